"""Exemplen i specifikationerna för redigerade papper, och granskningen av stämplade papper som helhet."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import docx
import pytest
import redigera
from cases import built, pack, papers_from, source
from specifikationer import documented, examples

from beslutsgen.arende import read_case
from beslutsgen.diagnostic import PaperSpot
from beslutsgen.pipeline import review_papers
from beslutsgen.readback import Document, read_paper
from beslutsgen.review.changes import changes
from beslutsgen.word.stamp import MEMORY_VERSION

if TYPE_CHECKING:
    from specifikationer import Example

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.emit.fill.paper import Paper

CODES = ("DOK006", "DOK007", "DOK008", "DOK009", "DOK010", "DOK011", "DOK013")
EDITED = examples("redigerat", "dok00[678].md") + examples("redigerat", "dok01[13].md")
BUILDS = examples("byggen", "dok009.md") + examples("byggen", "dok010.md")
BOUND = re.compile(r"\{([^:}]+): ([^}]*)\}")
KINDS = {"belopp": "amount", "antal": "count", "avtal.uppdrag.period": "period", "datum": "date"}
PAPER = "tjansteskrivelse.docx"
CASE = """\
arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Nämnden}
beslut: [Nämnden beslutar enligt förslaget.]
text: {arende: Ett ärende., bakgrund: En bakgrund.}
"""


def remembered(lines: list[str]) -> bytes:
    """Styckena som sidovagnen minns dem."""
    paragraphs = []
    for number, line in enumerate(lines, 1):
        text, at = "", 0
        facts: list[list[object]] = []
        for found in BOUND.finditer(line):
            text += line[at : found.start()]
            kind = KINDS.get(found[1], KINDS.get(found[1].partition(".")[0], "name"))
            name = f"_bg_{number}{len(facts)}"
            facts.append([name, len(text), len(text) + len(found[2]), found[1], "", kind])
            text, at = text + found[2], found.end()
        paragraphs.append({"part": "body", "number": number, "text": text + line[at:], "facts": facts})
    return json.dumps({"version": MEMORY_VERSION, "stamp": "", "paragraphs": paragraphs}).encode()


def found_in(lines: tuple[str, ...]) -> list[Diagnostic]:
    """Fynden i ett papper utan stämpel och bokmärken, mot det som byggdes."""
    told: dict[str, list[str]] = {"byggt": [], "papper": [], "ärende": []}
    for line in lines:
        word, _, rest = line.partition(" ")
        told[word].append(rest)
    paper = docx.Document()
    for text in told["papper"]:
        paper.add_paragraph(text)
    out = io.BytesIO()
    paper.save(out)
    document = read_paper(out.getvalue(), "a.docx")
    assert isinstance(document, Document)
    case = None
    for fact in told["ärende"]:
        path, _, value = fact.partition(": ")
        group, name = path.split(".")
        entry = f'{group}: {{{name}: {{varde: "{value}", avser: uppdraget}}}}\n'
        case = read_case(f"{CASE}{entry}".encode(), "a.yaml")
        assert case.model is not None, case.diagnostics
    return [*changes(out.getvalue(), document, remembered(told["byggt"]), case).diagnostics]


def built_and_reviewed(lines: tuple[str, ...]) -> list[Diagnostic]:
    """Fynden bland papper som byggs av ärendefiler med olika innehåll."""
    files: dict[str, bytes] = {}
    papers: dict[str, Paper] = {}
    name, text = "", ""
    for line in lines:
        word, *rest = line.split()
        if word == "ärende":
            name, text = rest[0], f"# {rest[1]}\n{source('kanberget')}"
            papers = papers_from(text, name)
        elif word == "bygg":
            files[rest[0]] = papers[rest[0]].data
        else:
            case = None if rest else text.encode()
            return [*review_papers(files, case, case_file=name, pack=pack()).diagnostics]
    raise AssertionError(lines)


def codes(found: list[Diagnostic]) -> list[str]:
    return sorted(one.code for one in found if one.code in CODES)


@pytest.mark.parametrize("example", EDITED, ids=lambda example: example.name)
def test_the_specification_of_edits_holds(example: Example) -> None:
    found = found_in(example.lines)
    assert codes(found) == sorted(code for code, _ in example.faults), [one.message for one in found]
    assert all(one.message.endswith(".") and one.hint for one in found)


@pytest.mark.parametrize("example", BUILDS, ids=lambda example: example.name)
def test_the_specification_of_builds_holds(example: Example) -> None:
    assert codes(built_and_reviewed(example.lines)) == sorted(code for code, _ in example.faults)


@pytest.mark.parametrize("code", CODES)
def test_the_documentation_holds(code: str) -> None:
    look = built_and_reviewed if code in ("DOK009", "DOK010") else found_in
    wrong, right = documented(code)
    assert code in codes(look(wrong))
    assert code not in codes(look(right))


def test_an_untouched_paper_is_unchanged_and_its_facts_are_bound() -> None:
    case = source("kanberget").encode()
    outcome = review_papers(built("kanberget"), case, case_file="kanberget.yaml", pack=pack())
    assert not codes([*outcome.diagnostics])
    assert [paper.edited for paper in outcome.reviewed] == [False, False, False]
    assert all(paper.facts.bound for paper in outcome.reviewed)
    assert outcome.unread == ()


def edited_paper() -> tuple[Paper, bytes]:
    """Tjänsteskrivelsen med avtalets period överskriven som i Word."""
    paper = papers_from(source("kanberget"), "kanberget.yaml")[PAPER]
    mark = next(
        name
        for placed in paper.placed
        for name, fact in zip(
            placed.bookmarks, (one for one in placed.passage.facts if one.path), strict=True
        )
        if fact.path == "avtal.uppdrag.period"
    )
    data = redigera.changed(
        paper.data,
        "word/document.xml",
        lambda root: redigera.overtyped(root, mark, "2018-03-01–2021-02-28", keep=False),
    )
    return paper, data


def test_a_changed_fact_has_its_place_and_both_values() -> None:
    paper, data = edited_paper()
    outcome = review_papers({PAPER: data}, pack=pack(), memories={PAPER: paper.memory})
    (found,) = (one for one in outcome.diagnostics if one.code in CODES)
    assert found.code == "DOK006"
    assert "avtal.uppdrag.period" in found.message
    assert "2018-03-01–2021-01-31" in found.message
    assert isinstance(found.spot, PaperSpot)
    assert found.spot.excerpt == "2018-03-01–2021-02-28"
    assert [one.edited for one in outcome.reviewed] == [True]


def test_against_the_case_file_a_changed_fact_is_one_error() -> None:
    paper, data = edited_paper()
    case = source("kanberget").encode()
    outcome = review_papers(
        {PAPER: data}, case, case_file="kanberget.yaml", pack=pack(), memories={PAPER: paper.memory}
    )
    against = [one for one in outcome.diagnostics if one.code in ("DOK006", "DOK011", "TEX001")]
    assert [one.code for one in against] == ["DOK011"]
    assert "för in ändringen i ärendefilen" in (against[0].hint or "")


def test_an_old_paper_that_nobody_edited_is_to_be_built_again() -> None:
    paper = papers_from(source("kanberget"))[PAPER]
    newer = source("kanberget").replace("3,8 mnkr", "3,9 mnkr").encode()
    outcome = review_papers(
        {PAPER: paper.data}, newer, case_file="kanberget.yaml", pack=pack(), memories={PAPER: paper.memory}
    )
    (against, *_) = [one for one in outcome.diagnostics if one.code == "DOK011"]
    assert (
        against.message
        == "Papperet säger 3,8 miljoner kronor per år, men belopp.uppdrag är 3,9 miljoner kronor per år."
    )
    # Ingen har ändrat papperet, så det finns inget att föra in i ärendefilen.
    assert against.hint == "Så byggdes papperet. Bygg det på nytt, om ärendefilen är den som gäller."


def test_without_the_text_as_built_the_review_says_so_and_does_the_rest() -> None:
    paper, data = edited_paper()
    other = papers_from(source("korttidsvistelse-lss"))[PAPER].memory
    tried: tuple[dict[str, bytes], ...] = ({}, {PAPER: b"{"}, {PAPER: other})
    for memories in tried:
        outcome = review_papers({PAPER: data}, pack=pack(), memories=memories)
        assert codes([*outcome.diagnostics]) == ["DOK008"]
        assert any("jämförelse saknas" in one.reason for one in outcome.unread)
    outcome = review_papers({PAPER: paper.data}, pack=pack())
    assert outcome.unread == ()
    assert [one.edited for one in outcome.reviewed] == [False]


def test_a_paper_that_lost_its_stamp_is_compared_with_the_text_as_built() -> None:
    paper, data = edited_paper()
    stripped = redigera.without_stamp(redigera.changed(data, "word/document.xml", redigera.without_bookmarks))
    outcome = review_papers({PAPER: stripped}, pack=pack(), memories={PAPER: paper.memory})
    assert codes([*outcome.diagnostics]) == ["DOK006"]
