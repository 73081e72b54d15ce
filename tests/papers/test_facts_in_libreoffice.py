"""Varje faktum i båda ärendena ändrat i LibreOffice: granskningen hittar det, och pull för det till ärendefilen."""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import office
import pytest
from bundna import bound
from cases import CASES, pack, papers_from, source
from filelock import FileLock
from overskrivna import WAYS, Typed, built, facts, jobs, one_of_each, saved, typed

from beslutsgen.arende import read_case
from beslutsgen.diagnostic import PaperSpot, TextSpot
from beslutsgen.pipeline import review_papers
from beslutsgen.pipeline.pull import pull_case
from beslutsgen.pipeline.tried import Pulled
from beslutsgen.review.newvalue import flat

if TYPE_CHECKING:
    from pathlib import Path

    from bundna import Bound

    from beslutsgen.diagnostic import Diagnostic

# Varför en uppgift som inte står i ärendefilen inte kan ändras i papperet.
REASONS: Final = {
    re.compile(r"pack\..*"): "kommer från mallpaketet",
    re.compile(r"lagrum\..*\.insats"): "lagens egna ord",
    re.compile(r"avtal\..*\.senaste_slut"): "räknas ut",
}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Mappen med alla papper, ändrade av ett enda LibreOffice för alla tester och alla processer som kör dem."""
    office.needed(uno=True)
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    made = shared / "varje-faktum"
    with FileLock(shared / "varje-faktum.las"):
        if not (made / "klart").exists():
            made.mkdir(exist_ok=True)
            office.worked([job for case in CASES for job in jobs(case, made)], made)
            (made / "klart").touch()
    return made


def review_faults(one: Typed, *, with_case: bool) -> list[str]:
    """Vad granskningen säger fel om det ändrade faktumet; tomt när allt stämmer."""
    case = source(one.case).encode() if with_case else None
    memories = {one.fact.paper: built(one.case)[one.fact.paper].memory}
    outcome = review_papers(
        {one.fact.paper: one.data}, case, case_file=f"{one.case}.yaml", pack=pack(), memories=memories
    )
    edits = [found for found in outcome.diagnostics if found.code.startswith("DOK")]
    # Ärendefilen har inte mallpaketets och lagens ord, men också det som räknas ut.
    wanted = ["DOK011"] if with_case and one.fact.in_the_file else ["DOK006", "DOK011"][: 1 + with_case]
    if len(edits) != 1 or edits[0].code not in wanted:
        return [f"{one.fact.path} {flat(one.said)}: {[(found.code, found.message) for found in edits]}"]
    faults = [part for part in (one.fact.path, one.fact.old, one.said) if flat(part) not in said(edits[0])]
    spot = edits[0].spot
    if not isinstance(spot, PaperSpot) or flat(spot.excerpt) != flat(one.said):
        faults.append(str(spot))
    return faults if outcome.reviewed[0].edited else [*faults, "papperet sägs vara orört"]


def said(found: Diagnostic) -> str:
    return flat(found.message)


def pull_faults(one: Typed, folder: Path) -> list[str]:
    """Vad pull gör fel med det ändrade faktumet; tomt när ärendefilen fick det nya värdet, och inget annat."""
    case, paper = folder / f"{one.case}.yaml", folder / one.fact.paper
    case.write_bytes(source(one.case).encode())
    paper.write_bytes(one.data)
    found = pull_case(case, [paper], pack())
    assert isinstance(found, Pulled), found
    if not one.fact.in_the_file:
        return refusal_faults(one, found)
    if found.left:
        return [f"{one.fact.path}: {said(left)}" for left in found.left]
    return [*outside(one, found), *next_build_faults(one, found)]


def refusal_faults(one: Typed, found: Pulled) -> list[str]:
    """Det som inte kan föras tillbaka lämnas, med skäl och råd."""
    reason = next(text for path, text in REASONS.items() if path.fullmatch(one.fact.path))
    fine = (
        found.new == found.old
        and [left.code for left in found.left] == ["DOK012"]
        and reason in said(found.left[0])
        and found.left[0].hint
    )
    return [] if fine else [f"{one.fact.path}: {[said(left) for left in found.left]}"]


def outside(one: Typed, found: Pulled) -> list[str]:
    """Ändringar i ärendefilen utanför uppgiftens eget värde."""
    spot = value_spot(one)
    lines = source(one.case).split("\n")
    before = "\n".join([*lines[: spot.line - 1], lines[spot.line - 1][: spot.column - 1]])
    after = "\n".join([lines[spot.line - 1][spot.column - 1 + spot.length :], *lines[spot.line :]])
    new = found.new.decode()
    if new.startswith(before) and new.endswith(after) and found.new != found.old:
        return []
    return [f"{one.fact.path}: mer än värdet är ändrat"]


def value_spot(one: Typed) -> TextSpot:
    """Värdets plats i ärendefilen; en periods början och slut står i periodens värde."""
    places = read_case(source(one.case).encode(), one.case).places
    parent, _, last = one.fact.path.rpartition(".")
    spot = places.spot(parent if last in ("start", "slut") else one.fact.path)
    assert isinstance(spot, TextSpot)
    return spot


def next_build_faults(one: Typed, found: Pulled) -> list[str]:
    """Ställena i nästa bygges papper där uppgiften inte är den nya."""
    again = bound(papers_from(found.new.decode(), f"{one.case}.yaml"))
    mine = [fact for fact in again if (fact.path, fact.notation) == (one.fact.path, one.fact.notation)]
    wrong = {flat(fact.old) for fact in mine} - {flat(one.said)}
    where = Counter(fact.paper for fact in mine)
    wanted = Counter(
        fact.paper
        for fact in facts(one.case)
        if (fact.path, fact.notation) == (one.fact.path, one.fact.notation)
    )
    return [f"{one.fact.path}: {wrong or where}"] if wrong or where != wanted else []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", CASES)
def test_review_finds_every_fact(case: str, way: str, folder: Path) -> None:
    found = typed(folder, case, way)
    assert len(found) > (120 if way == WAYS[0] else 80)
    assert {"word/document.xml", "word/header1.xml", "word/footer1.xml"} == {one.fact.part for one in found}
    assert [fault for one in found for fault in review_faults(one, with_case=False)] == []


@pytest.mark.parametrize("case", CASES)
def test_review_with_the_case_file_finds_every_fact(case: str, folder: Path) -> None:
    found = one_of_each(typed(folder, case, WAYS[0]), notations=True)
    assert [fault for one in found for fault in review_faults(one, with_case=True)] == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", CASES)
def test_pull_takes_every_fact_back_or_says_why_not(
    case: str, way: str, folder: Path, tmp_path: Path
) -> None:
    found = one_of_each(typed(folder, case, way), notations=way == WAYS[0])
    assert {one.fact.path for one in found} == {fact.path for fact in facts(case)}
    assert [fault for one in found for fault in pull_faults(one, tmp_path)] == []


def kinds() -> list[object]:
    """Det första faktumet av varje sort."""
    found: dict[str, object] = {}
    for case in CASES:
        for at, fact in enumerate(facts(case)):
            if fact.in_the_file:
                found.setdefault(fact.kind, pytest.param(case, fact, at, id=fact.kind))
    return [*found.values()]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("case", "fact", "at"), kinds())
def test_a_fact_of_each_kind(case: str, fact: Bound, at: int, way: str, folder: Path, tmp_path: Path) -> None:
    said = fact.near if way == WAYS[-1] else fact.new
    one = Typed(case, fact, said, saved(folder, case, at, way))
    assert review_faults(one, with_case=False) == []
    assert pull_faults(one, tmp_path) == []
