"""Papperen som `--only` nämner, efter hur mallpaketet kallar dem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from beslutsgen.arende import ascii_key, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from beslutsgen.arende.pack import Pack


def chosen_papers(names: Iterable[str], pack: Pack) -> tuple[str, ...]:
    """Papperens filnamn; filändelse, versaler och å, ä, ö spelar ingen roll, och titeln går lika bra."""
    known = _papers(pack)
    chosen: list[str] = []
    for name in names:
        found = known.get(_plain(name))
        if not found:
            raise click.UsageError(_unknown(name, pack, known))
        chosen.extend(found)
    return tuple(dict.fromkeys(chosen))


def _papers(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """Filnamnen för varje sätt att nämna ett papper: först filnamnet självt, annars titeln."""
    papers = [paper for listed in pack.papper.values() for paper in listed]
    by_title: dict[str, tuple[str, ...]] = {}
    for paper in papers:
        title = _plain(paper.titel)
        by_title[title] = tuple(dict.fromkeys((*by_title.get(title, ()), paper.fil)))
    return by_title | {_plain(paper.fil): (paper.fil,) for paper in papers}


def _plain(name: str) -> str:
    return ascii_key(name.strip()).casefold().removesuffix(".docx").replace(" ", "-").replace("_", "-")


def _unknown(name: str, pack: Pack, known: Iterable[str]) -> str:
    if not name.strip():
        return f"Ange ett papper efter --only. {_list(pack)}"
    close = suggestion(_plain(name), list(known))
    asked = f" Menade du {close}?" if close else ""
    return f"Inget papper heter {name}.{asked} {_list(pack)}"


def _list(pack: Pack) -> str:
    files = dict.fromkeys(paper.fil for listed in pack.papper.values() for paper in listed)
    return f"Papperen är {', '.join(files)}."
