"""Mallens hänvisningar mot namnen som ärendet har: att de finns, kan gås igenom och kan skrivas ut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.checks.mall001 import CHECK as UNKNOWN
from beslutsgen.checks.mall005 import CHECK as OUTSIDE_LOOP
from beslutsgen.checks.mall006 import CHECK as NOT_ALLOWED
from beslutsgen.draft import look
from beslutsgen.draft.scope import Flag, Group, Items, Missing
from beslutsgen.emit.faults import fault
from beslutsgen.emit.prepare.fit import Problem, filter_problems
from beslutsgen.emit.prepare.posts import LOOP_PARTS, post_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.draft.scope import Node
    from beslutsgen.emit.prepare.compiled import Tag
    from beslutsgen.emit.prepare.terms import Ref


def check_names(tags: Sequence[Tag], scope: Mapping[str, Node]) -> Iterator[Diagnostic]:
    """Felen i mallens hänvisningar, i mallens ordning."""
    names = _Names(scope, frozenset([tag.parsed.variable for tag in tags if tag.parsed.variable]))
    for tag in tags:
        parsed = tag.parsed
        problems = [problem for ref in parsed.refs for problem in names.problems(ref)]
        for problem in dict.fromkeys(problems):
            yield fault(problem.check, tag.spot, f"{tag.spot.excerpt}: {problem.message}", problem.hint)
        if parsed.variable:
            names.enter(parsed.variable, parsed.refs[0])
        elif parsed.word == "endfor" and names.loops:
            names.loops.pop()


class _Loop(Struct, frozen=True):
    """En öppen slinga: dess namn och posterna som namnet kan stå för."""

    variable: str
    posts: tuple[Node, ...]


class _Names:
    """Namnen som gäller där en tagg står."""

    def __init__(self, scope: Mapping[str, Node], variables: frozenset[str]) -> None:
        self.scope = scope
        self.variables = variables
        self.loops: list[_Loop] = []

    def enter(self, variable: str, ref: Ref) -> None:
        """En slinga öppnas. I en tom lista får en post som saknas stå för posterna."""
        nodes = [node for node in self._found(ref) if not isinstance(node, Problem)]
        posts = tuple(post for node in nodes for post in look.items(node) or ())
        self.loops.append(_Loop(variable, posts or tuple(Missing(f"{node.path}[1]") for node in nodes)))

    def problems(self, ref: Ref) -> tuple[Problem, ...]:
        """Det som är fel med en hänvisning."""
        if ref.root == "loop" and self.loops:
            if ref.role != "test" or ref.filters or len(ref.parts) != 1 or ref.parts[0] not in LOOP_PARTS:
                message = "en slinga kan bara prövas med loop.first och loop.last."
                return (Problem(NOT_ALLOWED, message, "Skriv till exempel {% if not loop.last %}."),)
            return ()
        for node in self._found(ref):
            found = (node,) if isinstance(node, Problem) else _misuse(ref, node)
            if found:
                # Felet är detsamma för slingans andra poster.
                return found
        return ()

    def _found(self, ref: Ref) -> tuple[Node | Problem, ...]:
        """Det som hänvisningen kan stå för: en nod, eller en för varje post i slingan."""
        for loop in reversed(self.loops):
            if loop.variable == ref.root:
                return tuple([_followed(post, ref.parts) for post in loop.posts])
        root = look.name(self.scope, ref.root)
        return (self._unknown(ref, root) if isinstance(root, look.Unknown) else _followed(root, ref.parts),)

    def _unknown(self, ref: Ref, unknown: look.Unknown) -> Problem:
        if ref.root in self.variables:
            hint = (
                f"Flytta hänvisningen till före {{% endfor %}}, eller byt {ref.root} mot ett namn ur ärendet."
            )
            return Problem(OUTSIDE_LOOP, f"{ref.root} finns bara inne i sin slinga.", hint)
        owner = next(
            (name for name, node in self.scope.items() if isinstance(node, Group) and ref.root in node.parts),
            None,
        )
        return Problem(UNKNOWN, unknown.message, f"Menade du {owner}.{ref.root}?" if owner else unknown.hint)


def _followed(node: Node, parts: tuple[str, ...]) -> Node | Problem:
    for word in parts:
        known = node.parts.get(word) if isinstance(node, Group) else None
        found = look.part(_with_fields(node), word) if known is None else known
        if isinstance(found, look.Unknown):
            return Problem(UNKNOWN, found.message, found.hint)
        node = found
    return node


def _with_fields(node: Node) -> Node:
    """Noden; en post i en lista som är tom i detta ärende har fälten som posterna kan ha."""
    known = post_fields(node.path) if isinstance(node, Missing) else None
    return Group(node.path, {name: Missing(node.path) for name in known}, None) if known else node


def _misuse(ref: Ref, node: Node) -> tuple[Problem, ...]:
    """Det som är fel med hur hänvisningen används."""
    if ref.role == "print":
        found = _unprintable(node)
    elif ref.role == "loop" and look.items(node) is None:
        hint = "Efter for … in står namnet på en lista, till exempel arende.handlaggare."
        found = (Problem(NOT_ALLOWED, f"{ref.shown} är ingen lista.", hint),)
    else:
        found = ()
    return (*found, *filter_problems(ref, node)) if ref.filters else found


def _unprintable(node: Node) -> tuple[Problem, ...]:
    if isinstance(node, Flag) or (isinstance(node, Group) and node.own is None):
        unprintable = look.unprintable(node)
        return (Problem(NOT_ALLOWED, unprintable.message, unprintable.hint),)
    if isinstance(node, Items):
        return tuple([problem for post in node.nodes for problem in _unprintable(post)])
    return ()
