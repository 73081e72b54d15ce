"""Många ärenden ur de två verkliga: varje värde är ett annat, och på begäran varje stycke också."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
CASES: Final = (ROOT / "arenden" / "kanberget.yaml", ROOT / "arenden" / "korttidsvistelse-lss.yaml")
_FIRST: Final = (
    "Alm",
    "Berg",
    "Dal",
    "Ek",
    "Furu",
    "Gran",
    "Hag",
    "Kvarn",
    "Lind",
    "Mo",
    "Norr",
    "Rim",
    "Sand",
    "Tall",
)
_MIDDLE: Final = ("ås", "hult", "torp", "vik", "näs", "holm", "stor", "lund", "mark", "fors")
_LAST: Final = ("gatan", "gården", "vägen", "backen", "stigen", "platsen", "höjden", "ängen")
_GIVEN: Final = (
    "Anna",
    "Bo",
    "Cecilia",
    "David",
    "Elin",
    "Fredrik",
    "Gunilla",
    "Hassan",
    "Inger",
    "Johan",
    "Karin",
    "Lars",
)
_PLACES: Final = (
    "Kanberget", "Drabantgatan", "Skattegården", "Grengatan", "Lantmannagatan", "Munkhagsgatan", "Ellen Keys gata",
    "Lunden", "Ekholmsgården", "Tröskaregatan",
)  # fmt: skip
_SUBJECTS: Final = ("Verksamheten", "Personalen", "Enheten", "Utföraren", "Ledningen", "Arbetslaget")
_VERBS: Final = (
    "ska utveckla",
    "ska pröva",
    "behöver se över",
    "fortsätter att stärka",
    "ska beskriva",
    "ska dela",
)
_OBJECTS: Final = (
    "sina arbetssätt",
    "sin planering",
    "formerna för delaktighet",
    "rutinerna för introduktion",
    "sin kunskap",
)
_WITH: Final = (
    "anhöriga",
    "den enskilde",
    "skolan",
    "vårdcentralen",
    "föreningslivet",
    "andra verksamheter",
    "sina kollegor",
)
_WHERE: Final = (
    "i vardagen",
    "under uppstarten",
    "vid behov",
    "i varje möte",
    "på hemmaplan",
    "från första början",
)
# Ett år, men inte i en adress eller ett årtal i en lags nummer.
_YEAR: Final = re.compile(r"(?<![\w/.-])20[12]\d(?=-\d\d-\d\d|\b(?![-:/\w]))")
_PARAGRAPH_END: Final = re.compile(r"(?<=[.])\n(?=\n {4}\S)")


def varied(number: int, *, prose: bool) -> bytes:
    """Ärende `number`: namn, datum, belopp och antal är andra än i varje annat; med `prose` också styckenas text."""
    base = CASES[number % len(CASES)]
    choice = random.Random(number)  # noqa: S311  # samma ärenden varje gång
    text = base.read_text(encoding="utf-8")
    for place in _PLACES:
        text = text.replace(place, choice.choice(_FIRST) + choice.choice(_MIDDLE) + choice.choice(_LAST))
    text = text.replace(
        "Linda Ljungqvist", f"{choice.choice(_GIVEN)} {choice.choice(_FIRST)}{choice.choice(_MIDDLE)}"
    )
    shift = choice.randrange(7)
    text = _YEAR.sub(lambda year: str(int(year[0]) + shift), text)
    text = _amounts(text, choice)
    text = text.replace("  typ: ", f"  diarienummer: ON {2017 + shift}-{number:05}\n  typ: ", 1)
    if prose:
        text = _PARAGRAPH_END.sub(lambda _: f" {_sentence(choice)}\n", text)
    return text.encode()


def write_cases(folder: Path, count: int, *, prose: bool) -> Path:
    """`count` ärendefiler i mappen."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(cases(count, prose=prose)):
        (folder / f"arende-{number:05}.yaml").write_bytes(data)
    return folder


def cases(count: int, *, prose: bool) -> Iterator[bytes]:
    """`count` ärendefilers innehåll."""
    return (varied(number, prose=prose) for number in range(count))


def _amounts(text: str, choice: random.Random) -> str:
    """Belopp och antal, större än noll; det nya uppdraget kostar mindre än det gamla."""
    old, new = choice.randrange(40_000_000, 60_000_000), choice.randrange(20_000_000, 39_000_000)
    for before, after in {
        "varde: 3,8 mnkr": f"varde: {choice.randrange(31, 99) / 10:.1f} mnkr".replace(".", ","),
        "varde: 2,9 mnkr": f"varde: {choice.randrange(11, 29) / 10:.1f} mnkr".replace(".", ","),
        "varde: 10 000 kr": f"varde: {choice.randrange(5, 90)} 000 kr",
        "46 632 092 kr": f"{old:,} kr".replace(",", " "),
        "28 928 446 kr": f"{new:,} kr".replace(",", " "),
        "varde: 7 platser": f"varde: {choice.randrange(4, 13)} platser",
        "varde: 31 platser": f"varde: {choice.randrange(14, 39)} platser",
        "varde: 60 platser": f"varde: {choice.randrange(40, 99)} platser",
    }.items():
        text = text.replace(before, after)
    return text


def _sentence(choice: random.Random) -> str:
    words = (choice.choice(words) for words in (_SUBJECTS, _VERBS, _OBJECTS))
    return f"{' '.join(words)} tillsammans med {choice.choice(_WITH)} {choice.choice(_WHERE)}."
