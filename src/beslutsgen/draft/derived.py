"""Delar som följer av en posts uppgifter: avtalets sista dag, postens benämning, partens organisationsnummer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from beslutsgen.arende import called, senaste_slut
from beslutsgen.arende.model import Mbl
from beslutsgen.arende.uppgifter import AntalPost, Avtal, BeloppPost, Part
from beslutsgen.draft.scope import Flag, Items, Leaf, Prose
from beslutsgen.facts import Namn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from beslutsgen.draft.scope import Node
    from beslutsgen.draft.tree import Planter

_Maker: TypeAlias = "Callable[[Planter, Any, str], Node]"


def _last_day(planter: Planter, avtal: Avtal, path: str) -> Node:
    return planter.node(senaste_slut(avtal), f"{path}.senaste_slut")


def _mine(planter: Planter, section: str, path: str) -> list[str]:
    """Namnen på de belopp eller antal som hör till avtalet."""
    name = path.removeprefix("avtal.")
    entries: Mapping[str, Any] = getattr(planter.arende, section)
    return [entry for entry, post in entries.items() if post.avtal == name]


def _entries(section: str, planter: Planter, _: Avtal, path: str) -> Node:
    posts = tuple(planter.entry(section, name) for name in _mine(planter, section, path))
    return Items(f"{path}.{section}", posts)


def _several(section: str, planter: Planter, _: Avtal, path: str) -> Node:
    return Flag(f"{path}.flera_{section}", len(_mine(planter, section, path)) > 1)


def _label(_: Planter, post: BeloppPost | AntalPost, path: str) -> Node:
    """Vad posten kallas i en tabell: vad den avser, annars dess slag, annars dess namn i filen."""
    if post.avser is not None:
        return Prose(f"{path}.avser", post.avser)
    if isinstance(post, BeloppPost) and post.slag:
        return Leaf(f"{path}.slag", Namn(post.slag))
    return Leaf(f"{path}.benamning", called(path.rpartition(".")[2]))


def _is_year(_: Planter, post: BeloppPost, path: str) -> Node:
    year = bool(post.prisniva and post.prisniva.strip().isdecimal())
    return Flag(f"{path}.prisniva_ar", year)


def _own(planter: Planter, part: Part, path: str) -> Node:
    """Om parten är en del av kommunen: den har kommunens organisationsnummer, eller står i registret."""
    number = part.organisationsnummer
    same = number is not None and number == planter.pack.organisation.organisationsnummer
    return Flag(f"{path}.egen", same or _listed(planter, part))


def _listed(planter: Planter, part: Part) -> bool:
    """Om parten står i kommunens register, med sitt nuvarande eller ett tidigare namn."""
    organs = planter.pack.register.values()
    former = (name.namn for organ in organs for name in organ.tidigare_namn)
    return part.namn.text in {*(organ.namn for organ in organs), *former}


def _organisation(planter: Planter, part: Part, path: str) -> Node:
    """Partens organisationsnummer; ett organ i kommunens register har kommunens."""
    if part.organisationsnummer is None and _listed(planter, part):
        number = planter.pack.organisation.organisationsnummer
        return planter.node(number, "pack.organisation.organisationsnummer")
    return planter.node(part.organisationsnummer, f"{path}.organisationsnummer")


def _coming(planter: Planter, mbl: Mbl, path: str) -> Node:
    coming = bool(planter.day and mbl.datum and mbl.datum.forsta > planter.day)
    return Flag(f"{path}.kommande", coming)


DERIVED: Final[Mapping[type, Mapping[str, _Maker]]] = {
    Avtal: {
        "senaste_slut": _last_day,
        "belopp": partial(_entries, "belopp"),
        "flera_belopp": partial(_several, "belopp"),
        "antal": partial(_entries, "antal"),
        "flera_antal": partial(_several, "antal"),
    },
    BeloppPost: {"benamning": _label, "prisniva_ar": _is_year},
    AntalPost: {"benamning": _label},
    Part: {"organisationsnummer": _organisation, "egen": _own},
    Mbl: {"kommande": _coming},
}
