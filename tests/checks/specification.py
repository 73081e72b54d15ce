"""Kontrollernas exempel: blocken i dokumentationen och i specifikationerna, med de fynd som varje block ska ge."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from beslutsgen.diagnostic import Severity, TextSpot

if TYPE_CHECKING:
    from pathlib import Path

    from beslutsgen.diagnostic import Diagnostic

SEVERITIES: Final = {"fel": Severity.ERROR, "varning": Severity.WARNING, "upplysning": Severity.INFO}
_BLOCK: Final = re.compile(r"```(yaml|pack|papper)\n(.*?)```\n((?:<!-- .*? -->\n)*)", re.DOTALL)
_MARK: Final = r"(fel|varning|upplysning): ([A-Z]+\d{3}(?:, [A-Z]+\d{3})*)"
_ON_LINE: Final = re.compile(rf"\s*# {_MARK}$")
_BESIDE: Final = re.compile(rf"<!-- {_MARK} (?:rad (\d+)|fil) -->")
_PACK: Final = re.compile(r"# mallpaketet\n(.*)# ärendet\n(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark:
    """Ett väntat fynd; `line` är `None` för ett som gäller hela filen."""

    line: int | None
    severity: Severity
    code: str


@dataclass(frozen=True, slots=True)
class Example:
    """Ett block, det mallpaket som det prövas mot om det är ett annat än arkivets, och fynden det ska ge.

    `papers` är sant för ett block med färdiga papper.
    """

    text: str
    pack: str | None
    expected: frozenset[Mark]
    papers: bool = False


def marks(diagnostics: tuple[Diagnostic, ...]) -> frozenset[Mark]:
    """Fynden som märken."""
    return frozenset(
        Mark(found.spot.line if isinstance(found.spot, TextSpot) else None, found.severity, found.code)
        for found in diagnostics
    )


def docstring_examples(doc: str, heading: str) -> tuple[Example, ...]:
    """De indragna blocken under en rubrik i en kontrolls dokumentation."""
    body = re.split(r"(?m)^(?:Fel|Rätt):$", doc.split(f"\n{heading}:\n", 1)[1])[0]
    blocks = re.findall(r"(?:^(?:    .*)?\n?)+", body, re.MULTILINE)
    texts = (re.sub(r"(?m)^    ", "", block).strip("\n") + "\n" for block in blocks if block.strip())
    return tuple(_split(text) for text in texts)


def _split(text: str) -> Example:
    both = _PACK.fullmatch(text)
    return Example(both[2], both[1], frozenset()) if both else Example(text, None, frozenset())


def specification(path: Path) -> tuple[Example, ...]:
    """Blocken i en specifikation. Ett pack-block gäller för yaml-blocken efter det."""
    pack: str | None = None
    examples: list[Example] = []
    for kind, block, beside in _BLOCK.findall(path.read_text(encoding="utf-8")):
        if kind == "pack":
            pack = block
        else:
            examples.append(replace(example(block, pack, beside), papers=kind == "papper"))
    return tuple(examples)


def example(block: str, pack: str | None = None, beside: str = "") -> Example:
    """Blocket utan sina märken, och fynden som märkena väntar sig."""
    lines = block.splitlines()
    on_lines = {
        Mark(number, SEVERITIES[found[1]], code)
        for number, line in enumerate(lines, 1)
        if (found := _ON_LINE.search(line))
        for code in found[2].split(", ")
    }
    others = {
        Mark(int(line) if line else None, SEVERITIES[word], code)
        for word, codes, line in _BESIDE.findall(beside)
        for code in codes.split(", ")
    }
    text = "\n".join(_ON_LINE.sub("", line) for line in lines) + "\n"
    return Example(text, pack, frozenset(on_lines | others))
