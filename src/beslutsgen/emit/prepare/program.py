"""En del av en mall som ett litet program: text, utskrifter, villkor och slingor, nästlade."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, final

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.emit.prepare.terms import Parsed

# En del i ordning: mallens egen text, och taggarnas nummer.
Flat: TypeAlias = "tuple[str | int, ...]"


@final
class Print(Struct, frozen=True):
    """En uppgift som skrivs ut; `tag` är taggens nummer i mallen."""

    tag: int


@final
class If(Struct, frozen=True):
    """Ett villkor: grenarna i ordning, var och en med taggens nummer, och det som annars gäller."""

    branches: tuple[tuple[int, Body], ...]
    otherwise: Body


@final
class For(Struct, frozen=True):
    """En slinga, och det som gäller när den inte har några poster."""

    tag: int
    body: Body
    otherwise: Body


Body: TypeAlias = "tuple[str | Print | If | For, ...]"


class _Open(Struct):
    """Ett block som inte är stängt: grenarna hittills, den första taggen i var och en."""

    parts: list[tuple[int | None, list[str | Print | If | For]]] = field(default_factory=list)


def nested(flat: Flat, tags: Sequence[Parsed]) -> Body | None:
    """Delen som program, eller `None` om något block inte stängs."""
    stack = [_Open([(None, [])])]
    for item in flat:
        body = stack[-1].parts[-1][1]
        if isinstance(item, str):
            body.append(item)
            continue
        word = tags[item].word
        if word == "print":
            body.append(Print(item))
        elif word in ("if", "for"):
            stack.append(_Open([(item, [])]))
        elif len(stack) == 1:
            return None
        elif word in ("elif", "else"):
            stack[-1].parts.append((item if word == "elif" else None, []))
        else:
            closed = _closed(stack.pop(), tags)
            stack[-1].parts[-1][1].append(closed)
    return tuple(stack[0].parts[0][1]) if len(stack) == 1 else None


def _closed(block: _Open, tags: Sequence[Parsed]) -> If | For:
    (first, body), *_ = block.parts
    otherwise = next((tuple(inner) for tag, inner in block.parts if tag is None), ())
    if first is not None and tags[first].word == "for":
        return For(first, tuple(body), otherwise)
    return If(
        tuple((tag, tuple(inner)) for tag, inner in block.parts if tag is not None),
        otherwise,
    )
