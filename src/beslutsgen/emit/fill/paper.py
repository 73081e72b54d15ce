"""Ett papper: mallen ifylld, texten på plats och paketet färdigt, i ett anrop."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.registry import check_named
from beslutsgen.draft.scope import Flag
from beslutsgen.emit.faults import whole
from beslutsgen.emit.fill.fill import Woven, woven
from beslutsgen.emit.fill.numbering import with_lists
from beslutsgen.emit.fill.package import NewRelation, PackageBuilder
from beslutsgen.emit.fill.properties import add_properties
from beslutsgen.emit.fill.render import MAX_POSTS, TooLong, render
from beslutsgen.emit.fill.stamp import stamped
from beslutsgen.word import ooxml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.draft.scope import Node
    from beslutsgen.emit.fill.package import ExtraPart
    from beslutsgen.emit.fill.pictures import Picture
    from beslutsgen.emit.fill.placed import Placed
    from beslutsgen.emit.fill.properties import Properties
    from beslutsgen.emit.fill.render import Rendered, Writing
    from beslutsgen.emit.prepare.compiled import CompiledTemplate
    from beslutsgen.word.stamp import Origin

_NO_PICTURES: Final[Mapping[str, Picture]] = MappingProxyType({})
_LINK: Final = f"{ooxml.R_NS}/hyperlink"


class Paper(Struct, frozen=True):
    """Ett färdigt papper: filens bytes, och var varje uppgift hamnade i den.

    `rendered` är mallen med märken i stället för text: det som återläsningen jämför med. `memory` är texten som byggd,
    för sidovagnen.
    """

    data: bytes
    placed: tuple[Placed, ...]
    rendered: Rendered
    memory: bytes = b""


def make_paper(
    template: CompiledTemplate,
    scope: Mapping[str, Node],
    written: Writing,
    properties: Properties,
    pictures: Mapping[str, Picture] = _NO_PICTURES,
    origin: Origin | None = None,
) -> Paper | tuple[Diagnostic, ...]:
    """Papperet, eller det som mallen inte kunde ta emot. `pictures` är bilder efter uppgiftens sökväg.

    Med `origin` stämplas papperet.
    """
    filled = fill(template, scope, written, pictures)
    if not isinstance(filled, Woven):
        return filled
    stamp, memory = stamped(template, filled, origin) if origin else ((), b"")
    return Paper(assemble(template, filled, properties, stamp), filled.placed, filled.rendered, memory)


def fill(
    template: CompiledTemplate,
    scope: Mapping[str, Node],
    written: Writing,
    pictures: Mapping[str, Picture] = _NO_PICTURES,
) -> Woven | tuple[Diagnostic, ...]:
    """Mallen med all text på plats, och märkt som utkast där ärendet är det."""
    rendered = render(template, scope, written)
    if isinstance(rendered, TooLong):
        message = f"Mallens slingor går igenom fler än {MAX_POSTS} poster."
        return (
            whole(
                check_named("MALL006"), template.file, message, "Ta bort slingor som ligger inuti varandra."
            ),
        )
    filled = woven(rendered, pictures)
    utkast = scope.get("utkast")
    if isinstance(filled, Woven) and isinstance(utkast, Flag) and utkast.value:
        from beslutsgen.emit.fill.draftmark import as_draft

        return as_draft(template, filled)
    return filled


def assemble(
    template: CompiledTemplate, paper: Woven, properties: Properties, extra: tuple[ExtraPart, ...] = ()
) -> bytes:
    """Papperets bytes; `extra` är delar utöver mallens, som stämpeln."""
    builder = PackageBuilder(template)
    add_properties(builder, properties)
    for name, part in paper.parts.items():
        builder.changed[name] = part.xml
    if template.numbering.part and paper.lists:
        builder.changed[template.numbering.part] = with_lists(template.numbering, paper.lists)
    for name, links in paper.links.items():
        builder.related.extend(
            NewRelation(name, identity, _LINK, target, external=True) for target, identity in links.items()
        )
    for added in (*paper.extra, *extra):
        builder.add(added)
    return builder.packed()
