"""Granskningens arbete växer i takt med texten, hur papperet än är skrivet."""

from __future__ import annotations

import cProfile
import random
import re
from collections import Counter
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from searches import counted_searches

from beslutsgen.arende.packfiles import PackFiles
from beslutsgen.pattern import late
from beslutsgen.pipeline import open_pack, review_papers

if TYPE_CHECKING:
    from collections.abc import Callable

PAPERS: Final = Path(__file__).parents[1] / "data" / "papers"
SENTENCES: Final = tuple(
    " ".join(sentence.split())
    for path in sorted(PAPERS.glob("*.statements.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()[1:]
    for sentence in [line[2:]]
)
WORDS: Final = sorted(set(re.findall(r"[a-zåäö]{5,}", " ".join(SENTENCES))))
FEW: Final = 200
# Åtta gånger så mycket text får vara sexton gånger så mycket arbete: det som växer i kvadrat blir sextiofyra gånger.
TIMES: Final = 8
MORE: Final = 16


def _varied(choose: random.Random) -> str:
    """En mening där vart tredje ord är utbytt."""
    text = choose.choice(SENTENCES)
    return re.sub(
        r"[a-zåäö]{5,}", lambda word: choose.choice(WORDS) if choose.random() < 0.3 else word[0], text
    )


def _paragraphs(number: int, choose: random.Random) -> str:
    return "\n\n".join(_varied(choose) for _ in range(number))


def _one_paragraph(number: int, choose: random.Random) -> str:
    return " ".join(_varied(choose) for _ in range(number))


def _one_sentence(number: int, choose: random.Random) -> str:
    parts = (
        f"{choose.randint(2, 90)} platser på {choose.choice(WORDS)} för {choose.randint(100, 999)} 000 kr"
        for _ in range(number)
    )
    return ", ".join(parts) + "."


def _periods_in_one_sentence(number: int, choose: random.Random) -> str:
    parts = (
        f"avtalet i {choose.randint(2, 9)} år, 20{choose.randint(10, 15)}-01-01–20{choose.randint(16, 19)}-12-31"
        for _ in range(number)
    )
    return ", ".join(parts) + "."


def _almost_same(number: int, choose: random.Random) -> str:
    return "\n\n".join(
        f"Kostnaden för boendet beräknas till {choose.randint(1, 9)},{choose.randint(0, 9)} mnkr per år."
        for _ in range(number)
    )


def _work(review: Callable[[], object]) -> Counter[str]:
    """Det som granskningen gör: antalet anrop, och antalet tecken som mönster letar igenom."""
    looked: Counter[str] = Counter()
    profile = cProfile.Profile()
    with counted_searches(looked), profile:
        review()
    looked["anrop"] = sum(entry.callcount for entry in profile.getstats())
    return looked


@pytest.fixture(scope="module")
def pack() -> PackFiles:
    files = open_pack()
    assert isinstance(files, PackFiles)
    # Det som görs en gång i en process ska inte räknas till den första texten.
    review_papers({"papper.txt": _paragraphs(FEW, random.Random(0)).encode()}, pack=files)  # noqa: S311  # ingen hemlighet
    return files


@pytest.mark.parametrize(
    "write", [_paragraphs, _one_paragraph, _one_sentence, _periods_in_one_sentence, _almost_same]
)
def test_eight_times_the_text_is_about_eight_times_as_much_work(
    write: Callable[[int, random.Random], str], pack: PackFiles
) -> None:
    # Olika texter, för det som en text ensam avgör finns sedan i minnet.
    few, many = (
        _work(partial(review_papers, {"papper.txt": text.encode()}, pack=pack))
        for text in (write(FEW, random.Random(1)), write(FEW * TIMES, random.Random(2)))  # noqa: S311  # ingen hemlighet
    )
    assert few.keys() == many.keys() == {"anrop", "tecken"}
    assert {kind: many[kind] < MORE * few[kind] for kind in few} == dict.fromkeys(few, True), (few, many)


@pytest.mark.parametrize("kind", ["anrop", "tecken"])
def test_work_that_grows_with_the_square_is_noticed(kind: str) -> None:
    missing = late("[0-9]{9}")

    def compared(words: list[str]) -> None:
        for _, _ in product(words, repeat=2):
            len(words)

    def searched(words: list[str]) -> None:
        text = " ".join(words)
        for _ in words:
            missing.search(text)

    each = compared if kind == "anrop" else searched
    few, many = (_work(partial(each, ["ord"] * number)) for number in (FEW, FEW * TIMES))
    assert many[kind] > MORE * few[kind] > 0
