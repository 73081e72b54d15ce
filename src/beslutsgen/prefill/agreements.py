"""Avtalen: vilka papperen talar om, och vilket av dem varje period, förlängning och dag hör till."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.facts import Datum, Forlangning, Period, agrees, dagen_efter
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.passage import FactSpan
    from beslutsgen.prefill.material import Piece

_NOUN: Final = late(
    r"(?<![\w-])(?<!\bi )(?:(?P<old>tidigare|nuvarande|gällande|förra|befintligt?a?)\s)?"
    r"(?:(?P<time>(?:avtals|uppdrags|överenskommelse)(?:tid|period)(?:en|er|erna)?)"
    r"|(?P<base>[\wåäö/]{0,40}?(?:avtal|uppdrag|överenskommelse))(?:e[tn]|n)?s?)(?![\w-])",
    re.IGNORECASE,
)
_NOT_NOUNS: Final = frozenset(("grunduppdrag", "kollektivavtal", "hyresavtal", "tilläggsavtal"))
_LATEST: Final = late(r"längst[\w\s.]{0,40}\Z", re.IGNORECASE)
_START: Final = late(
    r"(?<!\w)(?:sedan|från och med|fr\.? ?o\.? ?m\.?|från|börjar(?: gälla)?|startar|träder i kraft)(?: den)?\s\Z",
    re.IGNORECASE,
)
_END: Final = late(
    r"(?<!\w)(?:löper ut|upphör(?: att gälla)?|slutar|till och med|t\.? ?o\.? ?m\.?|gäller till|avslutas)(?: den)?\s\Z",
    re.IGNORECASE,
)
_WITHIN: Final = r"(?<!\w)(?:utifrån|inom ramen för|inom|med stöd av|enligt|i enlighet med)\s"
_BEFORE: Final = 48


class Agreement(Struct):
    """Ett avtal under uppbyggnad. `unsure` är det som är osäkert per fält."""

    slag: str
    old: bool = False
    period: Period | None = None
    start: Datum | None = None
    slut: Datum | None = None
    forlangning: Forlangning | None = None
    langst_till: Datum | None = None
    unsure: dict[str, list[str]] = field(default_factory=dict)
    key: str = ""

    def doubt(self, part: str, text: str) -> None:
        """Noterar något osäkert om ett fält, en gång."""
        known = self.unsure.setdefault(part, [])
        if text not in known:
            known.append(text)

    @property
    def whole(self) -> Period | None:
        """Perioden, den skrivna eller den som början och slutet ger."""
        if self.period is not None:
            return self.period
        return Period(self.start, self.slut) if self.start and self.slut else None

    @property
    def stated(self) -> bool:
        """Om något sägs om avtalet."""
        return any((self.period, self.start, self.slut, self.forlangning, self.langst_till))


class Agreements(Struct):
    """Avtalen; `owner` är avtalet som varje faktum hör till, `part` fältet som ett faktum fyller.

    `carried` är fakta i meningar som inte själva nämner avtalet, `guessed` de där inte heller en mening före gör det.
    """

    all: list[Agreement] = field(default_factory=list)
    decided: Agreement | None = None
    owner: dict[tuple[int, int], Agreement] = field(default_factory=dict)
    guessed: set[tuple[int, int]] = field(default_factory=set)
    carried: set[tuple[int, int]] = field(default_factory=set)
    part: dict[tuple[int, int], str] = field(default_factory=dict)

    def keyed(self) -> dict[str, Agreement]:
        """Avtalen som ska stå i ärendefilen, efter sina nycklar; det beslutade sist."""
        kept = [one for one in self.all if one is not self.decided and one.stated]
        return {one.key: one for one in (*kept, *([self.decided] if self.decided else []))}


def find_agreements(prose: Sequence[Piece], naming: Sequence[str]) -> Agreements:
    """Avtalen i texten. `naming` är punkternas och titelns text, som säger vilket som beslutas."""
    found = Agreements()
    slag = next((noun for text in naming for noun in _named(text)), None)
    if slag is not None:
        found.decided = Agreement(slag)
        found.all.append(found.decided)
    for piece in prose:
        _Paragraph(found, piece).read()
    _name(found)
    return found


def _named(text: str) -> Iterator[str]:
    for match in _NOUN.finditer(text):
        if match["base"] and match["base"].casefold() not in _NOT_NOUNS and not match["old"]:
            yield match["base"].casefold()


class _Paragraph:
    """Läser ett stycke mening för mening och minns vilket avtal som nämndes sist."""

    def __init__(self, found: Agreements, piece: Piece) -> None:
        self.found = found
        self.piece = piece
        self.last: Agreement | None = None
        self.named = False

    def read(self) -> None:
        """Binder varje faktum i stycket till ett avtal."""
        for start, end in self.piece.sentences:
            self.named = False
            facts = self.piece.inside(start, end)
            nouns = [*_NOUN.finditer(self.piece.text, start, end)]
            position = 0
            for fact in facts:
                while position < len(nouns) and nouns[position].start() < fact.start:
                    self.last = self._meant(nouns[position]) or self.last
                    self.named = True
                    position += 1
                self._bind(fact)
            for noun in nouns[position:]:
                self.last = self._meant(noun) or self.last

    def _meant(self, noun: re.Match[str]) -> Agreement | None:
        """Avtalet som ordet syftar på."""
        decided = self.found.decided
        if noun["time"]:
            return decided or self.last
        base = noun["base"].casefold()
        if base in _NOT_NOUNS:
            return None
        if base in ("avtal", "överenskommelse") and not noun["old"] and self._pointing(noun):
            return self.last or self._known(base) or decided or self._new(base, old=False)
        if decided and base.endswith("uppdrag") and decided.slag.endswith("uppdrag") and not noun["old"]:
            return decided
        return self._known(base, old=bool(noun["old"])) or self._new(base, old=bool(noun["old"]))

    def _pointing(self, noun: re.Match[str]) -> bool:
        """Om ordet står i bestämd form och bara pekar på ett avtal som redan är nämnt."""
        return noun["base"].casefold() == "avtal" or self._known(noun["base"].casefold()) is not None

    def _known(self, base: str, *, old: bool = False) -> Agreement | None:
        found = (one for one in self.found.all if one.slag == base and one.old == old)
        return next(found, None)

    def _new(self, base: str, *, old: bool) -> Agreement:
        made = Agreement(base, old)
        self.found.all.append(made)
        return made

    def _bind(self, fact: FactSpan) -> None:
        place = (self.piece.number, fact.start)
        owner = self.last or self.found.decided
        if owner is None:
            return
        self.found.owner[place] = owner
        if not self.named:
            self.found.carried.add(place)
        if self.last is None:
            self.found.guessed.add(place)
        part = self._part(fact)
        if part is None:
            return
        self.found.part[place] = part
        _fill(owner, part, fact.value, self.piece)
        if self.last is None and len(self.found.all) > 1:
            owner.doubt(part, "Papperet säger inte i klartext att det gäller det här avtalet.")

    def _part(self, fact: FactSpan) -> str | None:
        if isinstance(fact.value, Period):
            return "period"
        if isinstance(fact.value, Forlangning):
            return "forlangning"
        if not isinstance(fact.value, Datum):
            return None
        before = self.piece.text[max(fact.start - _BEFORE, 0) : fact.start]
        for part, pattern in (("langst_till", _LATEST), ("start", _START), ("slut", _END)):
            if pattern.search(before):
                return part
        return None


def _fill(agreement: Agreement, part: str, value: object, piece: Piece) -> None:
    """Fyller fältet; ett annat värde än det första blir något osäkert."""
    from beslutsgen.facts import write

    known = getattr(agreement, part)
    if known is None:
        setattr(agreement, part, value)
    elif not agrees(known, value):  # type: ignore[arg-type]  # fakta ur finnaren är alltid värden i faktaspråket
        shown = write(value).replace("\u00a0", " ")  # type: ignore[arg-type]  # som ovan
        agreement.doubt(part, f"Papperen säger också {shown} ({_where(piece)}). Vilket gäller?")


def _where(piece: Piece) -> str:
    return f"under {piece.heading}" if piece.heading else piece.paper


def _name(found: Agreements) -> None:
    """Ger avtalen sina nycklar: det beslutade heter uppdrag, ett som det följer efter heter tidigare."""
    from beslutsgen.prefill.words import entry_name

    taken: set[str] = set()
    if found.decided is not None:
        found.decided.key = "uppdrag"
        taken.add("uppdrag")
    for one in found.all:
        if one is found.decided or not one.stated:
            continue
        earlier = one.old or precedes(one, found.decided)
        one.key = "tidigare" if earlier and "tidigare" not in taken else entry_name(one.slag, taken, "avtal")
        taken.add(one.key)


def precedes(one: Agreement, decided: Agreement | None) -> bool:
    """Om avtalet slutar innan det beslutade börjar."""
    end = one.whole.slut if one.whole else one.slut
    start = decided.whole.start if decided and decided.whole else None
    return end is not None and start is not None and end.sista < start.forsta


def follows_on(one: Agreement, decided: Agreement) -> bool:
    """Om det beslutade börjar dagen efter att avtalet slutar."""
    end = one.whole.slut if one.whole else one.slut
    return bool(end and decided.whole and dagen_efter(end) == decided.whole.start.forsta)


def lies_within(one: Agreement, prose: Sequence[Piece]) -> bool:
    """Om texten säger att något görs inom eller utifrån avtalet."""
    pattern = re.compile(rf"{_WITHIN}{re.escape(one.slag)}(?:e?[tn])?(?!\w)", re.IGNORECASE)
    return any(pattern.search(piece.text) for piece in prose)
