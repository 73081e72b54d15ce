"""Prosans stycken, listor, formatering och tabeller, och det som aldrig får bli något av dem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drafting import bakgrund, draft_of
from hypothesis import given
from hypothesis import strategies as st

from beslutsgen.arende.fields import Prosa
from beslutsgen.diagnostic import TextSpot
from beslutsgen.draft.content import Heading, ListItem, Paragraph, Table
from beslutsgen.draft.scope import Prose

if TYPE_CHECKING:
    from beslutsgen.draft.content import Content

FACTS = """\
termer: {rakna: "5*3*2", ar: "2018. ", plus: "+ 18", streck: "- ett", fet: "**inte fet**", lank: "[x](https://y.se)"}
belopp: {a: {varde: 10 kr}, b: {varde: 20 kr}, c: {varde: 30 kr, summa_av: [a, b]}}
"""


def content_of(prose: str) -> Content:
    draft = draft_of(bakgrund(prose, FACTS))
    text = dict(draft.texts())["text.bakgrund"]
    assert not draft.faults, draft.faults
    indented = "\n".join(prose.split("\n")) + "\n"
    content = draft.writer.written(Prose("text.bakgrund", Prosa(indented)))
    assert text
    return content


def shown(content: Content) -> list[str]:
    kinds = {Paragraph: "p", Heading: "h"}
    lines = []
    for block in content:
        if isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row) for row in (block.header, *block.rows)]
        elif isinstance(block, ListItem):
            mark = "1" if block.ordered else "-"
            lines.append(f"{'>' if block.first else ' '}{mark * (block.level + 1)} {block.passage.text}")
        else:
            lines.append(f"{kinds[type(block)]} {block.passage.text}")
    return lines


SHAPES = {
    "ett\ntvå\n\ntre": ["p ett två", "p tre"],
    "- ett\n- två\n\noch": [">- ett", " - två", "p och"],
    "1. ett\n2. två\n   - under\n3. tre": [">1 ett", " 1 två", ">-- under", " 1 tre"],
    "Före:\n- ett": ["p Före:", ">- ett"],
    "| a | b |\n| --- | ---: |\n| {{ belopp.a }} | {{ belopp.b }} |": ["a | b", "10\xa0kr | 20\xa0kr"],
    # Det som inte är något annat än text.
    "2018. var ett år": ["p 2018. var ett år"],
    "2. inte en lista": ["p 2. inte en lista"],
    "+ 18 år": ["p + 18 år"],
    "* stjärna": ["p * stjärna"],
    "# inte rubrik": ["p # inte rubrik"],
    "    indraget": ["p indraget"],
    "> inte citat": ["p > inte citat"],
    "5*3*2 = 30 och a_b_c": ["p 5*3*2 = 30 och a_b_c"],
    "__inte fet__ och `inte kod`": ["p __inte fet__ och `inte kod`"],
    "<b>Mark & Vatten <AB></b> &amp;": ["p <b>Mark & Vatten <AB></b> &amp;"],
    r"en \* stjärna": ["p en * stjärna"],
    "två  blanksteg   blir ett": ["p två blanksteg blir ett"],
    "rad med två blanksteg  \nsist": ["p rad med två blanksteg sist"],
    "[inte länk](javascript:alert(1))": ["p [inte länk](javascript:alert(1))"],
    "{{ termer.ar }}började": ["p 2018.började"],
    "{{ termer.plus }} år": ["p + 18 år"],
    "{{ termer.streck }}": ["p - ett"],
    "{{ termer.rakna }} *{{ termer.rakna }}*": ["p 5*3*2 5*3*2"],
    "{{ termer.fet }} {{ termer.lank }}": ["p **inte fet** [x](https://y.se)"],
}


@pytest.mark.parametrize("prose", SHAPES)
def test_shapes(prose: str) -> None:
    assert shown(content_of(prose)) == SHAPES[prose]


def test_marks_cover_exactly_their_text() -> None:
    (block,) = content_of("En **fet** och *kursiv {{ belopp.a }}* och [en länk](https://a.se/b?c=d) sist.")
    assert isinstance(block, Paragraph)
    text = block.passage.text
    found = [(mark.kind, text[mark.start : mark.end], mark.target) for mark in block.passage.marks]
    assert found == [
        ("bold", "fet", None),
        ("italic", "kursiv 10\xa0kr", None),
        ("link", "en länk", "https://a.se/b?c=d"),
    ]


def test_the_last_row_in_bold_is_the_total() -> None:
    (table,) = content_of("| a | b |\n| --- | ---: |\n| x | 1 |\n| **Summa** | **2** |")
    assert isinstance(table, Table)
    assert table.total
    assert table.align == ("left", "right")


# Tecken som prosaspråket eller YAML ger egen betydelse prövas i egna test, liksom det som en ärendefil inte får ha.
PLAIN = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cc", "Cf", "Cn", "Cs", "Co", "Zl", "Zp", "Zs"),
        exclude_characters="{}\\*[]|\ufffc\ufffd",
    ),
    min_size=1,
    max_size=12,
)


@given(st.lists(PLAIN, min_size=1, max_size=8))
def test_any_plain_words_survive(words: list[str]) -> None:
    prose = "ord " + " ".join(words)
    (block,) = content_of(prose)
    assert isinstance(block, Paragraph)
    assert block.passage.text == prose


# Ett ensamt streck eller 1. först på raden börjar en lista.
LINE = st.lists(PLAIN, min_size=1, max_size=6).filter(lambda words: words[0] not in ("-", "1."))


@given(LINE, st.data())
def test_every_word_knows_its_place_in_the_file(words: list[str], data: st.DataObject) -> None:
    prose = "ord **fet** {{ belopp.a }}\n" + " ".join(words)
    draft = draft_of(bakgrund(prose, FACTS))
    (passage,) = dict(draft.texts())["text.bakgrund"]
    tail = passage.text.index("kr ") + 3
    start = data.draw(st.integers(tail, len(passage.text) - 1))
    spot = passage.place.spot(start, start + 1)
    assert isinstance(spot, TextSpot)
    assert spot.excerpt == passage.text[start]
    assert spot.line_text[spot.column - 1] == passage.text[start]
