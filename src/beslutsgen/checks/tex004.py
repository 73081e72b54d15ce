"""TEX004: En plats att fylla i står kvar.

Vad: mallrester i texter och namn: hakparenteser, XX, TODO, åååå-mm-dd, streck att skriva på, Länk till ...
utan länk, Wordmallens ”Klicka eller tryck här för att ange text” och utfyllnadstext. Ett streck mellan två
avsnitt och rader för underskrift är inga mallrester.
Varför: den som läser papperet ser att något saknas, men inte vad.

Fel:

    text:
      bakgrund: Kostnaden är XX kr per år.

Rätt:

    text:
      bakgrund: Kostnaden är inte beräknad.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import case_names
from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.blanks import bare_link, to_sign
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.signs import holds
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Namn
from beslutsgen.kept import kept

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.diagnostic import Spot
    from beslutsgen.passage import Passage

_PLACEHOLDER: Final = Pattern(
    r"\[(?!sic\]|\d)[^\[\]]{0,200}\]"
    r"|<(?:[a-zåäö][a-zåäö ]{2,40})>"
    r"|«[^»]{1,60}»"
    r"|(?<![\w-])(?:20)?[xX]{2,}(?:-[xX]{2}){0,2}(?![\w-])"
    r"|(?<!\w)(?:TODO|FIXME|TBD|ATT GÖRA|NN|N\.N\.)(?!\w)"
    r"|(?<!\w)(?:åååå|ÅÅÅÅ|20ÅÅ|20åå|yyyy|YYYY)(?:-(?:mm|MM)(?:-(?:dd|DD))?)?(?!\w)"
    r"|(?i:klicka (?:eller tryck )?här för att|click (?:or tap )?here to|välj ett objekt|skriv (?:din )?text här"
    r"|lorem ipsum|förnamn efternamn|namn namnsson)"
    r"|(?P<line>_{3,}|\.{4,}|…{2,})"
)


# Utan något av detta i en text finns ingen mallrest att leta efter.
_TRIGGERS: Final = (
    *(
        "[",
        "<",
        "«",
        "xx",
        "åååå",
        "20åå",
        "yyyy",
        "klicka",
        "click",
        "välj ett",
        "text här",
        "lorem",
        "efternamn",
    ),
    *("namnsson", "___", "....", "……"),
)
_CAPITALS: Final = ("TODO", "FIXME", "TBD", "ATT GÖRA", "NN", "N.N.")


def look(view: View) -> Iterator[Finding]:
    """Mallrester i texter och namn."""
    for text in view.texts:
        for passage in text.passages:
            if _left(passage.text):
                yield from _in_passage(passage)
            if bare_link(passage):
                yield _no_link(passage)
    for fact in case_names(view.arende):
        left = _left(fact.value.text) if isinstance(fact.value, Namn) else ()
        if left:
            yield _finding(fact.path, left[0][0])


def to_fill_in(passage: Passage) -> Iterator[tuple[int, int]]:
    """Lägena för det i stycket som ska fyllas i."""
    for match in _left(passage.text):
        inside = any(fact.path and fact.start <= match.start() < fact.end for fact in passage.facts)
        if not inside and not (match["line"] and to_sign(passage.text)):
            yield match.span()


@kept()
def _left(text: str) -> tuple[re.Match[str], ...]:
    """Det som ser ut som en plats att fylla i."""
    if not holds(text.lower(), _TRIGGERS) and not holds(text, _CAPITALS):
        return ()
    return tuple(_PLACEHOLDER.finditer(text))


def _in_passage(passage: Passage) -> Iterator[Finding]:
    for start, end in to_fill_in(passage):
        yield _finding(passage.place.spot(start, end), passage.text[start:end])


def _no_link(passage: Passage) -> Finding:
    return Finding(
        passage.place.spot(0, len(passage.text.rstrip())),
        f"”{plain(passage.text).strip()}” är ingen länk.",
        "Skriv länken som [text](https://...), eller ta bort raden.",
        paper_hint="Gör raden till en länk, eller skriv vad som gäller. Annars tas den bort.",
    )


def _finding(at: str | Spot, found: str) -> Finding:
    """Fyndet på sin plats."""
    return Finding(at, f"”{plain(found)}” är en plats att fylla i.", "Fyll i uppgiften, eller ta bort den.")


CHECK: Final = Check("TEX004", Severity.WARNING, look, reads=Reads.ALL)
