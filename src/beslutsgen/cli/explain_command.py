"""`beslutsgen explain`: förklara en kontroll, eller lista dem alla."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from beslutsgen.cli import console
from beslutsgen.cli.options import USAGE
from beslutsgen.report.line import Piece, Tone, line, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.report.line import Line

_FAMILIES: Final[Mapping[str, str]] = {
    "FIL": "filen",
    "MALL": "mallarna",
    "DOK": "de skrivna papperen",
    "DAT": "datum och perioder",
    "BEL": "belopp",
    "ANT": "antal",
    "NAM": "namn",
    "LAG": "lagrum",
    "TEX": "text",
    "UND": "underlag och mottagare",
    "PER": "personuppgifter",
}
# Avsnitten med löptext; de andra är exempel.
_RUNNING: Final = ("Vad", "Varför")
_WIDEST: Final = 100


@click.command("explain", options_metavar=USAGE)
@click.argument("code", required=False, metavar="[KOD]")
@click.option("--no-color", is_flag=True, help="Skriv utan färg.")
def command(code: str | None, *, no_color: bool) -> int:
    """Förklara en kontroll: vad den finner, varför, ett exempel, och hur man rättar.

    Utan KOD listas alla kontroller; med en familj, till exempel DAT, listas familjens.
    """
    from beslutsgen.checks.explain import explanation, titles

    known = titles()
    asked = _padded((code or "").strip().upper())
    text = explanation(asked)
    if text is not None:
        width = min(console.terminal_width() or _WIDEST, _WIDEST)
        console.show(_explained(text, width), color=not no_color)
        return 0
    listed = {one: title for one, title in known.items() if not asked or _family(one) == asked}
    if not listed:
        raise click.UsageError(
            f"Kontrollen {code} finns inte.{_close(asked, [*known, *_FAMILIES])} Alla listas av beslutsgen explain"
        )
    console.show(_listed(listed), color=not no_color)
    return 0


def _explained(text: str, width: int) -> Iterator[Line]:
    """Förklaringen med rubrikerna framhävda och löptexten bruten efter bredden; exemplen som de är."""
    title, *sections = text.split("\n\n")
    yield from told((), Piece(title, Tone.WEIGHTY), width, 2)
    for section in sections:
        heading, *rows = section.split("\n")
        yield ()
        yield line(heading, Tone.WEIGHTY)
        if heading in _RUNNING:
            yield from told((Piece("  "),), Piece(" ".join(row.strip() for row in rows)), width, 2)
        else:
            yield from map(line, rows)


def _listed(listed: Mapping[str, str]) -> Iterator[Line]:
    """Koderna under sina familjer."""
    family = None
    for code, title in listed.items():
        if _family(code) != family:
            if family:
                yield ()
            family = _family(code)
            yield line(f"{family}: {_FAMILIES[family]}", Tone.WEIGHTY)
        yield (Piece(f"  {code:9}", Tone.INFO), Piece(title))


def _family(code: str) -> str:
    return code.rstrip("0123456789")


def _padded(code: str) -> str:
    """Koden med tre siffror: DAT4 är DAT004."""
    family = _family(code)
    number = code.removeprefix(family)
    return f"{family}{int(number):03}" if family and number else code


def _close(code: str, known: list[str]) -> str:
    from rapidfuzz import process

    found = process.extractOne(code, known, score_cutoff=60)
    return f" Menade du {found[0]}?" if found else ""
