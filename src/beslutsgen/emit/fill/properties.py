"""Papperets egenskaper: titel, ämne, upphov, språk och datum; mallens egna följer inte med."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.emit.fill.fragment import text_of
from beslutsgen.emit.fill.package import NewRelation
from beslutsgen.word import ooxml
from beslutsgen.word.opened import relations

if TYPE_CHECKING:
    from datetime import date

    from beslutsgen.emit.fill.package import PackageBuilder
    from beslutsgen.emit.prepare.compiled import CompiledTemplate

LANGUAGE: Final = "sv-SE"
_CP: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_TERMS: Final = "http://purl.org/dc/terms/"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_APP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE: Final = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CORE_RELATION: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_APP_RELATION: Final = f"{ooxml.R_NS}/extended-properties"


class Properties(Struct, frozen=True):
    """Det som egenskaperna säger. `dated` är papperets datum; utan det står inget datum i egenskaperna."""

    title: str
    subject: str | None
    creator: str
    dated: date | None


def add_properties(builder: PackageBuilder, properties: Properties) -> None:
    """Papperets egenskaper i stället för mallens."""
    for part, data in zip(
        _parts(builder.template), (_core(properties), _app(properties.creator)), strict=True
    ):
        builder.changed[part.name] = data
        builder.types[part.name] = part.content_type
        if part.new:
            builder.related.append(part.new)


class _Part(Struct, frozen=True):
    """En del med egenskaper: dess namn, dess innehållstyp, och relationen till den där mallen inte har någon."""

    name: str
    content_type: str
    new: NewRelation | None


@lru_cache(maxsize=64)
def _parts(template: CompiledTemplate) -> tuple[_Part, ...]:
    """Delarna där mallens egenskaper står, eller nya."""
    taken = {relation.type: relation.target for relation in relations(template.package.members, "")}
    parts = (
        ("docProps/core.xml", "rIdBgCore", _CORE_TYPE, _CORE_RELATION),
        ("docProps/app.xml", "rIdBgApp", _APP_TYPE, _APP_RELATION),
    )
    return tuple(
        _Part(taken[relation], content_type, None)
        if relation in taken
        else _Part(name, content_type, NewRelation(None, identity, relation, name))
        for name, identity, content_type, relation in parts
    )


def _core(properties: Properties) -> bytes:
    texts = (
        ("title", properties.title),
        ("subject", properties.subject),
        ("creator", properties.creator),
        ("language", LANGUAGE),
    )
    said = "".join(f"<dc:{name}>{text_of(text)}</dc:{name}>" for name, text in texts if text)
    dated = "".join(_dated(name, properties.dated) for name in ("created", "modified") if properties.dated)
    spaces = f'xmlns:cp="{_CP}" xmlns:dc="{_DC}" xmlns:dcterms="{_TERMS}" xmlns:xsi="{_XSI}"'
    return f"{ooxml.DECLARATION}<cp:coreProperties {spaces}>{said}{dated}</cp:coreProperties>".encode()


def _dated(name: str, dated: date) -> str:
    return f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{dated.isoformat()}T00:00:00Z</dcterms:{name}>'


@lru_cache(maxsize=16)
def _app(creator: str) -> bytes:
    company = f"<Company>{text_of(creator)}</Company>"
    return (
        f'{ooxml.DECLARATION}<Properties xmlns="{_APP}"><Application>beslutsgen</Application>{company}</Properties>'
    ).encode()
