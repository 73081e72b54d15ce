"""Ändringar i papper hittar sina platser i ärendefilen, och inget annat i filen ändras."""

from __future__ import annotations

import difflib
import importlib
import re
from collections import defaultdict
from functools import cache
from io import BytesIO
from textwrap import dedent
from typing import TYPE_CHECKING, Final

import docx
import pytest
from andra_varden import other
from bundna import bound
from cases import CASES, ROOT, pack, papers_from, source
from redigera import replaced, retyped, stripped
from stycken import added, removed

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.facts import write
from beslutsgen.pipeline.pull import pull_case
from beslutsgen.pipeline.tried import Pulled
from beslutsgen.review.newvalue import flat

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bundna import Bound

    from beslutsgen.emit.fill.paper import Paper


@cache
def built(case: str) -> Mapping[str, Paper]:
    return papers_from(source(case), f"{case}.yaml")


@cache
def facts(case: str) -> tuple[Bound, ...]:
    """Varje faktum i ärendets papper, en gång för varje skrivsätt."""
    return tuple({(one.path, one.notation): one for one in reversed(bound(built(case)))}.values())[::-1]


def mine(case: str) -> tuple[Bound, ...]:
    return tuple(fact for fact in facts(case) if fact.in_the_file)


def pulled(folder: Path, text: str, papers: Mapping[str, bytes]) -> Pulled:
    case = folder / "arende.yaml"
    case.write_bytes(text.encode())
    paths = []
    for name, data in papers.items():
        (folder / name).write_bytes(data)
        paths.append(folder / name)
    found = pull_case(case, paths, pack())
    assert isinstance(found, Pulled), found
    return found


def changed_lines(found: Pulled) -> list[str]:
    """Raderna som skiljer, med - och +."""
    old, new = found.old.decode().splitlines(), found.new.decode().splitlines()
    return [line for line in difflib.unified_diff(old, new, n=0, lineterm="") if line[0] in "+-"][2:]


def printed(case: str, data: bytes) -> Mapping[tuple[str, str], list[str]]:
    """Varje utskriven uppgift i nästa bygge, efter sökväg och skrivsätt."""
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for paper in papers_from(data.decode(), f"{case}.yaml").values():
        for placed in paper.placed:
            for one in placed.passage.facts:
                texts[one.path or "", one.notation or ""].append(placed.passage.text[one.start : one.end])
    return texts


def said(found: Pulled) -> list[str]:
    return [one.message for one in found.left]


def one_edit(folder: Path, case: str, name: str, old: str, new: str) -> Pulled:
    paper = built(case)[name]
    return pulled(folder, source(case), {name: replaced(paper.data, old, new)})


def _one_of_each() -> list[object]:
    """Ett faktum av varje sort, i vart och ett av de skrivsätt som ärendena använder."""
    chosen: dict[tuple[str, str], tuple[str, Bound]] = {}
    for case in CASES:
        for fact in mine(case):
            part = fact.path.rpartition(".")[2]
            kind = f"{fact.value.kind} {part}" if part in ("start", "slut") else fact.value.kind
            chosen.setdefault((kind, fact.notation), (case, fact))
    return [
        pytest.param(*found, id=f"{kind}|{notation}:{found[1].path}")
        for (kind, notation), found in chosen.items()
    ]


@pytest.mark.parametrize(("case", "fact"), _one_of_each())
def test_a_changed_fact_changes_that_value_alone(case: str, fact: Bound, tmp_path: Path) -> None:
    typed = write(other(fact.value), fact.notation)
    found = pulled(
        tmp_path, source(case), {fact.paper: retyped(built(case)[fact.paper].data, fact.mark, typed)}
    )
    assert not found.left
    assert [line[0] for line in changed_lines(found)] == ["-", "+"]
    # Nästa bygge har det nya i alla papper där uppgiften står i samma skrivsätt.
    texts = printed(case, found.new)[fact.path, fact.notation]
    assert {flat(text) for text in texts} == {flat(typed)}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("marks", ["med bokmärken", "utan bokmärket", "utan alla bokmärken"])
def test_every_fact_of_a_case_at_once(case: str, marks: str, tmp_path: Path) -> None:
    papers = {name: paper.data for name, paper in built(case).items()}
    # Början och slut hör till en period som inte själv ändras: de byts var för sig.
    first = {fact.path: fact for fact in reversed(mine(case))}
    for fact in first.values():
        typed = write(other(fact.value), fact.notation)
        papers[fact.paper] = retyped(papers[fact.paper], fact.mark, typed, keep=marks == "med bokmärken")
    if marks == "utan alla bokmärken":
        papers = {name: stripped(data) for name, data in papers.items()}
    found = pulled(tmp_path, source(case), papers)
    now = printed(case, found.new)
    wrong = {
        fact.path: (now[fact.path, fact.notation], said(found))
        for fact in first.values()
        if {flat(one) for one in now[fact.path, fact.notation]}
        != {flat(write(other(fact.value), fact.notation))}
    }
    assert not wrong
    assert not found.left


