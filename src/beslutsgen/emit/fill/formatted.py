"""Textkörningar med formatering: fetstil, kursiv och länkar runt och mellan fakta, och ovanliga tecken."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from beslutsgen.emit.fill.fragment import run, shown
from beslutsgen.emit.fill.runs import UNBROKEN, Inked, held
from beslutsgen.word.styles import HYPERLINK as HYPERLINK_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.emit.fill.pen import Pen
    from beslutsgen.emit.fill.runs import Bookmark, Said
    from beslutsgen.passage import FactSpan, Mark

_LINK_ENDS: Final = b"</w:hyperlink>"


def formatted(pen: Pen, passage: Said, base: str, *, linked: bool) -> Inked:
    """Passagen som körningar med formatet `base`; det som hör till samma länk ligger i den."""
    facts = [fact for fact in passage.facts if fact.start < fact.end and fact.path is not None]
    taken = [pen.bookmarks.take() for _ in facts]
    around = _around(facts, taken)
    out: list[bytes] = []
    current: Mark | None = None
    for start, end in _pieces(passage):
        link = None if linked else _link_over(passage, start, end)
        edge = around.get(start, b"")
        if link is not current:
            out += (_LINK_ENDS if current else b"", edge, _opened(pen, link))
            current = link
        else:
            out.append(edge)
        kinds = tuple(
            sorted({mark.kind for mark in passage.marks if mark.start <= start and mark.end >= end})
        )
        dressed = pen.brush.dressed(base, kinds, _link_style(pen, link)) if kinds else base
        out.append(_run(passage, start, end, dressed))
    out += (_LINK_ENDS if current else b"", around.get(len(passage.text), b""))
    names = tuple(one.name for one in taken)
    ending = sorted((fact.end, -at, fact.start) for at, fact in enumerate(facts))
    marks = tuple(held(taken[-at], facts[-at]) for _, at, _ in ending)
    return Inked(b"".join(out), shown(passage.text), names, marks)


def _around(facts: Sequence[FactSpan], taken: Sequence[Bookmark]) -> dict[int, bytes]:
    """Bokmärkenas slut och början vid varje läge i texten."""
    found: dict[int, bytes] = {}
    for one, fact in zip(taken, facts, strict=True):
        found[fact.end] = one.ends + found.get(fact.end, b"")
        found[fact.start] = found.get(fact.start, b"") + one.begins
    return found


def _run(passage: Said, start: int, end: int, properties: str) -> bytes:
    text = passage.text[start:end]
    unbroken = "-" in text and any(
        fact.start <= start and fact.end >= end and fact.value.kind in UNBROKEN for fact in passage.facts
    )
    return run(text, properties, unbroken=unbroken).encode()


def _opened(pen: Pen, link: Mark | None) -> bytes:
    if link is None:
        return b""
    return f'<w:hyperlink r:id="{pen.links.add(link.target or "")}" w:history="1">'.encode()


def _link_style(pen: Pen, link: Mark | None) -> str | None:
    """Länkens teckenformat; tomt där mallen saknar det, och `None` utanför länkar."""
    return None if link is None else pen.styles.character(HYPERLINK_STYLE) or ""


def _pieces(passage: Said) -> Iterator[tuple[int, int]]:
    """Textens delar, så att varje faktum och varje formatering börjar och slutar mellan två delar."""
    length = len(passage.text)
    cuts = {0, length}
    cuts |= {min(at, length) for fact in passage.facts for at in (fact.start, fact.end)}
    cuts |= {min(at, length) for mark in passage.marks for at in (mark.start, mark.end)}
    return pairwise(sorted(cuts))


def _link_over(passage: Said, start: int, end: int) -> Mark | None:
    links = (mark for mark in passage.marks if mark.kind == "link" and mark.target)
    return next((mark for mark in links if mark.start <= start and mark.end >= end), None)
