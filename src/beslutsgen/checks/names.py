"""Namnen som ärendet och kommunens register känner, och orden som de är gjorda av."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.pattern import Pattern
from beslutsgen.facts.substantiv import former
from beslutsgen.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.model import Arende, Huvud
    from beslutsgen.arende.pack import Pack
    from beslutsgen.checks.base import View

# Namn som ligger en bokstav från varandra men är två: de är aldrig skrivfel för varandra.
REAL_NAMES: Final = frozenset({"lidköping", "linköping", "lidköpings", "linköpings"})
_WORD: Final = Pattern(r"[^\W\d_]+")
_SHORTEST_PROPER: Final = 7
_SHORTEST_COMMON: Final = 9


class KnownName(Struct, frozen=True):
    """Ett namn som det ska skrivas. `at` är dess sökväg i ärendefilen, `None` för ett namn ur registret."""

    text: str
    what: str
    at: str | None

    @property
    def words(self) -> tuple[str, ...]:
        """Namnets ord i gemener."""
        return words_of(self.text)

    @property
    def proper(self) -> bool:
        """Om namnet är ett egennamn: det börjar med stor bokstav."""
        return self.text[:1].isupper()


@kept()
def words_of(text: str) -> tuple[str, ...]:
    """Namnets ord i gemener."""
    return tuple([match[0].casefold() for match in _WORD.finditer(text)])


@kept()
def telling(text: str) -> tuple[str, ...]:
    """De ord i namnet som är långa nog för att en avvikande bokstav ska vara ett skrivfel."""
    shortest = _SHORTEST_PROPER if text[:1].isupper() else _SHORTEST_COMMON
    return tuple([word for word in words_of(text) if len(word) >= shortest])


def known_names(view: View) -> tuple[KnownName, ...]:
    """Alla kända namn: parter, personer, termer, enheter, avtalens slag och kommunens register."""
    return view.once(_known)


def known_words(view: View) -> frozenset[str]:
    """De kända namnens ord i gemener."""
    return view.once(_known_words)


def _known_words(view: View) -> frozenset[str]:
    return frozenset().union(*[words_of(name.text) for name in known_names(view)])


def _known(view: View) -> tuple[KnownName, ...]:
    return (*_of_case(view.arende), *_of_register(view.pack))


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
