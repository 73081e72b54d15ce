"""Stegen i en prosas program, och syntaxfelet när den inte har något."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from beslutsgen.draft.pieces import Said

if TYPE_CHECKING:
    from beslutsgen.draft.values import Comparable


class SyntaxFault(Struct, frozen=True):
    """Ett fel i prosans syntax; `at` och `length` räknas i kodpunkter i prosans text."""

    code: str
    message: str
    hint: str
    at: int
    length: int


class Word(Struct, frozen=True):
    """Ett namn i en hänvisning, som det är skrivet och som nyckel; `at` räknas från taggens början."""

    text: str
    key: str
    at: int


class Ref(Struct, frozen=True):
    """En hänvisning: namnen, skrivsättet, och taggens längd. Utan namn är den inget som kan skrivas ut.

    `root` är det första namnets nyckel, `path` hela vägen och `written` vägen med skrivsättet.
    """

    words: tuple[Word, ...]
    notation: str
    length: int
    root: str
    path: str
    written: str


def ref_of(words: tuple[Word, ...], notation: str, length: int) -> Ref:
    """Hänvisningen med namnen i ordning."""
    path = ".".join([word.key for word in words])
    return Ref(words, notation, length, words[0].key if words else "", path, f"{path}|{notation}")


class Show(Struct, frozen=True):
    """En hänvisning i taggen som börjar vid `at`."""

    ref: Ref
    at: int


class Fixed(Struct, frozen=True):
    """Ett tal eller en text som står i villkoret."""

    value: Comparable | None
    true: bool


class Not(Struct, frozen=True):
    """Motsatsen."""

    test: Test


class Both(Struct, frozen=True):
    """Det ena och det andra."""

    left: Test
    right: Test


class Either(Struct, frozen=True):
    """Det ena eller det andra."""

    left: Test
    right: Test


class Compared(Struct, frozen=True):
    """Jämförelser i följd: `a < b < c`."""

    first: Show | Fixed
    others: tuple[tuple[str, Show | Fixed], ...]


class Choice(Struct, frozen=True):
    """Den första gren vars villkor håller, annars `otherwise`."""

    branches: tuple[tuple[Test, Steps], ...]
    otherwise: Steps


class Loop(Struct, frozen=True):
    """Stegen för var och en av posterna, eller `otherwise` när ingen finns."""

    name: str
    over: Show
    body: Steps
    otherwise: Steps


Test: TypeAlias = Show | Fixed | Not | Both | Either | Compared
Step: TypeAlias = Said | Show | Choice | Loop
Steps: TypeAlias = tuple[Step, ...]
