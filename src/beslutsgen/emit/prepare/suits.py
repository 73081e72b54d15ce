"""Om en mall passar ett ärende, prövat i ett svep: varje hänvisning finns och kan användas. Felen säger `names`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.draft import look
from beslutsgen.draft.scope import Flag, Group, Items, Leaf, Missing, Prose, Written
from beslutsgen.emit.prepare.posts import LOOP_PARTS, post_fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beslutsgen.draft.scope import Node
    from beslutsgen.emit.prepare.compiled import Tag
    from beslutsgen.emit.prepare.terms import Ref, Role

_PRINTED: Final = frozenset({Leaf, Written, Prose, Missing})
_TESTED: Final = frozenset({*_PRINTED, Group, Items, Flag})


class Wants(Struct, frozen=True):
    """Det som en mall vill ha av ett ärende, var sak en gång: hänvisningar, och för varje slinga listan och posternas.

    Utan `whole` är det inte allt: filter och slingor i slingor är inte med.
    """

    refs: tuple[Ref, ...]
    loops: tuple[tuple[Ref, tuple[Ref, ...]], ...]
    whole: bool


def wants_of(tags: Sequence[Tag]) -> Wants:
    """Det som taggarna vill ha."""
    found = _Found()
    for tag in tags:
        found.meet(tag)
    loops = tuple((ref, tuple(inner)) for ref, inner in found.loops)
    return Wants(tuple(found.refs), loops, found.whole and found.variable is None)


def suits(wants: Wants, scope: Mapping[str, Node]) -> bool:
    """Om allt som mallen vill ha finns och kan användas. Svaret nej kan vara ett ja som bara `names` kan ge."""
    if not wants.whole:
        return False
    for ref in wants.refs:
        node = scope.get(ref.root)
        node = _followed(node, ref.parts) if ref.parts else node
        # De flesta skriver ut eller prövar något som kan skrivas ut.
        if (ref.role == "loop" or type(node) not in _PRINTED) and not _usable(node, ref.role):
            return False
    return all(_each(scope, ref, inner) for ref, inner in wants.loops)


class _Found(Struct):
    """Taggarna hittills, och slingan som är öppen."""

    refs: dict[Ref, None] = field(default_factory=dict)
    loops: list[tuple[Ref, dict[Ref, None]]] = field(default_factory=list)
    variable: str | None = None
    whole: bool = True

    def meet(self, tag: Tag) -> None:
        """Nästa tagg."""
        for ref in tag.parsed.refs:
            self._seen(ref)
        if tag.parsed.variable:
            self.whole = self.whole and self.variable is None
            self.variable = tag.parsed.variable
            self.loops.append((tag.parsed.refs[0], {}))
        elif tag.parsed.word == "endfor":
            self.variable = None

    def _seen(self, ref: Ref) -> None:
        if ref.filters:
            self.whole = False
        elif self.variable is None or ref.root not in (self.variable, "loop"):
            self.refs[ref] = None
        elif ref.root == self.variable:
            self.loops[-1][1][ref] = None
        elif ref.role != "test" or len(ref.parts) != 1 or ref.parts[0] not in LOOP_PARTS:
            self.whole = False


def _each(scope: Mapping[str, Node], ref: Ref, inner: Sequence[Ref]) -> bool:
    """Om varje post har det som slingan vill ha av den; i en tom lista får en post som saknas stå för posterna."""
    node = _followed(scope.get(ref.root), ref.parts)
    posts = None if node is None else look.items(node)
    if node is None or posts is None:
        return False
    for post in posts or (Missing(f"{node.path}[1]"),):
        for one in inner:
            if not _usable(_followed(post, one.parts), one.role):
                return False
    return True


def _usable(node: Node | None, role: Role) -> bool:
    """Om det som en hänvisning leder till kan användas så."""
    if role == "loop":
        return node is not None and look.items(node) is not None
    kind = type(node)
    return kind in _PRINTED or (
        kind in _TESTED if role == "test" else type(node) is Group and node.own is not None
    )


def _followed(node: Node | None, parts: tuple[str, ...]) -> Node | None:
    for word in parts:
        if type(node) is Group:
            node = node.parts.get(word)
        elif type(node) is Missing:
            known = post_fields(node.path)
            if not known:
                # Det som saknas har inga delar att ta fel på.
                return node
            node = node if word in known else None
        else:
            return None
    return node
