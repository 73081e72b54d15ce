"""Namnen som ärendet och kommunens register känner, och orden som de är gjorda av."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.pattern import Pattern
from beslutsgen.facts.substantiv import former

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.model import Arende, Huvud
    from beslutsgen.arende.pack import Pack

WORD: Final = Pattern(r"[^\W\d_]+")
_SHORTEST_PROPER: Final = 7
_SHORTEST_COMMON: Final = 9


@dataclass(frozen=True, slots=True)
class KnownName:
    """Ett namn som det ska skrivas. `at` är dess sökväg i ärendefilen, `None` för ett namn ur registret.

    `words` är namnets ord i gemener.
    """

    text: str
    what: str
    at: str | None
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(match[0].casefold() for match in WORD.finditer(self.text)))

    @property
    def proper(self) -> bool:
        """Om namnet är ett egennamn: det börjar med stor bokstav."""
        return self.text[:1].isupper()

    @property
    def telling(self) -> tuple[str, ...]:
        """De ord som är långa nog för att en avvikande bokstav ska vara ett skrivfel."""
        shortest = _SHORTEST_PROPER if self.proper else _SHORTEST_COMMON
        return tuple(word for word in self.words if len(word) >= shortest)


def known_names(arende: Arende, pack: Pack) -> tuple[KnownName, ...]:
    """Alla kända namn: parter, personer, termer, enheter, avtalens slag och kommunens register."""
    return (*_of_case(arende), *_of_register(pack))


def _of_case(arende: Arende) -> Iterator[KnownName]:
    for name, part in arende.parter.items():
        yield KnownName(part.namn.text, "partens namn", f"parter.{name}")
        for number, other in enumerate(part.aven_kallad, 1):
            yield KnownName(other, "ett annat namn på parten", f"parter.{name}.aven_kallad[{number}]")
    for name, term in arende.termer.items():
        yield KnownName(term.text, "termen", f"termer.{name}")
    for name, post in arende.antal.items():
        yield from (KnownName(form, "enheten", f"antal.{name}") for form in former(post.varde.enhet))
    for name, avtal in arende.avtal.items():
        yield KnownName(avtal.slag, "vad avtalet kallas", f"avtal.{name}.slag")
    yield from _of_head(arende.arende, frozenset(arende.parter))


def _of_head(head: Huvud, parter: frozenset[str]) -> Iterator[KnownName]:
    for key, people in (("handlaggare", head.handlaggare), ("undertecknare", head.undertecknare)):
        for number, person in enumerate(people, 1):
            yield KnownName(person.namn.text, "personens namn", f"arende.{key}[{number}]")
    for key, text in (("namnd", head.namnd), ("forvaltning", head.forvaltning)):
        if text and text not in parter:
            yield KnownName(text, "namnet", f"arende.{key}")


def _of_register(pack: Pack) -> Iterator[KnownName]:
    yield KnownName(pack.organisation.kommun.text, "kommunens namn", None)
    for organ in pack.register.values():
        yield KnownName(organ.namn, "namnet i kommunens register", None)
        for earlier in organ.tidigare_namn:
            yield KnownName(earlier.namn, "ett tidigare namn i kommunens register", None)
