"""Prosans program ur Jinjas träd, för det som inte har de vanliga formerna."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from beslutsgen.arende import ascii_key
from beslutsgen.draft.pieces import Said
from beslutsgen.draft.steps import (
    Both,
    Choice,
    Compared,
    Either,
    Fixed,
    Loop,
    Not,
    Show,
    SyntaxFault,
    Word,
    ref_of,
)
from beslutsgen.draft.syntax import parse_prose
from beslutsgen.draft.tags import tag_at
from beslutsgen.draft.values import of_const

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beslutsgen.draft.steps import Step, Steps, Test


def compiled(text: str) -> Steps | SyntaxFault:
    """Prosans steg i ordning, eller det första syntaxfelet."""
    tree = parse_prose(text)
    return tree if isinstance(tree, SyntaxFault) else _Compiler(text).steps(tree.body)


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
        return Show(ref_of(self._words(inner, start), "|".join(reversed(filters)), end - start), start)

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
