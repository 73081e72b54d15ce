"""docxtpl som facit: samma uppgifter i samma mall, ifyllda av docxtpl och Jinja själva, ger samma text."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from exempel import (
    BLOCKS,
    MALLAR,
    TEMPLATES,
    full_blocks,
    full_facts,
    paper,
    para,
    person,
    scope,
    written,
)
from jinja2 import Environment, StrictUndefined
from markupsafe import escape
from smamallar import parts, plain

from beslutsgen.draft import look, passages
from beslutsgen.draft.scope import Items
from beslutsgen.facts import filters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from beslutsgen.draft.scope import Node

# Det som docxtpl gör ett nytt stycke av.
_NEW_PARAGRAPH = "\a"
_TEXT_PART = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")


class Seen:
    """En uppgift så som en vanlig mall i Jinja ser den."""

    def __init__(self, node: Node, notation: str = "") -> None:
        self.node = node
        self.notation = notation

    def __getattr__(self, word: str) -> Seen:
        found = look.part(self.node, word)
        if isinstance(found, look.Unknown):
            raise AttributeError(word)  # noqa: TRY004  # så säger Python att en del inte finns
        return Seen(found)

    def __bool__(self) -> bool:
        return look.truth(self.node)

    def __iter__(self) -> Iterator[Seen]:
        return iter([Seen(post) for post in look.items(self.node) or ()])

    def __html__(self) -> str:
        texts = (passage.text for passage in passages(written(self.node, self.notation)))
        return _NEW_PARAGRAPH.join(escape(text) for text in texts)

    __str__ = __html__


def noted(name: str) -> Callable[[Seen], Seen]:
    return lambda value: Seen(value.node, f"{value.notation}|{name}" if value.notation else name)


def by_docxtpl(name: str, names: Mapping[str, Node]) -> bytes:
    from docxtpl import DocxTemplate

    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters = {one: noted(one) for one in filters()}
    template = DocxTemplate(TEMPLATES / f"{name}.docx")
    template.render({one: Seen(node) for one, node in names.items()}, environment, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def whole_facts() -> dict[str, Node]:
    """Ett ärende där inget alls saknas: det som saknas städar vi runt, men inte docxtpl."""
    people = (
        person("arende.handlaggare[1]", "Åsa Öberg", "Utredare", "asa.oberg@linkoping.se", "013-20 61 11"),
        person("arende.handlaggare[2]", "Per Ek", "Jurist", "per.ek@linkoping.se", "013-20 61 12"),
    )
    return full_facts() | {"arende.handlaggare": Items("arende.handlaggare", people)}


def text(data: bytes) -> dict[str, list[str]]:
    """Styckena med text i varje del. Skiljetecken ytterst i ett stycke städar vi bort, i sidfoten vid varje villkor."""
    return {
        part: [line.strip(" ·") for line in plain(data, part) if line.strip()]
        for part in sorted(parts(data))
        if _TEXT_PART.fullmatch(part)
    }


@pytest.mark.parametrize("name", MALLAR)
def test_docxtpl_gives_the_same_text_paragraph_by_paragraph(name: str) -> None:
    blocks = {**full_blocks(), "beslutspunkter": full_blocks()["beslut"]}
    names = scope(whole_facts(), blocks, "Mark & Vatten")
    ours = text(paper(name, names).data)
    assert len(ours) == 3
    assert len(ours["word/document.xml"]) > 20
    assert ours == text(by_docxtpl(name, names))


@pytest.mark.parametrize("name", MALLAR)
def test_docxtpl_gives_the_same_text_when_every_block_is_one_line(name: str) -> None:
    said = 'Mark & Vatten <AB> säger "nej" – 5\u00a0%, {{ inte en tagg }}'
    names = scope(whole_facts(), {block: (para(f"{block}: {said}"),) for block in BLOCKS}, "Papper")
    ours = text(paper(name, names).data)
    assert any(said in line for line in ours["word/document.xml"])
    assert ours == text(by_docxtpl(name, names))
