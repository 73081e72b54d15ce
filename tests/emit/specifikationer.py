"""Läser kontrollernas specifikationer och exemplen i deras dokumentation."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Final

SPECS: Final = Path(__file__).parents[1] / "checks"
_BLOCK: Final = re.compile(
    r"(?P<faults>(?:<!-- fel: [^\n]*-->\n)*)```(?P<kind>\w+)(?P<options>[^\n]*)\n(?P<text>.*?)\n```",
    re.DOTALL,
)
_FAULT: Final = re.compile(r"<!-- fel: (?P<code>\w+)(?: rad (?P<line>\d+))? -->")


@dataclass(frozen=True, slots=True)
class Example:
    """Ett exempel: rader, val för blocket, och de fel som ska hittas (kod och rad)."""

    name: str
    lines: tuple[str, ...]
    options: dict[str, str]
    faults: tuple[tuple[str, int | None], ...]


def examples(kind: str, pattern: str) -> list[Example]:
    """Exemplen i alla specifikationer vars filnamn passar."""
    found: list[Example] = []
    for path in sorted(SPECS.glob(pattern)):
        for number, block in enumerate(_BLOCK.finditer(path.read_text(encoding="utf-8")), 1):
            assert block["kind"] == kind, (path.name, number)
            faults = tuple(
                (fault["code"], int(fault["line"]) if fault["line"] else None)
                for fault in _FAULT.finditer(block["faults"])
            )
            options = (
                dict([block["options"].strip().split("=", maxsplit=1)]) if block["options"].strip() else {}
            )
            found.append(Example(f"{path.stem}-{number}", tuple(block["text"].split("\n")), options, faults))
    return found


def documented(code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Raderna i dokumentationens Fel och Rätt."""
    text = importlib.import_module(f"beslutsgen.checks.{code.lower()}").__doc__ or ""
    wrong, right = re.findall(r"^(?:Fel|Rätt)[^\n]*:\n\n((?:    [^\n]*\n?|\n)+)", text, re.MULTILINE)
    return tuple(dedent(wrong).strip().split("\n")), tuple(dedent(right).strip().split("\n"))
