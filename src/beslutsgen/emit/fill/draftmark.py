"""UTKAST på varje sida: ett märke i alla sidhuvuden, i varje avsnitt, hur mallen än ser ut."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from lxml import etree
from msgspec.structs import replace

from beslutsgen.emit.fill.package import ExtraPart, NewRelation
from beslutsgen.emit.fill.standing import filled_as
from beslutsgen.emit.prepare.compiled import UTKAST
from beslutsgen.word import ooxml, trees
from beslutsgen.word.ooxml import R_ID, R_NS, SECT_PR, VAL, P, w
from beslutsgen.word.opened import HEADER_TYPE, related, relations
from beslutsgen.word.trees import child

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.emit.fill.built_lines import Filled
    from beslutsgen.emit.fill.fill import Woven
    from beslutsgen.emit.prepare.compiled import CompiledTemplate
    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.opened import Opened


_REFERENCE: Final = w("headerReference")
_HEADER_RELATION: Final = f"{R_NS}/header"
_TYPE: Final = w("type")
# Mörkröd text på vitt har en kontrast på mer än 6:1.
_COLOR: Final = "C00000"
_OFF: Final = frozenset({"0", "false", "off"})


def as_draft(template: CompiledTemplate, woven: Woven) -> Woven:
    """Papperet med märket i alla sidhuvuden; sidor som saknar sidhuvud får ett."""
    marker = _Marker(template.package, woven.parts)
    marker.mark_sections()
    # Märket är sidhuvudets första stycke, så de andra får ett nummer till.
    placed = (
        replace(item, paragraph=item.paragraph + 1) if item.part in marker.marked else item
        for item in woven.placed
    )
    kinds = dict(template.package.texts)
    held = {one[0]: one for part in woven.parts.values() for line in part.lines for one in line.facts}
    drawn = {name: filled_as(root, kinds.get(name, "header"), held) for name, root in marker.roots.items()}
    parts = {**woven.parts, **drawn}
    return replace(woven, parts=parts, placed=tuple(placed), extra=(*woven.extra, *marker.added))


class _Marker:
    """Ett papper som får märket."""

    def __init__(self, package: Opened, parts: Mapping[str, Filled]) -> None:
        self.package = package
        self.parts = parts
        self.roots: dict[str, Element] = {}
        self.added: list[ExtraPart] = []
        self.targets = {
            relation.id: relation.target for relation in relations(self.package.members, self.package.main)
        }
        self.marked: set[str] = set()

    def mark_sections(self) -> None:
        """Avsnitten i ordning: ett sidhuvud som saknas ärvs från avsnittet före."""
        inherited: set[str] = set()
        both_sides = self._even_and_odd()
        for section in [*self._sections()]:
            for reference in section.findall(_REFERENCE):
                inherited.add(reference.get(_TYPE) or "default")
                self._mark(self.targets.get(reference.get(R_ID) or ""))
            needed = ["default"]
            needed += ["first"] if _on(section.find(w("titlePg"))) else []
            needed += ["even"] if both_sides else []
            for kind in needed:
                if kind not in inherited:
                    inherited.add(kind)
                    section.insert(0, self._new_header(kind))

    def _part(self, name: str) -> Element | None:
        if name not in self.roots:
            filled = self.parts.get(name)
            data = filled.xml if filled else self.package.members.get(name)
            root = trees.parse(data) if data else None
            if root is None:
                return None
            self.roots[name] = root
        return self.roots[name]

    def _sections(self) -> Iterator[Element]:
        document = self._part(self.package.main)
        body = None if document is None else document.find(w("body"))
        if body is None:
            return
        if body.find(SECT_PR) is None:
            etree.SubElement(body, SECT_PR)
        yield from body.iter(SECT_PR)

    def _even_and_odd(self) -> bool:
        data = self.package.members.get(related(self.package, "/settings") or "")
        root = trees.parse(data) if data else None
        return root is not None and _on(root.find(w("evenAndOddHeaders")))

    def _mark(self, name: str | None) -> None:
        if name is None or name in self.marked:
            return
        self.marked.add(name)
        root = self._part(name)
        if root is not None:
            root.insert(0, _paragraph())

    def _new_header(self, kind: str) -> Element:
        folder = posixpath.dirname(self.package.main)
        file = f"header_utkast_{kind}.xml"
        identity = f"rIdBgUtkast{kind.capitalize()}"
        root = etree.Element(w("hdr"), nsmap={"w": ooxml.W_NS, "r": R_NS})
        # En ram hör till stycket efter den.
        root.extend((_paragraph(), etree.Element(P)))
        relation = NewRelation(self.package.main, identity, _HEADER_RELATION, file)
        self.added.append(
            ExtraPart(posixpath.join(folder, file), trees.serialize(root), HEADER_TYPE, relation)
        )
        return etree.Element(_REFERENCE, {_TYPE: kind, R_ID: identity})


def _on(element: Element | None) -> bool:
    return element is not None and (element.get(VAL) or "") not in _OFF


def _paragraph() -> Element:
    """Märket som riktig text i en ram överst på sidan: det skrivs ut, läses upp och flyttar inget annat."""
    paragraph = etree.Element(P)
    properties = child(paragraph, "pPr")
    child(
        properties,
        "framePr",
        w="2400",
        wrap="around",
        vAnchor="page",
        hAnchor="page",
        xAlign="center",
        y="300",
    )
    borders = child(properties, "pBdr")
    for side in ("top", "left", "bottom", "right"):
        child(borders, side, val="single", sz="12", space="4", color=_COLOR)
    child(properties, "spacing", before="0", after="0", line="240", lineRule="auto")
    child(properties, "jc", val="center")
    run = child(paragraph, "r")
    style = child(run, "rPr")
    child(style, "b")
    child(style, "color", val=_COLOR)
    child(style, "spacing", val="60")
    child(style, "sz", val="26")
    child(run, "t").text = UTKAST
    return paragraph
