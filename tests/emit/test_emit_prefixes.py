"""En mall får ha egna prefix var som helst: papperet blir som mallen, och de prefix som behövs följer med."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from exempel import Styled, head, para, points, table
from lxml import etree
from provpapper import lines, make, xml
from smamallar import R, W, document, docx, paragraph

if TYPE_CHECKING:
    from beslutsgen.draft.content import Content
    from beslutsgen.emit.fill.paper import Paper
    from beslutsgen.word.ooxml import Element

MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TABLE: Final = table(("a", "b"), ("1", "2"))
CONTENTS: Final[tuple[Content, ...]] = (
    (),
    (para("ett"),),
    (para("ett"), para("två")),
    (para("ett"), TABLE),
    (TABLE, para("två")),
    points("ett", "två"),
    (head("Ett"), para("två")),
)
SETTINGS: Final = (
    f'<w:headerReference xmlns:rel="{R}" w:type="default" rel:id="rIdSidhuvud"/>',
    f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="w14"/></mc:AlternateContent>',
    '<w:pgSz w:w="1" w:h="2"/><q:more xmlns:q="urn:q" q:a="&lt;&quot;"/>',
    '<w:pgSz xmlns:a-b.c="urn:q" w:w="1" w:h="2" a-b.c:a="1"/>',
    '<w:pgSz w:w="1" w:h="2"/><more xmlns="urn:q"/>',
)


def root(paper: Paper) -> Element:
    return etree.fromstring(xml(paper).encode())


def sections(document: Element) -> list[bytes]:
    """Avsnitten som de betyder, i kanonisk form med utskrivna namnrymder."""
    return [etree.tostring(one, method="c14n", exclusive=True) for one in document.iter(f"{{{W}}}sectPr")]


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("where", ["sectPr", "pPr"])
def test_a_section_keeps_its_own_prefixes(settings: str, where: str, content: Content) -> None:
    declared = ' xmlns:z="urn:z"'
    section = f"<w:sectPr{declared if where == 'sectPr' else ''}>{settings}</w:sectPr>"
    inner = paragraph("{{ bakgrund }}", section).replace(
        "<w:pPr>", f"<w:pPr{declared if where == 'pPr' else ''}>"
    )
    whole = document(inner + paragraph("slut"))
    paper = make(docx(**{"word/document.xml": whole}), {"bakgrund": content})
    assert sections(root(paper)) == sections(etree.fromstring(whole.encode()))


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("spot", ["<w:p>", "<w:pPr>", "<w:spacing", "<w:r>", "<w:rPr>", "<w:b"])
def test_a_paragraph_and_its_runs_keep_their_own_prefixes(spot: str, content: Content) -> None:
    inner = paragraph("{{ bakgrund }}", '<w:spacing w:after="7"/>')
    inner = inner.replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>")
    name = spot.rstrip(">")
    marked = inner.replace(name, f'{name} xmlns:q="urn:q" q:a="1"', 1)
    paper = make(docx(xml=marked + paragraph("slut")), {"bakgrund": content})
    own = [one for one in root(paper).iter(f"{{{W}}}spacing") if one.get(f"{{{W}}}after") == "7"]
    plain = para("ett") in content or para("två") in content
    assert bool(own) == plain
    if spot == "<w:spacing":
        assert {one.get("{urn:q}a") for one in own} <= {"1"}


def test_a_heading_with_a_prefix_of_its_own_may_go_with_its_content() -> None:
    inner = paragraph("# Bakgrund").replace("<w:pStyle", '<w:pStyle xmlns:q="urn:q" q:a="1"')
    paper = make(docx(xml=inner + paragraph("{{ bakgrund }}") + paragraph("# Slut") + paragraph("text")))
    assert lines(paper) == ["Slut", "text"]


def test_a_template_with_another_prefix_for_relations_may_have_links() -> None:
    whole = (
        document(paragraph("{{ bakgrund }}")).replace("xmlns:r=", "xmlns:rel=").replace("r:id=", "rel:id=")
    )
    content = (para(Styled("här", "link", "https://exempel.se")), para("två"))
    paper = make(docx(**{"word/document.xml": whole}), {"bakgrund": content})
    (link,) = root(paper).iter(f"{{{W}}}hyperlink")
    assert link.get(f"{{{R}}}id")
