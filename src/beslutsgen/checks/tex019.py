"""TEX019: Diarienumret är nästan ett annat i papperen.

Vad: diarienummer i papper av samma ärende jämförs. Två som skiljer sig i en siffra, eller där två siffror har bytt
plats, och som står i var sitt papper, är troligen samma nummer.
Varför: med fel nummer hamnar papperet i ett annat ärende, och går inte att hitta.

Fel:

    forslag.txt:
      Dnr KS 2025-0456
    tjansteskrivelse.txt:
      Dnr KS 2025-0465

Rätt:

    forslag.txt:
      Dnr KS 2025-0456
    tjansteskrivelse.txt:
      Dnr KS 2025-0456
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.slips import digit_slip
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Diarienummer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

# Fler nummer än så är en förteckning av ärenden.
_MOST: Final = 6


def look(view: View) -> Iterator[Finding]:
    """Diarienummer som står i ett papper och nästan likadant i ett annat."""
    found: defaultdict[str, list[tuple[Sentence, FactSpan]]] = defaultdict(list)
    for sentence in view.sentences:
        for fact in sentence.facts:
            if isinstance(fact.value, Diarienummer):
                found[" ".join(fact.value.text.split())].append((sentence, fact))
    if len(found) > _MOST:
        return
    for (one, first), (other, second) in itertools.combinations(found.items(), 2):
        apart = {sentence.paper for sentence, _ in first}.isdisjoint(sentence.paper for sentence, _ in second)
        if apart and digit_slip(one.casefold(), other.casefold()):
            yield _finding(one, other, first, second)


def _finding(
    one: str, other: str, first: list[tuple[Sentence, FactSpan]], second: list[tuple[Sentence, FactSpan]]
) -> Finding:
    """Fyndet vid det nummer som står mer sällan."""
    (odd, shown), (usual, right) = (
        ((second, other), (first, one)) if len(second) <= len(first) else ((first, one), (second, other))
    )
    sentence, fact = odd[0]
    there, beside = usual[0]
    return Finding(
        sentence.spot(fact.start, fact.end),
        f"Diarienumret är {shown} här, men {right} i {PurePath(there.paper or '').name}.",
        "Kontrollera numret i diariet. Är det två olika ärenden behövs ingen ändring.",
        ((there.spot(beside.start, beside.end), "det andra numret"),),
    )


CHECK: Final = Check("TEX019", Severity.WARNING, look, reads=Reads.PAPERS)