def test_computed_facts_and_the_pack_are_left_with_a_remedy(tmp_path: Path) -> None:
    left = [(case, fact) for case in CASES for fact in facts(case) if not fact.in_the_file]
    assert len(left) > 20
    for case, fact in left:
        typed = write(other(fact.value), fact.notation)
        data = retyped(built(case)[fact.paper].data, fact.mark, typed)
        found = pulled(tmp_path, source(case), {fact.paper: data})
        assert found.new == found.old
        assert found.left
        assert all(one.hint and one.code == "DOK012" for one in found.left)


def test_an_untouched_paper_has_nothing_to_take_back(tmp_path: Path) -> None:
    for case in CASES:
        found = pulled(tmp_path, source(case), {name: paper.data for name, paper in built(case).items()})
        assert (found.new, found.left) == (found.old, ())


def test_a_word_in_the_prose_is_changed_and_its_references_stand(tmp_path: Path) -> None:
    found = one_edit(
        tmp_path, "kanberget", "tjansteskrivelse.docx", "respektive huvudman", "båda huvudmännen"
    )
    assert not found.left
    assert changed_lines(found) == [
        "-    respektive huvudman i en sammanhållen verksamhet vid {{ termer.kanberget }} för {{ termer.insats }}.",
        "+    båda huvudmännen i en sammanhållen verksamhet vid {{ termer.kanberget }} för {{ termer.insats }}.",
    ]


ADDED: Final = [
    ("verksamhetsuppdrag.docx", "Uppdraget gäller för perioden", "standardtext ur mallpaketet"),
    ("tjansteskrivelse.docx", "Uppföljning och utvärdering", "intill text ur Wordmallen"),
    ("tjansteskrivelse.docx", "Linköpings kommun", "intill en uppgift"),
]


@pytest.mark.parametrize(("name", "old", "beside"), ADDED)
def test_text_that_is_added_is_not_said_to_stand_in_the_pack(
    name: str, old: str, beside: str, tmp_path: Path
) -> None:
    found = one_edit(tmp_path, "kanberget", name, old, f"{old} och mer")
    assert found.left
    for left in found.left:
        assert isinstance(left.spot, PaperSpot)
        assert left.spot.excerpt.strip() == "och mer"
        assert left.message.startswith("Texten är tillagd i")
        assert beside in left.message


@pytest.mark.parametrize("part", ["header", "footer"])
def test_a_new_paragraph_in_a_header_or_footer_goes_into_the_template(part: str, tmp_path: Path) -> None:
    case, name = "kanberget", "tjansteskrivelse.docx"
    document = docx.Document(BytesIO(built(case)[name].data))
    getattr(document.sections[0], part).add_paragraph("Reviderad i mars.")
    document.save(edited := BytesIO())
    (left,) = pulled(tmp_path, source(case), {name: edited.getvalue()}).left
    assert "sidhuvud eller sidfot" in left.message
    assert "mallen" in (left.hint or "")


def test_a_sentence_is_added_at_the_end_of_a_paragraph(tmp_path: Path) -> None:
    found = one_edit(
        tmp_path, "kanberget", "tjansteskrivelse.docx", "målgrupp, samverkan och metodutveckling.",
        "målgrupp, samverkan och metodutveckling. Nämnden får en rapport: varje år, utan *undantag*.",
    )  # fmt: skip
    assert not found.left
    assert changed_lines(found)[1].endswith(
        r"metodutveckling. Nämnden får en rapport: varje år, utan \*undantag\*."
    )


def test_prose_on_one_line_gets_quotes_when_the_new_text_needs_them(tmp_path: Path) -> None:
    found = one_edit(
        tmp_path, "kanberget", "tjansteskrivelse.docx", "utbyggnadsplan", "utbyggnadsplan: se bilaga"
    )
    assert not found.left
    removed, added = changed_lines(found)[:2], changed_lines(found)[2:]
    assert [added[0].replace('"', ""), added[1].replace('."', ".").replace(": se bilaga", "")] == [
        line.replace("-", "+", 1) for line in removed
    ]


