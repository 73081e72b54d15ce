"""Listornas nummer som Word skulle visa dem: `1.`, `a)`, `2.1`; punktlistor har inget nummer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.pattern import late
from beslutsgen.word import trees
from beslutsgen.word.ooxml import VAL, w

if TYPE_CHECKING:
    import re

    from beslutsgen.word.ooxml import Element

_LEVELS: Final = 9
_PLACEHOLDER: Final = late(r"%([1-9])")
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN: Final = 4000


class Level(NamedTuple):
    """En nivå i en lista: första numret, talens form och textens mönster."""

    start: int
    form: str
    pattern: str


class Lists:
    """Listorna i filen, och hur långt varje lista har räknat."""

    def __init__(self, data: bytes | None) -> None:
        root = trees.parse(data) if data else None
        self._levels: dict[str, dict[int, Level]] = {}
        self._shared: dict[str, str] = {}
        self._counts: defaultdict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._restarts: dict[str, dict[int, int]] = {}
        self._seen: set[str] = set()
        if root is not None:
            self._read(root)

    def restarted(self) -> None:
        """Räkningen börjar om."""
        self._counts.clear()
        self._seen.clear()

    def label(self, number: str, level: int) -> str | None:
        """Numret på nästa punkt i listan; `None` för en punktlista eller en okänd lista."""
        levels = self._levels.get(number)
        if levels is None or not 0 <= level < _LEVELS:
            return None
        counts = self._counts[self._shared[number]]
        if number not in self._seen:
            self._seen.add(number)
            for at, start in self._restarts.get(number, {}).items():
                counts[at] = start - 1
        own = levels.get(level, Level(1, "decimal", ""))
        before = counts[level]
        counts[level] = own.start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return None if own.form in ("bullet", "none") else _shown(own, levels, counts) or None

    def is_list(self, number: str) -> bool:
        """Om listan finns."""
        return number in self._levels

    def ordered(self, number: str, level: int) -> bool:
        """Om listan har nummer på nivån."""
        own = self._levels.get(number, {}).get(level)
        return own is not None and own.form not in ("bullet", "none")

    def _read(self, root: Element) -> None:
        abstract = {one.get(w("abstractNumId")) or "": one for one in root.findall(w("abstractNum"))}
        by_style = {
            link.get(VAL): one for one in abstract.values() if (link := one.find(w("styleLink"))) is not None
        }
        for number in root.findall(w("num")):
            key = number.get(w("numId")) or ""
            link = number.find(w("abstractNumId"))
            base = None if link is None else abstract.get(link.get(VAL) or "")
            through = None if base is None else base.find(w("numStyleLink"))
            base = base if through is None else by_style.get(through.get(VAL))
            if base is None or key == "0":
                continue
            self._shared[key] = base.get(w("abstractNumId")) or key
            self._levels[key] = {_at(level): _level(level) for level in base.findall(w("lvl"))}
            self._override(key, number)

    def _override(self, key: str, number: Element) -> None:
        for override in number.findall(w("lvlOverride")):
            level, start = override.find(w("lvl")), override.find(w("startOverride"))
            if level is not None:
                self._levels[key][_at(override)] = _level(level)
            if start is not None:
                self._restarts.setdefault(key, {})[_at(override)] = _whole(start, 1)


def _shown(own: Level, levels: dict[int, Level], counts: list[int | None]) -> str:
    def value(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        level = levels.get(at, Level(1, "decimal", ""))
        count = counts[at]
        return _written(level.start if count is None else count, level.form)

    return _PLACEHOLDER.sub(value, own.pattern).strip()


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min(1 + (count - 1) // 26, 20)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < count < _MOST_ROMAN:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return f"{count:02}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (count // value)
        count %= value
    return written


def _at(element: Element) -> int:
    shown = element.get(w("ilvl")) or "0"
    return int(shown) if shown.isdecimal() and len(shown) == 1 else 0


def _level(element: Element) -> Level:
    form, pattern = element.find(w("numFmt")), element.find(w("lvlText"))
    return Level(
        _whole(element.find(w("start")), 0),
        "decimal" if form is None else form.get(VAL) or "decimal",
        "" if pattern is None else pattern.get(VAL) or "",
    )


def _whole(element: Element | None, otherwise: int) -> int:
    shown = "" if element is None else element.get(VAL) or ""
    return int(shown) if shown.isdecimal() and len(shown) < 7 else otherwise  # så långa listor finns inte
