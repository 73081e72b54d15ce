"""Papperets paket: mallens orörda delar som de är, de ändrade, nya relationer och innehållstyper."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.emit.zipped import in_row, squeeze_once, squeezed, zip_bytes
from beslutsgen.word.listed import entries, written
from beslutsgen.word.opened import CONTENT_TYPES, MAIN_TYPE, ROOT_RELS, rels_name

if TYPE_CHECKING:
    from beslutsgen.emit.prepare.compiled import CompiledTemplate
    from beslutsgen.emit.zipped import Member, Zipped

_RELS_NS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES_NS: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
# En relations attribut, så som standarden för paketet har dem (ISO/IEC 29500-2).
_RELATION: Final = ("Id", "Type", "Target", "TargetMode")


class NewRelation(Struct, frozen=True, cache_hash=True):
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
        """Paketets bytes: först det som är lika i papper av samma slag, sedan det som är papperets eget."""
        outside = dict.fromkeys([_rels_of(one.source) for one in self.related if one.external])
        shared = tuple([one for one in self.related if _rels_of(one.source) not in outside])
        front = _front(
            self.template,
            (*self.changed, *outside),
            tuple(self.types.items()),
            tuple(self.extensions.items()),
            shared,
        )
        members = {name: squeezed(data) for name, data in self.changed.items()}
        for name in outside:
            mine = tuple([one for one in self.related if _rels_of(one.source) == name])
            members[name] = _with_relations(self.template.package.members.get(name), mine)
        return zip_bytes({name: members[name] for name in front.then}, front.members)


class _Front(Struct, frozen=True):
    """Det som är lika i papper av samma slag, och namnen på det som följer, i ordning."""

    members: Zipped
    then: tuple[str, ...]


@lru_cache(maxsize=64)
def _front(
    template: CompiledTemplate,
    own: tuple[str, ...],
    types: tuple[tuple[str, str], ...],
    extensions: tuple[tuple[str, str], ...],
    related: tuple[NewRelation, ...],
) -> _Front:
    """Innehållstyper, relationer och mallens orörda delar; `own` är namnen på papperets egna delar."""
    original = template.package.members
    added: dict[str, list[NewRelation]] = {}
    for relation in related:
        added.setdefault(_rels_of(relation.source), []).append(relation)
    made = {name: _with_relations(original.get(name), tuple(mine)) for name, mine in added.items()}
    made[CONTENT_TYPES] = _content_types(template, types, extensions)
    names = (*dict.fromkeys((CONTENT_TYPES, ROOT_RELS, *original)), *sorted(made.keys() - original.keys()))
    shared = {name: made.get(name) or template.members[name] for name in names if name not in own}
    then = (*(name for name in original if name in own), *sorted({*own} - original.keys()))
    return _Front(in_row(shared), then)


def _content_types(
    template: CompiledTemplate, types: tuple[tuple[str, str], ...], extensions: tuple[tuple[str, str], ...]
) -> Member:
    """Innehållstyperna; en mall som är sparad som .dotx blir ett vanligt dokument."""
    known = template.package.types
    defaults = {**known.defaults, **dict(extensions)}
    overrides = {**known.overrides, **dict(types), template.package.main: MAIN_TYPE}
    listed = (
        *(("Default", {"Extension": name, "ContentType": kind}) for name, kind in defaults.items()),
        *(("Override", {"PartName": f"/{name}", "ContentType": kind}) for name, kind in overrides.items()),
    )
    return squeeze_once(written("Types", _TYPES_NS, listed))


@lru_cache(maxsize=256)
def _rels_of(source: str | None) -> str:
    return ROOT_RELS if source is None else rels_name(source)


@lru_cache(maxsize=256)
def _with_relations(data: bytes | None, added: tuple[NewRelation, ...]) -> Member:
    known = entries(data) or () if data else ()
    listed = [{key: one[key] for key in _RELATION if key in one} for one in known]
    taken = {one.get("Id") for one in known}
    for relation in added:
        if relation.id not in taken:
            mode = {"TargetMode": "External"} if relation.external else {}
            listed.append({"Id": relation.id, "Type": relation.type, "Target": relation.target, **mode})
    return squeeze_once(written("Relationships", _RELS_NS, (("Relationship", one) for one in listed)))
