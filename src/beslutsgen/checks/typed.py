"""Fakta som är skrivna för hand i ärendefilens löpande text, i stället för som hänvisningar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.facts import Antal
from beslutsgen.facts.per import per_efter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.diagnostic import Spot
    from beslutsgen.passage import FactSpan, Value


class Typed(Struct, frozen=True):
    """Ett handskrivet faktum och meningen det står i."""

    sentence: Sentence
    fact: FactSpan

    @property
    def value(self) -> Value:
        """Värdet; ett antal med det som det gäller per, om det står efter."""
        value = self.fact.value
        if isinstance(value, Antal):
            return replace(value, per=per_efter(self.sentence.passage.text, self.fact.end))
        return value

    @property
    def text(self) -> str:
        """Faktumet som det är skrivet."""
        return self.sentence.passage.text[self.fact.start : self.fact.end]

    @property
    def spot(self) -> Spot:
        """Faktumets plats i ärendefilen."""
        return self.sentence.spot(self.fact.start, self.fact.end)


def typed_facts(view: View, *kinds: type[Value]) -> Iterator[Typed]:
    """Alla handskrivna fakta av sorterna, i texternas ordning."""
    for typed in view.once(_unbound):
        if isinstance(typed.fact.value, kinds) and typed.sentence.authored(typed.fact.start):
            yield typed


def _unbound(view: View) -> tuple[Typed, ...]:
    """Fakta utan sökväg: författarens egna, och de som står i frasernas text."""
    return tuple(
        Typed(sentence, fact) for sentence in view.sentences for fact in sentence.facts if fact.path is None
    )
