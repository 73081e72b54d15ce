"""Prosans program: det som texten ensam avgör om hur den räknas ut, framtaget en gång för varje text och varje tagg."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from jinja2 import nodes
from msgspec import Struct

from beslutsgen.arende import ascii_key
from beslutsgen.draft.kept import kept
from beslutsgen.draft.pieces import Said
from beslutsgen.draft.syntax import SyntaxFault, parse_prose
from beslutsgen.draft.tags import tag_at
from beslutsgen.draft.values import of_const
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beslutsgen.draft.values import Comparable

# Så många taggar finns kvar.
_KEPT_TAGS: Final = 8192
# En tagg som bara kan vara en hänvisning med filter: inget i den kan sluta den i förtid eller ändra texten intill.
_PLAIN_TAG: Final = late(r"(\{\{[^{}\"'+-]{0,380}\}\})")
_OTHER_TAGS: Final = late(r"\{[{%#]|\{\Z|\r")


class Word(NamedTuple):
    """Ett namn i en hänvisning, som det är skrivet och som nyckel; `at` räknas från taggens början."""

    text: str
    key: str
    at: int


class Ref(Struct, frozen=True):
    """En hänvisning: namnen, skrivsättet, och taggens längd. Utan namn är den inget som kan skrivas ut."""

    words: tuple[Word, ...]
    notation: str
    length: int
    path: str
    written: str


class Show(NamedTuple):
    """En hänvisning i taggen som börjar vid `at`."""

    ref: Ref
    at: int


class Fixed(NamedTuple):
    """Ett tal eller en text som står i villkoret."""

    value: Comparable | None
    true: bool


class Not(NamedTuple):
    """Motsatsen."""

    test: Test


class Both(NamedTuple):
    """Det ena och det andra."""

    left: Test
    right: Test


class Either(NamedTuple):
    """Det ena eller det andra."""

    left: Test
    right: Test


class Compared(NamedTuple):
    """Jämförelser i följd: `a < b < c`."""

    first: Show | Fixed
    others: tuple[tuple[str, Show | Fixed], ...]


class Choice(NamedTuple):
    """Den första gren vars villkor håller, annars `otherwise`."""

    branches: tuple[tuple[Test, Steps], ...]
    otherwise: Steps


class Loop(NamedTuple):
    """Stegen för var och en av posterna, eller `otherwise` när ingen finns."""

    name: str
    over: Show
    body: Steps
    otherwise: Steps


Test: TypeAlias = Show | Fixed | Not | Both | Either | Compared
Step: TypeAlias = Said | Show | Choice | Loop
Steps: TypeAlias = tuple[Step, ...]


@kept
def program(text: str) -> Steps | SyntaxFault:
    """Prosans steg i ordning, eller det första syntaxfelet."""
    steps = _plain(text)
    if steps is not None:
        return steps
    tree = parse_prose(text)
    return tree if isinstance(tree, SyntaxFault) else _Compiler(text).steps(tree.body)


def _plain(text: str) -> Steps | None:
    """Stegen i en text som bara har enkla hänvisningar: den behöver ingen tolk, bara dess taggar."""
    steps: list[Step] = []
    at = 0
    for position, part in enumerate(_PLAIN_TAG.split(text)):
        if position % 2:
            ref = _lone(part)
            if ref is None:
                return None
            steps.append(Show(ref, at))
        elif _OTHER_TAGS.search(part):
            return None
        elif part:
            steps.append(Said(part, at))
        at += len(part)
    return tuple(steps)


@lru_cache(maxsize=_KEPT_TAGS)
def _lone(tag: str) -> Ref | None:
    """Hänvisningen i en ensam tagg; `None` när den är något annat eller är fel."""
    tree = parse_prose(tag)
    steps = () if isinstance(tree, SyntaxFault) else _Compiler(tag).steps(tree.body)
    return steps[0].ref if len(steps) == 1 and isinstance(steps[0], Show) else None


class _Compiler:
    """Gör steg av Jinjas träd."""

    def __init__(self, text: str) -> None:
        self.text = text

    def steps(self, body: Iterable[nodes.Node]) -> Steps:
        return tuple(step for node in body for step in self._steps(node))

    def _steps(self, node: nodes.Node) -> Iterator[Step]:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                if isinstance(part, nodes.TemplateData):
                    yield Said(part.data, part.lineno)
                else:
                    yield self.show(part)
        elif isinstance(node, nodes.If):
            branches = ((self.test(one.test), self.steps(one.body)) for one in (node, *node.elif_))
            yield Choice(tuple(branches), self.steps(node.else_))
        elif isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
            body, otherwise = self.steps(node.body), self.steps(node.else_)
            yield Loop(node.target.name, self.show(node.iter), body, otherwise)

    def test(self, node: nodes.Node) -> Test:
        if isinstance(node, nodes.Not):
            return Not(self.test(node.node))
        if isinstance(node, nodes.And):
            return Both(self.test(node.left), self.test(node.right))
        if isinstance(node, nodes.Or):
            return Either(self.test(node.left), self.test(node.right))
        if isinstance(node, nodes.Compare):
            others = tuple((operand.op, self._operand(operand.expr)) for operand in node.ops)
            return Compared(self._operand(node.expr), others)
        return self._operand(node)

    def _operand(self, node: nodes.Node) -> Show | Fixed:
        if isinstance(node, nodes.Const):
            return Fixed(of_const(node.value), bool(node.value))
        return self.show(node)

    def show(self, node: nodes.Node) -> Show:
        """Hänvisningen i ett uttryck; filtren efter den är dess skrivsätt."""
        filters: list[str] = []
        inner: nodes.Node | None = node
        while isinstance(inner, nodes.Filter):
            filters.append(inner.name)
            inner = inner.node
        start, end = tag_at(self.text, node.lineno)
        words = self._words(inner, start)
        path, notation = ".".join(word.key for word in words), "|".join(reversed(filters))
        return Show(Ref(words, notation, end - start, path, f"{path}|{notation}"), start)

    def _words(self, node: nodes.Node | None, start: int) -> tuple[Word, ...]:
        """Namnen från vänster; tomt för det som inte är en hänvisning."""
        words: list[Word] = []
        while isinstance(node, nodes.Getattr):
            at = self.text.find(node.attr, node.lineno)
            words.append(Word(node.attr, ascii_key(node.attr), at - start))
            node = node.node
            while isinstance(node, nodes.Filter):
                node = node.node
        if not isinstance(node, nodes.Name):
            return ()
        words.append(Word(node.name, ascii_key(node.name), node.lineno - start))
        return tuple(reversed(words))
