"""Om en mening nämner det som ett faktum handlar om: dess ord, dess avtal eller dess parter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende import ascii_key
from beslutsgen.checks.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beslutsgen.arende.model import Arende

_WORD: Final = Pattern(r"[^\W\d_]{4,}")
# Ord som står i nästan varje mening i ett sådant ärende och därför inte pekar ut något.
_COMMON: Final = Pattern(
    r"(?:verksamhet|kostnad|uppdrag|avtal|belopp|antal|kommun|arende|forslag|insats|person|plats|datum|period|total|ersattning"
    r"|for|den|det|som|vid|till|inom|under|enligt|avser|samt|eller|dess|fran|deras|varje|denna|detta)\w{0,4}\Z"
)
_SHORTEST: Final = 5
_ENDING: Final = 5


class Labels(Struct, frozen=True):
    """Det som pekar ut ett faktum i en mening: dess egna ord, och namnen på dess avtal och parter."""

    words: frozenset[str]
    agreement: str | None
    parties: frozenset[str]


class Named(Struct, frozen=True):
    """Vad en mening nämner av ett faktum."""

    words: int
    agreement: bool
    party: bool

    @property
    def score(self) -> int:
        """Hur säkert meningen pekar ut faktumet, för att jämföra fakta med varandra."""
        return 4 * self.words + 2 * self.agreement + self.party


def words_of(*texts: str | None) -> frozenset[str]:
    """De utpekande orden i texterna, i gemener utan å, ä och ö."""
    return frozenset(word for text in texts if text for word in _words(text) if not _COMMON.match(word))


def without(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Orden utom dem som i någon böjning finns bland de andra."""
    return frozenset(word for word in words if not any(_same_word(word, other) for other in others))


def agreement_labels(arende: Arende, name: str | None) -> Labels:
    """Det som pekar ut ett avtal: vad det kallas, och dess parter."""
    avtal = arende.avtal.get(name) if name else None
    if avtal is None:
        return Labels(frozenset(), None, frozenset())
    alike = [one for one in arende.avtal.values() if one.slag.casefold() == avtal.slag.casefold()]
    slag = ascii_key(avtal.slag.strip().lower()) if len(alike) == 1 else None
    return Labels(frozenset(), slag, party_names(arende, avtal.mellan))


def party_names(arende: Arende, parties: Iterable[str | None]) -> frozenset[str]:
    """Parternas alla namn, i gemener utan å, ä och ö."""
    found = (arende.parter[name] for name in parties if name and name in arende.parter)
    return frozenset(
        ascii_key(name.lower()) for part in found for name in (part.namn.text, *part.aven_kallad)
    )


def named(labels: Labels, sentence: str) -> Named:
    """Vad meningen nämner."""
    text = ascii_key(sentence.lower())
    present = list(_words(sentence))
    hits = sum(any(_same_word(word, other) for other in present) for word in labels.words)
    agreement = (
        labels.agreement is not None and re.search(rf"(?<!\w){re.escape(labels.agreement)}", text) is not None
    )
    return Named(hits, agreement, any(name in text for name in labels.parties))


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        yield ascii_key(match[0].lower())


def _same_word(a: str, b: str) -> bool:
    """Om orden är samma ord i olika böjning: lika utom i slutet."""
    if abs(len(a) - len(b)) > _ENDING:
        return False
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= max(_SHORTEST, min(len(a), len(b)) - 2)
