"""Vad texten kan hänvisa till: vilken uppgift varje faktum i papperen blev, och namnen att byta mot hänvisningar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.draft.organs import is_common
from beslutsgen.facts import Lagrum, agrees, insats
from beslutsgen.prefill.prose import Fact, Name, Phrase, References
from beslutsgen.prefill.values import case_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.facts import Value
    from beslutsgen.passage import Value as FoundValue
    from beslutsgen.prefill.agreements import Agreement
    from beslutsgen.prefill.found import Found
    from beslutsgen.prefill.material import Piece

_WORDS: Final = 3
_LETTERS: Final = 5


def references(pieces: Sequence[Piece], found: Found, *, titled: bool = False) -> References:
    """Hänvisningarna. I titel och punkter (`titled`) byts också ordet för det som beslutas."""
    facts = dict(_facts(pieces, found))
    names = [*_names(found)]
    if titled and found.agreements.decided is not None:
        names.append(Name("avtal.uppdrag", found.agreements.decided.slag))
    return References(facts, names, _price_levels(found))


def _facts(pieces: Sequence[Piece], found: Found) -> Iterator[tuple[tuple[int, int], Fact]]:
    laws = {law.varde: law.key for law in found.laws if case_text(law.varde)}
    for piece in pieces:
        for span in piece.facts:
            place = (piece.number, span.start)
            fact = _entry(place, found)
            if isinstance(span.value, Lagrum) and span.value in laws:
                fact = Fact(f"lagrum.{laws[span.value]}", span.value)
            if fact is not None:
                yield place, fact
            elif (bound := _bound(place, span.value, found)) is not None:
                yield place, bound


def _price_levels(found: Found) -> dict[int, tuple[Phrase, ...]]:
    """Prisnivåerna som står efter belopp."""
    levels: dict[int, tuple[Phrase, ...]] = {}
    for number, (start, end, index) in found.amounts.prices.items():
        amount = found.amounts.all[index]
        if case_text(amount.varde):
            written = f"{amount.prisniva} års prisnivå"
            tag = f"{{{{ belopp.{amount.key}.prisniva }}}} års prisnivå"
            levels[number] = (Phrase(start, end, tag, written),)
    return levels


def _entry(place: tuple[int, int], found: Found) -> Fact | None:
    """Uppgiften under belopp, antal eller datum."""
    if (amount := found.amounts.at.get(place)) and case_text(amount.varde):
        return Fact(f"belopp.{amount.key}", amount.varde)
    if (count := found.counts.at.get(place)) and case_text(count.varde):
        return Fact(f"antal.{count.key}", count.varde)
    if day := found.days.at.get(place):
        return Fact(f"datum.{day.key}", day.varde)
    return None


def _bound(place: tuple[int, int], value: FoundValue, found: Found) -> Fact | None:
    """Uppgiften om ett avtal, om papperet säger samma sak som posten."""
    owner, part = found.agreements.owner.get(place), found.agreements.part.get(place)
    if owner is None or part is None or not owner.key:
        return None
    stated = _stated(owner, part)
    if stated is None or not agrees(stated, value):
        return None
    tail = f"period.{part}" if part in ("start", "slut") else part
    return Fact(f"avtal.{owner.key}.{tail}", stated)


def _stated(owner: Agreement, part: str) -> Value | None:
    whole = owner.whole
    if part in ("period", "start", "slut"):
        if whole is None or case_text(whole) is None:
            return None
        parts: dict[str, Value | None] = {"period": whole, "start": whole.start, "slut": whole.slut}
        return parts[part]
    value: Value | None = getattr(owner, part)
    return value if value is not None and case_text(value) else None


def _names(found: Found) -> Iterator[Name]:
    for one in found.parties.all.values():
        yield Name(f"parter.{one.key}", one.namn, is_common(one.namn), len(one.namn) >= _LETTERS)
        if len(one.forms) == 1:
            yield Name(f"parter.{one.key}.aven_kallad", one.forms[0])
    for term in found.terms:
        yield Name(f"termer.{term.key}", term.text, near=len(term.text) >= _LETTERS)
        for variant in term.variants:
            yield Name(f"termer.{term.key}", variant, instead=term.text)
    for law in found.laws:
        words = insats(law.varde)
        if words and len(words.split()) >= _WORDS and case_text(law.varde):
            yield Name(f"lagrum.{law.key}.insats", words)
