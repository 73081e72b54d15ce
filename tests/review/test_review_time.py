"""Granskningens tid växer i takt med texten, hur papperet än är skrivet."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from beslutsgen.arende.packfiles import PackFiles
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
# Åtta gånger så mycket text får ta sexton gånger så lång tid: det som växer i kvadrat tar sextiofyra.
TIMES: Final = 8
SLOWER: Final = 16


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


def _seconds(pack: PackFiles, text: str) -> float:
    began = time.process_time()
    review_papers({"papper.txt": text.encode()}, pack=pack)
    return time.process_time() - began


@pytest.mark.parametrize(
    "write", [_paragraphs, _one_paragraph, _one_sentence, _periods_in_one_sentence, _almost_same]
)
def test_eight_times_the_text_takes_about_eight_times_as_long(
    write: Callable[[int, random.Random], str],
) -> None:
    pack = open_pack()
    assert isinstance(pack, PackFiles)
    # Andra texter varje gång, för det som en text ensam avgör finns sedan i minnet. En annan process kan störa.
    _, *few = [_seconds(pack, write(FEW, random.Random(seed))) for seed in range(4)]  # noqa: S311  # ingen hemlighet
    many = [_seconds(pack, write(FEW * TIMES, random.Random(seed))) for seed in (8, 9)]  # noqa: S311  # ingen hemlighet
    assert min(many) < SLOWER * max(min(few), 0.05)
