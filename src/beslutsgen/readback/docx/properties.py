"""Filens egenskaper: titel, författare och det andra som Word sparar om filen, utan att det syns i texten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.readback.document import Properties
from beslutsgen.word import trees
from beslutsgen.word.opened import relations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.word import ooxml
    from beslutsgen.word.opened import Opened

_KINDS: Final = ("/core-properties", "/extended-properties", "/custom-properties")
_SHOWN: Final = ("keywords", "description", "category", "contentStatus", "Manager", "HyperlinkBase")


def read_properties(opened: Opened) -> Properties:
    """Egenskaperna; de som saknas eller är tomma är `None`."""
    found: dict[str, str] = {}
    custom: list[tuple[str, str]] = []
    for kind in _KINDS:
        for rel in relations(opened.members, ""):
            data = opened.members.get(rel.target) if rel.type.endswith(kind) and not rel.external else None
            root = trees.parse(data) if data else None
            if root is None:
                continue
            if kind == "/custom-properties":
                custom.extend(_custom(root))
            else:
                found.update(_texts(root))
    return Properties(
        title=found.get("title"),
        subject=found.get("subject"),
        author=found.get("creator"),
        last_modified_by=found.get("lastModifiedBy"),
        company=found.get("Company"),
        created=found.get("created"),
        modified=found.get("modified"),
        other=(*_others(found), *custom),
    )


def _others(found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, found[name]) for name in _SHOWN if name in found)


def _texts(root: ooxml.Element) -> dict[str, str]:
    texts = ((str(element.tag).rpartition("}")[2], (element.text or "").strip()) for element in root)
    return {name: text for name, text in texts if text}


def _custom(root: ooxml.Element) -> Iterator[tuple[str, str]]:
    for element in root:
        text = "".join(str(part) for part in element.itertext()).strip()
        if text:
            yield element.get("name") or "", text
