"""TEX018: Ett fast uttryck är felskrivet.

Vad: enlig i stället för enligt, vart tredje månad och var tredje år, bindestreck som saknas efter ett förled
(patient-, personal och verksamhetsperspektiv), och samma ord två gånger i följd.
Varför: stavningskontrollen i Word hittar dem sällan, eftersom varje ord för sig är ett riktigt ord.

Fel:

    text:
      uppfoljning: Uppföljning sker vart tredje månad, enlig avtalet.

Rätt:

    text:
      uppfoljning: Uppföljning sker var tredje månad, enligt avtalet.
"""

from __future__ import annotations

from operator import contains
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.signs import fitting
from beslutsgen.checks.words import even
from beslutsgen.diagnostic import PaperSpot, Severity
from beslutsgen.kept import kept

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence

_ORDINAL: Final = r"(?:tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde)"
_ORDINALS: Final = tuple(
    f"var {word}" for word in ("tred", "fjär", "fem", "sjä", "sjun", "ått", "nio", "tio")
)
_HALVES: Final = tuple(
    f"{end} {word} " for end in ("ings", "hets", "tions", "skaps") for word in ("och", "eller", "samt")
)
_PHRASES: Final = (
    (("enlig ",), r"(?P<according>(?<!\w)enlig(?=\s{1,3}[a-zåäö]))"),
    (
        ("vart ",),
        rf"(?<!\w)(?P<each>vart)(?=\s{{1,3}}(?:andra|{_ORDINAL})\s{{1,3}}(?:månad|vecka|dag|gång|timme|termin)(?!\w))",
    ),
    (
        _ORDINALS,
        rf"(?<!\w)(?P<every>var)(?=\s{{1,3}}{_ORDINAL}\s{{1,3}}(?:år|kvartal|halvår|möte|sammanträde)(?!\w))",
    ),
    (
        ("-, ",),
        r"(?<!\w)[\w-]{2,40}-,\s{1,3}(?P<middle>[a-zåäö]{4,40})(?=\s{1,3}(?:och|eller|samt)\s{1,3}[a-zåäö]{8})",
    ),
    (
        _HALVES,
        r"(?<!\w)(?P<first>\w{4,40}(?:(?<!köp)ings|hets|tions|skaps))(?=\s{1,3}(?:och|eller|samt)\s{1,3}[a-zåäö]{6})",
    ),
)
_TWICE: Final = (
    ("",),
    r"(?<!\w)(?P<twice>(?:och|samt|ett|med|ska|eller|från|[a-zåäö]{5,40}))(?:\s{1,3}(?P=twice)(?!\w))+",
)
# Så många bokstäver har ett upprepat ord minst.
_SOME: Final = 3
_HEAD: Final = Pattern(r"\w+")
# Ord som upprepas för eftertryckets skull.
_STRESSED: Final = frozenset(
    {"mycket", "väldigt", "långt", "länge", "många", "större", "mindre", "bättre", "oftare"}
)


def look(view: View) -> Iterator[Finding]:
    """Felskrivna fasta uttryck i löpande text."""
    for sentence in view.sentences:
        pattern = _wrong(sentence.text)
        if pattern is None:
            continue
        for match in pattern.finditer(sentence.passage.text, sentence.start, sentence.end):
            right = _right(match)
            if right and sentence.authored(match.start()) and not _columns(sentence, match):
                yield _finding(sentence, match, right)


@kept()
def _wrong(text: str) -> re.Pattern[str] | None:
    """Mönstret för de felskrivna uttryck eller upprepade ord som texten har; `None` om den inte har något."""
    parts = text.casefold().split()
    # Det vanliga är att inget ord har det nästa ordets början i sig.
    twice = any(map(contains, parts, [part[:_SOME] for part in parts[1:]])) and _repeated(parts)
    pattern = fitting(" ".join(parts), (*_PHRASES, _TWICE) if twice else _PHRASES)
    return pattern if pattern and pattern.search(text) else None


def _repeated(parts: list[str]) -> bool:
    """Om ett ord slutar med hela nästa ord."""
    heads = (_HEAD.match(part) for part in parts[1:])
    return any(head and part.endswith(head[0]) for part, head in zip(parts, heads, strict=False))


def _columns(sentence: Sentence, match: re.Match[str]) -> bool:
    """Om det är två spalter bredvid varandra, eller en rubrik ovanför en mening som börjar med samma ord."""
    if match.lastgroup != "twice":
        return False
    spot = sentence.spot(*match.span())
    alone = match[0].strip() == sentence.passage.text.strip()
    if not isinstance(spot, PaperSpot):
        return False
    return alone or "\t" in spot.excerpt or ("\n" in spot.excerpt and match["twice"][:1].isupper())


def _right(match: re.Match[str]) -> str | None:
    """Hur uttrycket ska skrivas; `None` för det som är rätt."""
    written = match[0]
    match match.lastgroup:
        case "according":
            return f"{written}t"
        case "each":
            return written[:-1]
        case "every":
            return f"{written}t"
        case "middle" | "first":
            return f"{written}-"
    return None if match["twice"].casefold() in _STRESSED else match["twice"]


def _finding(sentence: Sentence, match: re.Match[str], right: str) -> Finding:
    # Ett ord som upprepas många gånger visas två gånger.
    written = even(" ".join((match["twice"], match["twice"])) if match.lastgroup == "twice" else match[0])
    after = even(sentence.passage.text[match.end() : match.end() + 30]).split()[:2]
    beside = " ".join(("", *after)).rstrip(".,;:") if after else ""
    return Finding(
        sentence.spot(*match.span()),
        f"Texten säger ”{written}{beside}”, men ska säga ”{even(right)}{beside}”.",
        "Rätta texten.",
    )


CHECK: Final = Check("TEX018", Severity.WARNING, look, reads=Reads.ALL)
