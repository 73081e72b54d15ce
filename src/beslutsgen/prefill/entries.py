"""Posterna i ärendefilens faktaavsnitt: parter, termer, avtal, antal, belopp, lagrum och datum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.arende.blank import literal
from beslutsgen.facts import Period, senaste_slut
from beslutsgen.prefill.agreements import follows_on, lies_within, precedes
from beslutsgen.prefill.between import between
from beslutsgen.prefill.tree import Entry, Plain, Prose, Table, missing, names, unsure
from beslutsgen.prefill.values import case_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beslutsgen.facts import Organisationsnummer, Value
    from beslutsgen.prefill.agreements import Agreement, Agreements
    from beslutsgen.prefill.amounts import Amount
    from beslutsgen.prefill.between import Mentions
    from beslutsgen.prefill.counts import Count, Law
    from beslutsgen.prefill.dates import Day
    from beslutsgen.prefill.material import Piece
    from beslutsgen.prefill.parties import Parties
    from beslutsgen.prefill.terms import Term
    from beslutsgen.prefill.tree import Note

_WITH_NUMBER: Final = ("bestallare", "utforare")


def section(key: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Avsnittet, om det har några poster."""
    rows = tuple(entries)
    return (Entry(key, Table(rows)),) if rows else ()


def party_entries(parties: Parties, number: Organisationsnummer | None) -> Iterator[Entry]:
    """Parterna. Kommunens egna organ har kommunens organisationsnummer."""
    for one in parties.all.values():
        inside = [Entry("namn", Plain(one.shown or one.namn)), Entry("roll", Plain(one.roll))]
        if one.forms:
            inside.append(Entry("aven_kallad", names(one.forms)))
        if number is not None and one.listed and one.roll in _WITH_NUMBER:
            inside.append(Entry("organisationsnummer", Plain(number.text)))
        notes = [unsure(text) for text in one.unsure]
        if one.shown:
            notes.append(unsure(f"I papperet står {one.namn}."))
        yield Entry(one.key, Table(tuple(inside)), tuple(notes))


def term_entries(terms: Sequence[Term]) -> Iterator[Entry]:
    """Termerna."""
    for one in terms:
        yield Entry(one.key, Plain(one.text), tuple(unsure(text) for text in one.unsure))


def agreement_entries(
    found: Agreements, prose: Sequence[Piece], parties: Parties, mentions: Mentions
) -> Iterator[Entry]:
    """Avtalen, med parter, tid och hur de hänger ihop."""
    keyed = found.keyed()
    for key, one in keyed.items():
        inside = [Entry("slag", Plain(one.slag))]
        sides = _sides(one, found, prose, parties, mentions)
        if sides:
            inside.append(Entry("mellan", names(sides)))
        inside += _bonds(one, found, keyed, prose)
        inside += _times(one)
        yield Entry(key, Table(tuple(inside)), _gaps(one, found))


def _sides(
    one: Agreement, found: Agreements, prose: Sequence[Piece], parties: Parties, mentions: Mentions
) -> list[str]:
    if one is not found.decided:
        return between(one, prose, mentions)
    both = (parties.by_role("bestallare"), parties.by_role("utforare"))
    return [party.key for party in both if party is not None]


def _bonds(
    one: Agreement, found: Agreements, keyed: dict[str, Agreement], prose: Sequence[Piece]
) -> Iterator[Entry]:
    """Att det beslutade ligger inom ett annat avtal eller följer efter ett."""
    if one is not found.decided:
        return
    others = {key: other for key, other in keyed.items() if other is not one}
    within = next((key for key, other in others.items() if not other.old and lies_within(other, prose)), None)
    if within is not None and not precedes(others[within], one):
        yield Entry("inom", Plain(within))
    for key, other in others.items():
        if follows_on(other, one):
            yield Entry("efter", Plain(key))
        elif precedes(other, one):
            yield Entry("efter", Plain(key), (unsure("Följer uppdraget efter det avtalet?"),))
        else:
            continue
        return


