"""Handbokens exempel fungerar: varje kommando, ärendefil, fälla, skrivsätt och ändring i mallpaketet provas."""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING, Any, Final

import docx
import handboken
import pytest
import yaml
from handboken import CASE, ROOT, Block

from beslutsgen.arende.packfiles import PackFiles
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import (
    Antal,
    Belopp,
    Datum,
    Fault,
    Forlangning,
    Lagrum,
    Langd,
    Namn,
    Period,
    parse,
    write,
)
from beslutsgen.pipeline import check_case, open_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Det som ett exempel inte själv säger.
BASE: Final = Block(
    "yaml",
    """\
arende:
  rubrik: Bidrag till Nordby teaterförening
  typ: beslutsarende
  namnd: Kulturnämnden
beslut:
  - Bidraget beviljas.
text:
  arende: Föreningen söker bidrag.
  bakgrund: Föreningen har spelat teater sedan 1998.
""",
    0,
)
KINDS: Final = {
    "datum": Datum,
    "period": Period,
    "förlängning": Forlangning,
    "tid": Langd,
    "belopp": Belopp,
    "antal": Antal,
    "lagrum": Lagrum,
    "namn": Namn,
}
_NBSP: Final = "\N{NO-BREAK SPACE}"


def run(command: str, folder: Path) -> str:
    """Det som ett kommando skriver, med snedstreck som i handboken."""
    _, *arguments = command.split()
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "beslutsgen", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return (done.stdout + done.stderr).replace("\\", "/")


def matches(shown: list[str], written: list[str]) -> bool:
    """Om raderna är desamma; en rad med … står för hur många som helst."""
    pattern = "".join("(?:.*\n)*?" if line == "…" else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in written)) is not None


def changed(text: str, diff: str) -> str:
    """Texten med handbokens ändring: raderna med - ersatta av raderna med +."""
    before = "".join(f"{line[1:]}\n" for line in diff.splitlines() if line.startswith("-"))
    after = "".join(f"{line[1:]}\n" for line in diff.splitlines() if line.startswith("+"))
    assert before in text, before
    return text.replace(before, after)


def walk(folder: Path) -> Iterator[tuple[Block, list[str], list[str]]]:
    """Handboken följd steg för steg: filer skrivs, ändringar görs och kommandon körs."""
    (folder / "arenden").mkdir()
    latest = folder / CASE
    for block in handboken.blocks():
        if block.kind == "yaml" and (block.file or "").startswith("arenden/"):
            latest = folder / str(block.file)
            latest.write_text(block.text, encoding="utf-8", newline="\n")
        elif block.kind == "diff":
            latest.write_text(
                changed(latest.read_text(encoding="utf-8"), block.text), encoding="utf-8", newline="\n"
            )
        elif block.kind == "console":
            command, *shown = block.text.splitlines()
            yield block, shown, run(command.removeprefix("$ "), folder).splitlines()


def test_the_commands_write_what_the_handbook_shows(tmp_path: Path) -> None:
    steps = [*walk(tmp_path)]
    assert len(steps) > 5
    for block, shown, written in steps:
        assert matches(shown, written), f"rad {block.line}:\n" + "\n".join(written)


def case_text(block: Block, over: dict[str, str] | None = None) -> str:
    """Ärendefilen som ett exempel är en del av; `over` ersätter avsnitt i det."""
    return "".join((BASE.sections | block.sections | (over or {})).values())


def findings(text: str, folder: Path) -> list[tuple[str, Severity, str]]:
    case = folder / "fall.yaml"
    case.write_text(text, encoding="utf-8", newline="\n")
    files = open_pack()
    assert isinstance(files, PackFiles)
    outcome = check_case(case, files).outcome
    return [(found.code, found.severity, found.message) for found in outcome.diagnostics]


FRAGMENTS: Final = [block for block in handboken.blocks() if block.kind == "yaml" and block.file is None]


# Ett exempel är en del av ett ärende: att något saknas i det är inget fel i exemplet.
PARTIAL: Final = frozenset({"TEX008", "UND004", "UND006"})


@pytest.mark.parametrize("block", FRAGMENTS, ids=lambda block: f"rad {block.line}")
def test_every_piece_of_a_case_can_be_used(block: Block, tmp_path: Path) -> None:
    found = findings(case_text(block), tmp_path)
    assert not [one for one in found if one[1] is not Severity.INFO or one[0] not in PARTIAL], found


TRAPS: Final = handboken.rows("Filens fällor", "Avsnitt")


