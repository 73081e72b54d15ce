"""Det som blev tomt tas bort: stycken, rader och tabeller utan uppgifter, och rubriker utan innehåll."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.emit.fill.breaks import empty, ends_section, plain
from beslutsgen.emit.prepare.compiled import TRACE
from beslutsgen.word.ooxml import BR, SDT, SDT_CONTENT, SECT_PR, TBL, TC, TR, TXBX, P, w
from beslutsgen.word.paragraphs import leaves
from beslutsgen.word.trees import is_trace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.styles import Styles

_RANGES: Final = tuple(
    w(name) for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
)
# Behållare som Word kräver ett stycke i, i celler sist.
_NEEDS_PARAGRAPH: Final = frozenset({TC, TXBX, w("hdr"), w("ftr"), w("footnote"), w("endnote")})
_HEADER_ROW: Final = f"{w('trPr')}/{w('tblHeader')}"


def drop_paragraph(paragraph: Element) -> None:
    """Stycket tas bort, eller töms där det måste stå kvar: som avsnittsbrytning, eller ensamt i sin cell."""
    if not (ends_section(paragraph) or _only_one(paragraph)):
        _drop(paragraph)
        return
    leave_trace(paragraph)
    empty(paragraph, *_RANGES)
    if ends_section(paragraph):
        plain(paragraph)


def leave_trace(paragraph: Element) -> None:
    """Ett spår före stycket: här stod en platshållare som inte gav något åt rubriken ovanför."""
    paragraph.addprevious(etree.ProcessingInstruction(TRACE))


def prune(root: Element, styles: Styles, filled: Collection[Element]) -> None:
    """Rader, tabeller och rubriker utan innehåll tas bort; `filled` är styckena som fick minst en uppgift."""
    if next(root.iter(etree.ProcessingInstruction), None) is None:
        return
    filled_rows = {row for paragraph in filled for row in paragraph.iterancestors(TR)}
    while _drop_rows(root, filled_rows) or _drop_tables(root) or _drop_controls(root):
        pass
    _drop_headings(root, styles, filled)
    for trace in [*root.iter(etree.ProcessingInstruction)]:
        _forget(trace)


def visible(paragraph: Element) -> bool:
    """Om något i stycket syns: text, en bild, ett fält eller en fotnot."""
    return any(leaf.text.strip() for leaf in leaves(paragraph))


def _only_one(paragraph: Element) -> bool:
    """Om stycket är det enda i en behållare som måste ha ett."""
    parent = paragraph.getparent()
    return parent is not None and parent.tag in _NEEDS_PARAGRAPH and len(parent.findall(P)) == 1


def _drop(element: Element) -> None:
    """Elementet ersätts av ett spår; bokmärken och gränser som börjar eller slutar i det står kvar."""
    parent = element.getparent()
    if parent is None:
        return
    for mark in [*element.iter(*_RANGES)]:
        element.addprevious(mark)
    parent.replace(element, etree.ProcessingInstruction(TRACE))


def _drop_rows(root: Element, filled: Collection[Element]) -> bool:
    """Rader där alla uppgifter saknas: någon cell blev tom och ingen fick något."""
    empty: dict[Element, None] = {}
    for trace in root.iter(etree.ProcessingInstruction):
        cell = trace.getparent()
        row = None if cell is None or cell.tag != TC else cell.getparent()
        if (
            cell is not None
            and row is not None
            and row not in filled
            and not any(visible(inner) for inner in cell.iter(P))
        ):
            empty[row] = None
    for row in empty:
        _drop(row)
    return bool(empty)


def _drop_tables(root: Element) -> bool:
    """Tabeller som har förlorat rader, när bara rubrikrader är kvar."""
    bare = [table for table in root.iter(TBL) if _lost_rows(table) and _only_headers(table)]
    for table in bare:
        _drop(table)
    return bool(bare)


def _lost_rows(table: Element) -> bool:
    return any(is_trace(child) for child in table)


def _only_headers(table: Element) -> bool:
    return all(row.find(_HEADER_ROW) is not None for row in table.findall(TR))


def _drop_controls(root: Element) -> bool:
    """Innehållskontroller som inte har något kvar."""
    bare = [control for control in root.iter(SDT) if _emptied(control.find(SDT_CONTENT))]
    for control in bare:
        _drop(control)
    return bool(bare)


def _emptied(content: Element | None) -> bool:
    return content is not None and len(content) > 0 and all(is_trace(child) for child in content)


def _drop_headings(root: Element, styles: Styles, filled: Collection[Element]) -> None:
    """Rubriker vars avsnitt hade platshållare men blev tomt; bara behållare med spår berörs."""
    containers = dict.fromkeys(_outermost(trace) for trace in root.iter(etree.ProcessingInstruction))
    for container in containers:
        if container is not None:
            _drop_headings_in(container, styles, filled)


def _outermost(trace: Element) -> Element | None:
    """Behållaren som spåret räknas till: den utanför innehållskontroller."""
    container = trace.getparent()
    while container is not None and container.tag in (SDT, SDT_CONTENT):
        container = container.getparent()
    return container


def _drop_headings_in(container: Element, styles: Styles, filled: Collection[Element]) -> None:
    """De sista rubrikerna först, så att en rubrik utan kvarvarande underrubriker också räknas som tom."""
    flat = [*_flat(container)]
    levels = [styles.level(element) if element.tag == P else None for element in flat]

    # Underskriften hör inte till avsnittet ovanför, bara till det som delens första rubrik omfattar: hela papperet.
    first = next((at for at, level in enumerate(levels) if level is not None), 0)
    signed = [at for at, element in enumerate(flat) if styles.signature(element)]
    for at in range(len(flat) - 1, -1, -1):
        level = levels[at]
        if level is None or flat[at] in filled:
            continue
        after = (n for n in range(at + 1, len(flat)) if (other := levels[n]) is not None and other <= level)
        end = min(next(after, len(flat)), *(n for n in signed if at < n and at != first), len(flat))
        section = [element for element in flat[at + 1 : end] if element.getparent() is not None]
        if any(is_trace(element) for element in section) and not any(
            _has_content(element) for element in section
        ):
            _drop_section(flat[at], section)


def _flat(container: Element) -> Iterator[Element]:
    """Behållarens stycken, tabeller och spår, med innehållskontrollers innehåll på sin plats."""
    for child in container:
        if child.tag == SDT:
            inner = child.find(SDT_CONTENT)
            yield from () if inner is None else _flat(inner)
        elif child.tag in (P, TBL) or is_trace(child):
            yield child


def _has_content(element: Element) -> bool:
    return not is_trace(element) and (element.tag == TBL or visible(element))


def _drop_section(heading: Element, section: list[Element]) -> None:
    """Rubriken och mallens tomma stycken i avsnittet; sid- och avsnittsbrytningar står kvar."""
    if ends_section(heading):
        drop_paragraph(heading)
    else:
        _drop(heading)
    for element in section:
        if element.tag == P and next(element.iter(BR, SECT_PR), None) is None and not _only_one(element):
            _drop(element)


def _forget(trace: Element) -> None:
    parent = trace.getparent()
    if parent is None:
        return
    parent.remove(trace)
    blocks = [child.tag for child in parent if child.tag in (P, TBL, SDT)]
    if parent.tag in _NEEDS_PARAGRAPH and (not blocks or (parent.tag == TC and blocks[-1] != P)):
        etree.SubElement(parent, P)
