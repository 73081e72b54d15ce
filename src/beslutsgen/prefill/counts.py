"""Antalen och lagrummen: vart och ett en gång, med vad det räknar eller vilken insats det gäller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.checks.near import misspelt
from beslutsgen.facts import Antal, Lagrum, agrees, insats
from beslutsgen.facts.substantiv import bojd
from beslutsgen.pattern import late
from beslutsgen.prefill.words import entry_name, free

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.passage import FactSpan
    from beslutsgen.prefill.agreements import Agreements
    from beslutsgen.prefill.material import Piece

_FOR: Final = late(r"\A\s(?P<vad>(?:för|i|inom|avseende|på)\s[^.;,]{3,100}?)(?= samt | och |[.;,]|\Z)")
_BEFORE: Final = late(r".*(?:,|\b(?:och|samt|omfattar|avser))\s(?P<vad>[^,.;()]{4,90}?),?\s\Z")
_VERB: Final = late(
    r"(?<!\w)(?:är|har|ska|kan|omfattar|avser|finns|består|blir|innebär|tidigare|ytterligare|totalt|cirka|ca)(?!\w)"
)
_JOINED: Final = late(r"\b(?:och|samt)\Z")
_NEAR: Final = 200
_MANY: Final = 2


class Count(Struct):
    """Ett antal. `unsure` är det som är osäkert om det."""

    key: str
    varde: Antal
    avser: str | None = None
    avtal: str | None = None
    unsure: list[str] = field(default_factory=list)


class Counts(Struct):
    """Antalen, och posten som varje antal i texten är."""

    all: list[Count] = field(default_factory=list)
    at: dict[tuple[int, int], Count] = field(default_factory=dict)


class Law(Struct, frozen=True):
    """Ett lagrum med sitt namn i ärendefilen."""

    key: str
    varde: Lagrum


def find_counts(prose: Sequence[Piece], agreements: Agreements) -> Counts:
    """Antalen i texten, i den ordning de först står."""
    found = Counts()
    for piece in prose:
        for start, end in piece.sentences:
            for fact in piece.inside(start, end):
                if isinstance(fact.value, Antal):
                    _take(found, agreements, piece, (start, end), fact, fact.value)
    _name(found)
    return found


def _take(
    found: Counts,
    agreements: Agreements,
    piece: Piece,
    sentence: tuple[int, int],
    fact: FactSpan,
    value: Antal,
) -> None:
    """Lägger antalet i sin post; en enhet med ett skrivfel är samma post."""
    place = (piece.number, fact.start)
    known = next((one for one in found.all if agrees(one.varde, value)), None)
    near = next((one for one in found.all if _slip(one.varde, value)), None)
    if known is None and near is not None:
        near.unsure.append(f"Papperen skriver också {value.enhet}. Vilket är rätt?")
        known = near
    if known is None:
        known = Count("", value, _meaning(piece.text, sentence[0], fact, sentence[1], value.enhet))
        owner = agreements.owner.get(place) or agreements.decided
        known.avtal = owner.key if owner and owner.key else None
        stated = [one for one in agreements.all if one.key]
        if place in agreements.guessed and len(stated) > 1:
            known.unsure.append("Papperet säger inte i klartext vilket avtal antalet hör till.")
        found.all.append(known)
    known.avser = known.avser or _meaning(piece.text, sentence[0], fact, sentence[1], known.varde.enhet)
    found.at[place] = known


def _slip(a: Antal, b: Antal) -> bool:
    return (a.tal, a.till) == (b.tal, b.till) and misspelt(b.enhet, a.enhet)


def _meaning(text: str, start: int, fact: FactSpan, end: int, unit: str) -> str | None:
    """Vad antalet räknar: det som står efter, annars det som antalet är en upplysning till."""
    after = _FOR.match(text[fact.end : end])
    if after:
        return f"{unit} {after['vad'].strip()}"
    before = _BEFORE.search(text[max(start, fact.start - _NEAR) : fact.start])
    if before and not _VERB.search(before["vad"]) and not _JOINED.search(before["vad"]):
        return before["vad"].strip()
    return None


def _name(found: Counts) -> None:
    """Namnen: enheten i flertal, eller vad antalet avser när flera räknar samma enhet."""
    units = [bojd(one.varde.enhet, _MANY) for one in found.all]
    taken: set[str] = set()
    for one, unit in zip(found.all, units, strict=True):
        shared = units.count(unit) > 1 and one.avser
        words = str(one.avser).rpartition(" i form av ")[2] if shared else unit
        one.key = entry_name(words, taken, "antal", most=1 if shared else _MANY)
        taken.add(one.key)


def find_laws(pieces: Sequence[Piece]) -> tuple[Law, ...]:
    """Lagrummen i texten utom medbestämmandelagens, som har ett eget ställe i ärendefilen."""
    values: list[Lagrum] = []
    for piece in pieces:
        for fact in piece.facts:
            if isinstance(fact.value, Lagrum) and fact.value.lag != "MBL" and fact.value not in values:
                values.append(fact.value)
    laws: list[Law] = []
    for value in values:
        taken = [law.key for law in laws]
        words = insats(value)
        rough = f"{value.lag} {value.kapitel or ''} {value.paragraf} {value.punkt or ''} {value.stycke or ''}"
        name = (
            entry_name(words, taken, "lagrum", most=1)
            if words
            else entry_name(rough, taken, "lagrum", most=5)
        )
        laws.append(Law(free(name, taken), value))
    return tuple(laws)
