"""Papperet stämplas: bokmärkenas uppgifter och styckenas fingeravtryck i en egen del, och texten för sidovagnen."""

from __future__ import annotations

import json
import posixpath
import uuid
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Final

from beslutsgen.arende.fingerprint import content_digest
from beslutsgen.emit.fill import Filled, filled_as
from beslutsgen.emit.package import ExtraPart, NewRelation
from beslutsgen.word import ooxml
from beslutsgen.word.named import NAMESPACE
from beslutsgen.word.opened import HEADER_TYPE
from beslutsgen.word.stamp import (
    MEMORY_VERSION,
    Stamp,
    StampedMark,
    StampedParagraph,
    paragraph_digest,
    write_stamp,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.emit.compiled import CompiledTemplate
    from beslutsgen.emit.fill import Woven
    from beslutsgen.emit.placed import Placed
    from beslutsgen.passage import FactSpan
    from beslutsgen.word.stamp import Origin
    from beslutsgen.word.steady import SteadyParagraph

_RELATION: Final = f"{ooxml.R_NS}/customXml"
_PROPS_RELATION: Final = f"{ooxml.R_NS}/customXmlProps"
_PROPS_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    '<ds:datastoreItem ds:itemID="{{{identity}}}" xmlns:ds="{namespace}"><ds:schemaRefs>'
    '<ds:schemaRef ds:uri="{stamp}"/></ds:schemaRefs></ds:datastoreItem>'
)
_PROPS_NS: Final = f"{ooxml.OFFICE_NS}/customXml"
# Skriver en text som den står i JSON.
_JSON: Final = json.JSONEncoder(ensure_ascii=False).encode
# Delarnas ordning i stämpeln: så som papperet läses.
_KINDS: Final = ("body", "header", "footer", "footnote")


def stamped(template: CompiledTemplate, woven: Woven, origin: Origin) -> tuple[tuple[ExtraPart, ...], bytes]:
    """Stämpelns delar i paketet, och texten som byggd, för sidovagnen."""
    parts = sorted(_read(template, woven), key=lambda part: _KINDS.index(part[0]))
    lines = [(kind, one) for kind, part in parts for one in part.paragraphs]
    # Inget stycke har tecknet som skiljer dem åt här.
    salt = content_digest(origin.case.encode(), "\0".join([one.text for _, one in lines]).encode())
    facts = _facts(woven.placed)
    digests = [(kind, one.number, paragraph_digest(one.text, salt)) for kind, one in lines]
    marks = [
        StampedMark(name, fact.path or "", fact.notation or "", kind, one.number)
        for kind, one in lines
        for name, _, _ in one.marks
        if (fact := facts.get(name))
    ]
    stamp = Stamp(
        origin,
        salt,
        sum([part.drawn for _, part in parts]),
        tuple([StampedParagraph(kind, number, digest) for kind, number, digest in digests if digest]),
        tuple(marks),
    )
    return _packed(template, write_stamp(stamp), salt), _memory(lines, facts, salt)


def _facts(placed: Sequence[Placed]) -> dict[str, FactSpan]:
    """Faktumet i varje bokmärke."""
    facts: dict[str, FactSpan] = {}
    for one in placed:
        if one.bookmarks:
            facts.update(zip(one.bookmarks, _bound(one.passage.facts), strict=True))
    return facts


def _bound(facts: tuple[FactSpan, ...]) -> list[FactSpan]:
    """Passagens fakta som har bokmärken."""
    return [fact for fact in facts if fact.path is not None and fact.start < fact.end]


def _read(template: CompiledTemplate, woven: Woven) -> Iterator[tuple[str, Filled]]:
    """Papperets alla delar med text: de ifyllda, mallens orörda och de nya."""
    for name, kind in template.package.texts:
        yield kind, woven.parts.get(name) or _untouched(template.package.members[name])
    for part in woven.extra:
        if part.content_type == HEADER_TYPE:
            yield "header", _untouched(part.data)


@lru_cache(maxsize=64)
def _untouched(data: bytes) -> Filled:
    """En del som är lika i alla papper ur samma mall."""
    root = ooxml.parse(data)
    return Filled("", (), 0) if root is None else filled_as(root)


def _packed(template: CompiledTemplate, data: bytes, salt: str) -> tuple[ExtraPart, ...]:
    """Stämpeln och dess egenskaper som delar i paketet."""
    to_stamp, to_props, name, props = _places(template)
    identity = str(uuid.UUID(hex=salt)).upper()
    described = _PROPS.format(identity=identity, namespace=_PROPS_NS, stamp=NAMESPACE).encode()
    return (
        ExtraPart(name, data, "application/xml", to_stamp),
        ExtraPart(props, described, _PROPS_TYPE, to_props),
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


def _memory(lines: Sequence[tuple[str, SteadyParagraph]], facts: Mapping[str, FactSpan], salt: str) -> bytes:
    listed = [
        f'{{"part": "{kind}", "number": {one.number}, "text": {_JSON(one.text)}, "facts": [{_marked(one, facts)}]}}'
        for kind, one in lines
    ]
    about = f'"version": {MEMORY_VERSION}, "stamp": "{salt}"'
    return f'{{{about}, "paragraphs": [{", ".join(listed)}]}}\n'.encode()


def _marked(one: SteadyParagraph, facts: Mapping[str, FactSpan]) -> str:
    """Faktumen i stycket: bokmärke, läge, sökväg, skrivsätt och slag."""
    found = [(mark, facts[mark[0]]) for mark in one.marks if mark[0] in facts]
    return ", ".join(
        [
            f'["{name}", {start}, {end}, {_quoted(fact.path or "")}, {_quoted(fact.notation or "")}, '
            f'"{fact.value.kind}"]'
            for (name, start, end), fact in found
        ]
    )


@lru_cache(maxsize=1024)
def _quoted(text: str) -> str:
    """Sökvägar och skrivsätt är få och återkommer."""
    return _JSON(text)