def _times(one: Agreement) -> Iterator[Entry]:
    period = one.whole
    if period is None and (one.start or one.slut):
        period = Period(one.start, None) if one.start else None
    for part, value in (
        ("period", period),
        ("forlangning", one.forlangning),
        ("langst_till", one.langst_till),
    ):
        shown = case_text(value) if value is not None else None
        if shown is not None:
            yield Entry(part, Plain(shown), _doubts(one, part))


def _doubts(one: Agreement, part: str) -> tuple[Note, ...]:
    keys = (part, "start", "slut") if part == "period" else (part,)
    notes = [unsure(text) for key in keys for text in one.unsure.get(key, [])]
    return (*notes, *_odd_end(one, part))


def _odd_end(one: Agreement, part: str) -> tuple[Note, ...]:
    """Att sista dagen inte är den som perioden och förlängningen ger."""
    end = one.whole.slut if one.whole else None
    if part != "langst_till" or one.langst_till is None or end is None or one.forlangning is None:
        return ()
    last = senaste_slut(end.sista, one.forlangning)
    if last is None or last == one.langst_till.sista:
        return ()
    return (unsure(f"Perioden och förlängningen ger {last}."),)


def _gaps(one: Agreement, found: Agreements) -> tuple[Note, ...]:
    if one.whole is not None or one.period is not None:
        return ()
    if one.slut is not None and one.start is None:
        return (missing(f"period. Papperet säger bara att avtalet slutar {one.slut.sista}."),)
    return (
        (missing("period, till exempel 2025-07-01–2027-06-30"),)
        if one is found.decided and not one.start
        else ()
    )


def count_entries(counts: Sequence[Count]) -> Iterator[Entry]:
    """Antalen."""
    for one in counts:
        yield from _valued(one.key, one.varde, _count_parts(one), one.unsure)


def _count_parts(one: Count) -> Iterator[Entry]:
    if one.avser:
        yield Entry("avser", _words(one.avser))
    if one.avtal:
        yield Entry("avtal", Plain(one.avtal))


def amount_entries(amounts: Sequence[Amount]) -> Iterator[Entry]:
    """Beloppen."""
    for one in amounts:
        yield from _valued(one.key, one.varde, _amount_parts(one), one.unsure)


def _amount_parts(one: Amount) -> Iterator[Entry]:
    if one.avser:
        yield Entry("avser", _words(one.avser))
    fields = ("slag", "avtal", "betalas_av", "betalas_till", "prisniva", "jamfors_med")
    for field in fields:
        value: str | None = getattr(one, field)
        if value:
            yield Entry(field, Plain(value))


def _words(text: str) -> Prose:
    return Prose(((literal(text),),))


def _valued(key: str, value: Value, parts: Iterable[Entry], doubts: Sequence[str]) -> Iterator[Entry]:
    shown = case_text(value)
    notes = tuple(unsure(text) for text in doubts)
    if shown is not None:
        yield Entry(key, Table((Entry("varde", Plain(shown)), *parts)), notes)


def law_entries(laws: Sequence[Law]) -> Iterator[Entry]:
    """Lagrummen."""
    for one in laws:
        shown = case_text(replace(one.varde, sfs=None))
        if shown is not None:
            yield Entry(one.key, Plain(shown))


def day_entries(days: Sequence[Day]) -> Iterator[Entry]:
    """De andra datumen och perioderna."""
    for one in days:
        shown = case_text(one.varde)
        if shown is None:
            continue
        parts = [Entry("varde", Plain(shown))]
        if one.avser:
            parts.append(Entry("avser", _words(one.avser)))
        notes = () if one.avser else (unsure("Vad gäller datumet?"),)
        yield Entry(one.key, Table(tuple(parts)), notes)


def usable(value: Value) -> bool:
    """Om värdet kan stå i en ärendefil."""
    return case_text(value) is not None
