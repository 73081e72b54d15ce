"""Underlagen som ett papper räknar upp."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.passage import Passage

_PATHS: Final = frozenset({"underlag", "underlag.punkt"})
_WORD: Final = Pattern(r"[^\W\d_]{3}")
_NONE: Final = Pattern(r"\s*(?:inga|inget|ingen|saknas|se |ej )", re.IGNORECASE)
# Underskriften eller brevfoten under listan: en förvaltning, ett eller två namn, en titel, en adress.
_BELOW: Final = Pattern(
    r"\s*(?:(?:[\w-]+ ){0,4}\w*(?i:förvaltning|kontor|nämnd|avdelning)(?i:en|et)?"
    r"|[A-ZÅÄÖÉ][\w-]+(?:\s+[A-ZÅÄÖÉ][\w-]+){1,5}"
    r"|\w*(?:chef|direktör|sekreterare|handläggare|strateg|utredare|controller)(?:en)?"
    r"|.*(?:@[\w.-]+\.\w|(?<!\d)\d{3} \d\d [A-ZÅÄÖ]|(?i:(?<!\w)(?:box|växel|telefon|tfn)(?!\w))).*)\s*\Z"
)
_FILE: Final = Pattern(r"\.(?:docx?|pdf|xlsx?|pptx?)[\s.,;]*\Z", re.IGNORECASE)
_ENDING: Final = Pattern(r"(?:\.(?:docx?|pdf|xlsx?|pptx?))?[\s.,;]*\Z", re.IGNORECASE)


class Attachment(Struct, frozen=True):
    """Ett underlag i ett pappers lista."""

    paper: str
    passage: Passage

    @property
    def title(self) -> str:
        """Titeln utan filändelse, på en rad."""
        match = _ENDING.search(self.passage.text)
        text = self.passage.text[: match.start()] if match else self.passage.text
        return " ".join(plain(text).split())

    @property
    def file_name(self) -> bool:
        """Om titeln är ett filnamn."""
        return bool(_FILE.search(self.passage.text))


def attachments(view: View) -> Iterator[Attachment]:
    """Underlagen i papperens listor, i ordning, fram till underskriften eller brevfoten."""
    ended = False
    for text in view.texts:
        ended = ended and text.path in _PATHS
        for passage in text.passages if text.paper and text.path in _PATHS else ():
            ended = ended or bool(_BELOW.match(plain(passage.text)))
            if not ended and _WORD.search(passage.text) and not _NONE.match(passage.text):
                yield Attachment(text.paper or "", passage)
