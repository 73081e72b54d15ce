"""Det sista i tjänsteskrivelsen: MBL, samråd, underlag och mottagare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.facts import Datum, Lagrum
from beslutsgen.pattern import late
from beslutsgen.prefill.tree import Absent, Entry, Item, Mark, Note, Plain, Rows, Table, names
from beslutsgen.prefill.values import case_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.arende.pack import Pack
    from beslutsgen.prefill.between import Mentions
    from beslutsgen.prefill.material import Piece
    from beslutsgen.prefill.parties import Parties
    from beslutsgen.prefill.prose import References

_NEGOTIATION: Final = late(r"(?<!\w)(?:med)?förhandl", re.IGNORECASE)
_MEETING: Final = late(r"(?:i anslutning till|inför|vid|före)\s(?:[\w-]+\s){0,3}sammanträde", re.IGNORECASE)
# En mening som säger det som mallpaketets egen mening säger.
_STANDARD: Final = late(
    r"(?:facklig )?(?:information|förhandling|mbl)[\w\s.:§()-]{0,120}"
    r"(?:har skett|skett|sker|har ägt rum|genomförd\w*|hölls|hålls|ges|har getts|har genomförts|genomförs)"
    r"[^.]{0,80}\.?",
    re.IGNORECASE,
)
_WITH: Final = late(r"(?<!\w)med\s")
_SUFFIX: Final = late(r"\.(?:docx?|pdf|odt|xlsx?)\b", re.IGNORECASE)
_DATED: Final = late(r"[\s,(]*(?:daterad|den|av den)?[\s,]*\Z", re.IGNORECASE)


def mbl_entries(pieces: Sequence[Piece], references: References) -> Iterator[Entry]:
    """Information eller förhandling: form, paragraf och dag; en egen text bara där den säger mer än så."""
    text = " ".join(piece.text for piece in pieces)
    if not text:
        return
    facts = [fact.value for piece in pieces for fact in piece.facts]
    law = next((one for one in facts if isinstance(one, Lagrum) and one.lag == "MBL"), None)
    day = next((one for one in facts if isinstance(one, Datum)), None)
    negotiated = _NEGOTIATION.search(text) and not re.search(r"(?<!\w)information", text, re.IGNORECASE)
    inside = [
        Entry("form", Plain("forhandling" if negotiated or (law and law.paragraf == "11") else "information"))
    ]
    if law is not None:
        inside.append(Entry("paragraf", Plain(f"{law.paragraf} §")))
    if day is not None and (shown := case_text(day)):
        inside.append(Entry("datum", Plain(shown)))
    elif _MEETING.search(text):
        inside.append(Entry("i_anslutning_till", Plain("sammantrade")))
    notes: tuple[Note, ...] = (Note(Mark.LEFT, text),)
    if not (_STANDARD.fullmatch(text) and len(inside) > 1):
        prose, notes = references.prose(pieces)
        if prose is not None:
            inside.append(Entry("text", prose))
    yield Entry("mbl", Table(tuple(inside)), notes)


def samrad_entries(pieces: Sequence[Piece], references: References, mentions: Mentions) -> Iterator[Entry]:
    """Samrådet: med vilka, när, och texten."""
    prose, notes = references.prose(pieces)
    if prose is None:
        return
    found: dict[str, None] = {}
    for piece in pieces:
        for start, end in piece.sentences:
            start_of = _WITH.search(piece.text, start, end)
            if start_of:
                found |= {party.key: None for _, party in mentions.inside(piece.text, start_of.end(), end)}
    inside = [Entry("med", names([*found]))] if found else []
    yield Entry("samrad", Table((*inside, Entry("text", prose, notes))))


def underlag_entries(
    pieces: Sequence[Piece], pack: Pack, typ: str, references: References
) -> Iterator[Entry]:
    """Underlagen, utom ärendets egna papper som räknar upp sig själva."""
    papers = pack.papper[typ]
    own = [piece for piece in pieces if _is_paper(piece.text, [paper.titel for paper in papers])]
    rows = tuple(_underlag(piece, references) for piece in pieces if piece not in own)
    notes = tuple(
        Note(Mark.LEFT, f"{piece.text} (ärendets eget papper; det räknas upp av sig självt)") for piece in own
    )
    if rows:
        yield Entry("underlag", Rows(rows), notes)
    elif notes:
        yield Entry("underlag", Absent(), notes)


def _is_paper(text: str, titles: Sequence[str]) -> bool:
    return any(text.casefold().startswith(title.casefold()) for title in (*titles, "tjänsteutlåtande"))


def _underlag(piece: Piece, references: References) -> Item:
    lead, day = _dated(piece)
    inside = [Entry("datum", Plain(day))] if day else []
    file = _SUFFIX.search(lead)
    title, notes = references.short(_SUFFIX.sub("", lead).strip(" ,;."))
    if file is not None:
        notes = (*notes, Note(Mark.CHANGED, f"Filnamnet {lead} blev en titel."))
    return Item(Table((Entry("titel", title), *inside)), notes)


def _dated(piece: Piece) -> tuple[str, str | None]:
    """Underlagets titel, och datumet som står sist."""
    for fact in piece.facts:
        if isinstance(fact.value, Datum) and not piece.text[fact.end :].strip(" ).,"):
            return _DATED.sub("", piece.text[: fact.start]), case_text(fact.value)
    return piece.text, None


def recipient_entries(parties: Parties) -> Iterator[Entry]:
    """Mottagarna."""
    rows = tuple(Item(Plain(key)) for key in dict.fromkeys(parties.recipients))
    if rows:
        yield Entry("skickas_till", Rows(rows))
