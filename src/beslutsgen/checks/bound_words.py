"""Orden som skiljer ett utsagt faktum från ett annat: böjningar tas bort, och ord som inte pekar ut något."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD: Final = Pattern(r"[^\W_]+(?:-[^\W_]+)*")
_YEAR: Final = Pattern(r"(?:19|20)\d\d\Z")
_SHORTEST: Final = 3
_STEM: Final = 4
_ENDINGS: Final = (
    *("ernas", "arnas", "ornas", "erna", "arna", "orna", "ens", "ets", "ers", "ar", "er", "or"),
    *("en", "et", "na", "ns", "s", "a", "e", "n", "t"),
)
# Ord som står i nästan varje mening om en kostnad, ett avtal eller en verksamhet.
_COMMON: Final = (
    "bör fastställs fastställa fastställas höjs höjas sänks sänkas sätts kommer kom kostnaden beloppet "
    "betalas betala lämnas lämna ges därtill dessutom finns vidare därefter "
    "och att som för till med det den der dem vid inom under enligt samt eller dess från deras sin "
    "sitt sina denna detta dessa ett man har hade har varit var är blir bli vara ska skulle kan "
    "kunna får beräknas beräknad beräknat beräknade väntas uppgår uppgå kosta kostar kostat kostade "
    "utgår utgå utges omfattar omfatta avser avse gäller gälla avseende gällande ungefär cirka "
    "totalt totala total sammanlagt sammanlagda tillsammans hela helt därmed därefter också även "
    "utöver bland annat alltså således enbart endast bara nya nytt föreslagna föreslaget föreslagen "
    "föreslås föreslå aktuella aktuell uppdraget uppdrag avtalet avtal förslaget förslag "
    "överenskommelsen verksamheten verksamhet verksamheterna del delen år årligen årlig årliga per "
    "kronor kr tkr mnkr miljoner miljon tusen via hos utifrån medför innebär uppskattas bedöms "
    "respektive vardera rätt om på av i en de så dock nu nämnden rymmer består"
)
_SAYS_NOTHING: Final = frozenset(_COMMON.split())


def words(text: str) -> tuple[str, ...]:
    """Orden i texten, i ordning."""
    return tuple(match[0] for match in _WORD.finditer(text))


def stem(word: str) -> str:
    """Ordet i gemener utan böjning, så gott det går utan ordlista."""
    low = word.lower()
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _STEM:
            return low[: -len(ending)]
    return low


def telling(listed: Iterable[str]) -> frozenset[str]:
    """De ord som pekar ut något, utan böjning. Årtal pekar ut ett år."""
    return frozenset(
        word if _YEAR.match(word) else stem(word)
        for word in listed
        if word.lower() not in _SAYS_NOTHING and (len(word) >= _SHORTEST or word.isupper() or word.isdigit())
    )


def names(listed: Iterable[str]) -> frozenset[str]:
    """De ord som står med stor bokstav och därför är namn."""
    return frozenset(
        stem(word) for word in listed if word[:1].isupper() and word.lower() not in _COMMON_NAMES
    )


_COMMON_NAMES: Final = frozenset(
    {"region", "regionen", "kommun", "kommunen", "ab", "bolaget", "nämnden", "förvaltningen", "staten"}
)
