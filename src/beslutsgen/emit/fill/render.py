"""Mallen fylls i: villkor prövas, listor gås igenom, och varje uppgift som skrivs ut får ett märke."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct, field

from beslutsgen.draft import look, values
from beslutsgen.draft.scope import Group, Missing
from beslutsgen.emit.fill.marked import marked
from beslutsgen.emit.prepare.compiled import MAX_MARKS
from beslutsgen.emit.prepare.program import For, If, Print
from beslutsgen.emit.prepare.terms import Compared, Const, Either, Not, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.draft.content import Content
    from beslutsgen.draft.scope import Node
    from beslutsgen.draft.values import Comparable
    from beslutsgen.emit.prepare.compiled import CompiledTemplate, Tag, TextPart
    from beslutsgen.emit.prepare.program import Body
    from beslutsgen.emit.prepare.terms import Term

Writing: TypeAlias = Callable[["Node", str], "Content"]
# Så många poster får en mall gå igenom: gränsen är till för slingor i slingor.
MAX_POSTS: Final = 100_000


class Slot(Struct, frozen=True, gc=False):
    """En utskriven uppgift: vad den är, hur den ska skrivas, dess innehåll och taggen som skrev den."""

    path: str
    notation: str
    content: Content
    tag: int


class Rendered(Struct, frozen=True):
    """En ifylld mall: delarnas XML med ett märke för varje uppgift, i samma ordning som `slots`.

    `spans` säger vilka uppgifter som står i varje del.
    """

    template: CompiledTemplate
    parts: tuple[tuple[TextPart, str], ...]
    slots: tuple[Slot, ...]
    spans: tuple[range, ...]


class TooLong(Struct, frozen=True):
    """Mallens slingor skriver ut mer än vad ett papper kan innehålla."""


class _TooManyError(Exception):
    """Avbryter ifyllnaden när gränsen är nådd."""


def render(template: CompiledTemplate, scope: Mapping[str, Node], written: Writing) -> Rendered | TooLong:
    """Mallen ifylld med ärendets uppgifter; `scope` måste ha alla namn som mallen använder."""
    run = _Run(template.tags, _printed(template), written)
    try:
        spans = tuple([run.filled(part.body, scope) for part in template.texts])
    except _TooManyError:
        return TooLong()
    return Rendered(template, marked(template, tuple(run.turns)), tuple(run.slots), spans)


@lru_cache(maxsize=64)
def _printed(template: CompiledTemplate) -> dict[int, tuple[Ref, str]]:
    """Det som taggarna skriver ut och hur, efter taggens nummer."""
    found = ((at, tag.parsed.refs[0]) for at, tag in enumerate(template.tags) if tag.parsed.word == "print")
    return {at: (ref, ref.notation) for at, ref in found}


class _Run(Struct):
    """En pågående ifyllnad: uppgifterna hittills, och vilken väg den har tagit genom mallen."""

    tags: tuple[Tag, ...]
    printed: Mapping[int, tuple[Ref, str]]
    written: Writing
    slots: list[Slot] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)
    posts: int = 0

    def filled(self, body: Body, names: Mapping[str, Node]) -> range:
        """Uppgifterna i delen."""
        first = len(self.slots)
        self._follow(body, names)
        return range(first, len(self.slots))

    def _follow(self, body: Body, names: Mapping[str, Node]) -> None:
        for item in body:
            if type(item) is Print:
                self._print(item.tag, names)
            elif type(item) is If:
                self._follow(self._chosen(item, names), names)
            elif type(item) is For:
                self._loop(item, names)

    def _print(self, tag: int, names: Mapping[str, Node]) -> None:
        if len(self.slots) >= MAX_MARKS:
            raise _TooManyError
        ref, notation = self.printed[tag]
        node = _found(ref, names) if ref.parts else names.get(ref.root) or _sought(ref, names)
        self.slots.append(Slot(node.path, notation, self.written(node, notation), tag))

    def _loop(self, loop: For, names: Mapping[str, Node]) -> None:
        parsed = self.tags[loop.tag].parsed
        posts = look.items(_found(parsed.refs[0], names)) or ()
        self.turns.append(len(posts))
        self.posts += len(posts)
        if self.posts > MAX_POSTS:
            raise _TooManyError
        for at, post in enumerate(posts):
            inner = {**names, parsed.variable or "": post, "loop": look.loop(at, len(posts))}
            self._follow(loop.body, inner)
        if not posts:
            self._follow(loop.otherwise, names)

    def _chosen(self, block: If, names: Mapping[str, Node]) -> Body:
        for at, (tag, body) in enumerate(block.branches):
            test = self.tags[tag].parsed.test
            if test is not None and _truth(_value(test, names)):
                self.turns.append(at)
                return body
        self.turns.append(len(block.branches))
        return block.otherwise


def _found(ref: Ref, names: Mapping[str, Node]) -> Node:
    """Det som hänvisningen står för; mallen är redan prövad mot namnen."""
    node = names.get(ref.root)
    for word in ref.parts:
        node = node.parts.get(word) if type(node) is Group else None
    return _sought(ref, names) if node is None else node


def _sought(ref: Ref, names: Mapping[str, Node]) -> Node:
    """Det som hänvisningen står för, också genom en lista med en enda post och en grupp som saknas."""
    node = look.name(names, ref.root)
    for word in ref.parts:
        if isinstance(node, look.Unknown):
            break
        node = look.part(node, word)
    return Missing(ref.shown) if isinstance(node, look.Unknown) else node


def _value(term: Term, names: Mapping[str, Node]) -> Node | Const:
    """Det som ett villkor ger. `and` och `or` ger den sida som avgjorde."""
    if type(term) is Ref:
        return _found(term, names)
    if type(term) is Const:
        return term
    if type(term) is Not:
        return Const(not _truth(_value(term.term, names)))
    if type(term) is Compared:
        return Const(_holds(term, names))
    left = _value(term.left, names)
    decided = _truth(left) == (type(term) is Either)
    return left if decided else _value(term.right, names)


def _truth(value: Node | Const) -> bool:
    return bool(value.value) if type(value) is Const else look.truth(value)


def _holds(compared: Compared, names: Mapping[str, Node]) -> bool:
    left = _value(compared.first, names)
    for op, term in compared.rest:
        right = _value(term, names)
        if op in ("in", "notin"):
            held = _among(left, right) == (op == "in")
        else:
            held = values.holds(_comparable(left), op, _comparable(right))
        if not held:
            return False
        left = right
    return True


def _among(value: Node | Const, posts: Node | Const) -> bool:
    """Om värdet är en av posterna."""
    found = () if isinstance(posts, Const) else look.items(posts) or ()
    return any(values.holds(_comparable(post), "eq", _comparable(value)) for post in found)


def _comparable(value: Node | Const) -> Comparable | None:
    return values.of_const(value.value) if isinstance(value, Const) else values.of_node(value)
