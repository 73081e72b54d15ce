"""Läser guldsamlingen: korta texter med sina fakta, och små papperspar med det som motsäger varandra."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

import yaml

MAPP: Final = Path(__file__).resolve().parent
HALVOR: Final = ("fore", "efter", "blind")
TECKEN: Final = {
    "{nbsp}": "\u00a0",
    "{nnbsp}": "\u202f",
    "{nbhy}": "\u2011",
    "{shy}": "\u00ad",
    "{tab}": "\t",
}
RAD: Final = re.compile(
    r"(?P<osaker>\??)(?P<sort>[a-z_]+)(?: (?P<varde>.*?))?"
    r"(?: per=(?P<per>\S+))?(?: unit=(?P<unit>\S+))?(?: bound=(?P<bound>ca|max|min))?"
    r"(?: times=(?P<times>\d+|obegränsat))?"
    r" «(?P<text>[^»]*)»(?: #(?P<nr>\d+))?"
)


@dataclass(frozen=True, slots=True)
class Faktum:
    """Ett faktum som det listas, och dess ställe i texten."""

    sort: str
    varde: str
    per: tuple[str, ...]
    bound: str | None
    unit: str | None
    times: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Falla:
    """Något som liknar ett faktum men inte är det."""

    slag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """En text, vad den säger, vad som får räknas men inte måste, och vad som inte är något faktum."""

    namn: str
    halva: str
    om: str
    text: str
    fakta: tuple[Faktum, ...]
    valfria: tuple[Faktum, ...]
    fallor: tuple[Falla, ...]


def utskriven(text: str) -> str:
    """Texten med de tecken som skrivs ut inom klammer på sina platser."""
    for namn, tecken in TECKEN.items():
        text = text.replace(namn, tecken)
    return text


def tal(varde: str) -> str:
    """Värdet med talen i en enda form, så att 332.60 och 332.6 är samma."""
    try:
        return "..".join(f"{Decimal(del_).normalize():f}" for del_ in varde.split(".."))
    except InvalidOperation:
        return varde


def _stalle(text: str, sokt: str, nummer: str | None, var: str) -> tuple[int, int]:
    """Var den sökta texten står; numret krävs när den står på flera ställen."""
    stallen = [hit.start() for hit in re.finditer(f"(?={re.escape(sokt)})", text)]
    if not stallen:
        raise ValueError(f"{var}: {sokt!r} står inte i texten")
    if nummer is None and len(stallen) > 1:
        raise ValueError(f"{var}: {sokt!r} står {len(stallen)} gånger, ange vilken med #")
    start = stallen[int(nummer or 1) - 1]
    return start, start + len(sokt)


def _rad(rad: str, text: str, var: str) -> tuple[bool, Faktum | Falla]:
    """En rad i facit, och om den är valfri."""
    delar = RAD.fullmatch(rad)
    if delar is None:
        raise ValueError(f"{var}: raden kan inte läsas: {rad}")
    start, end = _stalle(text, utskriven(delar["text"]).replace("⏎", "\n"), delar["nr"], var)
    if delar["sort"] == "ej":
        return False, Falla(delar["varde"], start, end)
    times = None if delar["times"] in (None, "obegränsat") else int(delar["times"])
    per = tuple(delar["per"].split("/")) if delar["per"] else ()
    varde = tal(utskriven(delar["varde"]))
    return bool(delar["osaker"]), Faktum(
        delar["sort"], varde, per, delar["bound"], delar["unit"], times, start, end
    )


def _text(stycke: str, halva: str) -> Text:
    """Ett stycke i samlingen: rubrikrad, text, streck, facit."""
    rubrik, _, resten = stycke.partition("\n")
    namn, _, om = rubrik.partition(" ")
    ratext, _, facit = resten.partition("\n---\n")
    text = utskriven(ratext)
    rader = [rad for rad in facit.splitlines() if rad.strip() and rad != "inga"]
    lasta = [_rad(rad, text, namn) for rad in rader]
    return Text(
        namn,
        halva,
        om,
        text,
        tuple(sak for valfri, sak in lasta if isinstance(sak, Faktum) and not valfri),
        tuple(sak for valfri, sak in lasta if isinstance(sak, Faktum) and valfri),
        tuple(sak for _, sak in lasta if isinstance(sak, Falla)),
    )


def texter() -> tuple[Text, ...]:
    """Alla texter i samlingen, i filernas ordning."""
    return tuple(
        _text(stycke, fil.name.partition("-")[0])
        for fil in sorted((MAPP / "texter").glob("*.txt"))
        for stycke in re.split(r"^@ ", fil.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    )


@dataclass(frozen=True, slots=True)
class Motsagelse:
    """En motsägelse som ska hittas: slag, allvar, och de ställen som inte går ihop."""

    slag: str
    grad: str
    a: tuple[str, str]
    b: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Par:
    """Några små papper, kanske med en ärendefil, och det som motsäger varandra i dem."""

    namn: str
    halva: str
    om: str
    papper: dict[str, str]
    arende: str | None
    fel: tuple[Motsagelse, ...]


def _bytt(papper: dict[str, str], byten: list[list[str]], var: str) -> dict[str, str]:
    """Pappren med sina byten gjorda; det som byts måste stå exakt en gång."""
    nya = dict(papper)
    for fil, gammalt, nytt in byten:
        if nya[fil].count(gammalt) != 1:
            raise ValueError(f"{var}: {gammalt!r} står {nya[fil].count(gammalt)} gånger i {fil}")
        nya[fil] = nya[fil].replace(gammalt, nytt)
    return nya


def _plats(rad: list[str] | None, papper: dict[str, str], var: str) -> tuple[str, str] | None:
    """Ett ställe i ett papper, som måste finnas."""
    if rad is None:
        return None
    fil, text = rad[0], utskriven(rad[1])
    if text not in papper[fil]:
        raise ValueError(f"{var}: {text!r} står inte i {fil}")
    return fil, text


def _motsagelse(rad: dict[str, Any], papper: dict[str, str], var: str) -> Motsagelse:
    a = _plats(rad["a"], papper, var)
    assert a is not None
    return Motsagelse(rad["slag"], rad["grad"], a, _plats(rad.get("b"), papper, var))


def _par(rad: dict[str, Any], grunder: dict[str, dict[str, Any]], halva: str) -> Par:
    """Ett par; `av` lånar papper och ärendefil av ett annat."""
    grund = grunder[rad["av"]] if "av" in rad else rad
    papper = {fil: utskriven(text) for fil, text in grund["papper"].items()}
    papper = _bytt(papper, [[utskriven(x) for x in byte] for byte in rad.get("byt", ())], rad["id"])
    fel = tuple(_motsagelse(fel, papper, rad["id"]) for fel in rad.get("fel", ()))
    return Par(rad["id"], halva, rad["om"], papper, rad.get("arende", grund.get("arende")), fel)


def papperspar() -> tuple[Par, ...]:
    """Alla papperspar i samlingen, i filernas ordning."""
    alla: list[Par] = []
    for fil in sorted((MAPP / "par").glob("*.yaml")):
        rader = yaml.safe_load(fil.read_text(encoding="utf-8"))
        grunder = {rad["id"]: rad for rad in rader}
        alla += [_par(rad, grunder, fil.name.partition("-")[0]) for rad in rader]
    return tuple(alla)
