"""Papperens avsnitt som ärendefilens text: punkter, kända avsnitt och avsnitt med egna rubriker."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.facts import Belopp
from beslutsgen.pattern import late
from beslutsgen.prefill.tables import as_markdown, runs
from beslutsgen.prefill.tree import Entry, Item, Mark, Note, Plain, Prose, Rows, Table, missing, unsure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.prefill.material import Piece
    from beslutsgen.prefill.outline import Outline, OwnSection
    from beslutsgen.prefill.prose import References

# Avsnitten i den ordning som en ärendefil har dem, och papperet som vart och ett står i.
TEXTS: Final[Mapping[str, str]] = {
    "sammanfattning": "forslag-till-beslut",
    "arende": "forslag-till-beslut",
    "bakgrund": "tjansteskrivelse",
    "ekonomiska_konsekvenser": "tjansteskrivelse",
    "kommunala_mal": "tjansteskrivelse",
    "barnkonsekvenser": "tjansteskrivelse",
    "uppfoljning": "tjansteskrivelse",
}
_LEAD: Final = late(r"(?:[^.]*(?:beslutar?|besluta|att|följande))?\s*:?\s*\Z|.*:\Z", re.IGNORECASE)
_LONG: Final = 300
_JOIN: Final = late(r"[\s,;]*(?:\b(?:samt|och))?\s*\Z")
_LINK: Final = late(r"\A(?:se )?länk till (?P<vad>[^.]{3,80})\.?\Z", re.IGNORECASE)
_TABLE: Final = "en tabell som skrivs av sig själv ur beloppen"
_LAST: Final = "uppfoljning"


class Point(Struct, frozen=True):
    """En beslutspunkt: en del av ett stycke."""

    piece: Piece
    start: int
    end: int

    @property
    def text(self) -> str:
        """Punktens text."""
        return self.piece.text[self.start : self.end]


def points_of(outline: Outline) -> tuple[list[Point], list[Point]]:
    """Punkterna, och det andra som står under samma rubrik."""
    items = any(piece.kind == "item" for piece in outline.points)
    points: list[Point] = []
    others: list[Point] = []
    for piece in outline.points:
        if items and piece.kind != "item":
            others.append(Point(piece, 0, len(piece.text)))
            continue
        for point in _clauses(piece):
            (others if _LEAD.fullmatch(point.text[:_LONG]) else points).append(point)
    return points, others


def _clauses(piece: Piece) -> Iterator[Point]:
    """Stycket som en punkt, eller som en för varje rad som börjar med att."""
    starts = [0]
    at = 0
    for line in piece.lines:
        found = piece.text.find(line, at)
        if found > 0 and line.startswith("att "):
            starts.append(found)
        at = max(found, at)
    for start, end in pairwise([*starts, len(piece.text)]):
        last = start + len(_JOIN.sub("", piece.text[start:end]))
        yield Point(piece, start, last)


def point_entries(outline: Outline, references: References, remarks: tuple[Note, ...]) -> Iterator[Entry]:
    """Beslutspunkterna; samma punkt i två papper är en."""
    points, others = points_of(outline)
    notes = (*remarks, *(Note(Mark.LEFT, point.text) for point in others))
    seen: dict[str, Point] = {}
    for point in points:
        seen.setdefault(point.text.casefold().rstrip("."), point)
    rows: list[Item] = []
    first = next(iter(seen.values())).piece.paper if seen else ""
    for point in seen.values():
        text, said = references.text(point.piece, point.start, point.end)
        if point.piece.paper != first:
            said = (*said, unsure(f"Punkten står i {point.piece.paper}, inte i {first}."))
        rows.append(Item(Prose(((text,),)), said))
    if not rows:
        rows = [Item(Plain("[Skriv beslutet som en hel mening, som om det redan var fattat.]"))]
        notes = (*notes, missing("beslutspunkterna"))
    yield Entry("beslut", Rows(tuple(rows)), notes)


def text_entries(
    outline: Outline, references: References, remarks: Mapping[str, tuple[Note, ...]], links: Sequence[str]
) -> Iterator[Entry]:
    """Avsnitten under text."""
    for name in TEXTS:
        pieces, table = _without_table(name, _once(outline.sections[f"text.{name}"]))
        prose, notes = references.prose(pieces)
        notes = (*notes, *table)
        if prose is None:
            continue
        linked = _linked(pieces, links)
        if linked is not None:
            prose, notes = linked
        yield Entry(name, prose, (*notes, *_several(pieces), *remarks.get(f"text.{name}", ())))
    own = tuple(_own(one, references) for one in outline.own if one.pieces)
    if own:
        yield Entry("egna", Rows(own), remarks.get("text.egna", ()))


def _without_table(name: str, pieces: Sequence[Piece]) -> tuple[list[Piece], tuple[Note, ...]]:
    """Avsnittet utan tabellen över belopp, som tjänsteskrivelsen får av sig själv."""
    kept: list[Piece] = []
    notes: list[Note] = []
    for run in runs(pieces):
        amounts = [fact for piece in run for fact in piece.facts if isinstance(fact.value, Belopp)]
        if run[0].cell is not None and name == "ekonomiska_konsekvenser" and len(amounts) > 1:
            shown = as_markdown([(piece, piece.text) for piece in run])
            notes += [Note(Mark.LEFT, line) for line in (_TABLE, *shown)]
        else:
            kept += run
    return kept, tuple(notes)


def _once(pieces: Sequence[Piece]) -> list[Piece]:
    """Styckena utan dem som står ordagrant likadant i ett annat papper."""
    seen: dict[str, Piece] = {}
    for piece in pieces:
        seen.setdefault(piece.text if piece.kind != "cell" else f"{piece.number}", piece)
    return [*seen.values()]


def _several(pieces: Sequence[Piece]) -> tuple[Note, ...]:
    papers = list(dict.fromkeys(piece.paper for piece in pieces))
    if len(papers) < 2:
        return ()
    return (
        unsure(f"Avsnittet står i flera papper ({', '.join(papers)}), och texterna står här efter varandra."),
    )


def linked(outline: Outline, links: Sequence[str]) -> bool:
    """Om adressen som står lös i papperet blev en länk i ett avsnitt."""
    return any(_linked(_once(outline.sections[f"text.{name}"]), links) for name in TEXTS)


def _linked(pieces: Sequence[Piece], links: Sequence[str]) -> tuple[Prose, tuple[Note, ...]] | None:
    """Länken som papperet bara nämner i ord, med en adress som står lös i papperet."""
    named = _LINK.match(pieces[0].text) if len(pieces) == 1 else None
    if named is None or len(links) != 1 or not re.fullmatch(r"https?://[^\s()<>*\\{}\[\]]+", links[0]):
        return None
    note = unsure("Adressen står lös i papperet. Är det dit länken ska gå?")
    return Prose(((f"Se [{named['vad']}]({links[0]}).",),)), (note,)


def _own(one: OwnSection, references: References) -> Item:
    prose, notes = references.prose(one.pieces)
    after = (one.after or "").removeprefix("text.")
    known = after if after in TEXTS else _LAST
    heading, _ = references.short(one.heading)
    entries = (
        Entry("rubrik", heading),
        Entry("innehall", prose or Plain("")),
        Entry("i", Plain(TEXTS[known])),
        Entry("efter", Plain(known)),
    )
    return Item(Table(entries), notes)
