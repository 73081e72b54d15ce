"""Papperet läses tillbaka: varje block ska stå helt och på sin plats, och resten vara mallens egen text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.dok004 import CHECK
from beslutsgen.diagnostic import Diagnostic, PaperSpot, WholeFile
from beslutsgen.emit.draftmark import MARK
from beslutsgen.readback.written import read_written
from beslutsgen.review.expected import expected_parts
from beslutsgen.word.opened import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from beslutsgen.emit.paper import Paper
    from beslutsgen.emit.placed import Placed
    from beslutsgen.readback.written import WrittenParagraph, WrittenPart
    from beslutsgen.review.expected import Expected

_HINT: Final = (
    "Papperet skrevs inte. Felet ligger i programmet eller i mallen: prova med mallpaketets egen mall."
)


def verify(
    paper: Paper, file: str, pictures: Collection[str] = (), *, utkast: bool = False
) -> tuple[Diagnostic, ...]:
    """Skillnaderna mellan papperets bytes och utkastet; inga när allt stämmer. `file` är papperets namn."""
    read = read_written(paper.data)
    if isinstance(read, Refusal):
        return (_fault(WholeFile(file), f"Papperet går inte att läsa tillbaka: {read.message}"),)
    parts = {part.name: part for part in read}
    expected = expected_parts(paper.rendered, pictures)
    found: list[Diagnostic] = []
    for name, items in expected.items():
        part = parts.get(name)
        if part is None:
            found.append(_fault(WholeFile(file), f"Delen {name} saknas i papperet."))
        else:
            found.extend(_compare(part, items, file, utkast=utkast))
    found.extend(_bookmarks(paper.placed, parts, file))
    return tuple(found)


def _compare(
    part: WrittenPart, items: Sequence[Expected], file: str, *, utkast: bool
) -> Iterator[Diagnostic]:
    """Delens stycken mot de väntade, i ordning; den första skillnaden räcker."""
    actual = [paragraph for paragraph in part.paragraphs if paragraph.text.strip()]
    if utkast and part.kind == "header" and actual and actual[0].text == MARK:
        actual = actual[1:]
    at = 0
    for item in items:
        if item.empty or not "".join(item.pieces).strip():
            continue
        if at < len(actual) and _fits(item, actual[at].text):
            at += 1
        elif not item.droppable:
            yield _difference(part, actual[at] if at < len(actual) else None, "".join(item.pieces), file)
            return
    if at < len(actual):
        yield _difference(part, actual[at], None, file)


def _fits(item: Expected, text: str) -> bool:
    if not item.loose:
        return text == item.pieces[0]
    rest = ""
    for piece in item.pieces:
        before, found, text = text.partition(piece)
        if not found:
            return False
        rest += before
    return _subsequence(rest + text, item.own)


def _subsequence(short: str, long: str) -> bool:
    """Om tecknen i `short` står i samma ordning i `long`: mallens text, möjligen med något bortstädat."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def _bookmarks(placed: Sequence[Placed], parts: dict[str, WrittenPart], file: str) -> Iterator[Diagnostic]:
    """Varje faktum ska stå i sitt bokmärke, med just den text som utkastet gav det."""
    marked = {
        (part.name, mark.name): (paragraph, mark)
        for part in parts.values()
        for paragraph in part.paragraphs
        for mark in paragraph.bookmarks
    }
    for one in placed:
        bound = [fact for fact in one.passage.facts if fact.path is not None and fact.start < fact.end]
        for fact, name in zip(bound, one.bookmarks, strict=True):
            text = one.passage.text[fact.start : fact.end]
            paragraph, mark = marked.get((one.part, name), (None, None))
            shown = None if paragraph is None or mark is None else paragraph.text[mark.start : mark.end]
            if shown != text:
                yield _fault(
                    WholeFile(file),
                    f"Uppgiften {fact.path} ska stå som ”{text}” i papperet, men bokmärket {name} har ”{shown or ''}”.",
                )


def _difference(
    part: WrittenPart, paragraph: WrittenParagraph | None, wanted: str | None, file: str
) -> Diagnostic:
    if paragraph is None:
        return _fault(WholeFile(file), f"I papperet saknas stycket ”{wanted}”.")
    spot = PaperSpot(
        file, part.kind, paragraph.heading, paragraph.number, 0, len(paragraph.text), paragraph.text
    )
    if wanted is None:
        return _fault(spot, f"Papperet har stycket ”{paragraph.text}”, som varken mallen eller utkastet har.")
    return _fault(spot, f"I papperet står ”{paragraph.text}” där utkastet har ”{wanted}”.")


def _fault(spot: PaperSpot | WholeFile, message: str) -> Diagnostic:
    return Diagnostic(CHECK.code, CHECK.severity, message, spot, _HINT)
