"""Läser frassamlingen: en fras per rad, där det som ska hittas står mellan ⟦ och ⟧ med sitt värde efter |."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from beslutsgen.facts import listed

if TYPE_CHECKING:
    from beslutsgen.passage import Value

_MARKT: Final = re.compile(r"⟦([^|⟧]+)\|([^⟧]+)⟧")
_KODPUNKT: Final = re.compile(r"\\u([0-9a-f]{4})")


@dataclass(frozen=True, slots=True)
class Fras:
    """En fras och de fakta som ska hittas i den, som (text, värde)."""

    text: str
    fakta: tuple[tuple[str, str], ...]


def filer() -> list[Path]:
    """Samlingens filer."""
    return sorted((Path(__file__).parent / "fraser").glob("*.txt"))


def visat(value: Value) -> str:
    """Värdet på samlingens sätt: sort, värde, gräns, enhet, per, gånger."""
    form = listed(value)
    ganger = "" if form.kind != "extension" else f" {form.times} gånger" if form.times else " utan gräns"
    per = f" per {','.join(form.per)}" if form.per else ""
    bound = f" {form.bound}" if form.bound else ""
    unit = f" {form.unit}" if form.unit else ""
    return f"{form.kind} {form.value}{bound}{unit}{per}{ganger}"


def _klartext(rad: str) -> str:
    """Raden med radbrytningar och kodpunkter på plats."""
    return _KODPUNKT.sub(lambda match: chr(int(match[1], 16)), rad.replace("⏎", "\n"))


def fraser(fil: Path) -> list[Fras]:
    """Fraserna i en fil."""
    lista = []
    for rad in fil.read_text(encoding="utf-8").splitlines():
        if not rad.strip() or rad.startswith("#"):
            continue
        klar = _klartext(rad)
        fakta = tuple((match[1], match[2]) for match in _MARKT.finditer(klar))
        lista.append(Fras(_MARKT.sub(r"\1", klar), fakta))
    return lista
