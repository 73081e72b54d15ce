"""Strömmarna ut: svenska tecken i alla konsoler, färg bara på en terminal, och aldrig ett haveri på ett tecken."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import shutil
import sys
import unicodedata
from typing import TYPE_CHECKING, Final, TextIO

import click

from beslutsgen.report.line import Tone, line, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from beslutsgen.report.line import Line

_HANDLER: Final = "beslutsgen.narmast"
# Tecken som en äldre konsol kan sakna, och vad som skrivs i stället.
_NEAREST: Final = {
    "–": "-",
    "—": "-",
    "−": "-",
    "…": "...",
    "”": '"',
    "“": '"',
    "’": "'",
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{NON-BREAKING HYPHEN}": "-",
    "→": ">",
    "•": "*",
    "§": "par.",
}
# Styrtecken ur en fil får inte styra terminalen, inte heller byta textens riktning.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_STYLES: Final = {
    Tone.ERROR: "bold red",
    Tone.WARNING: "bold yellow",
    Tone.INFO: "bold cyan",
    Tone.ACCEPTED: "bold green",
    Tone.GOOD: "green",
    Tone.WEIGHTY: "bold",
    Tone.QUIET: "dim",
}
# Läsaren i rörets andra ände har slutat läsa; Windows säger EINVAL.
_NOBODY_READS: Final = (errno.EPIPE, errno.EINVAL, errno.ESHUTDOWN)


class OutputError(Exception):
    """Utskriften gick inte att skriva, till exempel för att disken är full."""


def prepare_streams() -> None:
    """Ser till att inget tecken kan få utskriften att haverera, vilken teckentabell konsolen än har."""
    codecs.register_error(_HANDLER, _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def speak(text: str, *, err: bool = False) -> None:
    """Skriver vanlig text för människor."""
    show([line(row) for row in text.split("\n")], err=err)


def show(lines: Iterable[Line], *, err: bool = False, color: bool = True) -> None:
    """Skriver rader för människor, på en terminal i färg om inte `color` eller miljön säger nej."""
    stream = sys.stderr if err else sys.stdout
    clean = [tuple((_CONTROLS.sub("\ufffd", piece.text), piece.tone) for piece in pieces) for pieces in lines]
    if color and _colorful(stream):
        _deliver(lambda: _paint(clean, stream), stream)
    else:
        text = "\n".join("".join(text for text, _ in pieces) for pieces in clean)
        _deliver(lambda: click.echo(text, file=stream, color=False), stream)


def emit_data(text: str) -> None:
    """Skriver data för program: alltid UTF-8, och inget annat på standardutmatningen."""
    # En lös halva av ett teckenpar, ur ett filnamn i en annan teckenkod, blir \udcff: det är giltig JSON.
    data = text.encode("utf-8", errors="backslashreplace")
    _deliver(lambda: click.echo(data, file=sys.stdout), sys.stdout)


def terminal_width() -> int | None:
    """Terminalens bredd, eller `None` när utskriften går till en fil eller ett rör."""
    if not _is_terminal(sys.stdout):
        return None
    return max(shutil.get_terminal_size().columns, 40)
