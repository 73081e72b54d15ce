"""Ärendefilens första avsnitt: rubrik, typ, nämnd, förvaltning, datum och personer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende import ascii_key
from beslutsgen.arende.blank import literal
from beslutsgen.facts import Datum, Fault, parse
from beslutsgen.pattern import late
from beslutsgen.prefill.tree import Absent, Entry, Item, Plain, Prose, Rows, Table, missing, unsure
from beslutsgen.prefill.values import case_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.pack import Pack
    from beslutsgen.prefill.found import Found
    from beslutsgen.prefill.material import Piece
    from beslutsgen.prefill.prose import References
    from beslutsgen.prefill.tree import Note

ASSIGNMENT: Final = "verksamhetsuppdrag"
_DAYS: Final = {"datum": "2025-03-04", "sammantrade": "2025-03-25"}
_LONG_TITLE: Final = 80
_DETAIL: Final = late(r", (?=[a-zåäö]+(?:avtal|uppdrag|överenskommelse)\w*\b)")


class Given(Struct, frozen=True):
    """Det som angavs på kommandoraden; det går före det som papperen säger."""

    typ: str | None = None
    rubrik: str | None = None
    namnd: str | None = None
    forvaltning: str | None = None
    utforare: str | None = None


def chosen_type(found: Found, pack: Pack, given: Given) -> tuple[str, tuple[Note, ...]]:
    """Ärendets typ: den angivna, annars den som det beslutade heter, annars den närmaste."""
    if given.typ is not None:
        return given.typ, ()
    decided = found.agreements.decided
    slag = ascii_key(decided.slag) if decided else ""
    if slag in pack.papper:
        return slag, ()
    uppdrag = [typ for typ, papers in pack.papper.items() if any(one.fil == ASSIGNMENT for one in papers)]
    others = [typ for typ in pack.papper if typ not in uppdrag]
    wanted, rest = (uppdrag, others) if slag.endswith("uppdrag") else (others, uppdrag)
    typ = (wanted or rest)[0]
    return typ, (unsure(f"Typen är gissad. Typerna är {', '.join(pack.papper)}."),)


def split_title(piece: Piece) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Var rubriken och raden under den står i en lång titel."""
    end = len(piece.text.rstrip(" ."))
    found = _DETAIL.search(piece.text) if end > _LONG_TITLE else None
    return ((0, found.start()), (found.end(), end)) if found else ((0, end), None)


def head_entries(
    found: Found, pack: Pack, given: Given, references: References, remarks: tuple[Note, ...]
) -> Iterator[Entry]:
    """Avsnittet `arende`."""
    typ, guessed = chosen_type(found, pack, given)
    inside = [
        *_title(found, given, references),
        Entry("typ", Plain(typ), guessed),
        _board(found),
        *_office(found),
        *_dated(found),
        *_people(found),
    ]
    yield Entry("arende", Table(tuple(inside)), remarks)


def _title(found: Found, given: Given, references: References) -> Iterator[Entry]:
    if given.rubrik is not None:
        yield Entry("rubrik", Prose(((literal(given.rubrik),),)))
        return
    if not found.outline.titles:
        yield Entry("rubrik", Plain("[Skriv ärendets rubrik]"), (missing("rubriken"),))
        return
    piece = found.outline.titles[0]
    for key, place in zip(("rubrik", "underrubrik"), split_title(piece), strict=True):
        if place is not None:
            text, notes = references.text(piece, *place)
            yield Entry(key, Prose(((text,),)), notes)


def _board(found: Found) -> Entry:
    board = found.parties.by_role("bestallare")
    if board is None:
        return Entry("namnd", Plain("[Nämnden]"), (missing("nämnden som beslutar"),))
    return Entry("namnd", Plain(board.key))


def _office(found: Found) -> Iterator[Entry]:
    office = found.parties.all.get("forvaltningen")
    if office is not None:
        yield Entry("forvaltning", Plain("forvaltningen"))
    else:
        yield Entry(
            "forvaltning", Plain("[Förvaltningen]"), (missing("förvaltningen som lägger fram förslaget"),)
        )


def _dated(found: Found) -> Iterator[Entry]:
    """Diarienummer, datum och sammanträde; det som saknas nämns med ett exempel över det som följer."""
    values = found.head.values
    if "diarienummer" in values:
        yield Entry("diarienummer", Plain(values["diarienummer"]), _others(found, "diarienummer"))
    else:
        yield _lacking("diarienummer", "SON 2025-417")
    for key in _DAYS:
        read = parse(values[key], Datum) if key in values else None
        shown = case_text(read) if read is not None and not isinstance(read, Fault) else None
        if shown is not None:
            yield Entry(key, Plain(shown), _others(found, key))
        else:
            yield _lacking(key, _DAYS[key])


def _others(found: Found, key: str) -> tuple[Note, ...]:
    return tuple(unsure(f"I papperen står också {text}.") for text in found.head.others.get(key, []))


def _lacking(key: str, example: str) -> Entry:
    return Entry(key, Absent(), (missing(f"{key}, till exempel {example}"),))


def _people(found: Found) -> Iterator[Entry]:
    values = found.head.values
    if "handlaggare" in values:
        inside = [Entry("namn", Plain(values["handlaggare"]))]
        inside += [Entry(key, Plain(values[key])) for key in ("epost", "telefon") if key in values]
        yield Entry("handlaggare", Table(tuple(inside)), _others(found, "handlaggare"))
    else:
        yield _lacking("handlaggare", "{namn: Förnamn Efternamn, epost: fornamn.efternamn@kommunen.se}")
    signers = [
        Table((Entry("namn", Plain(one.namn)), *([Entry("titel", Plain(one.titel))] if one.titel else [])))
        for one in found.outline.signers
    ]
    if len(signers) == 1:
        titled = found.outline.signers[0].titel
        notes = () if titled else (missing("titel för den som undertecknar"),)
        yield Entry("undertecknare", signers[0], notes)
    elif not signers:
        yield _lacking("undertecknare", "{namn: Förnamn Efternamn, titel: Förvaltningsdirektör}")
    else:
        yield Entry("undertecknare", Rows(tuple(Item(one) for one in signers)))
