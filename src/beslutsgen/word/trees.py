"""XML-träd ur bytes och tillbaka, med en tolk som varken följer yttre hänvisningar eller växer utan gräns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.word.ooxml import BR, FALLBACK, OBJECTS, PPR, RPR, TAB, R, T, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.word.ooxml import Element

# De vanligaste delarna av en körning.
_PLAIN: Final = frozenset({T, TAB, BR})
# lxml märker processanvisningar med sin egen funktion i stället för ett namn.
_PI: Final[object] = etree.PI


def parse(data: bytes) -> Element | None:
    """XML-trädet, eller `None` om texten inte är XML eller har en egen dokumenttyp."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return None
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def parse_rendered(text: str) -> Element:
    """Trädet för XML som vi själva har skrivit; processanvisningarna är våra märken och behålls."""
    return etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


def serialize(root: Element) -> bytes:
    """Delens bytes, med XML-deklaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def fresh(name: str, namespace: str) -> Element:
    """En ny rot utan prefix, som paketets egna delar skrivs."""
    return etree.fromstring(f'<{name} xmlns="{namespace}"/>')


def child(parent: Element, name: str, **attributes: str) -> Element:
    """Ett nytt sista barn i Words namnrymd."""
    element = etree.SubElement(parent, w(name))
    for key, value in attributes.items():
        element.set(w(key), value)
    return element


def is_trace(element: Element) -> bool:
    """Om elementet är en processanvisning: vårt märke för något som togs bort."""
    return element.tag is _PI


def own_leaves(paragraph: Element) -> Iterator[Element]:
    """Styckets egna delar i ordning, utan dem i textrutor som är förankrade i stycket."""
    for element in paragraph:
        tag = element.tag
        if tag == R:
            yield from _run_leaves(element)
        elif tag != PPR and not is_trace(element):
            yield from _leaves(element)


def _run_leaves(run: Element) -> Iterator[Element]:
    for inner in run:
        if inner.tag in _PLAIN:
            yield inner
        elif inner.tag != RPR:
            yield from _leaves(inner)


def _leaves(element: Element) -> Iterator[Element]:
    """Delarna i en länk, en innehållskontroll eller en ändring; bilder och textrutor är hela delar."""
    if element.tag == FALLBACK:
        return
    if element.tag in OBJECTS or len(element) == 0:
        yield element
        return
    for inner in element:
        if inner.tag == R:
            yield from _run_leaves(inner)
        else:
            yield from _leaves(inner)
