"""Text intill en uppgift: granskningen säger att stycket är ändrat, och `pull` för in texten efter hänvisningen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import redigera
from cases import pack, source
from lxml import etree
from test_takeback import built, changed_lines, facts, pulled

from beslutsgen.pipeline import review_papers
from beslutsgen.word.ooxml import R, T

if TYPE_CHECKING:
    from pathlib import Path

    from beslutsgen.word.ooxml import Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CASE = "kanberget"


def suffixed(path: str, notation: str, suffix: str) -> tuple[str, bytes]:
    """Papperet med text direkt efter uppgiften, med bokmärket kvar kring den."""
    fact = next(one for one in facts(CASE) if (one.path, one.notation) == (path, notation))

    def edit(root: Element) -> None:
        for start in root.iter(redigera.START):
            if start.get(redigera.NAME) == fact.mark:
                (end,) = (
                    one for one in root.iter(redigera.END) if one.get(redigera.ID) == start.get(redigera.ID)
                )
                run = etree.Element(R)
                etree.SubElement(run, T, {SPACE: "preserve"}).text = suffix
                end.addnext(run)

    return fact.paper, redigera.changed_everywhere(built(CASE)[fact.paper].data, edit)


@pytest.mark.parametrize(
    ("path", "notation", "suffix", "written"),
    [
        ("belopp.uppdrag", "", " i 2018 års nivå", "{{ belopp.uppdrag }} i 2018 års nivå"),
        ("avtal.uppdrag.period", "", " kl. 12", "{{ avtal.uppdrag.period }} kl. 12"),
        ("belopp.basutrustning", "", " i förskott", "{{ belopp.basutrustning }} i förskott"),
    ],
)
def test_text_after_a_value_is_prose(
    path: str, notation: str, suffix: str, written: str, tmp_path: Path
) -> None:
    name, data = suffixed(path, notation, suffix)
    outcome = review_papers(
        {name: data},
        source(CASE).encode(),
        case_file=f"{CASE}.yaml",
        pack=pack(),
        memories={name: built(CASE)[name].memory},
    )
    assert [one.code for one in outcome.diagnostics if one.code.startswith("DOK")] == ["DOK008"]
    found = pulled(tmp_path, source(CASE), {name: data})
    assert not found.left
    before, after = changed_lines(found)
    assert written in after
    assert after[1:].replace(suffix, "") == before[1:]


@pytest.mark.parametrize(
    ("path", "suffix"),
    [
        ("avtal.uppdrag.period", "/2019"),
        ("belopp.uppdrag", " och plats"),
        ("parter.utforare", " AB"),
        ("antal.platser", "/avdelning"),
    ],
)
def test_text_that_makes_another_value_changes_the_fact(path: str, suffix: str) -> None:
    notation = next(one.notation for one in facts(CASE) if one.path == path)
    name, data = suffixed(path, notation, suffix)
    memories = {name: built(CASE)[name].memory}
    outcome = review_papers({name: data}, pack=pack(), memories=memories)
    (found,) = (one.message for one in outcome.diagnostics if one.code == "DOK006")
    assert path in found
    assert f"{suffix}”." in found
