"""Svar som behålls görs en gång, och minnet har en gräns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from beslutsgen.kept import kept, kept_with

if TYPE_CHECKING:
    from collections.abc import Callable

MOST, LONGEST = 100, 20


def _alone(asked: list[str]) -> Callable[[str], int]:
    @kept(MOST, LONGEST)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    return length


def _with(asked: list[str]) -> Callable[[str], int]:
    @kept_with(MOST, LONGEST)
    def length(text: str, more: int) -> int:
        asked.append(text)
        return len(text) + more

    return lambda text: length(text, 0)


@pytest.mark.parametrize("kind", [_alone, _with])
def test_a_text_is_computed_once_and_the_memory_is_bounded(
    kind: Callable[[list[str]], Callable[[str], int]],
) -> None:
    asked: list[str] = []
    length = kind(asked)
    assert [length("ett"), length("ett"), length("två")] == [3, 3, 3]
    assert asked == ["ett", "två"]
    long = "x" * (LONGEST + 1)
    assert [length(long), length(long)] == [len(long)] * 2
    assert asked[2:] == [long, long]
    for number in range(2 * MOST):
        length(str(number))
    length("ett")
    assert asked[-1] == "ett"


def test_what_the_answer_also_depends_on_is_part_of_the_question() -> None:
    @kept_with(MOST, LONGEST)
    def repeated(text: str, times: int) -> str:
        return text * times

    assert [repeated("a", 2), repeated("a", 3), repeated("a", 2)] == ["aa", "aaa", "aa"]
