"""Papper som ren text (.txt)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.passage import Passage
from beslutsgen.readback.document import Document, ReadParagraph, ReadPlace
from beslutsgen.readback.lines import read_lines
from beslutsgen.readback.split import segments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from beslutsgen.readback.document import Part
    from beslutsgen.readback.lines import Lines
    from beslutsgen.readback.split import Segment

_TERMINAL: Final = (".", "!", "?", ":")
_ADDRESS: Final = ("http", "www.")


def read_plain(text: str, file: str, notes: tuple[str, ...]) -> Document:
    """Papperet; en text utan tecken blir ett papper utan stycken."""
    lines = read_lines(text)
    texts = {block.number: block.text for block in lines.blocks}
    return Document(
        file, "txt", (*body(segments(lines.blocks), texts, file), *furniture(lines, file)), notes=notes
    )


def body(found: Iterable[Segment], texts: Mapping[int, str], file: str) -> Iterator[ReadParagraph]:
    """Brödtextens stycken, med rubriken ovanför."""
    heading: str | None = None
    before = ""
    for one in found:
        text = texts[one.block][one.start : one.end]
        if not text:
            continue
        place = ReadPlace(file, "body", heading, one.block, text, one.start)
        continues = (
            bool(before) and text[:1].islower() and not before.endswith(_TERMINAL) and one.label is None
        )
        yield ReadParagraph(
            "body",
            one.block,
            one.kind,
            heading,
            one.level,
            Passage(text, place),
            label=one.label,
            cell=one.cell,
            continues=continues,
        )
        before = "" if one.kind in ("heading", "cell") else text.rstrip()
        if one.kind == "heading":
            heading = " ".join(text.split())


def carries_on(before: str, text: str) -> bool:
    """Om texten fortsätter meningen i texten före."""
    return text[:1].islower() and not before.endswith(_TERMINAL) and not text.startswith(_ADDRESS)


def furniture(lines: Lines, file: str) -> Iterator[ReadParagraph]:
    """Sidornas huvud och fot, varje text en gång."""
    parts: tuple[tuple[Part, tuple[str, ...]], ...] = (("header", lines.headers), ("footer", lines.footers))
    for part, texts in parts:
        for number, text in enumerate(texts, 1):
            passage = Passage(text, ReadPlace(file, part, None, number, text))
            yield ReadParagraph(part, number, "paragraph", None, None, passage)