def test_the_same_edit_in_two_papers_is_taken_once(tmp_path: Path) -> None:
    old, new = "patient-, personal- och verksamhetsperspektiv", "patient- och personalperspektiv"
    papers = {
        name: replaced(built("kanberget")[name].data, old, new)
        for name in ("tjansteskrivelse.docx", "verksamhetsuppdrag.docx")
    }
    found = pulled(tmp_path, source("kanberget"), papers)
    assert not found.left
    assert len(changed_lines(found)) == 2


def test_two_papers_that_disagree_are_left_and_the_rest_is_taken(tmp_path: Path) -> None:
    case = "kanberget"
    amounts = [fact for fact in facts(case) if fact.path == "belopp.uppdrag"]
    one = replaced(built(case)["forslag-till-beslut.docx"].data, "3,8", "3,9")
    two = replaced(built(case)["tjansteskrivelse.docx"].data, "3,8", "4,1")
    two = replaced(two, "respektive huvudman", "båda huvudmännen")
    assert amounts
    found = pulled(tmp_path, source(case), {"forslag-till-beslut.docx": one, "tjansteskrivelse.docx": two})
    assert {one.code for one in found.left} == {"DOK012"}
    assert any("3,9" in message and "4,1" in message for message in said(found))
    assert len(changed_lines(found)) == 2


def test_the_case_file_may_have_changed_elsewhere(tmp_path: Path) -> None:
    """Trevägs: papperet byggdes av en tidigare ärendefil, och minnet av texten finns kvar."""
    case, name = "kanberget", "tjansteskrivelse.docx"
    paper = built(case)[name]
    memory = tmp_path / ".beslutsgen"
    memory.mkdir()
    (memory / f"{name}.json").write_bytes(paper.memory)
    newer = (
        source(case)
        .replace("2,9 mnkr per år", "3,1 mnkr per år")
        .replace("ett nytt samverkansavtal", "ett samverkansavtal")
    )
    data = replaced(replaced(paper.data, "respektive huvudman", "båda huvudmännen"), "3,8", "3,9")
    found = pulled(tmp_path, newer, {name: data})
    assert not found.left, said(found)
    assert len(changed_lines(found)) == 4
    conflict = pulled(tmp_path, newer.replace("3,8 mnkr", "4,4 mnkr"), {name: data})
    assert ["4,4" in message for message in said(conflict)] == [True, True] or any(
        "4,4" in one for one in said(conflict)
    )
    assert len(changed_lines(conflict)) == 2


def test_without_memory_of_another_case_file_the_comparison_is_said_to_be_missing(tmp_path: Path) -> None:
    data = replaced(built("kanberget")["tjansteskrivelse.docx"].data, "3,8", "3,9")
    found = pulled(
        tmp_path, source("kanberget").replace("2,9 mnkr", "3,1 mnkr"), {"tjansteskrivelse.docx": data}
    )
    assert found.new == found.old
    assert said(found)[0].startswith("Jämförelse saknas")


def _lines(text: str) -> list[str]:
    return [line for line in text.strip().splitlines() if line]


def _edited(data: bytes, word: str, old: str, new: str = "") -> bytes:
    if word == "nytt":
        return added(data, old, new)
    if word == "borttaget":
        return removed(data, old)
    assert word == "ändrat"
    return replaced(data, old.replace("10 000 kr", "10\xa0000\xa0kr"), new)


def _examples() -> list[tuple[str, list[str]]]:
    spec = (ROOT / "tests" / "checks" / "dok012.md").read_text(encoding="utf-8")
    blocks = re.findall(r"((?:<!-- fel: DOK012 -->\n)*)```tillbaka\n(.*?)```", spec, re.DOTALL)
    doc = importlib.import_module("beslutsgen.checks.dok012").__doc__ or ""
    wrong, right = re.findall(r"^(?:Fel|Rätt):\n\n((?:    [^\n]*\n)+)", doc, re.MULTILINE)
    found = [(text, ["DOK012"] * faults.count("DOK012")) for faults, text in blocks]
    return [*found, (dedent(wrong), ["DOK012"]), (dedent(right), [])]


@pytest.mark.parametrize(("text", "codes"), _examples())
def test_the_specification_holds(text: str, codes: list[str], tmp_path: Path) -> None:
    papers: dict[str, bytes] = {}
    for line in _lines(text):
        word, name, rest = line.split(" ", 2)
        papers[name] = _edited(papers.get(name, built("kanberget")[name].data), word, *rest.split(" -> "))
    found = pulled(tmp_path, source("kanberget"), papers)
    assert [one.code for one in found.left] == codes
    assert all(one.hint and one.message.endswith(".") for one in found.left)
    assert (found.new == found.old) == bool(codes)
