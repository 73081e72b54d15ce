"""Det som `check` visar för kända ärenden, att jämföra med texterna i mappen text.

`python tests/cli/snapshots.py` skriver om texterna; skillnaden granskas som all annan text.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

from beslutsgen.cli.options import Reporting
from beslutsgen.cli.work import check_all
from beslutsgen.report.summary import Layout
from beslutsgen.report.text import as_text

HERE: Final = Path(__file__).parent
TEXTS: Final = HERE / "text"
ARENDEN: Final = HERE.parents[1] / "arenden"
SMALL: Final = HERE / "litet.yaml"
REAL: Final = ("kanberget", "korttidsvistelse-lss")
# Fel som handläggare gör: raden som den ska vara, och som den blev.
BROKEN: Final = {
    "fel-datum": ("    period: 2026-05-01–2028-04-30", "    period: 2026-05-01–2028-02-30"),
    "saknat-komma": (
        "  bestallare: {namn: Vård- och omsorgsnämnden, roll: bestallare}",
        "  bestallare: {namn: Vård- och omsorgsnämnden roll: bestallare}",
    ),
    "felstavad-nyckel": ("  sammantrade: 2026-03-19", "  samanträde: 2026-03-19"),
    "tabb": ("    slag: verksamhetsuppdrag", "\t\tslag: verksamhetsuppdrag"),
    # Ur Excel: hårt blanksteg mellan grupperna, ören, och en tabb till nästa cell.
    "belopp-ur-excel": (
        'varde: "1 250 000 kr per år"',
        "varde: 1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000,00\tkr per år",
    ),
}
_REPORTING: Final = Reporting(format="text", quiet=False, strict=False, select=(), ignore=(), color=False)


def shown(name: str) -> str:
    """Texten för ett ärende; filen visas utan mapp, så att texten är densamma överallt."""
    if name in REAL:
        text = (ARENDEN / f"{name}.yaml").read_text(encoding="utf-8")
    else:
        text = SMALL.read_text(encoding="utf-8")
        right, wrong = BROKEN.get(name, ("", ""))
        assert right in text
        text = text.replace(right, wrong, 1) if right else text
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            case = Path(f"{name}.yaml")
            case.write_text(text, encoding="utf-8")
            result = check_all([case], {"templates": None}, _REPORTING)
        finally:
            os.chdir(here)
    return as_text(result, Layout()) + "\n"


if __name__ == "__main__":
    for each in ("litet", *BROKEN, *REAL):
        (TEXTS / f"{each}.txt").write_text(shown(each), encoding="utf-8", newline="\n")
