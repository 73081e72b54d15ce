"""Underlagen som ett papper räknar upp."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.passage import Passage

_PATHS: Final = frozenset({"underlag", "underlag.punkt"})
_WORD: Final = Pattern(r"[^\W\d_]{3}")
_NONE: Final = Pattern(r"\s*(?:inga|inget|ingen|saknas|se |ej )", re.IGNORECASE)
_ENDING: Final = Pattern(r"(?:\.(?:docx?|pdf|xlsx?|pptx?))?[\s.,;]*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """Ett underlag i ett pappers lista."""

    paper: str
    passage: Passage

    @property
    def title(self) -> str:
        """Titeln utan filändelse, på en rad."""
        match = _ENDING.search(self.passage.text)
        text = self.passage.text[: match.start()] if match else self.passage.text
        return " ".join(plain(text).split())


def attachments(view: View) -> Iterator[Attachment]:
    """Underlagen i papperens listor, i ordning."""
    for text in view.texts:
        for passage in text.passages if text.paper and text.path in _PATHS else ():
            if _WORD.search(passage.text) and not _NONE.match(passage.text):
                yield Attachment(text.paper or "", passage)
