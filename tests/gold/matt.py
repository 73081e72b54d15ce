"""Mäter beslutsgen på guldsamlingen: `python tests/gold/matt.py [--halva HALVA] [--bara fakta|par] [--fel]`."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import faktamatt
import parmatt
from samling import HALVOR, papperspar, texter

if TYPE_CHECKING:
    from collections.abc import Iterator


def _rader(valt: argparse.Namespace) -> Iterator[str]:
    """Måtten som rader, och med `--fel` varje avvikelse."""
    halvor = (valt.halva,) if valt.halva else HALVOR
    if valt.bara in (None, "fakta"):
        fakta = faktamatt.mat(text for text in texter() if text.halva in halvor)
        yield from ("Fakta", "", *faktamatt.tabell(fakta), "")
        yield from fakta.avvikelser if valt.fel else ()
    if valt.bara in (None, "par"):
        par = parmatt.mat(ett for ett in papperspar() if ett.halva in halvor)
        yield from ("Papperspar", "", *parmatt.tabell(par), "")
        yield from par.avvikelser if valt.fel else ()


def main() -> int:
    """Skriver måtten som tabeller."""
    val = argparse.ArgumentParser(prog="matt.py", description="Måtten på guldsamlingen.")
    val.add_argument("--halva", choices=HALVOR, help="bara en del av samlingen")
    val.add_argument("--bara", choices=("fakta", "par"), help="bara det ena måttet")
    val.add_argument("--fel", action="store_true", help="skriv också ut varje avvikelse")
    sys.stdout.write("\n".join(_rader(val.parse_args())) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
