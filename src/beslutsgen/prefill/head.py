"""Uppgifterna i papperets huvud: nämnd, förvaltning, diarienummer, datum och handläggare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.facts import Datum, Diarienummer, Fault, find, parse
from beslutsgen.pattern import late
from beslutsgen.prefill.outline import KINDS, PAGE
from beslutsgen.prefill.words import BOARD, OFFICE, PERSON, capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.prefill.material import Piece
    from beslutsgen.prefill.outline import Outline

_LABELS: Final = (
    ("sammantrade", r"sammanträde(?:sdatum|sdag)?|sammanträder"),
    ("datum", r"datum"),
    ("diarienummer", r"dnr|diarienr|diarienummer|vår beteckning|beteckning|ärendenummer"),
    ("handlaggare", r"handläggare"),
    ("forvaltning", r"förvaltning|avsändare"),
    ("namnd", r"(?:mottagande )?nämnd|till"),
    ("epost", r"e-post(?:adress)?"),
    ("telefon", r"(?:tele)?fon|tel"),
)
_LABEL: Final = late(
    "(?:" + "|".join(rf"(?P<{name}>{words})" for name, words in _LABELS) + r")(?:\s*[:.]\s*|\s+(?=\S)|\Z)",
    re.IGNORECASE,
)
_EMAIL: Final = late(r"[\w.+-]{1,60}@[\w.-]{3,80}")
_PHONE: Final = late(r"(?:\+46|0)[\d -]{6,16}\d")
_TRIM: Final = " ,;:"


class Head(Struct):
    """Det som lästes ur huvudet; `rest` är raderna som inte blev något."""

    values: dict[str, str] = field(default_factory=dict)
    others: dict[str, list[str]] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)

    def put(self, name: str, text: str) -> None:
        """Sätter ett värde; ett annat värde än det första blir ett att välja på."""
        first = self.values.setdefault(name, text)
        if first != text and text not in self.others.setdefault(name, []):
            self.others[name].append(text)


def read_head(outline: Outline) -> Head:
    """Huvudets uppgifter, ur det som står före första avsnittet och i sidhuvuden och sidfötter."""
    head = Head()
    lines = [line for line in _lines(outline.head) if not PAGE.fullmatch(line)]
    at = 0
    while at < len(lines):
        at += _take(head, lines[at], lines[at + 1] if at + 1 < len(lines) else None)
    head.rest = [line for line in dict.fromkeys(head.rest) if line.casefold() not in KINDS]
    return head


def _lines(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        yield from piece.lines


def _take(head: Head, line: str, after: str | None) -> int:
    """Tar raden, och värdet på raden under när den bara är en etikett; ger hur många rader som togs."""
    label = _LABEL.match(line)
    name = label.lastgroup if label else None
    if label and name:
        value = line[label.end() :].strip(_TRIM)
        if value and _valued(head, name, value):
            return 1
        if not value and after is not None and _valued(head, name, after):
            return 2
    if not _bare(head, line):
        head.rest.append(line)
    return 1


def _valued(head: Head, name: str, value: str) -> bool:
    """Sätter värdet om det passar sin etikett."""
    fitting = _fitting(name, value)
    if fitting is None:
        return False
    head.put(name, fitting)
    for extra, pattern in (("epost", _EMAIL), ("telefon", _PHONE)):
        if name == "handlaggare" and (found := pattern.search(value)):
            head.put(extra, found[0].strip())
    return True


def _fitting(name: str, value: str) -> str | None:
    if name in ("datum", "sammantrade"):
        return next((value[one.start : one.end] for one in find(value) if isinstance(one.value, Datum)), None)
    if name == "diarienummer":
        return None if isinstance(parse(value, Diarienummer), Fault) else value
    pattern = {
        "handlaggare": PERSON,
        "forvaltning": OFFICE,
        "namnd": BOARD,
        "epost": _EMAIL,
        "telefon": _PHONE,
    }[name]
    found = pattern.match(value)
    return capital(found[0]) if found and name in ("forvaltning", "namnd") else found[0] if found else None


def _bare(head: Head, line: str) -> bool:
    """Tar en rad utan etikett som själv visar vad den är."""
    if BOARD.fullmatch(line):
        head.put("namnd", line)
    elif OFFICE.fullmatch(line):
        head.put("forvaltning", line)
    elif _EMAIL.fullmatch(line):
        head.put("epost", line)
    elif not isinstance(parse(line, Datum), Fault):
        head.put("datum", line)
    elif any(isinstance(one.value, Diarienummer) and one.end - one.start == len(line) for one in find(line)):
        head.put("diarienummer", line)
    else:
        return False
    return True
