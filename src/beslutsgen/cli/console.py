"""Strömmarna ut: svenska tecken i alla konsoler, färg bara på en terminal."""

from __future__ import annotations

import io
import sys
from typing import Final

import click

# Tecken som en äldre konsol saknar, och vad som skrivs i stället.
_PLAIN: Final = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "…": "...",
        "”": '"',
        "“": '"',
        "’": "'",
        "\N{NO-BREAK SPACE}": " ",
        "→": "->",
        "•": "*",
    }
)
_STYLES: Final = {" fel ": "red", " varning ": "yellow", " upplysning ": "cyan", " godtaget ": "green"}


def prepare_streams() -> None:
    """Ser till att inget tecken kan få utskriften att haverera, vilken teckentabell konsolen än har."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def speak(text: str, *, err: bool = False, color: bool | None = None) -> None:
    """Skriver text för människor, i de tecken som strömmen klarar."""
    stream = sys.stderr if err else sys.stdout
    encoding = (stream.encoding or "ascii").lower().replace("-", "")
    if not encoding.startswith("utf"):
        text = text.translate(_PLAIN)
    if color is not False and stream.isatty():
        text = "\n".join(_styled(line) for line in text.split("\n"))
    click.echo(text, err=err, color=color)


def emit_data(text: str) -> None:
    """Skriver data för program: alltid UTF-8, och inget annat på standardutmatningen."""
    click.echo(text.encode("utf-8"))


def _styled(line: str) -> str:
    """Fyndets första rad i allvarets färg."""
    for word, color in _STYLES.items():
        if not line.startswith(" ") and word in line:
            return click.style(line, fg=color, bold=True)
    return line
