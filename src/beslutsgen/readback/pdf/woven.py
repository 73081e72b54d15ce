"""Rader blir löptext: avstavningar tas bort, riktiga bindestreck och intervall behålls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

_WORD: Final = late(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST: Final = late(r"([^\W\d_]+)[-\u00ad]$")
_FIRST: Final = late(r"([^\W\d_]+)")
# Ord som följer på ett hängbindestreck: ”personal- och verksamhetsperspektiv”.
_CONJUNCTIONS: Final = frozenset({"och", "eller", "samt", "respektive", "till", "men", "kontra", "såväl"})
_NO_SPACE: Final = late(r"[^\s][/–—-]$")


def words(texts: Iterable[str]) -> frozenset[str]:
    """Orden i texterna, även de med bindestreck, i gemener; efter dem avgörs vad en avstavning ska bli."""
    return frozenset(found.lower() for text in texts for found in _WORD.findall(text))


def weave(lines: Iterable[str], known: Set[str]) -> str:
    """Raderna som en text."""
    parts: list[str] = []
    for line in lines:
        after = line.strip()
        if not after:
            continue
        if parts:
            before = parts[-1]
            dropped, between = _seam(before, after, known)
            parts[-1] = before[: len(before) - dropped]
            parts.append(between)
        parts.append(after)
    return "".join(parts)


def _seam(before: str, after: str, known: Set[str]) -> tuple[int, str]:
    """Hur många tecken sist i raden före som faller bort, och vad som ska stå mellan raderna."""
    if before.endswith("\u00ad"):
        return 1, ""
    if before.endswith("-"):
        return _hyphened(before, after, known)
    if _NO_SPACE.search(before) and (before[-1] == "/" or after[0].isdigit()):
        # ”2018-02-01–” före ”2021-01-31”, och ”korttidsvård/” före ”mellanvård”
        return 0, ""
    tight = after[0] in "–—" and before[-1].isdigit() and after[1:2].isdigit()
    return 0, "" if tight else " "


def _hyphened(before: str, after: str, known: Set[str]) -> tuple[int, str]:
    left, right = _LAST.search(before), _FIRST.match(after)
    if left is None or right is None:
        # ”2018-02-” före ”01”: bindestrecket är skrivet. Ett ensamt streck är ett tankstreck.
        spaced = before[-2:-1].isspace() or before == "-"
        return 0, " " if spaced or not after[0].isalnum() else ""
    if right[1].lower() in _CONJUNCTIONS:
        return 0, " "
    if left[1].lower() + right[1].lower() in known:
        return 1, ""
    capitals = left[1].isupper() and right[1].isupper() and len(left[1]) > 1
    written = f"{left[1]}-{right[1]}".lower() in known or len(left[1]) == 1 or not right[1][0].islower()
    return (0, "") if written and not capitals else (1, "")
