"""TEX013: Tecken som skulle ha blivit något annat står kvar.

Vad: enkla klamrar runt en hänvisning, `##` och `**` som inte gav rubrik eller fetstil, tabeller utan rad med
streck, listor med `*`, `1)`, • eller tankstreck, HTML, och beslutspunkter inom citattecken.
Varför: tecknen trycks i papperet som de står, och listan eller tabellen blir ett enda stycke.

Fel:

    antal: {klassrum: 12 klassrum}
    text:
      bakgrund: Skolan har { antal.klassrum | ord }.

Rätt:

    antal: {klassrum: 12 klassrum}
    text:
      bakgrund: Skolan har {{ antal.klassrum | ord }}.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.points import point_number
from beslutsgen.checks.sentences import authored
from beslutsgen.checks.signs import holds
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity
from beslutsgen.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.passage import Passage


class _Kind(Struct, frozen=True):
    """Ett slag av kvarblivna tecken: hur de känns igen, vad de är och vad man skriver i stället.

    `signs` är tecken av vilka minst ett står i varje text där mönstret finns.
    """

    signs: tuple[str, ...]
    pattern: Pattern
    what: str
    hint: str


_LIST_HINT: Final = "Skriv punktlistor med - och numrerade listor med 1. först på raden, efter en tom rad."
_KINDS: Final = (
    _Kind(
        ("{", "}"),
        Pattern(r"\{[^{}]{0,60}\}|[{}]"),
        "en klammer som skrivs ut",
        "Skriv hänvisningar med dubbla klamrar: {{ antal.platser }}. Annars tar du bort klammern.",
    ),
    _Kind(
        ("#",),
        Pattern(r"(?:\A|(?<= ))#{1,6} (?=\S)"),
        "ett rubriktecken som skrivs ut",
        "Ett avsnitt med egen rubrik skrivs under text.egna. Annars tar du bort tecknet.",
    ),
    _Kind(
        ("|",),
        Pattern(r"\A\|.*\|\s*\Z"),
        "en tabell som inte känns igen",
        "Sätt en tom rad före tabellen, och raden | --- | --- | under rubrikraden.",
    ),
    _Kind(
        ("* ", "+ ", "· ", "– ", "— ", ") ", *"•◦▪‣●■"),
        Pattern(r"\A(?:[*+·–—] (?=\S)|(?:\d{1,2}|[a-z])\) )|[•◦▪‣●■]"),
        "en lista som inte känns igen",
        _LIST_HINT,
    ),
    _Kind(
        ("**", "__", "~~", "`"),
        Pattern(r"\*\*|(?<!\w)__(?!_)|~~|`"),
        "ett formateringstecken som skrivs ut",
        "Fetstil skrivs **så här**, utan blanksteg innanför asteriskerna. Annars tar du bort tecknet.",
    ),
    _Kind(
        ("<", "&"),
        Pattern(r"</?[a-z]{1,6} ?/?>|&(?:nbsp|amp|lt|gt|quot|ndash|mdash);"),
        "HTML som skrivs ut",
        "Ta bort det: texten skrivs utan HTML.",
    ),
)
_QUOTED: Final = Pattern(r"\A[”“\"][^”“\"]+[”“\"]\Z")
_UNQUOTED: Final = "Ta bort citattecknen runt punkten."
_REQUOTED: Final = (
    'Punkten börjar med {{: sätt raka citattecken (") runt den i ärendefilen, '
    "och ta bort dem som skrivs ut innanför."
)
_QUOTES: Final = ("”", "“", '"')
# Ett av dem börjar varje tecken som letas efter.
_SIGN: Final = Pattern(
    f"[{re.escape(''.join(dict.fromkeys(sign[0] for kind in _KINDS for sign in kind.signs)))}]"
)


def look(view: View) -> Iterator[Finding]:
    """Tecken som står kvar i texterna, ett fynd av varje slag i ett stycke."""
    for text in view.texts:
        point = point_number(text.path) is not None
        for passage in text.passages:
            for kind, match in leftovers(passage) if _left(passage.text) else ():
                shown = plain(match[0]).strip()
                yield _finding(passage, match, f"”{_cut(shown)}” är {kind.what}.", kind.hint)
            if point and passage.text[:1] in _QUOTES and (quoted := _QUOTED.match(passage.text)):
                message = "Beslutspunkten står inom citattecken, som skrivs ut i papperet."
                # En punkt som börjar med {{ måste ha citattecken i filen.
                hint = _UNQUOTED if authored(passage, 1) else _REQUOTED
                yield _finding(passage, quoted, message, hint)


def leftovers(passage: Passage) -> Iterator[tuple[_Kind, re.Match[str]]]:
    """Det första av varje slag som författaren har skrivit i stycket."""
    for kind, matches in _left(passage.text):
        match = next((match for match in matches if authored(passage, match.start())), None)
        if match:
            yield kind, match


@kept()
def _left(text: str) -> tuple[tuple[_Kind, tuple[re.Match[str], ...]], ...]:
    """Tecknen av varje slag i en text, vem som än skrev dem."""
    if not _SIGN.search(text):
        return ()
    signed = [kind for kind in _KINDS if holds(text, kind.signs)]
    return tuple([(kind, tuple(kind.pattern.finditer(text))) for kind in signed if kind.pattern.search(text)])


def _finding(passage: Passage, match: re.Match[str], message: str, hint: str) -> Finding:
    return Finding(passage.place.spot(*match.span()), message, hint)


def _cut(text: str, width: int = 40) -> str:
    return text if len(text) <= width else f"{text[:width].rstrip()} …"


CHECK: Final = Check("TEX013", Severity.WARNING, look)
