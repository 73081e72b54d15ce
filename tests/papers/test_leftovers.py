"""Inget blir kvar i papperen: varken platshållare, märken, dubbla blanksteg eller tomma rubriker och stycken."""

from __future__ import annotations

import re

import pytest
from cases import CASES, PAPERS, built, parts
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEFT = re.compile(r"None|\{\{|\}\}|\{%|%\}|\{#|[\ue000-\uf8ff\U000f0000-\U0010ffff]|\ufffc")
RUNS = re.compile(r"[ \u00a0]{2}|^[ \u00a0]|[ \u00a0]$| [,.;:!?)]")
ALL = [(case, f"{paper}.docx") for case in CASES for paper in PAPERS]


def leftovers(data: bytes) -> list[str]:
    found = []
    for name, xml in parts(data):
        found += [f"{name}: {match[0]}" for match in LEFT.finditer(xml)]
        root = etree.fromstring(xml.encode())
        for paragraph in root.iter(f"{W}p"):
            text = "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
            found += [f"{name}: ”{text}”" for _ in RUNS.finditer(text)]
            filled = (
                text.strip()
                or next(paragraph.iter(f"{W}fldChar", f"{W}drawing", f"{W}fldSimple"), None) is not None
            )
            if not filled and not _spacer(paragraph):
                found.append(f"{name}: ett tomt stycke")
        for table in root.iter(f"{W}tbl"):
            if table.find(f"{W}tr") is None:
                found.append(f"{name}: en tom tabell")
    return found


def _spacer(paragraph: etree._Element) -> bool:
    """Om det tomma stycket är mallens eget: en avdelande linje, eller en rad att skriva på."""
    properties = paragraph.find(f"{W}pPr")
    style = None if properties is None else properties.find(f"{W}pStyle")
    border = None if properties is None else properties.find(f"{W}pBdr")
    return border is not None or (style is not None and style.get(f"{W}val") in ("Linje", "Underskriftsrad"))


@pytest.mark.parametrize(("case", "paper"), ALL)
def test_nothing_is_left_over(case: str, paper: str) -> None:
    assert leftovers(built(case)[paper]) == []
