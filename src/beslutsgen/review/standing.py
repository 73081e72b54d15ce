"""Ett stämplat papper mot sin stämpel: vilka stycken någon har ändrat, lagt till eller tagit bort sedan det byggdes."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from beslutsgen.diagnostic import PaperSpot, Related, WholeFile
from beslutsgen.emit.disk.standing import COMMENTS, PICTURE, Standing
from beslutsgen.readback.stamp import read_lines, read_stamped
from beslutsgen.review.links import link_edits, missing_links, new_links
from beslutsgen.review.memory import built_links
from beslutsgen.word.ooxml import OBJECT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from beslutsgen.emit.disk.standing import Judge
    from beslutsgen.readback.stamp import Line, StampedPaper

# Minnet av papperet på platsen, med stämpelns salt, eller `None`.
Remembered: TypeAlias = "Callable[[Path, str], bytes | None]"
Kind = Literal["changed", "added", "moved", "removed"]

_MOST: Final = 5
_WORDS: Final = 60
_SAID: Final = {
    "changed": "ändrat stycke, ”{text}”",
    "added": "nytt stycke, ”{text}”",
    "moved": "flyttat stycke, ”{text}”",
    "removed": "efter detta stycke är något borttaget, ”{text}”",
}


class Edit(NamedTuple):
    """Ett stycke som inte är som det byggdes; för det borttagna stycket närmast ovanför, där det finns något."""

    kind: Kind
    line: Line | None


def standing_of(name: str, remembered: Remembered) -> Judge:
    """Den som avgör om ett papper på disken får skrivas över; `name` är fingeravtrycket av ärendefilens namn.

    `remembered` ger programmets minne av ett papper, med dess stämpels salt.
    """

    def standing(path: Path, data: bytes, new: bytes) -> Standing | None:
        paper = read_stamped(data)
        if paper is None or paper.stamp.origin.name != name:
            return None
        fresh = read_lines(new)
        said = _said(paper, _body(fresh.lines) if fresh else (), str(path))
        built = built_links(remembered(path, paper.stamp.salt))
        come = () if built is None else new_links(paper.links, built)
        lost = missing_links(come, fresh.links if fresh else (), paper.links)
        return Standing((*said, *link_edits(lost, paper.lines, str(path))))

    return standing


def unsaved(paper: StampedPaper, new: tuple[str, ...]) -> tuple[Edit, ...]:
    """Ändringarna som går förlorade när papperet skrivs över: de som inte också står i det nya papperets stycken `new`.

    Så får ett papper vars ändringar har förts tillbaka till ärendefilen skrivas över.
    """
    same_body = _body(paper.lines) == new
    return tuple(edit for edit in edits(paper) if _unsaved(edit, new, same_body=same_body))


def _unsaved(edit: Edit, new: tuple[str, ...], *, same_body: bool) -> bool:
    """Om ändringen inte finns i det nya papperet. Sidhuvud, sidfot och noter jämförs inte, så där räknas alla."""
    if edit.line is not None and edit.line.part != "body":
        return True
    kept = (
        edit.kind in ("changed", "added")
        and edit.line is not None
        and " ".join(edit.line.text.split()) in new
    )
    return not same_body and not kept


def _body(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Brödtextens stycken med enkla mellanslag, de tomma oräknade."""
    texts = (" ".join(line.text.split()) for line in lines if line.part == "body")
    return tuple(text for text in texts if text)


def edits(paper: StampedPaper) -> tuple[Edit, ...]:
    """Styckena som skiljer sig från stämpeln, brödtexten först. Tomma stycken räknas inte."""
    body = [line for line in paper.lines if line.part == "body"]
    others = [line for line in paper.lines if line.part != "body"]
    known = {(one.part, one.digest) for one in paper.stamp.paragraphs}
    # Program delar och flyttar sidhuvuden när de sparar; där räknas bara det som inte fanns förut.
    return (
        *_aligned(paper, body),
        *(Edit("changed", line) for line in others if (line.part, line.digest) not in known),
    )


def _aligned(paper: StampedPaper, body: list[Line]) -> Iterator[Edit]:
    built = [one.digest for one in paper.stamp.paragraphs if one.part == "body"]
    now = [line.digest for line in body]
    if built == now:
        return
    opcodes = SequenceMatcher(None, built, now, autojunk=False).get_opcodes()
    differing = [one[1:] for one in opcodes if one[0] != "equal"]
    moved = _moved(
        Counter(digest for start, end, _, _ in differing for digest in built[start:end]),
        Counter(digest for _, _, first, last in differing for digest in now[first:last]),
    )
    for start, end, first, last in differing:
        gone = sum(digest not in moved for digest in built[start:end])
        for line in body[first:last]:
            if line.digest in moved:
                yield Edit("moved", line)
            else:
                yield Edit("changed" if gone > 0 else "added", line)
                gone -= 1
        if gone > 0:
            yield Edit("removed", body[last - 1] if last else None)


def _moved(gone: Counter[str], came: Counter[str]) -> set[str]:
    """Styckena som försvann på ett ställe och kom lika många gånger på andra."""
    return {digest for digest, times in gone.items() if came[digest] == times}


def _said(paper: StampedPaper, new: tuple[str, ...], file: str) -> Iterator[Related]:
    """Det som har ändrats och skulle gå förlorat, för den som ska bygga."""
    found = unsaved(paper, new)
    for edit in found[:_MOST]:
        yield _related(edit, file)
    if len(found) > _MOST:
        yield Related(WholeFile(file), f"ytterligare {len(found) - _MOST} stycken")
    if paper.pictures > paper.stamp.pictures:
        yield Related(WholeFile(file), PICTURE)
    if paper.comments:
        yield Related(WholeFile(file), COMMENTS)


def _related(edit: Edit, file: str) -> Related:
    line = edit.line
    if line is None:
        return Related(WholeFile(file), "början av texten är borttagen")
    spot = PaperSpot(file, line.part, line.heading, line.number, 0, len(line.text), line.text)
    return Related(spot, _SAID[edit.kind].format(text=_first_words(line.text)))


def _first_words(text: str) -> str:
    plain = " ".join(text.split()).replace(OBJECT, "…")
    if len(plain) <= _WORDS:
        return plain
    return f"{plain[:_WORDS].rpartition(' ')[0] or plain[:_WORDS]} …"
