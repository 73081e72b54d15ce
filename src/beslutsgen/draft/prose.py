"""Prosan räknas ut: trädet gås igenom med en vitlista och ger bokstavlig text och fakta, aldrig körd kod."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jinja2 import nodes

from beslutsgen.draft import look, values
from beslutsgen.draft.organs import is_common
from beslutsgen.draft.pieces import Literal, Printed, ProseFault
from beslutsgen.draft.scope import Group, Items, Leaf, Missing, Prose
from beslutsgen.draft.syntax import SyntaxFault, parse_prose
from beslutsgen.draft.tags import tag_at
from beslutsgen.facts import Fault, Namn, write_checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from beslutsgen.diagnostic import Spot
    from beslutsgen.draft.pieces import Piece, Source
    from beslutsgen.draft.scope import Node

MAX_PIECES: Final = 20_000
MAX_DEPTH: Final = 8


@dataclass(slots=True)
class Evaluation:
    """En pågående uträkning: namnen som gäller, felen hittills och hur mycket som skrivits."""

    root: Mapping[str, Node]
    sources: Callable[[str], Source]
    faults: list[ProseFault] = field(default_factory=list)
    written: int = 0


def evaluate(
    text: str, source: Source, scope: Mapping[str, Node], run: Evaluation, depth: int = 0
) -> tuple[Piece, ...]:
    """Prosans text och fakta i ordning; fel läggs i `run.faults`."""
    tree = parse_prose(text)
    if isinstance(tree, SyntaxFault):
        spot = source.spot(tree.at, tree.at + tree.length)
        run.faults.append(ProseFault(tree.code, tree.message, tree.hint, spot))
        return ()
    return tuple(_Walker(text, source, run, depth).body(tree.body, scope))


class _Walker:
    """Går igenom ett prosaträd."""

    def __init__(self, text: str, source: Source, run: Evaluation, depth: int) -> None:
        self.text = text
        self.source = source
        self.run = run
        self.depth = depth

    def body(self, body: list[nodes.Node], scope: Mapping[str, Node]) -> Iterator[Piece]:
        for node in body:
            if self.run.written > MAX_PIECES:
                return
            if isinstance(node, nodes.Output):
                yield from self._output(node, scope)
            elif isinstance(node, nodes.If):
                yield from self._if(node, scope)
            elif isinstance(node, nodes.For):
                yield from self._for(node, scope)

    def _output(self, output: nodes.Output, scope: Mapping[str, Node]) -> Iterator[Piece]:
        for node in output.nodes:
            self.run.written += 1
            if self.run.written > MAX_PIECES:
                self._fault(
                    "FIL035", node, "Texten blir för lång när slingorna skrivs ut.", "Gör slingorna kortare."
                )
                return
            if isinstance(node, nodes.TemplateData):
                yield Literal(node.data, self.source, node.lineno)
            else:
                found, notation = self._node(node, scope)
                if found is not None:
                    yield from self._print(found, notation, node)

    def _if(self, node: nodes.If, scope: Mapping[str, Node]) -> Iterator[Piece]:
        for branch in (node, *node.elif_):
            if self._test(branch.test, scope):
                yield from self.body(branch.body, scope)
                return
        yield from self.body(node.else_, scope)

    def _for(self, node: nodes.For, scope: Mapping[str, Node]) -> Iterator[Piece]:
        found, _ = self._node(node.iter, scope)
        if found is None:
            return
        items = look.items(found)
        if items is None:
            self._fault(
                "FIL032",
                node.iter,
                f"{found.path} är ingen lista.",
                "Efter for … in står namnet på en lista.",
            )
            return
        if not isinstance(node.target, nodes.Name):
            return
        for position, item in enumerate(items):
            loop = look.loop(position, len(items))
            yield from self.body(node.body, {**scope, node.target.name: item, "loop": loop})
        if not items:
            yield from self.body(node.else_, scope)

    def _test(self, node: nodes.Node, scope: Mapping[str, Node]) -> bool:
        if isinstance(node, nodes.Not):
            return not self._test(node.node, scope)
        if isinstance(node, nodes.And):
            return self._test(node.left, scope) and self._test(node.right, scope)
        if isinstance(node, nodes.Or):
            return self._test(node.left, scope) or self._test(node.right, scope)
        if isinstance(node, nodes.Compare):
            return self._compare(node, scope)
        if isinstance(node, nodes.Const):
            return bool(node.value)
        found, _ = self._node(node, scope)
        return found is not None and look.truth(found)

    def _compare(self, node: nodes.Compare, scope: Mapping[str, Node]) -> bool:
        left: values.Comparable | None = self._comparable(node.expr, scope)
        for operand in node.ops:
            right = self._comparable(operand.expr, scope)
            if not values.holds(left, operand.op, right):
                return False
            left = right
        return True

    def _comparable(self, node: nodes.Expr, scope: Mapping[str, Node]) -> values.Comparable | None:
        if isinstance(node, nodes.Const):
            return values.of_const(node.value)
        found, _ = self._node(node, scope)
        return None if found is None else values.of_node(found)

    def _node(self, node: nodes.Node, scope: Mapping[str, Node]) -> tuple[Node | None, str]:
        """Det som ett uttryck pekar på, och skrivsättet som filtren anger."""
        if isinstance(node, nodes.Filter) and node.node is not None:
            found, notation = self._node(node.node, scope)
            return found, f"{notation}|{node.name}" if notation else node.name
        if isinstance(node, nodes.Name):
            return self._checked(look.name(scope, node.name), node, len(node.name), node.lineno), ""
        if isinstance(node, nodes.Getattr):
            owner, _ = self._node(node.node, scope)
            if owner is None:
                return None, ""
            at = self.text.find(node.attr, node.lineno)
            return self._checked(look.part(owner, node.attr), node, len(node.attr), at), ""
        self._fault("FIL032", node, "Det här kan inte skrivas ut.", "Skriv ut en uppgift ur ärendefilen.")
        return None, ""

    def _checked(self, found: Node | look.Unknown, node: nodes.Node, length: int, at: int) -> Node | None:
        if isinstance(found, look.Unknown):
            spot = self.source.spot(at, at + length) if at >= 0 else self._tag(node)
            self.run.faults.append(ProseFault("FIL030", found.message, found.hint, spot))
            return None
        return found

    def _print(self, found: Node, notation: str, node: nodes.Node) -> Iterator[Piece]:
        if isinstance(found, Leaf):
            yield from self._leaf(found, notation, node)
        elif isinstance(found, Group) and isinstance(found.own, Leaf):
            yield from self._leaf(found.own, notation, node)
        elif isinstance(found, Items):
            yield from self._enumerate(found, notation, node)
        elif isinstance(found, Prose):
            yield from self._prose(found, notation, node)
        elif isinstance(found, Missing):
            self._missing(found.path, node)
        else:
            unknown = look.unprintable(found)
            self._fault("FIL030", node, unknown.message, unknown.hint)

    def _leaf(self, leaf: Leaf, notation: str, node: nodes.Node) -> Iterator[Piece]:
        written = write_checked(leaf.value, notation)
        if isinstance(written, Fault):
            self._fault("FIL031", node, written.message, written.hint)
            return
        start, end = tag_at(self.text, node.lineno)
        yield Printed(written, leaf.path, leaf.value, notation, self.source, start, end - start)

    def _enumerate(self, items: Items, notation: str, node: nodes.Node) -> Iterator[Piece]:
        """En lista skrivs som uppräkning: a, b och c."""
        last = len(items.nodes) - 1
        start, _ = tag_at(self.text, node.lineno)
        for position, item in enumerate(items.nodes):
            if position:
                yield Literal(" och " if position == last else ", ", self.source, start)
            yield from self._print(item, notation or self._in_sentence(item, start), node)
        if last < 0:
            self._missing(items.path, node)

    def _in_sentence(self, item: Node, at: int) -> str:
        """Skrivsättet för en post i en frasens uppräkning: organ som är vanliga ord får liten bokstav i en mening."""
        leaf = item.own if isinstance(item, Group) else item
        if self.source.authored or not isinstance(leaf, Leaf) or not isinstance(leaf.value, Namn):
            return ""
        before = self.text[:at].rstrip()
        begins = not before or before.endswith((".", "!", "?", ":", "%}"))
        return "gemen" if not begins and is_common(leaf.value.text) else ""

    def _prose(self, prose: Prose, notation: str, node: nodes.Node) -> Iterator[Piece]:
        if self.depth >= MAX_DEPTH:
            message = f"{prose.path} hänvisar till sig själv, direkt eller genom andra stycken."
            self._fault("FIL035", node, message, "Ta bort en av hänvisningarna i kedjan.")
            return
        inner = evaluate(
            prose.prosa.text.rstrip(), self.run.sources(prose.path), self.run.root, self.run, self.depth + 1
        )
        yield from values.transformed(inner, notation)

    def _missing(self, path: str, node: nodes.Node) -> None:
        absent = look.missing(path)
        self._fault("FIL034", node, absent.message, absent.hint)

    def _fault(self, code: str, node: nodes.Node, message: str, hint: str) -> None:
        self.run.faults.append(ProseFault(code, message, hint, self._tag(node)))

    def _tag(self, node: nodes.Node) -> Spot:
        start, end = tag_at(self.text, node.lineno)
        return self.source.spot(start, end)
