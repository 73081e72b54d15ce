"""Belopp som texten binder till en kostnad eller ersättning, och när två sådana inte kan vara sanna."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.checks.amounts import is_time
from beslutsgen.checks.bound import Said
from beslutsgen.checks.bound_money import money_clause
from beslutsgen.checks.likeness import Slip, slip_between
from beslutsgen.checks.slips import digit_slip, significant
from beslutsgen.checks.words import upper_first
from beslutsgen.facts import Belopp, agrees, kronor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.passage import Value

# Så många siffror behövs för att två omkastade ska synas, och så många gemensamma ord för att det ska vara samma sak.
_SWAPPED: Final = 3
_FEWEST: Final = 2
_LISTED: Final = 12
_SHARED: Final = 2
_PROSE_OUT: Final = ("tabell", "rubrik", "header", "footer", "comment")
# Ord som nästan vilket belopp som helst kan heta; utan bestämning pekar de inte ut något.
_ANY: Final = frozenset(
    {
        "kostnad",
        "ersättning",
        "bidrag",
        "avgift",
        "hyra",
        "pris",
        "budget",
        "intäkt",
        "utgift",
        "belopp",
        "det",
        "stöd",
        "anslag",
    }
)
_ASSIGNMENTS: Final = ("uppdrag", "avtal", "överenskommels", "kontrak", "avrop")


def bound_amounts(view: View) -> Iterator[Said]:
    """Allt som texterna säger att något kostar."""
    for sentence in view.sentences:
        amounts = [fact for fact in sentence.facts if isinstance(fact.value, Belopp)]
        # En förteckning av belopp säger inte vad vart och ett är.
        if sentence.path in _PROSE_OUT or len(amounts) > _LISTED:
            continue
        for fact in amounts:
            clause = money_clause(sentence, fact)
            if clause is None:
                continue
            key = (clause.head, clause.owner, "förr" if clause.past else "nu")
            yield Said(key, clause.about, upper_first(clause.shown), fact.value, sentence, fact)


def conflicting(one: Said, other: Said, single: bool) -> bool:  # noqa: FBT001  # samma form för alla sorter
    """Om beloppen säkert är samma sak och inte kan vara sanna samtidigt."""
    if not isinstance(one.value, Belopp) or not isinstance(other.value, Belopp):
        return False
    if agrees(one.value, other.value) or not _same_unit(one.value, other.value):
        return False
    assignment = single and one.subject[0].endswith(_ASSIGNMENTS) and one.part != other.part
    return _same_subject(one, other, slip=assignment or _slip(one.value, other.value))


def _slip(one: Belopp, other: Belopp) -> bool:
    """Om beloppen skiljer sig med ett säkert skrivfel: en siffra i ett långt tal, eller ett som syns ändå."""
    return _swapped(one, other) or slip_between(replace(one, per=()), replace(other, per=())) is Slip.CERTAIN


def _swapped(one: Value, other: Value, *, least: int = _SWAPPED) -> bool:
    """Om beloppen har samma siffror, minst så många: två har bytt plats, eller enheten är en annan."""
    if (
        not isinstance(one, Belopp)
        or not isinstance(other, Belopp)
        or one.till is not None
        or other.till is not None
    ):
        return False
    mine, theirs = (significant(kronor(each)) for each in (one, other))
    swapped = len(mine) >= least and sorted(mine) == sorted(theirs) and digit_slip(mine, theirs)
    return swapped or mine == theirs


def _same_subject(one: Said, other: Said, *, slip: bool) -> bool:
    """Om utsagorna säkert handlar om samma sak; ett tydligt skrivfel räcker när bara den ena säger närmare vad."""
    if one.about == other.about:
        slip = slip or (one.part != other.part and _swapped(one.value, other.value, least=_FEWEST))
        return slip or bool(one.about) or bool(one.subject[1]) or one.subject[0] not in _ANY
    if _years(one) != _years(other):
        slip = _swapped(one.value, other.value)
    shared = one.about & other.about
    if shared in (one.about, other.about):
        return slip or (bool(shared) and one.part != other.part and _years(one) == _years(other))
    return slip and len(shared) >= _SHARED


def _years(one: Said) -> frozenset[str]:
    """Årtalen som säger vilket år det gäller."""
    return frozenset(word for word in one.about if word.isdigit() and len(word) == len("2025"))


def _same_unit(one: Belopp, other: Belopp) -> bool:
    """Om beloppen gäller per samma sak, eller är samma tal med bara tiden utbytt."""
    if one.per == other.per:
        return True
    if len(one.per) != len(other.per):
        return False
    rest = [tuple(unit for unit in each.per if not is_time(unit)) for each in (one, other)]
    return rest[0] == rest[1] and (one.tal, one.enhet) == (other.tal, other.enhet)
