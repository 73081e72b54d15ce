"""Det löpande i en del är det som läses tagg för tagg, och det läses bara ur hel XML."""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

import pytest
from cases import CASES, ROOT, built
from hypothesis import given
from hypothesis import strategies as st
from test_word_lines import BODIES, document, parts
from wordfiler import SCRAPS, p, r

from beslutsgen.word import ooxml
from beslutsgen.word.lines import lines
from beslutsgen.word.running import END, closed, opened, running, unmarked

WRITTEN: Final = {
    f"{case}/{paper}/{name}": xml
    for case in CASES
    for paper, data in built(case).items()
    for name, xml in parts(data).items()
    if re.search(r"/(?:document|header\d|footer\d)\.xml", name)
}
MARK: Final = '<w:bookmarkStart w:id="{0}" w:name="_bg_000{0}"/>{1}<w:bookmarkEnd w:id="{0}"/>'


def whole(data: bytes) -> bool:
    parser = expat.ParserCreate("utf-8", " ")
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return False
    return True


def written(xml: str) -> bytes:
    """Delen med den inledning som allt som programmet skriver har."""
    return (ooxml.DECLARATION + re.sub(r"^<\?[^>]*\?>\s*", "", xml)).encode()


def texts(flow: str) -> list[str]:
    *found, _ = flow.split(END)
    return [unmarked(text) for text in found]


@pytest.mark.parametrize("name", WRITTEN)
def test_everything_the_program_writes_is_read(name: str) -> None:
    xml = WRITTEN[name]
    flow = running(xml.encode(), 0)
    assert flow is not None
    assert texts(flow) == [line.text for line in lines(xml)]


@pytest.mark.parametrize("template", sorted((ROOT / "templates").glob("*.docx")), ids=lambda path: path.stem)
def test_the_templates_are_read_line_by_line(template: object) -> None:
    for xml in parts((ROOT / "templates" / str(template)).read_bytes()).values():
        flow = running(written(xml), 0)
        assert flow is None or texts(flow) == [line.text for line in lines(xml)]


@pytest.mark.parametrize("body", BODIES)
def test_what_word_writes_is_read_line_by_line_or_not_at_all(body: str) -> None:
    xml = document(BODIES[body])
    flow = running(written(xml), 0)
    assert (flow is None) == (body in {"ruta", "rutor", "reserv", "inbäddat", "bokmärken", "entiteter"})
    assert flow is None or texts(flow) == [line.text for line in lines(xml)]


def test_bookmarks_stand_in_the_text_but_not_those_of_the_template() -> None:
    xml = document(p("Före ", MARK.format(3, r("två")), r(" efter")) + p(MARK.format(4, "")))
    after = f"{opened(4, '_bg_0004')}{closed(4)}"
    assert running(written(xml), 0) == f"Före {opened(3, '_bg_0003')}två{closed(3)} efter{END}{after}{END}"
    assert running(written(xml), 3) == f"Före två efter{END}{after}{END}"
    assert unmarked(after) == ""


def test_signs_that_xml_keeps_for_itself_are_text() -> None:
    assert running(written(document(p(r("A &amp; B &lt;b&gt; &amp;lt;")))), 0) == f"A & B <b> &lt;{END}"
    assert running(written(document(p(r("A &quot; B")))), 0) is None


def test_a_part_with_very_much_between_two_texts_is_read_tag_by_tag() -> None:
    assert running(written(document(p(r("Ett")) + p() * 10_000 + p(r("två")))), 0) is None
    assert running(written(document(p(r("Ett")) + p() * 1_000 + p(r("två")))), 0) is not None


@given(st.data())
def test_a_changed_part_is_read_as_line_by_line_or_not_at_all(data: st.DataObject) -> None:
    xml = WRITTEN[data.draw(st.sampled_from(sorted(WRITTEN)))]
    scrap = st.sampled_from([*SCRAPS, ""])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(xml)))
        xml = xml[:at] + data.draw(scrap) + xml[at + data.draw(st.sampled_from((0, 0, 1, 5))) :]
    flow = running(xml.encode(), 0)
    if flow is not None:
        assert whole(xml.encode())
        assert texts(flow) == [line.text for line in lines(xml)]


@given(
    st.lists(
        st.sampled_from([*SCRAPS, "text", "", *(f"<w:r><w:t>{text}</w:t></w:r>" for text in "ab")]),
        max_size=8,
    )
)
def test_a_paragraph_of_scraps_is_read_as_line_by_line_or_not_at_all(scraps: list[str]) -> None:
    xml = document(p(*scraps))
    flow = running(written(xml), 0)
    if flow is not None:
        assert whole(written(xml))
        assert texts(flow) == [line.text for line in lines(xml)]
