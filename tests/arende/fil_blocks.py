"""Kontrollernas exempel: blocken i dokumentationen och i specifikationerna, fyllda ut till hela ärendefiler."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import against_pack, ascii_key, read_case, read_pack
from beslutsgen.diagnostic import TextSpot

if TYPE_CHECKING:
    from pathlib import Path

    from beslutsgen.diagnostic import Diagnostic

MINIMAL: Final = {
    "arende": "arende:\n  rubrik: Korttidsvård\n  typ: verksamhetsuppdrag\n  namnd: Omsorgsnämnden\n",
    "beslut": "beslut:\n  - Uppdraget godkänns.\n",
}
PACK: Final = """\
organisation: {kommun: Exempelköpings kommun}
papper:
  verksamhetsuppdrag:
    - {mall: forslag.docx, fil: forslag-till-beslut, titel: Förslag till beslut}
    - {mall: tjansteskrivelse.docx, fil: tjansteskrivelse, titel: Tjänsteskrivelse}
villkor:
  lex_sarah: {rubrik: Lex Sarah, fil: lex_sarah.md, kalla: SoL, standard: ja}
"""
_SECTION: Final = re.compile(r"(?m)^([a-zåäö_\u0308\u030a]+)")
_SAVED_AS: Final = re.compile(r"# sparad som: (\S+)\n")
_PADDED: Final = re.compile(r"# utfylld till: (\d+) byte\n")
_YAML: Final = re.compile(r"```yaml\n(.*?)```\n((?:<!-- fel: .*? -->\n)*)", re.DOTALL)
_ON_LINE: Final = re.compile(r"# fel: (FIL\d{3}(?:, FIL\d{3})*)$")
_BESIDE: Final = re.compile(r"<!-- fel: (FIL\d{3}) (?:rad (\d+)|fil) -->")


@dataclass(frozen=True, slots=True)
class Example:
    """Ett block med de fel som det ska ge: rad (ingen för hela filen) och kod."""

    text: str
    expected: tuple[tuple[int | None, str], ...]


def whole_case(fragment: str) -> bytes:
    """Fragmentet följt av de avsnitt ur ett minsta ärende som det självt inte har, i den teckenkod det anger."""
    own = {ascii_key(name) for name in _SECTION.findall(fragment)}
    rest = "".join(section for name, section in MINIMAL.items() if name not in own)
    text = fragment.rstrip("\n") + "\n" + ("" if fragment.rstrip().endswith("---") else rest)
    saved_as = _SAVED_AS.match(text)
    data = text.encode(saved_as.group(1) if saved_as else "utf-8")
    padded = _PADDED.match(text)
    return data + b"#" * (int(padded.group(1)) - len(data)) if padded else data


def found_in(fragment: str) -> tuple[Diagnostic, ...]:
    """Fynden i ärendefilen som fragmentet blir, också mot mallpaketet."""
    loaded = read_case(whole_case(fragment), "arende.yaml")
    pack = read_pack(PACK.encode(), "pack.yaml").model
    assert pack is not None
    return (*loaded.diagnostics, *against_pack(loaded, pack))


def marked(diagnostics: tuple[Diagnostic, ...]) -> tuple[tuple[int | None, str], ...]:
    """Rad och kod för varje fynd, i ordning."""
    places = (
        (found.spot.line if isinstance(found.spot, TextSpot) else None, found.code) for found in diagnostics
    )
    return tuple(sorted(places, key=lambda place: (place[0] or 0, place[1])))


def docstring_blocks(doc: str, heading: str) -> tuple[str, ...]:
    """De indragna blocken under en rubrik i en kontrolls dokumentation."""
    body = re.split(r"(?m)^(?:Fel|Rätt):$", doc.split(f"\n{heading}:\n", 1)[1])[0]
    blocks = re.findall(r"(?:^(?:    .*)?\n?)+", body, re.MULTILINE)
    return tuple(re.sub(r"(?m)^    ", "", block).strip("\n") for block in blocks if block.strip())


def specification(path: Path) -> tuple[Example, ...]:
    """Blocken i en specifikation, med de fel som står sist på raderna eller under blocket."""
    text = path.read_text(encoding="utf-8")
    return tuple(_example(found.group(1), found.group(2)) for found in _YAML.finditer(text))


def _example(block: str, beside: str) -> Example:
    lines = block.splitlines()
    on_lines = [(number, code) for number, line in enumerate(lines, 1) for code in _codes(line)]
    others = [(int(line) if line else None, code) for code, line in _BESIDE.findall(beside)]
    expected = sorted([*on_lines, *others], key=lambda place: (place[0] or 0, place[1]))
    return Example(block, tuple(expected))


def _codes(line: str) -> list[str]:
    found = _ON_LINE.search(line)
    return found.group(1).split(", ") if found else []
