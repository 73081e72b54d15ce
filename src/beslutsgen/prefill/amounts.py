"""Beloppen: vart och ett en gång, med vad det avser, vems avtal det hör till och vem som betalar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from beslutsgen.facts import Belopp, agrees
from beslutsgen.pattern import late
from beslutsgen.prefill.meaning import TOTAL, meaning
from beslutsgen.prefill.tables import first_cells, row_of
from beslutsgen.prefill.words import entry_name, small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.passage import FactSpan
    from beslutsgen.prefill.agreements import Agreement, Agreements
    from beslutsgen.prefill.between import Mentions
    from beslutsgen.prefill.material import Piece
    from beslutsgen.prefill.parties import Parties
    from beslutsgen.prefill.tables import Rows

_YEARLY: Final = late(r"(?<!\w)(?:årskostnad|årlig|helårs)", re.IGNORECASE)
_ONCE: Final = late(r"(?<!\w)engångs", re.IGNORECASE)
_EARLIER: Final = late(r"(?<!\w)(?:tidigare|hittills|har varit|har uppgått|nuvarande)(?!\w)", re.IGNORECASE)
_PRICES: Final = late(r"(?<!\d)(?P<ar>20\d\d)(?: ?-?års ?-?|-års)(?:pris|pen|löne)[\w-]*", re.IGNORECASE)
_PRICES_NEAR: Final = 60
_PAYMENT: Final = late(r"(?<!\w)(?:ersättning|bidrag)\w*(?: \w+){0,2} till ", re.IGNORECASE)
_POINTING: Final = late(r"(?<!\w)(?:dessa|denna|detta)(?!\w)", re.IGNORECASE)
_TO_PARTY: Final = "till "


class Amount(Struct):
    """Ett belopp med det som meningen säger om det. `unsure` är det som är osäkert."""

    key: str
    varde: Belopp
    avser: str | None = None
    slag: str | None = None
    avtal: str | None = None
    betalas_av: str | None = None
    betalas_till: str | None = None
    prisniva: str | None = None
    jamfors_med: str | None = None
    unsure: list[str] = field(default_factory=list)


class Amounts(Struct):
    """Beloppen, och posten som varje belopp i texten är.

    `prices` är var en prisnivå står i ett stycke, och numret på beloppet som den hör till.
    """

    all: list[Amount] = field(default_factory=list)
    at: dict[tuple[int, int], Amount] = field(default_factory=dict)
    prices: dict[int, tuple[int, int, int]] = field(default_factory=dict)


def find_amounts(
    prose: Sequence[Piece], agreements: Agreements, parties: Parties, mentions: Mentions
) -> Amounts:
    """Beloppen i texten, i den ordning de först står."""
    found = Amounts()
    reader = _Reader(found, agreements, parties, mentions, first_cells(prose))
    for piece in prose:
        before = ""
        for start, end in piece.sentences:
            for fact in piece.inside(start, end):
                if isinstance(fact.value, Belopp):
                    reader.take(piece, start, end, fact, fact.value, before)
            before = piece.text[start:end]
    _compare(found)
    return found


class _Reader:
    """Läser meningarna kring varje belopp."""

    def __init__(
        self, found: Amounts, agreements: Agreements, parties: Parties, mentions: Mentions, rows: Rows
    ) -> None:
        self.found = found
        self.agreements = agreements
        self.parties = parties
        self.mentions = mentions
        self.rows = rows

    def take(self, piece: Piece, start: int, end: int, fact: FactSpan, value: Belopp, before: str) -> None:
        """Lägger beloppet i sin post, ny om inget belopp är detsamma."""
        sentence = piece.text[start:end]
        yearly = (
            not value.per and _YEARLY.search(sentence) and not TOTAL.search(piece.text[start : fact.start])
        )
        whole = replace(value, per=("år",)) if yearly else value
        known = next((one for one in self.found.all if _same(one.varde, whole)), None)
        if known is None:
            known = self._new(piece, (start, end), fact, whole, before)
        self.found.at[piece.number, fact.start] = known

    def _new(
        self, piece: Piece, sentence: tuple[int, int], fact: FactSpan, value: Belopp, before: str
    ) -> Amount:
        start, end = sentence
        text = piece.text[start:end]
        amount = Amount("", value)
        amount.slag = (
            "arskostnad" if "år" in value.per else "engangsersattning" if _ONCE.search(text) else None
        )
        row = self.rows.get(row_of(piece)) if piece.cell else None
        said = row or meaning(piece.text, start, fact, end, listed=piece.kind == "item")
        amount.avser = small(row) if row else self._without_receiver(said)
        amount.prisniva = self._prices(piece, fact.end)
        self._payers(amount, piece, sentence, fact)
        if amount.betalas_till is None and _PAYMENT.search(before):
            amount.betalas_till = self._receiver(before)
        owner = self._owner(amount, piece, fact, text)
        amount.avtal = owner.key if owner and owner.key else None
        amount.key = self._key(amount)
        if amount.avser is None:
            amount.unsure.append("Vad avser beloppet?")
        elif _POINTING.search(amount.avser):
            amount.unsure.append("Det som beloppet avser är nämnt tidigare i texten. Skriv ut det.")
        self._finish(amount)
        self.found.all.append(amount)
        return amount

    def _without_receiver(self, words: str | None) -> str | None:
        """Orden utan vem som får betalt: engångsersättning till basutrustning."""
        if words is None:
            return None
        for at, party in self.mentions.inside(words):
            end = at + len(party.namn)
            if (
                words[max(at - len(_TO_PARTY), 0) : at].casefold() == _TO_PARTY
                and words[end : end + 1] == " "
            ):
                return words[: at - len(_TO_PARTY)] + words[end + 1 :]
        return words

    def _prices(self, piece: Piece, at: int) -> str | None:
        """Prisnivån som står alldeles efter beloppet."""
        found = _PRICES.search(piece.text, at, at + _PRICES_NEAR)
        if found is None:
            return None
        self.found.prices[piece.number] = (found.start(), found.end(), len(self.found.all))
        return found["ar"]

    def _payers(self, amount: Amount, piece: Piece, sentence: tuple[int, int], fact: FactSpan) -> None:
        """Vem som betalar och får betalt: ägaren till kostnaden, och den som ersättningen utgår till."""
        start, end = sentence
        for at, party in self.mentions.inside(piece.text, start, end):
            lead = piece.text[max(at - len(_TO_PARTY), 0) : at].casefold()
            after = piece.text[at : at + len(party.namn) + 24]
            if re.match(r"\S+(?: \S+){0,3}s (?:kostnad|del|andel)", after) and at < fact.start:
                amount.betalas_av = party.key
            elif lead == _TO_PARTY and at < fact.start:
                amount.betalas_till = party.key

    def _receiver(self, sentence: str) -> str | None:
        """Den som meningen säger att ersättningen går till."""
        for at, party in self.mentions.inside(sentence):
            if sentence[max(at - len(_TO_PARTY), 0) : at].casefold() == _TO_PARTY:
                return party.key
        return None

    def _owner(self, amount: Amount, piece: Piece, fact: FactSpan, text: str) -> Agreement | None:
        """Avtalet som beloppet hör till; det som inte står i klartext är osäkert."""
        stated = [one for one in self.agreements.all if one.key]
        earlier = next((one for one in stated if one.key == "tidigare"), None)
        if earlier is not None and _EARLIER.search(text):
            return earlier
        payer = amount.betalas_av
        if payer and payer != "bestallare":
            return self._with_party(payer, stated) or self.agreements.decided
        place = (piece.number, fact.start)
        owner = self.agreements.owner.get(place)
        if amount.slag is None and amount.betalas_till is None and place in self.agreements.carried:
            amount.unsure.append("Hör beloppet till ett avtal? Skriv i så fall avtal: och avtalets namn.")
            return None
        if owner is None or place in self.agreements.guessed:
            owner = self.agreements.decided
            if len(stated) > 1:
                amount.unsure.append("Papperet säger inte i klartext vilket avtal beloppet hör till.")
        return owner

    def _with_party(self, payer: str, stated: Sequence[Agreement]) -> Agreement | None:
        role = self.parties.all[payer].roll
        others = [one for one in stated if one is not self.agreements.decided and one.key != "tidigare"]
        return others[0] if role == "samverkanspart" and len(others) == 1 else None

    def _key(self, amount: Amount) -> str:
        taken = {one.key for one in self.found.all}
        if amount.slag == "arskostnad" and amount.avtal and amount.betalas_av in (None, "bestallare"):
            name = f"{amount.avtal}_ar"
            if name not in taken:
                return name
        words = re.sub(r"(?i)\bengångsersättning\w* till\b", "", amount.avser or "")
        return entry_name(words, taken, amount.slag or "belopp")

    def _finish(self, amount: Amount) -> None:
        """Det beslutade uppdragets årskostnad betalas av nämnden till utföraren."""
        board, provider = self.parties.by_role("bestallare"), self.parties.by_role("utforare")
        if amount.avtal == "uppdrag" and amount.slag in ("arskostnad", "engangsersattning"):
            if amount.betalas_av is None and board and amount.slag == "arskostnad":
                amount.betalas_av = board.key
            if amount.betalas_till is None and provider:
                amount.betalas_till = provider.key


def _same(a: Belopp, b: Belopp) -> bool:
    """Om beloppen är samma post: lika mycket, även där det ena inte säger per vad."""
    per = a.per or b.per
    return agrees(replace(a, per=per), replace(b, per=per)) and (a.per == b.per or not (a.per and b.per))


def _compare(found: Amounts) -> None:
    """Det nya uppdragets årskostnad jämförs med det tidigares."""
    earlier = [one for one in found.all if one.avtal == "tidigare" and one.slag == "arskostnad"]
    for one in found.all:
        if one.avtal == "uppdrag" and one.slag == "arskostnad" and len(earlier) == 1:
            one.jamfors_med = earlier[0].key
