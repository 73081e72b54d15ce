"""TEX014: Samma mening står i två former.

Vad: två meningar, i samma papper eller i två, som är lika så när som på något ord: ett ord som är utbytt, böjt på
annat sätt, felskrivet eller bortfallet. Meningar vars värden skiljer är andra fynd. Ett ord och dess slut
(utvecklingsuppdraget och uppdraget) är samma sak, och får är detsamma som kommer att få.
Varför: den ena ändrades och den andra glömdes. Läsaren undrar om de betyder olika saker.

Fel:

    forslag.txt:
      Ärende
      Utföraren ges möjlighet till stor flexibilitet i planeringen kring enskilda och deras behov.
    tjansteskrivelse.txt:
      Bakgrund
      Utföraren ges möjlighet till större flexibilitet i planeringen kring enskilda och deras behov.

Rätt:

    forslag.txt:
      Ärende
      Utföraren ges möjlighet till stor flexibilitet i planeringen kring enskilda och deras behov.
    tjansteskrivelse.txt:
      Bakgrund
      Utföraren ges möjlighet till stor flexibilitet i planeringen kring enskilda och deras behov.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.aligned import pairs, where
from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.contrasts import Kind, kind_of
from beslutsgen.checks.words import even, listing
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.checks.aligned import Pair
    from beslutsgen.checks.base import View
    from beslutsgen.checks.contrasts import Difference
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.checks.tokens import Token

# Så få ord skiljer i en mening som är densamma, och så många är lika för att ett utbytt ord ska synas.
_FEW: Final = 3
_MANY: Final = 4
# Så långt är ett ord som kan stå för en längre sammansättning.
_HEAD: Final = 5
_PREFIX: Final = 3
_DEFINITE: Final = ("et", "en", "an", "na")
_FUTURE: Final = ["kommer", "att"]


def look(view: View) -> Iterator[Finding]:
    """Meningar som skiljer sig i något ord."""
    for pair in pairs(view):
        words = tuple(one for one in pair.words if not _says_the_same(one))
        if not pair.facts and words and _drifted(pair, words):
            yield _finding(pair, words)


def _says_the_same(one: Difference) -> bool:
    """Om det är samma sak: utvecklingsuppdraget och uppdraget, eller får och kommer att få."""
    here, there = [token.norm for token in one.first], [token.norm for token in one.second]
    if len(here) == len(there) == 1:
        short, long = sorted((here[0], there[0]), key=len)
        return len(short) >= _HEAD and short.endswith(_DEFINITE) and long[_PREFIX:].endswith(short)
    future, now = (here, there) if len(here) > len(there) else (there, here)
    return future[:2] == _FUTURE and len(future) == len(_FUTURE) + 1 and len(now) == 1


def _drifted(pair: Pair, words: Sequence[Difference]) -> bool:
    changed = sum(max(len(one.first), len(one.second)) for one in words)
    small = all(kind_of(one) in (Kind.FUNCTION, Kind.FORM) for one in words)
    moved = any(token.fact for one in pair.words for token in (*one.first, *one.second))
    return changed <= _FEW and not moved and (small or pair.shared >= _MANY)


def _finding(pair: Pair, words: Sequence[Difference]) -> Finding:
    start, end = _span(words[0])
    said = listing(_said(pair, one) for one in words)
    there = words[0].first
    beside = (there[0].start, there[-1].end) if there else (pair.first.start, pair.first.end)
    return Finding(
        pair.second.spot(start, end),
        f"Samma mening står {where(pair)}, men {said}.",
        "Välj en ordalydelse, och använd den på båda ställena.",
        ((pair.first.spot(*beside), "den andra meningen"),),
    )


def _span(one: Difference) -> tuple[int, int]:
    """Det första som skiljer i den senare meningen; där något saknas orden på var sida."""
    first = one.second or one.around
    return first[0].start, first[-1].end


def _said(pair: Pair, one: Difference) -> str:
    here, there = _quoted(pair.second, one.second), _quoted(pair.first, one.first)
    if not there:
        return f"där saknas {here}"
    return f"där står {there} i stället för {here}" if here else f"där står också {there}"


def _quoted(sentence: Sentence, tokens: Sequence[Token]) -> str:
    return f"”{even(sentence.passage.text[tokens[0].start : tokens[-1].end])}”" if tokens else ""


CHECK: Final = Check("TEX014", Severity.INFO, look, reads=Reads.PAPERS)
