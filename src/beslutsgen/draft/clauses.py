"""Standardvillkoren i verksamhetsuppdraget: på, av eller ersatta av ärendets egen text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from beslutsgen.arende.fields import Prosa
from beslutsgen.draft import look
from beslutsgen.draft.content import Heading, Paragraph
from beslutsgen.draft.scope import Group, Leaf, Prose
from beslutsgen.facts import Namn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.pack import Pack, Standardvillkor
    from beslutsgen.draft.content import Content
    from beslutsgen.draft.scope import Node
    from beslutsgen.draft.written import Writer


def clauses(arende: Arende, pack: Pack, writer: Writer) -> Content:
    """Villkoren med sina rubriker, i mallpaketets ordning."""
    return tuple(
        block for name, villkor in pack.villkor.items() for block in _clause(name, villkor, arende, writer)
    )


def _clause(name: str, villkor: Standardvillkor, arende: Arende, writer: Writer) -> Content:
    body: Content
    said = arende.uppdrag.villkor.get(name, villkor.standard)
    if isinstance(said, Prosa):
        body = writer.written(Prose(f"uppdrag.villkor.{name}", said))
    elif said and all(has(writer.root, path) for path in villkor.kraver):
        body = writer.phrase(f"villkor.{name}")
    else:
        body = ()
    if not body:
        # Frasen kan själv avgöra att villkoret inte gäller ärendet.
        return ()
    heading = writer.written(Leaf(f"pack.villkor.{name}.rubrik", Namn(villkor.rubrik)))
    return (*(Heading(block.passage, 3) for block in heading if isinstance(block, Paragraph)), *_ended(body))


def _ended(body: Content) -> Content:
    """Villkoret med punkt efter sista meningen, också när ärendets text i slutet av den är skriven utan."""
    *before, last = body
    if not isinstance(last, Paragraph) or not last.passage.text[-1:].isalnum():
        return body
    return (*before, Paragraph(replace(last.passage, text=f"{last.passage.text}.")))


def has(root: Mapping[str, Node], path: str) -> bool:
    """Om ärendet har uppgiften med sökvägen `path`."""
    first, *rest = path.split(".")
    node = root.get(first)
    for word in rest:
        node = node.parts.get(word) if isinstance(node, Group) else None
    return node is not None and look.truth(node)
