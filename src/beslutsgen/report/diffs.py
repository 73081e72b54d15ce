"""Skillnaden mellan två texter, ord för ord."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS: Final = re.compile(r"\s+|[\w\u2011-]+|[^\w\s]")


class Changed(NamedTuple):
    """En bit text: den står i båda texterna, bara i den förra eller bara i den senare."""

    kind: Literal["same", "removed", "added"]
    text: str


def words_changed(before: str, after: str) -> tuple[Changed, ...]:
    """Texterna som en, med det borttagna före det tillagda."""
    return tuple(_changed(_WORDS.findall(before), _WORDS.findall(after)))


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
