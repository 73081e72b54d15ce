"""Papperets paket: mallens orörda delar som de är, de ändrade, nya relationer och innehållstyper."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from lxml import etree
from msgspec import Struct, field

from beslutsgen.emit.zipped import squeeze_once, squeezed, zip_bytes
from beslutsgen.word import ooxml
from beslutsgen.word.opened import CONTENT_TYPES, MAIN_TYPE, ROOT_RELS, rels_name

if TYPE_CHECKING:
    from beslutsgen.emit.compiled import CompiledTemplate
    from beslutsgen.emit.zipped import Member
    from beslutsgen.word.ooxml import Element

_RELS_NS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES_NS: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATION: Final = f"{{{_RELS_NS}}}Relationship"


class NewRelation(Struct, frozen=True):
    """En relation som läggs till, från en del till ett mål; utan del är det paketets egen."""

    source: str | None
    id: str
    type: str
    target: str
    external: bool = False


class ExtraPart(Struct, frozen=True):
    """En del utöver mallens, till exempel stämpeln: namn, innehåll, innehållstyp och relationen till den."""

    name: str
    data: bytes
    content_type: str
    relation: NewRelation


class PackageBuilder(Struct):
    """Ett papper som sätts ihop av mallens delar och det som ändras."""

    template: CompiledTemplate
    changed: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    extensions: dict[str, str] = field(default_factory=dict)
    related: list[NewRelation] = field(default_factory=list)

    def add(self, part: ExtraPart) -> None:
        """En ny del med sin innehållstyp och relation."""
        self.changed[part.name] = part.data
        self.types[part.name] = part.content_type
        self.related.append(part.relation)

    def packed(self) -> bytes:
        """Paketets bytes."""
        original = self.template.package.members
        members = {name: squeezed(data) for name, data in self.changed.items()}
        added: dict[str, list[NewRelation]] = {}
        for relation in self.related:
            added.setdefault(_rels_of(relation.source), []).append(relation)
        for name, mine in added.items():
            members[name] = _with_relations(self.changed.get(name) or original.get(name), tuple(mine))
        types, extensions = tuple(self.types.items()), tuple(self.extensions.items())
        members[CONTENT_TYPES] = _content_types(self.template, types, extensions)
        new = sorted(members.keys() - original.keys() - {CONTENT_TYPES, ROOT_RELS})
        return zip_bytes(
            {
                name: members.get(name) or self.template.members[name]
                for name in (*_order(self.template), *new)
            }
        )


@lru_cache(maxsize=64)
def _order(template: CompiledTemplate) -> tuple[str, ...]:
    """Mallens delar i den ordning som paketet har dem."""
    return tuple(dict.fromkeys((CONTENT_TYPES, ROOT_RELS, *template.package.members)))


@lru_cache(maxsize=256)
def _content_types(
    template: CompiledTemplate, types: tuple[tuple[str, str], ...], extensions: tuple[tuple[str, str], ...]
) -> Member:
    """Innehållstyperna; en mall som är sparad som .dotx blir ett vanligt dokument."""
    known = template.package.types
    root = ooxml.fresh("Types", _TYPES_NS)
    for extension, kind in {**known.defaults, **dict(extensions)}.items():
        _sub(root, "Default", Extension=extension, ContentType=kind)
    for name, kind in {**known.overrides, **dict(types), template.package.main: MAIN_TYPE}.items():
        _sub(root, "Override", PartName=f"/{name}", ContentType=kind)
    return squeeze_once(ooxml.serialize(root))


@lru_cache(maxsize=256)
def _rels_of(source: str | None) -> str:
    return ROOT_RELS if source is None else rels_name(source)


@lru_cache(maxsize=256)
def _with_relations(data: bytes | None, added: tuple[NewRelation, ...]) -> Member:
    root = ooxml.parse(data) if data else None
    if root is None:
        root = ooxml.fresh("Relationships", _RELS_NS)
    taken = {element.get("Id") for element in root}
    for relation in added:
        if relation.id not in taken:
            element = etree.SubElement(
                root, _RELATION, Id=relation.id, Type=relation.type, Target=relation.target
            )
            if relation.external:
                element.set("TargetMode", "External")
    return squeeze_once(ooxml.serialize(root))


def _sub(parent: Element, name: str, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{_TYPES_NS}}}{name}", attributes)
