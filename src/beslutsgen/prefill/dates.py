"""Datum och perioder i texten som inte hör till något avtal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.facts import Datum, Period
from beslutsgen.prefill.values import case_text
from beslutsgen.prefill.words import entry_name, small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.prefill.agreements import Agreements
    from beslutsgen.prefill.material import Piece

_WORDS: Final = 4
_MOST_WORDS: Final = 12


class Day(Struct, frozen=True):
    """Ett datum eller en period med namn och vad den gäller."""

    key: str
    varde: Datum | Period
    avser: str | None


class Days(Struct):
    """Datumen, och posten som varje datum i texten är."""

    all: list[Day] = field(default_factory=list)
    at: dict[tuple[int, int], Day] = field(default_factory=dict)


def find_days(prose: Sequence[Piece], agreements: Agreements) -> Days:
    """Datumen i texten som inte är något avtals, i den ordning de först står."""
    found = Days()
    for piece in prose:
        for start, end in piece.sentences:
            for fact in piece.inside(start, end):
                place = (piece.number, fact.start)
                if _placed(place, agreements) or not isinstance(fact.value, (Datum, Period)):
                    continue
                if case_text(fact.value) is None:
                    continue
                known = next((one for one in found.all if one.varde == fact.value), None)
                if known is None:
                    known = _new(found, fact.value, piece.text[start : fact.start])
                found.at[place] = known
    return found


def _placed(place: tuple[int, int], agreements: Agreements) -> bool:
    """Om datumet står i ett avtals post; en ensam början eller ett ensamt slut har inget fält där."""
    owner, part = agreements.owner.get(place), agreements.part.get(place)
    return (
        owner is not None and part is not None and (part not in ("start", "slut") or owner.whole is not None)
    )


def _new(found: Days, value: Datum | Period, lead: str) -> Day:
    words = [word.strip(",:;()") for word in lead.split()]
    taken = [one.key for one in found.all]
    name = entry_name(" ".join(words[:_WORDS]), taken, "datum")
    day = Day(name, value, small(" ".join(words)).strip() or None if len(words) <= _MOST_WORDS else None)
    found.all.append(day)
    return day
