"""Strömmarna ut: svenska tecken i alla konsoler, färg bara på en terminal, och aldrig ett haveri på ett tecken."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
import unicodedata
from typing import TYPE_CHECKING, Final, TextIO

import click

from beslutsgen.pattern import late
from beslutsgen.report.line import Piece, Tone, line, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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
    "\N{NON-BREAKING HYPHEN}": "-",
    "→": ">",
    "•": "*",
    "§": "par.",
}
# Styrtecken ur en fil får inte styra terminalen, och inte heller byta textens riktning.
_CONTROLS: Final = late("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_STYLES: Final = {
    Tone.ERROR: "bold red",
    Tone.WARNING: "bold yellow",
    Tone.INFO: "bold cyan",
    Tone.ACCEPTED: "bold green",
    Tone.GOOD: "green",
    Tone.WEIGHTY: "bold",
    Tone.QUIET: "dim",
}
# Den som läste i rörets andra ände har slutat; Windows säger EINVAL.
_NOBODY_READS: Final = (errno.EPIPE, errno.EINVAL)
_NARROWEST: Final = 40


class OutputError(click.ClickException):
    """Utskriften gick inte att skriva, till exempel för att disken är full."""


def prepare_streams() -> None:
    """Ser till att inget tecken kan få utskriften att haverera, vilken teckentabell konsolen än har."""
    codecs.register_error(_HANDLER, _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def speak(text: str, *, err: bool = False) -> None:
    """Skriver vanlig text för människor."""
    show([line(row) for row in text.split("\n")], err=err, color=False)


def show(lines: Iterable[Line], *, err: bool = False, color: bool = True) -> None:
    """Skriver rader för människor, på en terminal i färg om inte `color` eller miljön säger nej."""
    stream = sys.stderr if err else sys.stdout
    clean = _clean(lines)
    if not clean:
        return
    if color and _colorful(stream):
        _deliver(stream, lambda: _paint(clean, stream))
    else:
        _deliver(stream, lambda: click.echo(plain(clean), file=stream, color=False))


def shows_color() -> bool:
    """Om standardutmatningen är en terminal som visar färg."""
    return _colorful(sys.stdout)


def emit_data(text: str) -> None:
    """Skriver data för program: alltid UTF-8, och inget annat på standardutmatningen."""
    # En lös halva av ett teckenpar, ur ett filnamn i en annan teckenkod, blir \udcff, som JSON kan läsa.
    data = text.encode("utf-8", errors="backslashreplace")
    _deliver(sys.stdout, lambda: click.echo(data, file=sys.stdout))


def terminal_width() -> int | None:
    """Terminalens bredd, eller `None` när utskriften går till en fil eller ett rör."""
    if not _is_terminal(sys.stdout):
        return None
    import shutil

    return max(shutil.get_terminal_size().columns, _NARROWEST)


def silence(stream: TextIO) -> None:
    """Låter resten av utskriften försvinna, också det som Python skriver när programmet slutar."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, stream.fileno())
    os.close(sink)


def _clean(lines: Iterable[Line]) -> Sequence[Line]:
    """Raderna utan styrtecken; nästan alltid som de är, och då räcker en fråga."""
    listed = tuple(lines)
    if _is_harmless("".join(piece.text for pieces in listed for piece in pieces)):
        return listed
    return [tuple(_harmless(piece) for piece in pieces) for pieces in listed]


def _is_harmless(text: str) -> bool:
    return text.replace("\u00a0", "").isprintable()


def _harmless(piece: Piece) -> Piece:
    if _is_harmless(piece.text):
        return piece
    return Piece(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", piece.text), piece.tone)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _colorful(stream: TextIO | None) -> bool:
    return _is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _paint(lines: Sequence[Line], stream: TextIO) -> None:
    """Raderna i färg; rich klarar också Windows äldre konsoler."""
    from rich.console import Console
    from rich.text import Text

    whole = Text("\n").join(
        Text.assemble(*((piece.text, _STYLES[piece.tone] if piece.tone else "") for piece in pieces))
        for pieces in lines
    )
    Console(file=stream, highlight=False).print(whole, soft_wrap=True)


def _deliver(stream: TextIO | None, write: Callable[[], None]) -> None:
    """Skriver; att läsaren har gått är inget fel, men det är en full disk."""
    if stream is None:
        return
    try:
        write()
    except OSError as error:
        silence(stream)
        # Kan inte ens standardfel skrivas finns det ingen att säga det till.
        if error.errno not in _NOBODY_READS and stream is not sys.stderr:
            from beslutsgen.emit.disk.refusals import cause

            raise OutputError(f"Utskriften kunde inte skrivas: {cause(error)[0]}.") from error


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Det närmaste som strömmens teckentabell har för tecken som den saknar."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_NEAREST.get(char) or _bare(char) for char in missing), error.end


def _bare(char: str) -> str:
    """Bokstaven utan prickar och ring: å blir a."""
    bare = "".join(part for part in unicodedata.normalize("NFKD", char) if part.isascii())
    return bare or "?"
