"""Nya listor i mallens numreringar: på sin plats, med egen räkning, vilka prefix mallen än har."""

from __future__ import annotations

import pytest
from exempel import points
from lxml import etree
from provpapper import make
from smamallar import W, base_members, docx, parts

NUMBERING = "word/numbering.xml"
LISTS = {"bakgrund": (*points("ett", "två", ordered=True),), "samrad": (*points("a", "b", ordered=True),)}


def other_prefix(xml: str) -> str:
    return (
        xml.replace("xmlns:w=", "xmlns:n=")
        .replace("<w:", "<n:")
        .replace("</w:", "</n:")
        .replace(" w:", " n:")
    )


@pytest.mark.parametrize("last", ["", '<w:numIdMacAtCleanup w:val="2"/>'])
@pytest.mark.parametrize("prefix", ["w", "n"])
def test_each_list_counts_from_one(last: str, prefix: str) -> None:
    mine = base_members()[NUMBERING].replace("</w:numbering>", f"{last}</w:numbering>")
    template = docx(
        "{{ bakgrund }}", "{{ samrad }}", **{NUMBERING: mine if prefix == "w" else other_prefix(mine)}
    )
    data = parts(make(template, LISTS).data)
    root = etree.fromstring(data[NUMBERING].encode())
    names = [etree.QName(element).localname for element in root]
    old = [etree.QName(element).localname for element in etree.fromstring(mine.encode())]
    assert names == [
        *(name for name in old if name != "numIdMacAtCleanup"),
        "num",
        "num",
        *(["numIdMacAtCleanup"] if last else []),
    ]
    new = [element for element in root if element.tag == f"{{{W}}}num"][-2:]
    starts = [one.find(".//{*}startOverride") for one in new]
    assert [None if one is None else one.get(f"{{{W}}}val") for one in starts] == ["1", "1"]
    numbers = [one.get(f"{{{W}}}numId") for one in new]
    document = etree.fromstring(data["word/document.xml"].encode())
    used = [element.get(f"{{{W}}}val") for element in document.iter(f"{{{W}}}numId")]
    assert used == [numbers[0], numbers[0], numbers[1], numbers[1]]
