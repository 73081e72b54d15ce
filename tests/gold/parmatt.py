"""Mäter granskningen på guldsamlingens papperspar: hittade motsägelser, och falska fel och varningar."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from granskning import granska

from beslutsgen.diagnostic import PaperSpot, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samling import Motsagelse, Par

    from beslutsgen.diagnostic import Diagnostic

ALLVAR = {"fel": Severity.ERROR, "varning": Severity.WARNING}


@dataclass(slots=True)
class Slagmatt:
    """Hur många motsägelser av ett slag som finns, hittades, fick rätt allvar, och bara märktes på det ena stället."""

    finns: int = 0
    hittade: int = 0
    ratt_allvar: int = 0
    ena: int = 0


@dataclass(slots=True)
class Parmatning:
    """Mått per slag, falska fynd per kod, och varje avvikelse i klartext."""

    par: int = 0
    rena: int = 0
    per_slag: defaultdict[str, Slagmatt] = field(default_factory=lambda: defaultdict(Slagmatt))
    ratta: Counter[str] = field(default_factory=Counter)
    fel_i_rena: Counter[str] = field(default_factory=Counter)
    varningar_i_rena: Counter[str] = field(default_factory=Counter)
    fel_utover: Counter[str] = field(default_factory=Counter)
    varningar_utover: Counter[str] = field(default_factory=Counter)
    avvikelser: list[str] = field(default_factory=list)


def _stallen(fynd: Diagnostic) -> Iterator[PaperSpot]:
    """Fyndets alla ställen i papper."""
    for spot in (fynd.spot, *(annat.spot for annat in fynd.related)):
        if isinstance(spot, PaperSpot):
            yield spot


def _nara(text: str) -> str:
    return " ".join(text.split())


def _ror(fynd: Diagnostic, stalle: tuple[str, str] | None) -> bool:
    """Om fyndet pekar på stället: rätt papper, och det ena textstycket rymmer det andra."""
    if stalle is None:
        return False
    fil, text = stalle[0], _nara(stalle[1])
    citat = [_nara(spot.excerpt) for spot in _stallen(fynd) if spot.file == fil]
    return any(ett and (ett in text or text in ett) for ett in citat)


def _namner(fynd: Diagnostic, stalle: tuple[str, str]) -> bool:
    """Om fyndet pekar på stället, eller på samma ord i ett annat papper."""
    return any(_ror(fynd, (spot.file, stalle[1])) for spot in _stallen(fynd))


def _ena(fynd: Diagnostic, sokt: Motsagelse) -> bool:
    """Om fyndet pekar på något av ställena."""
    return _ror(fynd, sokt.a) or _ror(fynd, sokt.b)


def _traff(fynd: Diagnostic, sokt: Motsagelse) -> bool:
    """Om fyndet är motsägelsen: det pekar på det ena stället och nämner det andra."""
    if sokt.b is None:
        return _ror(fynd, sokt.a)
    return _ena(fynd, sokt) and _namner(fynd, sokt.a) and _namner(fynd, sokt.b)


def _kort(fynd: Diagnostic) -> str:
    citat = ", ".join(f"{spot.file}: {_nara(spot.excerpt)}" for spot in _stallen(fynd))
    return f"{fynd.code} {fynd.severity} [{citat}] {fynd.message}"


def _mat_sokt(par: Par, sokt: Motsagelse, fynd: tuple[Diagnostic, ...], matning: Parmatning) -> None:
    """Lägger utfallet för en motsägelse till mätningen."""
    traffar = [ett for ett in fynd if _traff(ett, sokt)]
    matt = matning.per_slag[sokt.slag]
    matt.finns += 1
    matt.hittade += bool(traffar)
    ratt = any(ett.severity is ALLVAR[sokt.grad] for ett in traffar)
    matt.ratt_allvar += ratt
    ena = [] if traffar else [ett for ett in fynd if _ena(ett, sokt)]
    matt.ena += bool(ena)
    if ena:
        matning.avvikelser.append(f"{par.namn}: bara ett av ställena ({sokt.slag}): {_kort(ena[0])}")
    elif not traffar:
        matning.avvikelser.append(f"{par.namn}: missad motsägelse ({sokt.slag}) {sokt.a} {sokt.b}")
    elif not ratt:
        matning.avvikelser.append(
            f"{par.namn}: annat allvar än {sokt.grad} ({sokt.slag}): {_kort(traffar[0])}"
        )


def mat_par(par: Par, matning: Parmatning) -> None:
    """Lägger ett pars utfall till mätningen."""
    fynd = granska(par.papper, par.arende.encode() if par.arende else None)
    matning.par += 1
    matning.rena += not par.fel
    for sokt in par.fel:
        _mat_sokt(par, sokt, fynd, matning)
    for ett in fynd:
        if any(_traff(ett, sokt) for sokt in par.fel):
            matning.ratta[ett.code] += 1
            continue
        if any(_ena(ett, sokt) for sokt in par.fel):
            continue  # räknas i kolumnen för det ena stället
        fel = ett.severity is Severity.ERROR
        raknare = (
            (matning.fel_utover if fel else matning.varningar_utover)
            if par.fel
            else (matning.fel_i_rena if fel else matning.varningar_i_rena)
        )
        raknare[ett.code] += 1
        matning.avvikelser.append(f"{par.namn}: utöver facit: {_kort(ett)}")


def mat(alla: Iterable[Par]) -> Parmatning:
    """Mätningen av granskningen på paren."""
    matning = Parmatning()
    for par in alla:
        mat_par(par, matning)
    return matning


def _antal(raknare: Counter[str]) -> str:
    koder = ", ".join(f"{kod} {antal}" for kod, antal in sorted(raknare.items()))
    return f"{sum(raknare.values())}" + (f" ({koder})" if koder else "")


def _per_kod(matning: Parmatning) -> list[str]:
    """Kontrollerna: hur många av deras fynd som hör till en motsägelse i facit, och hur många som inte gör det."""
    falska = (
        matning.fel_i_rena + matning.fel_utover,
        matning.varningar_i_rena + matning.varningar_utover,
    )
    rader = [
        "| kontroll | rätt | falska fel | falska varningar | precision |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for kod in sorted({*matning.ratta, *falska[0], *falska[1]}):
        ratta, fel, varningar = matning.ratta[kod], falska[0][kod], falska[1][kod]
        rader.append(f"| {kod} | {ratta} | {fel} | {varningar} | {ratta / (ratta + fel + varningar):.3f} |")
    return rader


def _rad(slag: str, matt: Slagmatt) -> str:
    tackning = f"{matt.hittade / matt.finns:.3f}" if matt.finns else "–"
    return f"| {slag} | {matt.finns} | {matt.hittade} | {tackning} | {matt.ratt_allvar} | {matt.ena} |"


def tabell(matning: Parmatning) -> list[str]:
    """Mätningen som rader: en tabell per slag och raderna om det som inte skulle ha sagts."""
    rader = [
        "| slag | finns | hittade | täckning | rätt allvar | bara ena stället |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    summa = Slagmatt()
    for slag, matt in sorted(matning.per_slag.items()):
        rader.append(_rad(slag, matt))
        summa.finns += matt.finns
        summa.hittade += matt.hittade
        summa.ratt_allvar += matt.ratt_allvar
        summa.ena += matt.ena
    rader.append(_rad("**alla**", summa))
    motsagande = matning.par - matning.rena
    rader += [
        "",
        *_per_kod(matning),
        "",
        f"{matning.par} par, varav {matning.rena} rena.",
        f"Fel i de {matning.rena} rena: {_antal(matning.fel_i_rena)}.",
        f"Varningar i de rena: {_antal(matning.varningar_i_rena)}.",
        f"Fel utöver facit i de {motsagande} andra: {_antal(matning.fel_utover)}.",
        f"Varningar utöver facit i dem: {_antal(matning.varningar_utover)}.",
    ]
    return rader
