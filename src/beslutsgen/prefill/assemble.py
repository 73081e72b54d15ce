"""Ett ärendes utkast: papperens material blir ärendefilens avsnitt i ordning."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.diagnostic import PaperSpot, Severity
from beslutsgen.facts import insats
from beslutsgen.prefill import closing, entries, sections
from beslutsgen.prefill.agreements import find_agreements
from beslutsgen.prefill.amounts import find_amounts
from beslutsgen.prefill.between import Mentions
from beslutsgen.prefill.counts import find_counts, find_laws
from beslutsgen.prefill.dates import find_days
from beslutsgen.prefill.first import chosen_type, head_entries
from beslutsgen.prefill.found import Found
from beslutsgen.prefill.head import read_head
from beslutsgen.prefill.links import references
from beslutsgen.prefill.material import gather, prose_of
from beslutsgen.prefill.outline import outline
from beslutsgen.prefill.parties import find_parties
from beslutsgen.prefill.remains import leftovers, opening
from beslutsgen.prefill.terms import find_terms
from beslutsgen.prefill.tree import Entry, Mark, Note, Table, noted
from beslutsgen.prefill.write import written
from beslutsgen.review.sections import section as section_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beslutsgen.arende.pack import Pack
    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.prefill.counts import Law
    from beslutsgen.prefill.first import Given
    from beslutsgen.prefill.head import Head
    from beslutsgen.prefill.material import Piece
    from beslutsgen.prefill.outline import Outline
    from beslutsgen.prefill.parties import Parties
    from beslutsgen.prefill.prose import References
    from beslutsgen.prefill.terms import Term
    from beslutsgen.readback import Document

_HEAD: Final = "arende"


class Drafted(Struct, frozen=True):
    """Utkastets text, och hur mycket i det som är osäkert och som saknas."""

    text: str
    unsure: int
    missing: int


def draft_case(
    documents: Sequence[Document],
    findings: Sequence[Diagnostic],
    pack: Pack,
    given: Given,
    file: str,
) -> Drafted:
    """Utkastet till en ärendefil ur papperen. `findings` är granskningens fynd, `file` filen som skrivs."""
    found = find_all(documents, pack, given)
    made = tuple(_sections(found, pack, given, _remarks(findings, found.outline)))
    body = written(made, leftovers(documents, found))
    # Anteckningen överst förklarar märkena och räknas inte.
    text = f"{opening(documents, file)}\n\n{body}"
    return Drafted(text, body.count(f"# {Mark.UNSURE}:"), body.count(f"# {Mark.MISSING}:"))


def find_all(documents: Sequence[Document], pack: Pack, given: Given) -> Found:
    """Allt som finns i papperen."""
    pieces = gather(documents)
    laid = outline(pieces)
    head = read_head(laid)
    parties = find_parties(pieces, laid, head, pack)
    _override(parties, given)
    mentions = Mentions(parties)
    prose = _prose(pieces, laid)
    agreements = find_agreements(prose, _headlines(laid))
    laws = find_laws([*laid.titles, *prose])
    return Found(
        pieces,
        prose,
        laid,
        head,
        parties,
        mentions,
        agreements,
        find_amounts(prose, agreements, parties, mentions),
        find_counts(prose, agreements),
        find_days(prose, agreements),
        laws,
        _terms(laid, head, prose, parties, laws),
    )


def _prose(pieces: Sequence[Piece], laid: Outline) -> tuple[Piece, ...]:
    """Den löpande texten under papperens rubriker, utan det som bara berättar om förhandlingen."""
    above = {piece.number for piece in laid.head}
    return tuple(
        piece for piece in prose_of(pieces) if piece.section != "mbl.text" and piece.number not in above
    )


def _headlines(laid: Outline) -> list[str]:
    """Det som papperen handlar om, i få ord: beslutspunkterna och titlarna."""
    points, _ = sections.points_of(laid)
    return [*(point.text for point in points), *(one.text for one in laid.titles)]


def _terms(
    laid: Outline, head: Head, prose: Sequence[Piece], parties: Parties, laws: Sequence[Law]
) -> tuple[Term, ...]:
    """Papperens termer, utan namnen på dem som skrev och lagens egna ord."""
    words = [words for law in laws if (words := insats(law.varde))]
    people = [one.namn for one in laid.signers] + [head.values.get("handlaggare", "")]
    title = laid.titles[0].text if laid.titles else None
    return find_terms([*laid.titles, *_placed(prose, laid)], title, parties, people, words)


def _placed(prose: Sequence[Piece], laid: Outline) -> Iterator[Piece]:
    """Styckena som får en plats i ärendefilen."""
    rest = {piece.number for piece in laid.rest}
    return (piece for piece in prose if piece.number not in rest)


def _override(parties: Parties, given: Given) -> None:
    """Namnen som angavs på kommandoraden går före papperens."""
    keys = (("bestallare", given.namnd), ("forvaltningen", given.forvaltning), ("utforare", given.utforare))
    for key, name in keys:
        if name is None:
            continue
        known = parties.all.get(key)
        if known is None:
            parties.add(key, name, key if key != "forvaltningen" else "annan")
        elif known.namn.casefold() != name.casefold():
            known.shown = name


def _remarks(findings: Sequence[Diagnostic], laid: Outline) -> Mapping[str, tuple[Note, ...]]:
    """Granskningens fel och varningar, efter avsnittet där de står; de utan avsnitt står överst."""
    notes: dict[str, list[Note]] = defaultdict(list)
    present = {where for where, pieces in laid.sections.items() if pieces} | {"beslut"}
    for one in findings:
        if one.severity is Severity.INFO or not isinstance(one.spot, PaperSpot):
            continue
        where = section_of(one.spot.heading)
        place = where if where in present else _HEAD
        notes[place].append(Note(Mark.REVIEW, f"{one.message} ({one.code})"))
    return {where: tuple(dict.fromkeys(some)) for where, some in notes.items()}


def _sections(
    found: Found, pack: Pack, given: Given, remarks: Mapping[str, tuple[Note, ...]]
) -> Iterator[Entry]:
    texts, titled = references(found.pieces, found), references(found.pieces, found, titled=True)
    yield from head_entries(found, pack, given, titled, remarks.get(_HEAD, ()))
    yield from _facts(found, pack)
    laid = found.outline
    yield from _noted(closing.mbl_entries(laid.sections["mbl.text"], texts), remarks.get("mbl.text"))
    yield from sections.point_entries(laid, titled, remarks.get("beslut", ()))
    prose = sections.text_entries(laid, texts, remarks, found.parties.links)
    yield from entries.section("text", prose)
    samrad = closing.samrad_entries(laid.sections["samrad.text"], texts, found.mentions)
    yield from _noted(samrad, remarks.get("samrad.text"))
    yield from _assignment(laid.sections["uppdrag.beskrivning"], texts, remarks)
    typ, _ = chosen_type(found, pack, given)
    underlag = closing.underlag_entries(laid.sections["underlag"], pack, typ, texts)
    yield from _noted(underlag, remarks.get("underlag"))
    yield from _noted(closing.recipient_entries(found.parties), remarks.get("skickas_till"))


def _facts(found: Found, pack: Pack) -> Iterator[Entry]:
    """Avsnitten med uppgifter."""
    number = pack.organisation.organisationsnummer
    agreements = entries.agreement_entries(found.agreements, found.prose, found.parties, found.mentions)
    for key, rows in (
        ("parter", entries.party_entries(found.parties, number)),
        ("termer", entries.term_entries(found.terms)),
        ("avtal", agreements),
        ("antal", entries.count_entries(found.counts.all)),
        ("belopp", entries.amount_entries(found.amounts.all)),
        ("lagrum", entries.law_entries(found.laws)),
        ("datum", entries.day_entries(found.days.all)),
    ):
        yield from entries.section(key, rows)


def _assignment(
    pieces: Sequence[Piece], texts: References, remarks: Mapping[str, tuple[Note, ...]]
) -> Iterator[Entry]:
    """Det som papperen säger om uppdraget under en egen rubrik."""
    prose, notes = texts.prose(pieces)
    if prose is not None:
        said = (*notes, *remarks.get("uppdrag.beskrivning", ()))
        yield Entry("uppdrag", Table((Entry("beskrivning", prose, said),)))


def _noted(made: Iterable[Entry], notes: tuple[Note, ...] | None) -> Iterator[Entry]:
    for entry in made:
        yield noted(entry, *(notes or ()))
