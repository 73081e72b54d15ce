"""Kommandoraden: argument, slutkoder och utskrift; inget annat."""

from __future__ import annotations

import sys

from beslutsgen.pipeline.collector import start


def main() -> None:
    """Kör kommandot. Slutkod 0: inget värre än varningar, 1: fel, 2: kommandoraden gick inte att använda."""
    # Först av allt: resten läses in härefter.
    start()
    from beslutsgen.cli.app import run
    from beslutsgen.cli.console import prepare_streams
    from beslutsgen.cli.swedish import speak_swedish

    prepare_streams()
    speak_swedish()
    sys.exit(run(sys.argv[1:]))
