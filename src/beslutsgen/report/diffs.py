"""Skillnaden mellan två texter, ord för ord."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORDS: Final = late(r"\s+|[\w\u2011-]+|[^\w\s]")


class Changed(NamedTuple):
    """En bit text: den står i båda texterna, bara i den förra eller bara i den senare."""

    kind: Literal["same", "removed", "added"]
    text: str


# Så många ord av det oförändrade visas på var sida om en ändring.
_AROUND: Final = 8
# Mindre än så, i ord och mellanrum, utelämnas inte: hela stycket är lättare att läsa.
_WORTH_IT: Final = 40
_LEFT_OUT: Final = "…"


def words_changed(before: str, after: str) -> tuple[Changed, ...]:
    """Texterna som en, med det borttagna före det tillagda."""
    return tuple(_joined(_changed(_WORDS.findall(before), _WORDS.findall(after))))


def nearby(changes: Sequence[Changed]) -> tuple[Changed, ...]:
    """Ändringarna med bara orden närmast kring dem; det som är utelämnat syns som en ellips."""
    last = len(changes) - 1
    return tuple(
        _shortened(one, first=at == 0, last=at == last) if one.kind == "same" else one
        for at, one in enumerate(changes)
    )


def _changed(before: list[str], after: list[str]) -> Iterator[Changed]:
    for kind, old, old_end, new, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield Changed("same", "".join(before[old:old_end]))
            continue
        if old < old_end:
            yield Changed("removed", "".join(before[old:old_end]))
        if new < new_end:
            yield Changed("added", "".join(after[new:new_end]))


def _joined(changes: Iterable[Changed]) -> Iterator[Changed]:
    """Ord intill varandra som är ändrade är en ändring: allt borttaget, sedan allt tillagt."""
    removed = added = space = ""
    for one in changes:
        if one.kind == "same" and not one.text.strip() and (removed or added):
            space += one.text
            continue
        if one.kind == "same":
            yield from _pair(removed, added)
            yield Changed("same", space + one.text)
            removed = added = space = ""
            continue
        removed, added = (text + space if text else text for text in (removed, added))
        space = ""
        removed += one.text if one.kind == "removed" else ""
        added += one.text if one.kind == "added" else ""
    yield from _pair(removed, added)
    if space:
        yield Changed("same", space)


def _pair(removed: str, added: str) -> Iterator[Changed]:
    if removed:
        yield Changed("removed", removed)
    if added:
        yield Changed("added", added)


def _shortened(same: Changed, *, first: bool, last: bool) -> Changed:
    words = _WORDS.findall(same.text)
    # Varannan bit är ett mellanrum.
    before, after = (0 if first else 2 * _AROUND), (0 if last else 2 * _AROUND)
    if len(words) <= before + after + _WORTH_IT:
        return same
    kept = ("".join(words[:before]).rstrip(), _LEFT_OUT, "".join(words[len(words) - after :]).lstrip())
    return Changed("same", " ".join(one for one in kept if one))
