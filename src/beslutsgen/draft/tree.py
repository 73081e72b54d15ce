"""Ärendet och mallpaketet som namnträd: varje uppgift får sitt namn, varje blad sin sökväg i ärendefilen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias, get_args

from beslutsgen.arende import beslutat, papperets_datum, senaste_slut
from beslutsgen.arende.fields import Prosa
from beslutsgen.arende.model import AntalPost, Arende, Avtal, BeloppPost, Mbl, Part
from beslutsgen.arende.shapes import Many, Name, record_of
from beslutsgen.draft.scope import Flag, Group, Items, Leaf, Missing, Node, Parts, Prose
from beslutsgen.facts import Belopp, Lagrum, Namn, Period, Value, insats, lag, langd

if TYPE_CHECKING:
    from beslutsgen.arende.pack import Pack

_VALUES: Final = get_args(Value)
_Makers: TypeAlias = dict[str, Callable[[], Node]]


def build_tree(arende: Arende, pack: Pack) -> dict[str, Node]:
    """Namnen som prosa, fraser och mallar når: avsnitten, `insatser`, `organisation`, `uppdraget` och parterna."""
    planter = _Planter(arende, pack)
    tree = {
        part.name: planter.node(getattr(arende, part.name), part.name, _sections(Arende, part.name))
        for part in fields(arende)
    }
    tree["insatser"] = planter.insatser()
    tree["organisation"] = planter.node(pack.organisation, "pack.organisation")
    decided = beslutat(arende)
    tree["uppdraget"] = planter.entry("avtal", decided[0]) if decided else Missing("avtal.uppdrag")
    for roll in ("bestallare", "utforare"):
        tree[roll] = planter.by_role(roll, decided[1] if decided else None)
    return tree


class _Planter:
    """Bygger noder ur modellens värden."""

    def __init__(self, arende: Arende, pack: Pack) -> None:
        self.arende = arende
        self.pack = pack

    def node(self, value: Any, path: str, sections: tuple[str, ...] = ()) -> Node:
        """Noden för ett värde i modellen; en hänvisning blir posten som den pekar på."""
        if value is None:
            return Missing(path)
        if isinstance(value, _VALUES):
            return _fact(self._in_force(value), path)
        if isinstance(value, Prosa):
            return Prose(path, value)
        if isinstance(value, bool):
            return Flag(path, value)
        if isinstance(value, str):
            return self._word(value, path, sections)
        if isinstance(value, tuple):
            return Items(
                path, tuple(self.node(item, f"{path}[{at}]", sections) for at, item in enumerate(value, 1))
            )
        if isinstance(value, Mapping):
            return Group(
                path, Parts({name: partial(self.node, value[name], f"{path}.{name}") for name in value}), None
            )
        return self._record(value, path)

    def _in_force(self, value: Value) -> Value:
        """Ett lagrum i den utgåva av lagen som gäller på papperets datum, om det inte självt säger vilken."""
        day = papperets_datum(self.arende)
        if not isinstance(value, Lagrum) or day is None or value.sfs is not None:
            return value
        edition = lag(value.lag, day)
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
        makers: _Makers = {}
        own: Leaf | None = None
        for part in fields(record):
            value = getattr(record, part.name)
            makers[part.name] = partial(
                self.node, value, f"{path}.{part.name}", _sections(type(record), part.name)
            )
            if part.metadata.get("kort") and isinstance(value, (*_VALUES, str)):
                fact: Value = Namn(value) if isinstance(value, str) else value  # type: ignore[assignment]  # mypy ser inte att typerna i _VALUES är Value
                own = Leaf(path, fact)
                makers[part.name] = partial(_fact, fact, path)
                makers |= _fact_parts(fact, path)
        makers |= self._derived(record, path)
        return Group(path, Parts(makers), own)

    def _derived(self, record: Any, path: str) -> _Makers:
        """Delar som följer av postens uppgifter."""
        if isinstance(record, Avtal):
            return self._agreement_parts(record, path)
        if isinstance(record, BeloppPost):
            ett_ar = bool(record.prisniva and record.prisniva.strip().isdecimal())
            return {
                "benamning": partial(self._label, record, path),
                "prisniva_ar": partial(Flag, f"{path}.prisniva_ar", ett_ar),
            }
        if isinstance(record, AntalPost):
            return {"benamning": partial(self._label, record, path)}
        if isinstance(record, Part):
            return {
                "organisationsnummer": partial(self._organisation, record, path),
                "egen": partial(Flag, f"{path}.egen", self._own(record)),
            }
        if isinstance(record, Mbl):
            day = papperets_datum(self.arende)
            coming = bool(day and record.datum and record.datum.forsta > day)
            return {"kommande": partial(Flag, f"{path}.kommande", coming)}
        return {}

    def _label(self, post: BeloppPost | AntalPost, path: str) -> Node:
        """Vad posten kallas i en tabell: vad den avser, annars dess slag, annars dess namn i filen."""
        if post.avser is not None:
            return Prose(f"{path}.avser", post.avser)
        if isinstance(post, BeloppPost) and post.slag:
            return Leaf(f"{path}.slag", Namn(post.slag))
        return Leaf(f"{path}.benamning", Namn(path.rpartition(".")[2].replace("_", " ")))

    def _own(self, part: Part) -> bool:
        """Om parten är en del av kommunen: den har kommunens organisationsnummer, eller står i registret."""
        number = part.organisationsnummer
        same = number is not None and number == self.pack.organisation.organisationsnummer
        return same or self._listed(part)

    def _listed(self, part: Part) -> bool:
        """Om parten står i kommunens register, med sitt nuvarande eller ett tidigare namn."""
        organs = self.pack.register.values()
        former = (name.namn for organ in organs for name in organ.tidigare_namn)
        return part.namn.text in {*(organ.namn for organ in organs), *former}

    def _organisation(self, part: Part, path: str) -> Node:
        """Partens organisationsnummer; ett organ i kommunens register har kommunens."""
        if part.organisationsnummer is None and self._listed(part):
            return self.node(
                self.pack.organisation.organisationsnummer, "pack.organisation.organisationsnummer"
            )
        return self.node(part.organisationsnummer, f"{path}.organisationsnummer")

    def _agreement_parts(self, avtal: Avtal, path: str) -> _Makers:
        """Det som följer av ett avtal: sista slutdag, och de belopp och antal som hör till det."""
        name = path.removeprefix("avtal.")
        makers: _Makers = {"senaste_slut": lambda: self.node(senaste_slut(avtal), f"{path}.senaste_slut")}
        for section in ("belopp", "antal"):
            entries: Mapping[str, Any] = getattr(self.arende, section)
            mine = [entry for entry, post in entries.items() if post.avtal == name]
            makers[section] = partial(self._several, section, mine, path)
            makers[f"flera_{section}"] = partial(Flag, f"{path}.flera_{section}", len(mine) > 1)
        return makers

    def _several(self, section: str, names: list[str], path: str) -> Node:
        return Items(f"{path}.{section}", tuple(self.entry(section, name) for name in names))


def _fact(value: Value, path: str) -> Node:
    """Ett faktum; perioder och belopp har delar som också är fakta."""
    makers = _fact_parts(value, path)
    return Group(path, Parts(makers), Leaf(path, value)) if makers else Leaf(path, value)


def _fact_parts(value: Value, path: str) -> _Makers:
    if isinstance(value, Period):
        parts = {"start": value.start, "slut": value.slut, "langd": langd(value)}
        return {name: partial(_part, part, f"{path}.{name}") for name, part in parts.items()}
    if isinstance(value, Lagrum):
        words = insats(value)
        return {"insats": partial(_part, Namn(words) if words else None, f"{path}.insats")}
    if isinstance(value, Belopp):
        units = tuple(Leaf(f"{path}.per", Namn(unit)) for unit in value.per)
        return {"per": partial(Items, f"{path}.per", units)}
    return {}


def _part(value: Value | None, path: str) -> Node:
    return Missing(path) if value is None else Leaf(path, value)


def _sections(model: type[object], name: str) -> tuple[str, ...]:
    """Avsnitten vars poster fältet hänvisar till."""
    shape = record_of(model).fields[name].shape  # type: ignore[arg-type]  # mypy läser klassens __hash__ som instansens
    shape = shape.item if isinstance(shape, Many) else shape
    return shape.sections if isinstance(shape, Name) else ()
