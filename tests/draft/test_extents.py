"""Blocken i en prosa vet var de står i dess text, och om ett villkor, en slinga eller ett inlagt stycke råder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cases import CASES, pack, source

from beslutsgen.arende import case_prose, read_case
from beslutsgen.draft import Draft
from beslutsgen.draft.extents import extents
from beslutsgen.draft.scope import Prose

if TYPE_CHECKING:
    from beslutsgen.draft.extents import Extent

_HEAD = """\
arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Kulturnämnden}
beslut:
  - Bidraget beviljas.
stycken:
  ett: Ett kort.
  flera: |
    Första.

    Andra.
termer: {a: Ab, b: Bc}
text:
  bakgrund: |
"""


def blocks(prose: str) -> list[tuple[str, bool]]:
    """Texten för varje block i en bakgrund, och om den är blockets egen."""
    rows = "".join(f"    {row}\n" if row else "\n" for row in prose.splitlines())
    return [(text, one.own) for text, one in placed(_HEAD + rows, "text.bakgrund")]


def placed(case: str, path: str) -> list[tuple[str, Extent]]:
    loaded = read_case(case.encode(), "fall.yaml")
    assert loaded.model is not None, loaded.diagnostics
    writer = Draft(loaded.model, pack(), loaded.places).writer
    prosa = dict(case_prose(loaded.model))[path]
    content = writer.written(Prose(path, prosa))
    found = extents(prosa.text, path, content, writer.root, loaded.places)
    assert len(found) == len(content)
    return [(prosa.text[one.start : one.end], one) for one in found]


WRITTEN = [
    ("Ett.\n\nTvå\nrader.\n", [("Ett.", True), ("Två\nrader.", True)]),
    (
        "{{ stycken.ett }}\n\nSlut {{ termer.a }}",
        [("{{ stycken.ett }}", True), ("Slut {{ termer.a }}", True)],
    ),
    ("- En\n  lång\n- {{ termer.a }}", [("- En\n  lång", True), ("- {{ termer.a }}", True)]),
    (
        "1. Ett\n2. {{ stycken.ett }}\n\nEfter",
        [("1. Ett", True), ("2. {{ stycken.ett }}", True), ("Efter", True)],
    ),
    (
        "| A |\n| --- |\n| {{ termer.a }} |\n\nEfter",
        [("| A |\n| --- |\n| {{ termer.a }} |", True), ("Efter", True)],
    ),
    (
        "Före {% if termer.a %}mitt i{% endif %} efter",
        [("Före {% if termer.a %}mitt i{% endif %} efter", True)],
    ),
    ("{{ stycken.flera }}", [("{{ stycken.flera }}", False)] * 2),
    ("{% if termer.a %}\nVillkorat.\n{% endif %}\n\nFritt.", [("Villkorat.", False), ("Fritt.", True)]),
    ("{% for t in termer %}\nEtt {{ t }}.\n\n{% endfor %}", [("Ett {{ t }}.", False)] * 2),
    (
        "{% if termer.a %}\n{{ stycken.ett }}\n{% endif %}",
        [("{% if termer.a %}\n{{ stycken.ett }}", False)],
    ),
]


@pytest.mark.parametrize(("prose", "found"), WRITTEN)
def test_each_block_knows_its_text(prose: str, found: list[tuple[str, bool]]) -> None:
    assert blocks(prose) == found


@pytest.mark.parametrize("case", CASES)
def test_the_blocks_of_a_case_are_its_paragraphs(case: str) -> None:
    loaded = read_case(source(case).encode(), "fall.yaml")
    assert loaded.model is not None
    for path, prosa in case_prose(loaded.model):
        found = [text for text, one in placed(source(case), path) if one.own]
        assert [" ".join(one.split()) for one in prosa.text.split("\n\n")] == [
            " ".join(one.split()) for one in found
        ]
