"""TEX014: Samma mening står i två former.

Vad: två meningar, i samma papper eller i två, som är lika så när som på något ord: ett ord som är utbytt, böjt på
annat sätt, felskrivet eller bortfallet. Meningar vars värden skiljer är andra fynd.
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


def look(view: View) -> Iterator[Finding]:
    """Meningar som skiljer sig i något ord."""
    for pair in pairs(view):
        if not pair.facts and _drifted(pair):
            yield _finding(pair)


def _drifted(pair: Pair) -> bool:
    changed = sum(max(len(one.first), len(one.second)) for one in pair.words)
    small = all(kind_of(one) in (Kind.FUNCTION, Kind.FORM) for one in pair.words)
    moved = any(token.fact for one in pair.words for token in (*one.first, *one.second))
    return changed <= _FEW and not moved and (small or pair.shared >= _MANY)


def _finding(pair: Pair) -> Finding:
    start, end = _span(pair)
    said = listing(_said(pair, one) for one in pair.words)
    there = pair.words[0].first
    beside = (there[0].start, there[-1].end) if there else (pair.first.start, pair.first.end)
    return Finding(
        pair.second.spot(start, end),
        f"Samma mening står {where(pair)}, men {said}.",
        "Välj en ordalydelse, och använd den på båda ställena.",
        ((pair.first.spot(*beside), "den andra meningen"),),
    )


def _span(pair: Pair) -> tuple[int, int]:
    """Det första som skiljer i den senare meningen; där något saknas orden på var sida."""
    first = pair.words[0].second or pair.words[0].around
    return first[0].start, first[-1].end


def _said(pair: Pair, one: Difference) -> str:
    here, there = _quoted(pair.second, one.second), _quoted(pair.first, one.first)
    if not there:
        return f"där saknas {here}"
    return f"där står {there} i stället för {here}" if here else f"där står också {there}"


def _quoted(sentence: Sentence, tokens: Sequence[Token]) -> str:
    return f"”{even(sentence.passage.text[tokens[0].start : tokens[-1].end])}”" if tokens else ""


CHECK: Final = Check("TEX014", Severity.INFO, look, reads=Reads.PAPERS)
