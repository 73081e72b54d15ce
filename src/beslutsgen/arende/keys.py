"""Nycklar och namn: å, ä och ö är samma nyckel som a, a och o, och en felstavning får ett förslag."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

# En nyckel i ett mönster; accenter kan stå som egna tecken efter sin bokstav.
KEY_WORD: Final = r"[^\W\d][\w\u0300-\u036f]*"
OWN_NAME: Final = late(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_LETTERS: Final = str.maketrans("åäöÅÄÖ", "aaoAAO")
_CLOSE_ENOUGH: Final = 70
_LONGEST_WORD: Final = 100


class KnownKeys(Struct, frozen=True):
    """Nycklarna som en sorts fil kan ha: avsnitten, alla, och de i varje avsnitt.

    `named` är avsnitten med egna namn, `prose` de av dem vars poster är löpande text.
    """

    roots: frozenset[str]
    all: frozenset[str]
    inside: Mapping[str, frozenset[str]]
    named: frozenset[str]
    prose: frozenset[str]


def ascii_key(text: str) -> str:
    """Nyckeln med a, a och o i stället för å, ä och ö, oavsett hur bokstäverna är kodade."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_LETTERS)


def suggestion(word: str, known: Collection[str]) -> str | None:
    """Det kända namn som ligger närmast ett okänt, om något gör det."""
    if not known or len(word) > _LONGEST_WORD:
        return None
    from rapidfuzz import fuzz, process

    plain = ascii_key(word).lower().strip(" :")
    close = process.extractOne(plain, list(known), scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH)
    return close[0] if close else None


def own_name(text: str) -> str | None:
    """Ett tillåtet namn så likt texten som möjligt, eller `None` när inget blir kvar av den."""
    name = re.sub(r"[^A-Za-z0-9_]+", "_", ascii_key(text).strip()).strip("_")
    if not name:
        return None
    return name if OWN_NAME.match(name) else f"nr_{name}"
