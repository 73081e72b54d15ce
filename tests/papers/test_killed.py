"""Hundra byggen dödas vid slumpade ögonblick: inget papper är halvt, och nästa kommando ger papper ur ett bygge."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import killed_builds
import pytest
from cases import papers_from, source

from beslutsgen.cli.app import run
from beslutsgen.emit.disk.journal import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

CASE: Final = "kanberget"
ROUNDS: Final = 100
# Var femte gång är det första bygget, utan några papper sedan förut.
FIRST_BUILD: Final = 5
WARMED: Final = killed_builds.MEASURED + 1
# Nästa kommando efter avbrottet; alla som läser eller skriver papperen prövas.
NEXT: Final = (
    ("review", f"output/{CASE}"),
    ("build", f"{CASE}.yaml"),
    ("facts", f"output/{CASE}/tjansteskrivelse.docx"),
    ("review", f"output/{CASE}", "--case", f"{CASE}.yaml"),
    ("pull", f"output/{CASE}"),
    ("review", "output"),
)
OLD: Final = source(CASE)
NEW: Final = OLD.replace("Leanlink", "Leanlänk").replace("3,8 mnkr", "3,9 mnkr")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="byggen dödas i avgrenade processer")


def built(text: str) -> dict[str, bytes]:
    return {name: paper.data for name, paper in papers_from(text, f"{CASE}.yaml").items()}


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "output" / CASE).glob("*.docx")}


def prepared(root: Path, number: int) -> list[Path]:
    """Mappar med det nya ärendet och det gamlas papper, eller inga; de första, att värma och mäta i, har inga."""
    old = root / "gammalt"
    old.mkdir()
    case = old / f"{CASE}.yaml"
    case.write_text(OLD, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(old)
        assert run(["build", case.name, "--quiet"]) == 0
    case.write_text(NEW, encoding="utf-8")
    folders = []
    for at in range(-WARMED, number):
        folder = root / f"{at}"
        shutil.copytree(old, folder)
        if at < 0 or at % FIRST_BUILD == 0:
            shutil.rmtree(folder / "output")
        folders.append(folder)
    return folders


def killed(folders: Sequence[Path], how: str) -> list[int]:
    """Byggen i mapparna, dödade; svaret är hur många det blev i var och en innan ett dog."""
    script = Path(killed_builds.__file__)
    ran = subprocess.run(
        [sys.executable, str(script), "frö", how, *map(str, folders)],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert ran.returncode == 0, ran.stderr
    return [*map(int, ran.stdout.split())]


def next_command(folder: Path, at: int) -> None:
    command = NEXT[at % len(NEXT)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        run([*command])


def faults(folder: Path, at: int, new: dict[str, bytes]) -> list[str]:
    """Vad avbrottet har ställt till med; tomt när papperen är hela och ur ett enda bygge."""
    old = {} if at % FIRST_BUILD == 0 else built_before(folder)
    found = [
        f"{at}: {name} är halvt"
        for name, data in there(folder).items()
        if data not in (old.get(name), new[name])
    ]
    next_command(folder, at)
    after = there(folder)
    if "build" in NEXT[at % len(NEXT)] and after != new:
        found.append(f"{at}: bygget efteråt gav inte de nya papperen")
    if after not in (old, new):
        found.append(f"{at}: efter {NEXT[at % len(NEXT)]} är papperen ur olika byggen")
    if Places(folder / "output" / CASE).journal.exists():
        found.append(f"{at}: skrivningen är ännu avbruten")
    return found


def built_before(folder: Path) -> dict[str, bytes]:
    return there(folder.parent / "gammalt")


def test_a_hundred_kills(tmp_path: Path) -> None:
    folders = prepared(tmp_path, ROUNDS)
    assert len(killed(folders, "eget")) == ROUNDS
    new = built(NEW)
    unfinished = [folder for folder in folders if Places(folder / "output" / CASE).journal.exists()]
    found = [fault for at, folder in enumerate(folders[WARMED:]) for fault in faults(folder, at, new)]
    assert found == []
    # Några dog mitt i bytet av papper, inte bara före och efter.
    assert unfinished


def test_the_kills_find_what_a_naive_writing_breaks(tmp_path: Path) -> None:
    folders = prepared(tmp_path, 30)
    assert len(killed(folders, killed_builds.NAIVE)) == 30
    new = built(NEW)
    assert [fault for at, folder in enumerate(folders[WARMED:]) for fault in faults(folder, at, new)]