@pytest.mark.parametrize("row", TRAPS, ids=lambda row: row[1])
def test_every_trap_is_caught_and_its_remedy_works(row: list[str], tmp_path: Path) -> None:
    (section,), (wrong,), (right,), code = *(handboken.spans(cell) for cell in row[:3]), row[3]
    parties = {"parter": "parter: {namnden: Kulturnämnden}\n"}
    codes = [
        [
            found[0]
            for found in findings(case_text(BASE, parties | {section: f"{section}:\n  {line}\n"}), tmp_path)
            if found[1] is Severity.ERROR
        ]
        for line in (wrong, right)
    ]
    assert code in codes[0]
    assert codes[1] == []


def notations() -> Iterator[tuple[str, str, str, str]]:
    kind = ""
    for name, value, notation, printed in handboken.rows("Så skrivs uppgifterna ut", "Uppgift"):
        kind = name or kind
        yield kind, handboken.spans(value)[0], " | ".join(handboken.spans(notation)), printed


@pytest.mark.parametrize(("kind", "value", "notation", "printed"), [*notations()])
def test_values_are_written_as_the_table_says(kind: str, value: str, notation: str, printed: str) -> None:
    parsed: Any = parse(value, KINDS[kind])
    assert not isinstance(parsed, Fault), parsed
    assert write(parsed, notation).replace(_NBSP, " ") == printed


def test_every_reference_leads_somewhere(tmp_path: Path) -> None:
    """Hänvisningarna i tabellen skrivs ut ur ärendet som handboken bygger."""
    (case,) = (block for block in handboken.blocks() if block.file == CASE)
    cells = [cell for cell, _ in handboken.rows("Vad du kan hänvisa till", "Hänvisning")]
    references = [span for cell in cells for span in handboken.spans(cell)]
    assert len(references) > 10
    over = {
        "parter": "parter:\n  namnden: {namn: Barnnämnden, roll: bestallare}\n"
        "  hyresvard: {namn: Nordby AB, roll: utforare}\n",
        "lagrum": "lagrum: {korttidsvistelse: 9 § 6 LSS}\n",
        "text": "text:\n  bakgrund: |\n" + "".join(f"    - {one}\n" for one in references),
    }
    found = findings(case_text(case, over).replace("2 040 000", "2 400 000"), tmp_path)
    assert not [one for one in found if one[1] is Severity.ERROR], found


def joined(under: Any, over: Any) -> Any:
    """Två uppslag sammanlagda, nivå för nivå."""
    if isinstance(under, dict) and isinstance(over, dict):
        return under | {name: joined(under.get(name), value) for name, value in over.items()}
    return over


def tiny_png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 40, 10, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + bytes(40) for _ in range(10)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def changed_pack(folder: Path) -> Path:
    """Mallpaketet med allt som handboken ändrar i det."""
    target = folder / "mallpaket"
    shutil.copytree(ROOT / "templates", target)
    file = target / "pack.yaml"
    content = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # bara text
    for block in handboken.blocks():
        if block.file == "pack.yaml":
            content = joined(content, yaml.load(block.text, yaml.BaseLoader))  # noqa: S506  # bara text
        elif block.kind == "jinja":
            (target / str(block.file)).write_text(block.text, encoding="utf-8", newline="\n")
    file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8", newline="\n")
    (target / "logotyp.png").write_bytes(tiny_png())
    (target / "fraser" / "villkor-sprak.md").write_text("Utföraren skriver klarspråk.\n", encoding="utf-8")
    return target


def test_the_changed_pack_builds_a_case_of_the_new_type(tmp_path: Path) -> None:
    target = changed_pack(tmp_path)
    case = tmp_path / "bidrag.yaml"
    samrad = "samrad: {med: [Teaterförbundet], datum: 2025-04-10}\n"
    text = case_text(BASE, {"samrad": samrad}).replace("typ: beslutsarende", "typ: bidrag")
    case.write_text(text, encoding="utf-8", newline="\n")
    written = run(f"beslutsgen build bidrag.yaml --templates {target.name}", tmp_path)
    assert "2 papper skrivna" in written, written
    paper = docx.Document(str(tmp_path / "output" / "bidrag" / "tjansteskrivelse.docx"))
    lines = [one.text.replace(_NBSP, " ") for one in paper.paragraphs]
    assert lines[0] == "Tjänsteutlåtande"
    assert "Förvaltningen har samrått med Teaterförbundet den 10 april 2025." in lines
    header = paper.sections[0].header._element
    assert header.xpath(".//pic:cNvPr/@descr | .//wp:docPr/@descr")[0] == "Nordby kommuns logotyp"
