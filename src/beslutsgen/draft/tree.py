"""Ärendet och mallpaketet som namnträd: varje uppgift får sitt namn, varje blad sin sökväg i ärendefilen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from beslutsgen.arende import beslutat, papperets_datum
from beslutsgen.arende.fields import Prosa
from beslutsgen.arende.model import Arende
from beslutsgen.arende.shapes import record_of
from beslutsgen.draft.factparts import fact_node
from beslutsgen.draft.record import VALUES, makers, own_fact, sections_of
from beslutsgen.draft.scope import Flag, Group, Items, Leaf, Missing, Parts, Prose
from beslutsgen.facts import Lagrum, Namn, insats, lag

if TYPE_CHECKING:
    from beslutsgen.arende.pack import Pack
    from beslutsgen.arende.uppgifter import Avtal
    from beslutsgen.draft.scope import Node


def build_tree(arende: Arende, pack: Pack) -> dict[str, Node]:
    """Namnen som prosa, fraser och mallar når: avsnitten, `insatser`, `organisation`, `uppdraget` och parterna."""
    planter = Planter(arende, pack)
    tree = {
        name: planter.node(getattr(arende, name), name, sections_of(Arende, name))
        for name in record_of(Arende).fields
    }
    tree["insatser"] = planter.insatser()
    tree["organisation"] = planter.node(pack.organisation, "pack.organisation")
    decided = beslutat(arende)
    tree["uppdraget"] = planter.entry("avtal", decided[0]) if decided else Missing("avtal.uppdrag")
    for roll in ("bestallare", "utforare"):
        tree[roll] = planter.by_role(roll, decided[1] if decided else None)
    return tree


class Planter:
    """Bygger noder ur modellens värden; delarna av en post byggs när de efterfrågas."""

    def __init__(self, arende: Arende, pack: Pack) -> None:
        self.arende = arende
        self.pack = pack
        self.day = papperets_datum(arende)

    def node(self, value: Any, path: str, sections: tuple[str, ...] = ()) -> Node:
        """Noden för ett värde i modellen; en hänvisning blir posten som den pekar på."""
        kind = type(value)
        if value is None:
            return Missing(path)
        if kind in VALUES:
            return fact_node(self._in_force(value) if kind is Lagrum else value, path)
        if kind is str:
            return self._word(value, path, sections)
        if kind is bool:
            return Flag(path, value)
        if kind is Prosa:
            return Prose(path, value)
        if kind is tuple:
            items = [self.node(item, f"{path}[{at}]", sections) for at, item in enumerate(value, 1)]
            return Items(path, tuple(items))
        if kind is dict:
            return Group(path, Parts(value, lambda name: self.node(value[name], f"{path}.{name}")), None)
        return self._record(value, path)

    def _in_force(self, value: Lagrum) -> Lagrum:
        """Ett lagrum i den utgåva av lagen som gäller på papperets datum, om det inte självt säger vilken."""
        if self.day is None or value.sfs is not None:
            return value
        edition = lag(value.lag, self.day)
        return replace(value, sfs=edition.sfs) if edition else value

    def entry(self, section: str, name: str) -> Node:
        """Noden för en namngiven post."""
        return self.node(getattr(self.arende, section)[name], f"{section}.{name}")

    def insatser(self) -> Node:
        """De lagrum som anger en insats."""
        names = [name for name, rum in self.arende.lagrum.items() if insats(rum)]
        return Items("lagrum", tuple(self.entry("lagrum", name) for name in names))

    def by_role(self, roll: str, decided: Avtal | None) -> Node:
        """Parten med en viss roll, helst bland det beslutade avtalets parter."""
        names = [name for name, part in self.arende.parter.items() if part.roll == roll]
        chosen = [name for name in names if decided and name in decided.mellan] or names
        return self.entry("parter", chosen[0]) if chosen else Missing(roll)

    def _word(self, text: str, path: str, sections: tuple[str, ...]) -> Node:
        """En text är ett namn, eller en hänvisning till en post."""
        for section in sections:
            if text in getattr(self.arende, section):
                return self.entry(section, text)
        return Leaf(path, Namn(text))

    def _record(self, record: Any, path: str) -> Node:
        """En post: dess fält är delar, och postens eget värde (`kort`) är det som skrivs ut."""
        own = own_fact(record, path)
        model: Any = type(record)
        fact: Any = type(own.value) if own else None
        parts = makers(model, fact)
        return Group(path, Parts(parts, lambda name: parts[name](self, record, path, own, name)), own)
