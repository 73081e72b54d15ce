"""Det som `check` visar för kända ärenden och `review` för kända papper, att jämföra med texterna i mappen text.

`python tests/cli/snapshots.py` skriver om texterna; skillnaden granskas som all annan text.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from beslutsgen.cli.options import Reporting
from beslutsgen.cli.paper_inputs import paper_groups
from beslutsgen.cli.show import gathered
from beslutsgen.cli.work import build_all, check_all, review_all
from beslutsgen.report.summary import Layout
from beslutsgen.report.text import as_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.cli.work import Work

HERE: Final = Path(__file__).parent
TEXTS: Final = HERE / "text"
ARENDEN: Final = HERE.parents[1] / "arenden"
PAPERS: Final = HERE.parent / "data" / "papers"
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
    """Texten för ett ärende eller för papper; filerna visas utan mapp, så att texten är densamma överallt."""
    action, _, case = name.partition("-")
    how = _REVIEWS.get(action)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        return how(case) if how else _checked(name)


def _checked(name: str) -> str:
    if name in REAL:
        text = _case(name)
    else:
        text = SMALL.read_text(encoding="utf-8")
        right, wrong = BROKEN.get(name, ("", ""))
        assert right in text
        text = text.replace(right, wrong, 1) if right else text
    Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    return _text(check_all([Path(f"{name}.yaml")], {"templates": None}, _REPORTING))


def _alone(name: str) -> str:
    """Det riktiga papperet som det är."""
    return _reviewed({f"{name}.txt": _paper(name)})


def _split(name: str) -> str:
    """Det riktiga papperet delat i sina två delar."""
    proposal, heading, letter = _paper(name).partition(" Bakgrund")
    return _reviewed({"forslag.txt": proposal, "tjansteskrivelse.txt": f"{heading}{letter}"})


def _built(name: str) -> str:
    """Våra egna papper, mot ärendet som de skrevs ur."""
    case = Path(f"{name}.yaml")
    case.write_text(_case(name), encoding="utf-8")
    build: dict[str, Any] = defaultdict(bool, out=Path(), only=(), templates=None, no_cache=True)
    gathered(build_all([case], build, _REPORTING))
    papers = tuple(paper.rename(paper.name) for paper in sorted(Path(name).glob("*.docx")))
    assert papers
    return _review(papers, case)


def _reviewed(papers: dict[str, str]) -> str:
    for file, text in papers.items():
        Path(file).write_text(text, encoding="utf-8")
    return _review(tuple(map(Path, papers)), None)


def _review(papers: tuple[Path, ...], case: Path | None) -> str:
    # Val som inte anges är inte gjorda, också de som kommer till.
    options: dict[str, Any] = defaultdict(lambda: None, case=case)
    found = review_all(paper_groups(papers), options, _REPORTING)
    return _text(found, Layout(reviewing=True))


def _text(work: Work, layout: Layout | None = None) -> str:
    return as_text(gathered(work), layout or Layout()) + "\n"


def _case(name: str) -> str:
    return (ARENDEN / f"{name}.yaml").read_text(encoding="utf-8")


def _paper(name: str) -> str:
    return (PAPERS / f"{name}.txt").read_text(encoding="utf-8")


_REVIEWS: Final[dict[str, Callable[[str], str]]] = {"papper": _alone, "delat": _split, "byggt": _built}
REVIEWED: Final = tuple(f"{action}-{name}" for action in _REVIEWS for name in REAL)
ALL: Final = ("litet", *BROKEN, *REAL, *REVIEWED)

if __name__ == "__main__":
    for each in ALL:
        (TEXTS / f"{each}.txt").write_text(shown(each), encoding="utf-8", newline="\n")
