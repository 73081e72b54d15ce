"""Mallens taggar hittas, med sin plats i Word, och varje tagg tolkas för sig: alla fel på en gång."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.mall003 import CHECK as UNCLOSED
from beslutsgen.checks.mall004 import CHECK as SPLIT
from beslutsgen.checks.mall006 import CHECK as NOT_ALLOWED
from beslutsgen.emit.faults import fault, spot_in
from beslutsgen.emit.prepare.grammar import Refused, parse_tag
from beslutsgen.emit.prepare.lexemes import Broken, lex, single_braces
from beslutsgen.emit.prepare.prepared import Single
from beslutsgen.pattern import late
from beslutsgen.word.ooxml import OBJECT, R, T
from beslutsgen.word.paragraphs import located

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.diagnostic import Diagnostic, PaperSpot
    from beslutsgen.emit.prepare.lexemes import Lexeme
    from beslutsgen.emit.prepare.terms import Parsed
    from beslutsgen.word import ooxml
    from beslutsgen.word.paragraphs import Leaf, Located
    from beslutsgen.word.styles import Styles

# Plan 15 och 16: de tecken som märker ut platser medan papperet skrivs.
_PRIVATE: Final = late("[\U000f0000-\U0010ffff]")
_NOT_TEXT: Final = {"\t": "en tabb", "\n": "en radbrytning", OBJECT: "ett fält, en bild eller en fotnot"}


class Seen(Struct, frozen=True):
    """En tagg i mallen: hur den står, var, och vad den betyder."""

    parsed: Parsed
    lexeme: Lexeme
    located: Located
    spot: PaperSpot

    @property
    def shown(self) -> str:
        """Taggen som den står i Word."""
        return self.spot.excerpt

    @property
    def holder(self) -> ooxml.Element:
        """Det som taggens textkörningar ligger i: stycket, en länk eller en innehållskontroll."""
        return _holder(self.leaves[0])

    @property
    def leaves(self) -> list[Leaf]:
        """Textbitarna som taggen står i."""
        return _tag_leaves(self.located, self.lexeme)


def scan(root: ooxml.Element, file: str, part: str, styles: Styles) -> Iterator[Seen | Single | Diagnostic]:
    """Delens taggar i ordning, och felen i dem."""
    for place in located(root, styles):
        text = place.text
        if "{" in text or "}" in text:
            yield from _scan_text(place, text, file, part)
            yield from _single(place, text, file, part)
        private = _PRIVATE.search(text)
        if private:
            spot = spot_in(file, part, place, private.start(), private.end())
            yield fault(
                NOT_ALLOWED,
                spot,
                "Stycket har ett tecken som bara får användas inne i program.",
                "Ta bort tecknet.",
            )


def _scan_text(place: Located, text: str, file: str, part: str) -> Iterator[Seen | Diagnostic]:
    for found in lex(text):
        spot = spot_in(file, part, place, found.start, found.end)
        if isinstance(found, Broken):
            yield fault(UNCLOSED, spot, found.message, found.hint)
            continue
        breaker = _breaker(place, found)
        if breaker:
            yield fault(
                SPLIT,
                spot,
                f"Taggen {_flat(spot.excerpt)} bryts av {breaker}.",
                "Radera taggen i mallen och skriv den på nytt i ett svep.",
            )
            continue
        parsed = parse_tag(found.opening, found.inner)
        if isinstance(parsed, Refused):
            yield fault(parsed.check, spot, parsed.message, parsed.hint)
        else:
            yield Seen(parsed, found, place, spot)


def _single(place: Located, text: str, file: str, part: str) -> Iterator[Single]:
    for start, end, name in single_braces(text):
        spot = spot_in(file, part, place, start, end)
        message = f"{spot.excerpt} har enkla klammerparenteser och blir stående som text."
        hint = f"Skriv {{{{ {spot.excerpt.strip('{} ')} }}}} med dubbla klammerparenteser."
        yield Single(name.split(".", maxsplit=1)[0], fault(UNCLOSED, spot, message, hint))


def _flat(text: str) -> str:
    return " ".join(text.replace(OBJECT, " ").split())


def _breaker(place: Located, lexeme: Lexeme) -> str | None:
    """Det som bryter taggen så att den inte går att laga, i ord."""
    for character in place.text[lexeme.start : lexeme.end]:
        if character in _NOT_TEXT:
            return _NOT_TEXT[character]
    found = _tag_leaves(place, lexeme)
    if any(leaf.element.tag != T for leaf in found):
        return "något som inte är text"
    holders = {_holder(leaf) for leaf in found}
    return "en länk eller en innehållskontroll som börjar eller slutar i taggen" if len(holders) > 1 else None


def _tag_leaves(place: Located, lexeme: Lexeme) -> list[Leaf]:
    return [leaf for leaf in place.leaves if leaf.start < lexeme.end and leaf.end > lexeme.start]


def _holder(leaf: Leaf) -> ooxml.Element:
    run = next(leaf.element.iterancestors(R))
    holder = run.getparent()
    return run if holder is None else holder
