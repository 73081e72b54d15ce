"""Mäter beslutsgen på guldsamlingen: `python tests/gold/matt.py [--halva fore|efter] [--fel]`."""

from __future__ import annotations

import argparse
import sys

import faktamatt
from samling import HALVOR, texter


def main() -> int:
    """Skriver måtten som tabeller; med `--fel` också varje avvikelse."""
    val = argparse.ArgumentParser(prog="matt.py", description="Måtten på guldsamlingen.")
    val.add_argument("--halva", choices=HALVOR, help="bara den ena halvan av samlingen")
    val.add_argument("--fel", action="store_true", help="skriv också ut varje avvikelse")
    valt = val.parse_args()
    matning = faktamatt.mat(text for text in texter() if valt.halva in (None, text.halva))
    rader = ["Fakta", "", *faktamatt.tabell(matning)]
    if valt.fel:
        rader += ["", *matning.avvikelser]
    sys.stdout.write("\n".join(rader) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
