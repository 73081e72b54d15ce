"""Uppgifterna som docxtpl får: allt som mallarna kan nå i ett ärende, som färdig text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from beslutsgen.draft import passages
from beslutsgen.draft.scope import Flag, Group, Items
from plain import PARTS, TEXT

if TYPE_CHECKING:
    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.draft import Draft
    from beslutsgen.draft.scope import Node
    from beslutsgen.draft.written import Writer

# Mallarna når ett namn och en del av det; namn hänvisar till varandra, så någonstans måste det ta slut.
DEPTH: Final = 1


def contexts(draft: Draft, files: PackFiles) -> dict[str, dict[str, Any]]:
    """För varje papper mallens fil och uppgifterna, så som JSON kan bära dem."""
    return {
        f"{paper.papper.fil}.docx": {
            "template": str(files.folder / paper.papper.mall),
            "context": {name: _plain(node, draft.writer) for name, node in paper.scope.items()},
        }
        for paper in draft.papers(utkast=False)
    }


def _plain(node: Node, writer: Writer, deep: int = DEPTH) -> Any:
    if isinstance(node, Flag):
        return node.value
    if isinstance(node, Items):
        return [_plain(post, writer, deep) for post in node.nodes]
    parts = node.parts if isinstance(node, Group) and deep else {}
    return {
        TEXT: "\a".join(passage.text for passage in passages(writer.written(node))),
        PARTS: {name: _plain(part, writer, deep - 1) for name, part in parts.items()},
    }
