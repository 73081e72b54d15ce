"""Utkast ur papper i minnet, och måttet på hur nära ett utkast är en ärendefil."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import case_facts, read_case
from beslutsgen.arende.packfiles import PackFiles
from beslutsgen.facts import Namn, agrees
from beslutsgen.pipeline import open_pack
from beslutsgen.prefill import Given, draft_case
from beslutsgen.review.papers import review

if TYPE_CHECKING:
    from collections.abc import Iterable

    from beslutsgen.arende import Faktum
    from beslutsgen.arende.model import Arende
    from beslutsgen.prefill import Drafted

ROOT: Final = Path(__file__).parents[2]
PAPERS: Final = ROOT / "tests" / "data" / "papers"
CASES: Final = ("kanberget", "korttidsvistelse-lss")


@cache
def pack() -> PackFiles:
    files = open_pack()
    assert isinstance(files, PackFiles), files
    return files


def draft(given: Given | None = None, **papers: str) -> Drafted:
    """Utkastet ur texterna; namnet är papperets fil utan .txt."""
    return draft_of({f"{name}.txt": text.encode() for name, text in papers.items()}, given)


def draft_of(files: dict[str, bytes], given: Given | None = None) -> Drafted:
    found = review(files, None, pack().pack)
    return draft_case(found.documents, found.diagnostics, pack().pack, given or Given(), "arenden/fall.yaml")


def case(text: str) -> Arende:
    """Utkastet läst som ärendefil, utan ett enda fel i filen."""
    loaded = read_case(text.encode(), "fall.yaml")
    assert loaded.diagnostics == (), [(one.code, one.message, one.spot) for one in loaded.diagnostics]
    assert loaded.model is not None
    return loaded.model


@cache
def real(name: str) -> Drafted:
    return draft_of({f"{name}.txt": (PAPERS / f"{name}.txt").read_bytes()})


@cache
def kept(name: str) -> Arende:
    return case((ROOT / "arenden" / f"{name}.yaml").read_text(encoding="utf-8"))


def same(a: Faktum, b: Faktum) -> bool:
    if isinstance(a.value, Namn) and isinstance(b.value, Namn):
        return a.value.text.casefold() == b.value.text.casefold()
    return agrees(a.value, b.value)


def kind(fact: Faktum) -> tuple[str, str]:
    """Avsnittet och fältet: `avtal`, `period`."""
    section, _, rest = fact.path.partition(".")
    return section, rest.partition(".")[2].partition("[")[0]


def missed(arende: Arende, drafted: Iterable[Faktum], *, placed: bool) -> list[Faktum]:
    """De fakta i ärendefilen som utkastet inte har, eller (`placed`) inte har i samma avsnitt och fält."""
    facts = [*drafted]
    return [
        one
        for one in case_facts(arende)
        if not any(same(one, other) and (not placed or kind(one) == kind(other)) for other in facts)
    ]
