"""Alla mätningar i ett kommando: python benchmarks [--snabb]. Tabellerna kommer på standardutmatningen."""

from __future__ import annotations

import argparse
import compileall
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import beslutsgen
from beslutsgen.pipeline.collector import settle
from cold import cold
from finder import finder
from identical import identical
from machine import machine
from reviewing import reviewing
from scale import scale
from stages import stages
from warm import warm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _measurements(folder: Path, *, quick: bool) -> Mapping[str, tuple[str, Callable[[], str]]]:
    cases, rounds = (10, 3) if quick else (50, 9)
    counts = (1, 10) if quick else (1, 10, 100, 1000)
    megabytes = (0.1, 1) if quick else (1, 10, 100)
    return {
        "varm": ("Varm: varje värde och varje stycke olika", lambda: warm(cases, rounds, prose=True)),
        "varden": ("Varm: varje värde olika, styckena lika", lambda: warm(cases, rounds, prose=False)),
        "steg": ("Stegen", lambda: stages(cases, folder)),
        "kall": ("Kall", lambda: cold(rounds, folder)),
        "lika": ("Samma bytes", lambda: identical(cases, folder)),
        "skala": ("Många ärenden", lambda: scale(counts, 1 if quick else 2, folder)),
        "sok": ("Sökaren", lambda: finder(0.3 if quick else 3, rounds)),
        "granska": ("Granskning", lambda: reviewing(megabytes, folder)),
    }


def main() -> None:
    """Mät det som valts, eller allt."""
    parser = argparse.ArgumentParser(prog="python benchmarks", description="Mäter beslutsgen mot docxtpl.")
    parser.add_argument(
        "--snabb",
        action="store_true",
        help="färre varv, ärenden och byte",
    )
    parser.add_argument("bara", nargs="*", help="varm, varden, steg, kall, lika, skala, sok, granska")
    chosen = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # standardutmatningen är en textström
    # Som i en installation finns bytekoden redan, så som docxtpls gör.
    compileall.compile_dir(Path(beslutsgen.__file__).parent, quiet=1)
    # Skräpsamlaren ställs som i programmet, för båda sätten.
    settle()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (title, measure) in _measurements(Path(folder), quick=chosen.snabb).items():
            if not chosen.bara or name in chosen.bara:
                print(f"\n**{title}**\n\n{measure()}", flush=True)


if __name__ == "__main__":
    main()
