"""Nya värden i ärendefilens text: allt annat står orört, och resultatet läses som vilken ärendefil som helst."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from beslutsgen.arende.compose import compose
from beslutsgen.arende.load import read_case
from beslutsgen.arende.places import scalars_of
from beslutsgen.arende.rewrite import Replaced, new_value, rewrites
from beslutsgen.arende.traps.trap import edited

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from beslutsgen.arende.load import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.nodes import Scalar
    from beslutsgen.arende.places import Places

_MARK: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Change:
    """En del av uppgiften på vägen får ny text; lägen i den text som YAML läser (`written`)."""

    path: str
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Patched:
    """Filens nya innehåll, och ärendet som det läses."""

    data: bytes
    loaded: Loaded[Arende]


@dataclass(frozen=True, slots=True)
class Unpatched:
    """Uppgiften på vägen gick inte att ändra så att filen läses som avsett."""

    path: str


def whole(places: Places, path: str, new: str) -> Change | None:
    """Ändringen av hela uppgiften, eller `None` där filen inte har någon text på den vägen."""
    node = places.scalar(path)
    return None if node is None else Change(path, 0, len(node.text.rstrip("\n")), new)


def written(places: Places, path: str) -> str | None:
    """Uppgiften som den står i filen, så som YAML läser den; `None` där vägen inte är en text."""
    node = places.scalar(path)
    return None if node is None else node.text


def patch(data: bytes, file: str, changes: Sequence[Change]) -> Patched | Unpatched:
    """Filen med ändringarna, eller den första som inte gick att göra. Filen ska vara utan fel."""
    loaded = read_case(data, file)
    places = loaded.places
    if loaded.model is None or places.work is None or places.work.text != places.source.text:
        return Unpatched("")
    by_node: dict[int, list[Change]] = defaultdict(list)
    nodes: dict[int, Scalar] = {}
    for change in changes:
        node = places.scalar(change.path)
        if node is None:
            return Unpatched(change.path)
        by_node[node.start].append(change)
        nodes[node.start] = node
    text = places.source.text
    # Bakifrån, så att lägena ovanför står fast.
    for at in sorted(by_node, reverse=True):
        rewritten = _rewritten(text, nodes[at], by_node[at])
        if rewritten is None:
            return Unpatched(by_node[at][0].path)
        text = rewritten
    mark = _MARK if data.startswith(_MARK) else b""
    return _checked(mark + text.encode(), loaded, changes)


def _rewritten(text: str, node: Scalar, changes: Iterable[Change]) -> str | None:
    """Texten med en uppgift omskriven, på det varsammaste sätt som YAML läser rätt."""
    parts = tuple(Replaced(one.start, one.end, one.new) for one in changes)
    before = scalars_of(compose(text).root)
    wanted = [new_value(one.text, parts) if one.start == node.start else one.text for _, one in before]
    for edits in rewrites(text, node, parts):
        tried = edited(text, edits)
        composed = compose(tried)
        if composed.snag is None and [one.text for _, one in scalars_of(composed.root)] == wanted:
            return tried
    return None


def _checked(data: bytes, before: Loaded[Arende], changes: Sequence[Change]) -> Patched | Unpatched:
    """Filen läst på nytt: utan fel, och lika utom i det som ändrades."""
    after = read_case(data, before.places.source.file)
    changed = {path for path, _ in _changed(before.places, changes)}
    old, new = _texts(before.places), _texts(after.places)
    same = old.keys() == new.keys() and all(old[path] == new[path] for path in old.keys() - changed)
    if after.model is None or not same:
        return Unpatched(changes[0].path if changes else "")
    return Patched(data, after)


def _changed(places: Places, changes: Sequence[Change]) -> Iterable[tuple[str, Scalar]]:
    nodes = {id(places.scalar(change.path)) for change in changes}
    return ((path, node) for path, node in scalars_of(places.root) if id(node) in nodes)


def _texts(places: Places) -> Mapping[str, str]:
    return {path: node.text for path, node in scalars_of(places.root)}
