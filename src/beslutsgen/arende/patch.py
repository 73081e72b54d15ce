"""Ändringar i ärendefilens text: allt annat står orört, och resultatet läses som vilken ärendefil som helst."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende.compose import compose
from beslutsgen.arende.keys import ascii_key
from beslutsgen.arende.load import read_case
from beslutsgen.arende.nodes import Scalar, Sequence, Table
from beslutsgen.arende.plain import entry_of, nodes_in, plain, unbroken
from beslutsgen.arende.points import replaced_points, section, without_entry
from beslutsgen.arende.rewrite import Replaced, new_value, rewrites
from beslutsgen.arende.traps.trap import edited

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence as Ordered

    from beslutsgen.arende.load import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.nodes import Entry, Node
    from beslutsgen.arende.places import Places
    from beslutsgen.arende.plain import Plain
    from beslutsgen.arende.traps.trap import Edit

_MARK: Final = b"\xef\xbb\xbf"


class Change(Struct, frozen=True):
    """En del av uppgiften på vägen får ny text; lägen i den text som YAML läser (`written`)."""

    path: str
    start: int
    end: int
    new: str


class Listed(Struct, frozen=True):
    """Punkterna `start` till `end` (räknade från 0) i listan på vägen byts mot andra; ett tomt spann sätter in."""

    path: str
    start: int
    end: int
    new: tuple[str, ...]


class Gone(Struct, frozen=True):
    """Uppgiften på vägen tas bort, med sin nyckel."""

    path: str


Patch = Change | Listed | Gone


class Patched(Struct, frozen=True):
    """Filens nya innehåll, och ärendet som det läses."""

    data: bytes
    loaded: Loaded[Arende]


class Unpatched(Struct, frozen=True):
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


def patch(data: bytes, file: str, changes: Ordered[Patch]) -> Patched | Unpatched:
    """Filen med ändringarna, eller den första som inte gick att göra. Filen ska vara utan fel."""
    loaded = read_case(data, file)
    places = loaded.places
    if loaded.model is None or places.work is None or places.work.text != places.source.text:
        return Unpatched("")
    steps = _steps(places, changes)
    if isinstance(steps, Unpatched):
        return steps
    text = places.source.text
    # Bakifrån, så att lägena ovanför står fast.
    for step in sorted(steps, key=lambda one: one.at, reverse=True):
        tried = _tried(text, step)
        if tried is None:
            return Unpatched(step.changes[0].path)
        text = tried
    mark = _MARK if data.startswith(_MARK) else b""
    after = read_case(mark + text.encode(), file)
    if after.model is None:
        return Unpatched(changes[0].path if changes else "")
    return Patched(mark + text.encode(), after)


class _Step(Struct, frozen=True):
    """Ändringar som görs i ett steg: i en text, i en lista eller av en nyckel. `before` är avsnitten före ett nytt."""

    at: float
    node: Node | None
    changes: tuple[Patch, ...]
    before: frozenset[str] = frozenset()


def _steps(places: Places, changes: Iterable[Patch]) -> list[_Step] | Unpatched:
    texts: dict[int, list[Change]] = defaultdict(list)
    nodes: dict[int, Scalar] = {}
    steps: list[_Step] = []
    for change in changes:
        if isinstance(change, Change):
            scalar = places.scalar(change.path)
            if scalar is None:
                return Unpatched(change.path)
            texts[scalar.start].append(change)
            nodes[scalar.start] = scalar
            continue
        step = _step(places, change)
        if step is None:
            return Unpatched(change.path)
        steps.append(step)
    return [*steps, *(_Step(at, nodes[at], tuple(found)) for at, found in texts.items())]


def _step(places: Places, change: Listed | Gone) -> _Step | None:
    node = places.node(change.path)
    if isinstance(change, Gone):
        found = None if node is None else entry_of(places.root, node)
        return _Step(found[1].key.start - 0.5, node, (change,)) if found else None
    if isinstance(node, Sequence) and not node.flow and node.items:
        # Insatt text står under sin granne, och ändras före den.
        at = node.items[change.start].start - 0.5 if change.start < change.end else _below(node, change.start)
        return _Step(at, node, (change,))
    if isinstance(node, (Sequence, Scalar)):
        return _Step(node.start - 0.5, node, (change,))
    if node is None and isinstance(places.root, Table) and change.path in places.shape.fields:
        names = [*places.shape.fields]
        before = frozenset(names[: names.index(change.path)])
        after = _after(places.root, before)
        return _Step(-1 if after is None else after.value.end - 0.5, None, (change,), before)
    return None


def _below(node: Sequence, at: int) -> float:
    return node.items[at - 1].end - 0.5 if at else node.items[0].start - 0.5


def _after(root: Table, before: Iterable[str]) -> Entry | None:
    """Det sista av avsnitten som ska stå före ett nytt."""
    known = [one for one in root.entries if isinstance(one.key, Scalar) and ascii_key(one.key.text) in before]
    return known[-1] if known else None


def _tried(text: str, step: _Step) -> str | None:
    """Texten efter steget, på det varsammaste sätt som YAML läser rätt."""
    root = compose(text).root
    node = step.node and next(
        (one for one in nodes_in(root) if type(one) is type(step.node) and one.start == step.node.start), None
    )
    if root is None or (node is None) != (step.node is None):
        return None
    ways, wanted = _ways(text, root, node, step)
    for edits in ways:
        tried = edited(text, edits)
        composed = compose(tried)
        if composed.snag is None and unbroken(plain(composed.root)) == unbroken(wanted):
            return tried
    return None


def _ways(text: str, root: Node, node: Node | None, step: _Step) -> tuple[Iterable[tuple[Edit, ...]], Plain]:
    """Sätten att ta steget, och innehållet som filen då har."""
    change = step.changes[0]
    if isinstance(change, Gone) and node is not None:
        return _without(text, root, node)
    if isinstance(change, Listed):
        return _relisted(text, root, node, step, change)
    parts = tuple(Replaced(one.start, one.end, one.new) for one in step.changes if isinstance(one, Change))
    if not isinstance(node, Scalar):
        return (), ""
    return rewrites(text, node, parts), plain(root, {id(node): new_value(node.text, parts).rstrip("\n")})


def _without(text: str, root: Node, node: Node) -> tuple[Iterable[tuple[Edit, ...]], Plain]:
    found = entry_of(root, node)
    if found is None:
        return (), ""
    table, entry = found
    left = Table(tuple(one for one in table.entries if one is not entry), 0, 0, flow=False)
    return (without_entry(text, table, entry),), plain(root, {id(table): plain(left)})


def _relisted(
    text: str, root: Node, node: Node | None, step: _Step, change: Listed
) -> tuple[Iterable[tuple[Edit, ...]], Plain]:
    new: list[Plain | tuple[Plain, Plain]] = [*change.new]
    if isinstance(node, (Sequence, Scalar)):
        every = node.items if isinstance(node, Sequence) else (node,)
        items: list[Plain | tuple[Plain, Plain]] = [plain(item) for item in every]
        items[change.start : change.end] = new
        span = (change.start, change.end)
        return replaced_points(text, node, span, change.new), plain(root, {id(node): items})
    if not isinstance(root, Table):
        return (), ""
    after = _after(root, step.before)
    content: list[Plain | tuple[Plain, Plain]] = [(plain(one.key), plain(one.value)) for one in root.entries]
    content.insert(root.entries.index(after) + 1 if after else 0, (change.path, new))
    return section(text, after, change.path, change.new), content
