"""Parterna i meningar: vilka ett avtal är slutet mellan, och vem ett belopp kommer från eller går till."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.prefill.agreements import Agreement
    from beslutsgen.prefill.material import Piece
    from beslutsgen.prefill.parties import Parties, Party

_REACH: Final = 60


class Mentions:
    """Hittar parter i text, det längsta namnet först."""

    def __init__(self, parties: Parties) -> None:
        self._party = {
            form.casefold(): one for one in parties.all.values() for form in (*one.forms, one.namn)
        }
        names = sorted(self._party, key=len, reverse=True)
        words = "|".join(re.escape(name) for name in names)
        self._pattern = (
            re.compile(rf"(?<![\w-])(?P<name>{words})s?(?![\w-])", re.IGNORECASE) if names else None
        )

    def inside(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, Party]]:
        """Parterna mellan lägena, med var de står."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text, start, len(text) if end is None else end):
            yield match.start(), self._party[match["name"].casefold()]


def between(one: Agreement, prose: Sequence[Piece], mentions: Mentions) -> list[str]:
    """Parterna som avtalet är slutet mellan, nämnden först."""
    noun = re.compile(rf"(?<![\w-]){re.escape(one.slag)}(?:e?[tn])?\smed\s", re.IGNORECASE)
    for piece in prose:
        for start, end in piece.sentences:
            named = noun.search(piece.text, start, end)
            if named is None:
                continue
            other = next(mentions.inside(piece.text, named.end(), min(end, named.end() + _REACH)), None)
            subject = next(mentions.inside(piece.text, start, named.start()), None)
            found = [place[1] for place in (subject, other) if place is not None]
            keys = list(dict.fromkeys(party.key for party in found))
            if len(keys) > 1:
                return sorted(keys, key=lambda key: (not _board(key), key != "utforare"))
    return []


def _board(key: str) -> bool:
    return key in ("bestallare", "tidigare_namnd")
