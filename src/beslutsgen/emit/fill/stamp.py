"""Papperet stämplas: bokmärkenas uppgifter och styckenas fingeravtryck i en egen del, och texten för sidovagnen."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.json import Encoder

from beslutsgen.arende.fingerprint import content_digest
from beslutsgen.emit.fill.built_lines import Filled
from beslutsgen.emit.fill.package import ExtraPart, NewRelation
from beslutsgen.emit.fill.placed import links_of
from beslutsgen.emit.fill.stampxml import write_stamp
from beslutsgen.word import ooxml
from beslutsgen.word.archive import picture_digests
from beslutsgen.word.named import NAMESPACE
from beslutsgen.word.opened import HEADER_TYPE
from beslutsgen.word.stamp import MEMORY_VERSION, may_have_links, paragraph_digests

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.emit.fill.built_lines import BuiltLine
    from beslutsgen.emit.fill.fill import Woven
    from beslutsgen.emit.prepare.compiled import CompiledTemplate
    from beslutsgen.word.stamp import Link, Origin

_RELATION: Final = f"{ooxml.R_NS}/customXml"
_PROPS_RELATION: Final = f"{ooxml.R_NS}/customXmlProps"
_PROPS_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
# Delens identitet skiljer den från andra delar i samma papper, och är den samma i alla papper.
_PROPS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    '<ds:datastoreItem ds:itemID="{6B1F0C52-93D4-5E0B-8F27-4C6A1D0E93B8}" '
    f'xmlns:ds="{ooxml.OFFICE_NS}/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
    "</ds:datastoreItem>"
).encode()
_JSON: Final = Encoder()
# Delarnas ordning i stämpeln: så som papperet läses.
_KINDS: Final = ("body", "header", "footer", "footnote")


class _Memory(Struct, frozen=True):
    """Sidovagnens innehåll."""

    version: int
    stamp: str
    paragraphs: Sequence[BuiltLine]
    pictures: Sequence[str]
    links: Sequence[Link]


def stamped(template: CompiledTemplate, woven: Woven, origin: Origin) -> tuple[tuple[ExtraPart, ...], bytes]:
    """Stämpelns delar i paketet, och texten som byggd, för sidovagnen."""
    parts = sorted(_read(template, woven), key=lambda part: _KINDS.index(part[0]))
    lines = [line for _, part in parts for line in part.lines]
    texts = [one.text for one in lines]
    # Inget stycke har tecknet som skiljer dem åt här.
    salt = content_digest(origin.case.encode(), "\0".join(texts).encode())
    drawn = sum([part.drawn for _, part in parts])
    stamp = write_stamp(origin, salt, drawn, lines, paragraph_digests(texts, salt))
    memory = (
        _JSON.encode(
            _Memory(MEMORY_VERSION, salt, lines, _pictures(template, woven), _links(template, woven))
        )
        + b"\n"
    )
    return _packed(template, stamp), memory


def _read(template: CompiledTemplate, woven: Woven) -> Iterator[tuple[str, Filled]]:
    """Papperets alla delar med text: de ifyllda, mallens orörda och de nya."""
    for name, kind in template.package.texts:
        yield kind, woven.parts.get(name) or _untouched(template, name, kind)
    for part in woven.extra:
        if part.content_type == HEADER_TYPE:
            yield "header", _standing(part.data, "header")


def _links(template: CompiledTemplate, woven: Woven) -> list[Link]:
    """Papperets länkar. En del där mallen har en länk kan ha en uppgift i den, och läses som den blev."""
    linked = _linked(template)
    found = [
        link
        for placed in woven.placed
        if placed.passage.marks and placed.part not in linked
        for link in links_of(placed)
    ]
    if linked:
        from beslutsgen.emit.fill.linked import links_in_parts

        found += links_in_parts(template, woven, linked)
    return found


@lru_cache(maxsize=64)
def _linked(template: CompiledTemplate) -> Mapping[str, str]:
    """Delarna där mallen har länkar: slaget efter namn."""
    package = template.package
    return {name: kind for name, kind in package.texts if may_have_links(package.members[name])}


def _pictures(template: CompiledTemplate, woven: Woven) -> list[str]:
    """Fingeravtrycken av papperets bilder: mallens, och de som sattes in."""
    return sorted(_drawn(template) | picture_digests({part.name: part.data for part in woven.extra}))


@lru_cache(maxsize=64)
def _drawn(template: CompiledTemplate) -> frozenset[str]:
    return picture_digests(template.package.members)


@lru_cache(maxsize=64)
def _untouched(template: CompiledTemplate, name: str, kind: str) -> Filled:
    """En del som är lika i alla papper ur samma mall."""

    def work() -> Filled:
        return _standing(template.package.members[name], kind)

    return template.worked.answer(Filled, ("untouched", name, kind), work)


@lru_cache(maxsize=64)
def _standing(data: bytes, kind: str) -> Filled:
    from beslutsgen.emit.fill.standing import filled_as
    from beslutsgen.word import trees

    root = trees.parse(data)
    return Filled(b"", (), 0) if root is None else filled_as(root, kind, {})


def _packed(template: CompiledTemplate, data: bytes) -> tuple[ExtraPart, ...]:
    """Stämpeln och dess egenskaper som delar i paketet."""
    to_stamp, to_props, name, props = _places(template)
    return (
        ExtraPart(name, data, "application/xml", to_stamp),
        ExtraPart(props, _PROPS, _PROPS_TYPE, to_props),
    )


@lru_cache(maxsize=64)
def _places(template: CompiledTemplate) -> tuple[NewRelation, NewRelation, str, str]:
    """Stämpelns och egenskapernas relationer och namn, ett som mallen inte använder."""
    taken = template.package.members
    number = next(number for number in count(1) if f"customXml/item{number}.xml" not in taken)
    name, props = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    target = posixpath.relpath(name, posixpath.dirname(template.package.main))
    return (
        NewRelation(template.package.main, "rIdBgStamp", _RELATION, target),
        NewRelation(name, "rId1", _PROPS_RELATION, posixpath.basename(props)),
        name,
        props,
    )
