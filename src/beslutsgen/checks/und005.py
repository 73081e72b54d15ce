"""UND005: Ett filnamn står där en titel ska stå.

Vad: titlar på underlag och löpande text som innehåller ett filnamn (.docx, .pdf, .xlsx). Länkars mål räknas
inte. I ett papper blir underlagens filnamn ett fynd.
Varför: ett filnamn säger inget till den som läser protokollet, och handlingen har ofta ett annat namn i
diariet.

Fel:

    underlag:
      - {titel: Verksamhetsuppdrag till Leanlink Råd och stöd.docx, datum: 2017-11-01}

Rätt:

    underlag:
      - {titel: Verksamhetsuppdrag till Leanlink Råd och stöd, datum: 2017-11-01}
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import even
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.diagnostic import Spot

_WORD: Final = Pattern(r"[^\s/]{1,80}\.(?:docx?|pdf|xlsx?|pptx?|odt|ods|rtf|msg)(?![\w/])", re.IGNORECASE)
_ADDRESS: Final = Pattern(r"(?:https?://|www\.)\S*\Z")

_ENDINGS: Final = (".doc", ".pdf", ".xls", ".ppt", ".od", ".rtf", ".msg")
_TITLES: Final = "underlag"
_SHOWN: Final = 60
_RELATED: Final = 3
_HINT: Final = "Skriv handlingens titel och datum."


class _FileName(Struct, frozen=True):
    """Ett filnamn i en mening, eller en hel titel som är ett filnamn."""

    sentence: Sentence
    start: int
    end: int
    title: bool

    @property
    def text(self) -> str:
        """Filnamnet som det står."""
        return even(self.sentence.passage.text[self.start : self.end])

    @property
    def spot(self) -> Spot:
        """Filnamnets plats."""
        return self.sentence.spot(self.start, self.end)


def look(view: View) -> Iterator[Finding]:
    """Filnamn i titlar och löpande text, i ett papper den första av titlarna."""
    if not view.says(*_ENDINGS):
        return
    titles: defaultdict[str, list[_FileName]] = defaultdict(list)
    for sentence in view.sentences:
        for found in _names(sentence):
            if found.title and sentence.paper:
                titles[sentence.paper].append(found)
            else:
                yield _finding(found, ())
    for first, *others in titles.values():
        yield _finding(first, others)


def _names(sentence: Sentence) -> Iterator[_FileName]:
    """Filnamnen i en mening. Bland underlagen är raden fram till filändelsen filens namn."""
    text = sentence.passage.text
    title = sentence.path.startswith(_TITLES)
    begin = sentence.start
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        if sentence.authored(end - 1) and not _ADDRESS.search(text, sentence.start, end):
            if title:
                start = begin + len(text[begin:start]) - len(text[begin:start].lstrip(" ,;–-"))
            yield _FileName(sentence, start, end, title)
        begin = end


def _finding(found: _FileName, others: Sequence[_FileName]) -> Finding:
    if not found.title:
        message = f"Texten innehåller ett filnamn: {found.text}."
    elif others:
        message = f"{len(others) + 1} underlag anges med filnamn, det första som ”{_short(found.text)}”."
    else:
        message = f"Underlaget ”{_short(found.text)}” anges med ett filnamn."
    related = tuple((other.spot, "ett filnamn till") for other in others[:_RELATED])
    return Finding(found.spot, message, f"{_HINT} Filen anges under fil.", related, _HINT)


def _short(text: str) -> str:
    """Namnet så långt det får plats i ett meddelande; slutet, där filändelsen står, är med."""
    return (
        text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2].rstrip()} … {text[-_SHOWN // 2 :].lstrip()}"
    )


CHECK: Final = Check("UND005", Severity.WARNING, look, reads=Reads.ALL)
