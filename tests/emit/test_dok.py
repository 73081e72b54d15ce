"""Exemplen i DOK-kontrollernas specifikationer och dokumentation, mot riktiga mappar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from skrivning import write_case
from specifikationer import SPECS, documented, examples

from beslutsgen.diagnostic import WholeFile
from beslutsgen.emit.disk.files import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from specifikationer import Example

EXAMPLES = examples("mapp", "dok00[123].md")
CODES = [path.stem.upper() for path in sorted(SPECS.glob("dok00[123].md"))]


def happens(folder: Path, lines: tuple[str, ...]) -> list[str]:
    """Koderna för det som vägrades i det sista bygget."""
    codes: list[str] = []
    for line in lines:
        word, *rest = line.split()
        backup = rest[:1] == ["--backup"]
        names = rest[1:] if backup else rest
        if word in ("byggt", "skriv"):
            codes = build(folder, names, backup=backup)
            assert word == "skriv" or not codes
        elif word == "ändrat":
            (folder / names[0]).write_text(names[1], encoding="utf-8")
        elif word == "öppen":
            (folder / f".~lock.{names[0]}#").touch()
        else:
            assert word == "borttagen"
            (folder / names[0]).unlink()
    return codes


def build(folder: Path, names: list[str], *, backup: bool) -> list[str]:
    papers = {name: text.encode() for name, text in zip(names[::2], names[1::2], strict=True)}
    done = write_case(folder, papers, "1.0", backup=backup)
    if not isinstance(done, Refused):
        assert all((folder / name).read_bytes() == data for name, data in papers.items())
        return []
    assert all(
        isinstance(found.spot, WholeFile) and found.hint and found.message.endswith(".")
        for found in done.diagnostics
    )
    return [found.code for found in done.diagnostics]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_specification_holds(example: Example, tmp_path: Path) -> None:
    assert happens(tmp_path, example.lines) == [code for code, _ in example.faults]


@pytest.mark.parametrize("code", CODES)
def test_the_documentation_holds(code: str, tmp_path: Path) -> None:
    wrong, right = documented(code)
    for name, lines, expected in (("fel", wrong, [code]), ("ratt", right, [])):
        folder = tmp_path / name
        folder.mkdir()
        assert happens(folder, lines) == expected


@pytest.mark.parametrize("code", CODES)
def test_each_code_is_shown_wrong_and_right(code: str) -> None:
    mine = [example for example in EXAMPLES if example.name.startswith(code.lower())]
    assert {code} == {fault for example in mine for fault, _ in example.faults}
    assert any(not example.faults for example in mine)
