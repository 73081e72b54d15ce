"""Anteckningarna överst och underst i utkastet: hur man går vidare, och det ur papperen som inte fick någon plats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.arende.characters import FORBIDDEN
from beslutsgen.prefill.sections import linked
from beslutsgen.prefill.write import commented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.prefill.found import Found
    from beslutsgen.readback import Document


def opening(documents: Sequence[Document], file: str) -> str:
    """Anteckningen överst: vad utkastet är gjort av, vad märkena betyder och vad man gör härnäst."""
    papers = ", ".join(_clean(document.file) for document in documents)
    lines = (
        f"Ett utkast, gjort av {papers}.",
        "Läs igenom varje rad som börjar med # och ett ord i versaler, rätta det som är fel och ta bort anteckningen.",
        "",
        "OSÄKERT: programmet har gissat. SAKNAS: papperet säger det inte. ÄNDRAT: uppgiften skrivs på ett annat sätt.",
        "GRANSKNING: något i papperet som inte stämmer. UR PAPPERET: det som stod där, ordagrant.",
        "",
        f"  Kontrollera:  beslutsgen check {_clean(file)}",
        f"  Skriv papper: beslutsgen build {_clean(file)}",
    )
    shown = "\n".join(commented(lines))
    return f"# yaml-language-server: $schema=arende.schema.json\n#\n{shown}"


def leftovers(documents: Sequence[Document], found: Found) -> tuple[str, ...]:
    """Det ur papperen som inte fick någon plats, och det som inte gick att läsa."""
    rest = tuple(dict.fromkeys(_unplaced(found)))
    unread = tuple(
        f"- {_clean(document.file)}: {_clean(reason)}" for document in documents for reason in document.unread
    )
    lines: list[str] = []
    if rest:
        lines += ["Det här ur papperet fick ingen plats:", *rest]
    if unread:
        lines += ["Det här gick inte att läsa:", *unread]
    return tuple(lines)


def _unplaced(found: Found) -> Iterator[str]:
    yield from (f"- {line}" for line in found.head.rest)
    titles = found.outline.titles
    yield from (
        f"- {piece.text}" for piece in titles[1:] if piece.text.casefold() != titles[0].text.casefold()
    )
    rest = {piece.number for piece in found.outline.rest}
    placed = {piece.text for piece in found.pieces if piece.number not in rest}
    yield from (f"- {piece.text}" for piece in found.outline.rest if piece.text not in placed)
    yield from (f"- {one.heading} (en rubrik utan text under)" for one in found.outline.own if not one.pieces)
    if not linked(found.outline, found.parties.links):
        yield from (f"- {link}" for link in found.parties.links)


def _clean(text: str) -> str:
    return " ".join(FORBIDDEN.sub(" ", text).split())
