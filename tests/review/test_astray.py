"""Ett stycke som har flyttats till ett annat avsnitt förs inte tillbaka till ett ställe där det inte står."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases import source
from stycken import added, edited, found, moved, removed
from test_takeback import built, changed_lines, pulled, said

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.review.reasons import ANOTHER_SECTION

if TYPE_CHECKING:
    from pathlib import Path

    from beslutsgen.word.ooxml import Element

T: Final = "tjansteskrivelse.docx"
_MOVED: Final = "Vid uppstart av verksamheten"


def paper() -> bytes:
    return built("kanberget")[T].data


def test_a_paragraph_moved_to_another_section_is_left_with_a_remedy(tmp_path: Path) -> None:
    data = moved(paper(), _MOVED, after="Verksamheten finns i")
    pull = pulled(tmp_path, source("kanberget"), {T: data})
    assert pull.new == pull.old
    (left,) = pull.left
    assert (left.message, left.hint) == ANOTHER_SECTION
    assert isinstance(left.spot, PaperSpot)
    assert left.spot.excerpt.startswith(_MOVED)
    assert left.spot.heading == "Ekonomiska konsekvenser"


def test_the_rest_is_taken_back_around_it(tmp_path: Path) -> None:
    data = moved(paper(), _MOVED, after="Verksamheten finns i")
    data = added(data, "Ett gemensamt arbete", "Ett nytt stycke.")
    pull = pulled(tmp_path, source("kanberget"), {T: data})
    assert [one.message for one in pull.left] == [ANOTHER_SECTION[0]]
    assert changed_lines(pull) == ["+    Ett nytt stycke.", "+"]


def test_headings_that_are_moved_with_their_text_or_removed_move_nothing_astray(tmp_path: Path) -> None:
    def edit(root: Element) -> None:
        heading, text = found(root, "Samråd"), found(root, "Samråd har skett")
        found(root, "Verksamheten ska följas upp").addnext(heading)
        heading.addnext(text)

    for data in (edited(paper(), edit), removed(paper(), "Samråd")):
        pull = pulled(tmp_path, source("kanberget"), {T: data})
        assert ANOTHER_SECTION[0] not in said(pull)
        assert pull.new == pull.old
