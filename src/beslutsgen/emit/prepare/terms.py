"""Det som en tagg i en mall säger, tolkat: hänvisningar, konstanter och villkor som data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

Word: TypeAlias = Literal["print", "if", "elif", "else", "endif", "for", "endfor", "comment"]
Role: TypeAlias = Literal["print", "test", "loop"]
Level: TypeAlias = Literal["p", "tr"]


@final
class Ref(Struct, frozen=True):
    """En hänvisning i en tagg: namnet, dess delar, filtren i ordning och vad den används till."""

    root: str
    parts: tuple[str, ...]
    filters: tuple[str, ...]
    role: Role

    @property
    def shown(self) -> str:
        """Hänvisningen utan filter, som den skrivs."""
        return ".".join((self.root, *self.parts))

    @property
    def notation(self) -> str:
        """Skrivsättet som filtren anger."""
        return "|".join(self.filters) if self.filters else ""


@final
class Const(Struct, frozen=True):
    """Ett tal, en text eller ett ja eller nej som står i villkoret."""

    value: str | float | bool | None


@final
class Not(Struct, frozen=True):
    """Det motsatta."""

    term: Term


@final
class Both(Struct, frozen=True):
    """Båda villkoren."""

    left: Term
    right: Term


@final
class Either(Struct, frozen=True):
    """Något av villkoren."""

    left: Term
    right: Term


@final
class Compared(Struct, frozen=True):
    """En jämförelse, eller flera i rad: `a < b <= c`."""

    first: Term
    rest: tuple[tuple[str, Term], ...]


Term: TypeAlias = Ref | Const | Not | Both | Either | Compared


class Parsed(Struct, frozen=True):
    """En tolkad tagg. `level` är docxtpl:s nivå: `p` för ett eget stycke, `tr` för en egen tabellrad.

    `refs` är alla hänvisningar i taggen, `test` villkoret i `if` och `elif`.
    """

    word: Word
    level: Level | None
    code: str
    refs: tuple[Ref, ...] = ()
    variable: str | None = None
    test: Term | None = None


def refs_in(term: Term) -> Iterator[Ref]:
    """Hänvisningarna i ett villkor, i ordning."""
    if isinstance(term, Ref):
        yield term
    elif isinstance(term, Not):
        yield from refs_in(term.term)
    elif isinstance(term, (Both, Either)):
        yield from refs_in(term.left)
        yield from refs_in(term.right)
    elif isinstance(term, Compared):
        yield from refs_in(term.first)
        for _, other in term.rest:
            yield from refs_in(other)
