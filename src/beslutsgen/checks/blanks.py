"""Sådant som ser ut som mallrester, och det som inte är det: länkar utan mål, streck och rader för underskrift."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.pattern import Pattern

if TYPE_CHECKING:
    from beslutsgen.passage import Passage

_BARE_LINK: Final = Pattern(r"\s*Länk till [^.!?]{1,200}\.?\s*\Z")
_LINE: Final = Pattern(r"_{3,}|\.{4,}|…{2,}|[-–—]{4,}|[*=]{3,}")
_WORD: Final = Pattern(r"[^\W\d_]+")
_SENTENCE: Final = Pattern(r"[.!?]\s*\Z")
# Det som står vid en rad som ska fyllas i för hand.
_LABEL: Final = Pattern(
    r"(?::|(?<!\w)(?:ort|datum|plats|namn\w*|underskrift\w*|signatur|titel|befattning|ordförande|sekreterare"
    r"|justera\w+|för \w[\w ]{0,60}))\s*\Z",
    re.IGNORECASE,
)


def bare_link(passage: Passage) -> bool:
    """Om stycket är en rad som skulle ha varit en länk: Länk till kommunfullmäktiges övergripande mål."""
    text = passage.text
    if "Länk" not in text or not _BARE_LINK.match(text):
        return False
    return not any(mark.kind == "link" for mark in passage.marks)


def to_sign(text: str) -> bool:
    """Om textens streck skiljer avsnitt eller är till för underskrift: ensamma, flera, först, eller efter en rubrik."""
    lines = [match.span() for match in _LINE.finditer(text)]
    if not lines:
        return False
    first, last = lines[0], lines[-1]
    if not _WORD.search(text):
        return True
    if _SENTENCE.search(text) and text[last[1] :].strip():
        return False
    alone = not text[: first[0]].strip()
    return alone or len(lines) > 1 or bool(_LABEL.search(text, 0, first[0]))
