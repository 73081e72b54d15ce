"""En mening som tecken i följd: ord i gemener, tal, och fakta som sin sort; så jämförs meningar utan sina värden."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.facts import Antal, Belopp, Datum, Forlangning, Lagrum, Langd, Period, Procent, Sfs
from beslutsgen.facts.enheter import enhetsnyckel
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

_WORD: Final = late(r"[^\W\d_]+(?:[-:’'\u2011][^\W\d_]+)*-?|\d+(?:[.,:]\d+)*")
# Punktens nummer hör inte till meningen.
_NUMBERED: Final = late(r"\s*(?:\d{1,2}[.)]|[-–•*])\s+")
COMPARED: Final = (Datum, Period, Langd, Forlangning, Belopp, Antal, Procent, Lagrum, Sfs)
_SMALL_WORDS: Final = """
    och eller samt att som en ett den det de dem sin sitt sina dess deras i på av till för från med om vid under över
    inom mellan mot genom utan enligt efter före hos är var vara blir bli blev har hade ha kan ska skall får man vi så
    men även också där när då här inte ej denna detta dessa vilket vilken vilka ut upp in kring gällande avseende
"""
_FUNCTION: Final = frozenset(_SMALL_WORDS.split())


class Token(Struct, frozen=True, gc=False):
    """Ett ord, ett tal eller ett faktum. `norm` jämförs; lägena är styckets.

    `number` är sant för ett tal som inte hör till något faktum, `content` för ett ord som säger vad meningen
    handlar om.
    """

    norm: str
    start: int
    end: int
    fact: FactSpan | None
    number: bool
    content: bool


def tokens(sentence: Sentence) -> tuple[Token, ...]:
    """Meningens ord, tal och fakta i ordning."""
    return tuple(_tokens(sentence))


def _tokens(sentence: Sentence) -> Iterator[Token]:
    text = sentence.passage.text
    at = sentence.start
    numbered = _NUMBERED.match(text, at, sentence.end)
    if numbered:
        at = numbered.end()
    for fact in sentence.facts:
        kind = masked(fact)
        if kind is None or fact.start < at:
            continue
        yield from _words(text, at, fact.start)
        yield Token(kind, fact.start, fact.end, fact, number=False, content=False)
        at = fact.end
    yield from _words(text, at, sentence.end)


def masked(fact: FactSpan) -> str | None:
    """Faktumets sort, det som står i stället för värdet; `None` för fakta som är sina egna ord."""
    value = fact.value
    if isinstance(value, Antal):
        return f"<count {enhetsnyckel(value.enhet)}>"
    if isinstance(value, Datum) and value.dag is None:
        return "<month>"
    return f"<{value.kind}>" if isinstance(value, COMPARED) else None


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _WORD.finditer(text, start, end):
        norm, number, content = _read(match[0])
        yield Token(norm, match.start(), match.end(), None, number, content)


@lru_cache(maxsize=8192)
def _read(word: str) -> tuple[str, bool, bool]:
    """Ordet som det jämförs, om det är ett tal, och om det säger vad meningen handlar om."""
    norm = word.casefold().replace("\u2011", "-")
    number = norm[0].isdigit()
    return norm, number, not number and norm not in _FUNCTION
