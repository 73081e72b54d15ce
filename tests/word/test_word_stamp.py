"""Stämpeln känns igen som programmet skrev den; det som är annorlunda prövas som vilken XML som helst."""

from __future__ import annotations

import io
import zipfile
from typing import Final
from xml.parsers import expat

from cases import CASES, built
from hypothesis import given
from hypothesis import strategies as st
from wordfiler import SCRAPS

from beslutsgen.emit.fill.built_lines import BuiltLine
from beslutsgen.emit.fill.stampxml import write_stamp
from beslutsgen.word.stamp import Origin, usual

STAMPS: Final = [
    zipfile.ZipFile(io.BytesIO(data)).read("customXml/item1.xml")
    for case in CASES
    for data in built(case).values()
]


def whole(data: bytes) -> bool:
    try:
        expat.ParserCreate("utf-8", " ").Parse(data, True)
    except expat.ExpatError:
        return False
    return True


def test_the_stamps_of_the_papers_are_usual() -> None:
    assert all(map(usual, STAMPS))


@given(st.data())
def test_a_changed_stamp_is_usual_only_when_it_is_whole(data: st.DataObject) -> None:
    stamp = data.draw(st.sampled_from(STAMPS)).decode()
    at = data.draw(st.integers(0, len(stamp)))
    scrap = data.draw(st.sampled_from([*SCRAPS, "", "a", "å", "\x7f", " ", ' mark="x"', "<bound/>"]))
    changed = (stamp[:at] + scrap + stamp[at + data.draw(st.integers(0, 9)) :]).encode()
    assert whole(changed) or not usual(changed)


@given(st.text(), st.text(), st.text())
def test_whatever_a_stamp_holds_it_is_whole(name: str, path: str, notation: str) -> None:
    line = BuiltLine("body", 1, "", (("_bg_0001", 0, 0, path, notation, "date"),))
    stamp = write_stamp(Origin(name, "a", "b", "c"), "d", 0, (line,), ("0" * 16,))
    assert whole(stamp) or not usual(stamp)
