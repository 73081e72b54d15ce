"""LibreOffice som en kollega: sparar papper på nytt, och skriver över text i dem så som man gör vid tangentbordet."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

OFFICE: Final = shutil.which("soffice") or shutil.which("libreoffice")
_PATIENCE: Final = 440
_EDITOR: Final = Path(__file__).with_name("office_editor.py")


class Edit(NamedTuple):
    """Texten `find`, den `nth` i papperet, skrivs över med `text`; tom text tar bort den."""

    find: str
    text: str
    nth: int = 1


class Overtyped(NamedTuple):
    """Texten i bokmärket `mark`, eller tecknen `start` till `end` i den, skrivs över med `text`."""

    mark: str
    text: str
    start: int = 0
    end: int | None = None


class Unmarked(NamedTuple):
    """Bokmärket tas bort med sin text kvar; utan namn tas alla bort."""

    mark: str | None = None


class SavedAs(NamedTuple):
    """Papperet sparas i filen."""

    path: Path


Step = Edit | Overtyped | Unmarked | SavedAs


def needed(*, uno: bool = False) -> None:
    """Testet hoppas över där LibreOffice saknas; i den körning där inget får hoppas över är det ett fel."""
    if OFFICE and (not uno or _python()):
        return
    if os.environ.get("BESLUTSGEN_NOTHING_SKIPPED"):
        pytest.fail("LibreOffice och dess Pythonbibliotek (python3-uno) ska finnas i denna körning")
    pytest.skip("LibreOffice eller dess Pythonbibliotek finns inte på datorn")


def resaved(files: Sequence[Path], folder: Path) -> None:
    """Filerna öppnade och sparade på nytt i LibreOffice, där de ligger."""
    out = folder / "sparade"
    convert = [*_command(folder), "--convert-to", "docx", "--outdir", str(out), *map(str, files)]
    subprocess.run(convert, check=True, capture_output=True, timeout=_PATIENCE)
    for file in files:
        shutil.move(out / file.name, file)


def edited(papers: Sequence[tuple[Path, Path, Sequence[Step]]], folder: Path) -> None:
    """Papper (från, till) ändrade och sparade i LibreOffice."""
    worked([(old, [*steps, SavedAs(new)]) for old, new, steps in papers], folder)


def worked(jobs: Sequence[tuple[Path, Sequence[Step]]], folder: Path) -> None:
    """Varje papper öppnat i LibreOffice och stegen tagna i det, ett efter ett."""
    file = folder / "jobb.json"
    file.write_text(
        json.dumps([{"open": old.as_uri(), "steps": [*map(_told, steps)]} for old, steps in jobs]),
        encoding="utf-8",
    )
    pipe = f"beslutsgen{uuid4().hex}"
    office = subprocess.Popen(
        [*_command(folder), "--norestore", f"--accept=pipe,name={pipe};urp"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        ran = subprocess.run(
            [str(_python()), str(_EDITOR), pipe, str(file)],
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        office.wait(timeout=30)
    finally:
        office.kill()
        office.wait(timeout=30)


def _told(step: Step) -> dict[str, object]:
    """Steget så som redigeraren läser det."""
    told: dict[str, object] = {"do": type(step).__name__, **step._asdict()}
    return told | {"path": step.path.as_uri()} if isinstance(step, SavedAs) else told


def _command(folder: Path) -> list[str]:
    return [str(OFFICE), f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless"]


@cache
def _python() -> str | None:
    """En Python som har LibreOffices bibliotek."""
    beside = Path(os.path.realpath(OFFICE or "")).parent / "python"
    for python in (sys.executable, "/usr/bin/python3", str(beside)):
        if Path(python).exists():
            done = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
            if done.returncode == 0:
                return python
    return None
