"""Var varje uppgift står i filen: sökvägar blir platser, också för en del av en text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende.keys import ascii_key
from beslutsgen.arende.nodes import Scalar, Sequence, Table
from beslutsgen.arende.offsets import char_spans
from beslutsgen.arende.problems import Place
from beslutsgen.arende.shapes import Many, Named, Prose, Record
from beslutsgen.diagnostic import WholeFile
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.nodes import Node
    from beslutsgen.arende.shapes import Shape
    from beslutsgen.arende.source import SourceText
    from beslutsgen.arende.workpiece import Workpiece
    from beslutsgen.diagnostic import Spot

# Så många sökvägars steg hålls i minnet, och inga längre sökvägars än så: de är desamma i ärende efter ärende.
_REMEMBERED: Final = 1024
_LONGEST: Final = 100
_STEP: Final = late(r"\[(\d{1,9})\]|\.?([^.\[\]]+)")


class _Found(Struct, frozen=True, gc=False):
    place: Place
    shape: Shape | None


class Places(Struct, frozen=True):
    """Platserna i en läst fil.

    En sökväg är nycklar med punkt emellan; listpunkter räknas från 1: `avtal.uppdrag.period`, `beslut[1]`.
    Den som skrivits i kortform kan sökas med den långa, och tvärtom.
    """

    source: SourceText
    work: Workpiece | None
    root: Node | None
    shape: Record

    def spot(self, path: str) -> Spot:
        """Platsen för värdet; för det som saknas dess närmaste omgivning, annars hela filen."""
        found = self._nearest(path)
        if found is None:
            return WholeFile(self.source.file)
        return self.at(*_main(found).place.value, path)

    def key_spot(self, path: str) -> Spot:
        """Platsen för nyckeln som värdet står efter."""
        found = self._nearest(path)
        if found is None:
            return WholeFile(self.source.file)
        return self.at(*found.place.title, path)

    def within(self, path: str, start: int, end: int) -> Spot:
        """Platsen för en del av en text, med lägen i kodpunkter i den lästa texten."""
        nearest = self._nearest(path)
        found = _main(nearest) if nearest else None
        node = found.place.node if found else None
        if found is None or not isinstance(node, Scalar) or not node.text or self.work is None:
            return self.spot(path)
        # Annan text än prosa läses utan blanksteg först.
        skipped = 0 if isinstance(found.shape, Prose) else len(node.text) - len(node.text.lstrip())
        spans = char_spans(self.work.text, node)
        first = spans[min(max(start + skipped, 0), len(spans) - 1)]
        last = spans[min(max(end + skipped - 1, start + skipped, 0), len(spans) - 1)]
        return self.at(first[0], last[1], path)

    def paths(self) -> tuple[str, ...]:
        """Sökvägarna till filens alla värden, i filens ordning."""
        return tuple(path for path, _ in scalars_of(self.root))

    def scalar(self, path: str) -> Scalar | None:
        """Texten på just den vägen, eller `None` där filen inte har någon."""
        current = self._exact(path)
        node = None if current is None else _main(current).place.node
        return node if isinstance(node, Scalar) else None

    def node(self, path: str) -> Node | None:
        """Det som står på just den vägen, eller `None` där filen inte har något."""
        current = self._exact(path)
        return None if current is None else current.place.node

    def _exact(self, path: str) -> _Found | None:
        current = None if self.root is None else _Found(Place(self.root, ""), self.shape)
        for step in _steps(path):
            current = None if current is None else _step(current, step)
        return current

    def at(self, start: int, end: int, path: str | None) -> Spot:
        """Platsen för lägen i texten som den lästes."""
        if self.work is None:
            return self.source.spot(start, end, path)
        return self.source.spot(self.work.original(start), self.work.original_end(end), path)

    def place(self, path: str) -> Place | None:
        """Noden på vägen, eller den närmaste omgivande."""
        found = self._nearest(path)
        return found.place if found else None

    def _nearest(self, path: str) -> _Found | None:
        """Det djupaste som finns på vägen."""
        if self.root is None:
            return None
        found: _Found | None = None
        current = _Found(Place(self.root, ""), self.shape)
        for step in _steps(path):
            following = _step(current, step)
            if following is None:
                break
            found = current = following
        return found


def _main(found: _Found) -> _Found:
    """Värdet som står för hela posten: en post som kan skrivas kort har sitt värde i det fältet."""
    shape = found.shape
    if isinstance(shape, Many) and not isinstance(found.place.node, Sequence):
        shape = shape.item
    if isinstance(shape, Record) and shape.short and isinstance(found.place.node, Table):
        inner = _key(found.place, shape.short.name)
        if inner is not None and isinstance(inner.node, Scalar):
            return _Found(inner, shape.short.shape)
    if isinstance(shape, Record) and shape.short and isinstance(found.place.node, Scalar):
        return _Found(found.place, shape.short.shape)
    return found


def _steps(path: str) -> tuple[int | str, ...]:
    """Stegen på vägen: punkternas nummer och nycklarna."""
    return _known_steps(path) if len(path) <= _LONGEST else _read_steps(path)


def _read_steps(path: str) -> tuple[int | str, ...]:
    steps = _STEP.finditer(path)
    return tuple(int(step.group(1)) if step.group(1) else ascii_key(step.group(2)) for step in steps)


_known_steps = lru_cache(maxsize=_REMEMBERED)(_read_steps)


def _step(found: _Found, step: int | str) -> _Found | None:
    """Ett steg på vägen."""
    return _numbered(found, step) if isinstance(step, int) else _keyed(found, step)


def _numbered(found: _Found, number: int) -> _Found | None:
    place, shape = found.place, found.shape
    if isinstance(shape, Record) and shape.short and isinstance(shape.short.shape, Many):
        inner = _key(place, shape.short.name)
        return _numbered(_Found(inner or place, shape.short.shape), number)
    item = shape.item if isinstance(shape, Many) else None
    if isinstance(place.node, Sequence):
        if not 1 <= number <= len(place.node.items):
            return None
        return _Found(Place(place.node.items[number - 1], f"{place.path}[{number}]"), item)
    return _Found(place, item) if number == 1 and item is not None else None


def _keyed(found: _Found, name: str) -> _Found | None:
    place, shape = found.place, found.shape
    if isinstance(shape, Many):
        only = _numbered(found, 1)
        alone = not isinstance(place.node, Sequence) or len(place.node.items) == 1
        return _keyed(only, name) if only and alone else None
    inner = _key(place, name)
    if inner is not None:
        return _Found(inner, _inner_shape(shape, name))
    if (
        isinstance(shape, Record)
        and shape.short
        and shape.short.name == name
        and not isinstance(place.node, Table)
    ):
        return _Found(place, shape.short.shape)
    return None


def _inner_shape(shape: Shape | None, name: str) -> Shape | None:
    if isinstance(shape, Named):
        return shape.item
    field = shape.fields.get(name) if isinstance(shape, Record) else None
    return field.shape if field else None


def _is_key(text: str, name: str) -> bool:
    """Om texten är nyckeln, i någon av sina stavningar."""
    return text == name or (text.strip() if text.isascii() else ascii_key(text.strip())) == name


def _key(place: Place, name: str) -> Place | None:
    """Värdet efter en nyckel."""
    for entry in place.node.entries if isinstance(place.node, Table) else ():
        key = entry.key
        if isinstance(key, Scalar) and _is_key(key.text, name):
            return Place(entry.value, f"{place.path}.{name}" if place.path else name, key)
    return None


def scalars_of(root: Node | None) -> tuple[tuple[str, Scalar], ...]:
    """Alla texter med sina sökvägar, i filens ordning."""
    return tuple((path, node) for path, node in _walk("", root) if isinstance(node, Scalar))


def _walk(path: str, node: Node | None) -> Iterator[tuple[str, Node]]:
    """Alla noder med sina sökvägar."""
    waiting: list[tuple[str, Node]] = [] if node is None else [(path, node)]
    while waiting:
        path, node = waiting.pop()
        yield path, node
        inner: list[tuple[str, Node]] = []
        if isinstance(node, Sequence):
            inner = [(f"{path}[{number}]", item) for number, item in enumerate(node.items, 1)]
        elif isinstance(node, Table):
            keyed = ((entry.key, entry.value) for entry in node.entries if isinstance(entry.key, Scalar))
            names = ((ascii_key(key.text.strip()), value) for key, value in keyed)
            inner = [(f"{path}.{name}" if path else name, value) for name, value in names]
        waiting.extend(reversed(inner))
