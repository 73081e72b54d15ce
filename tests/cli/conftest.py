"""Kommandot körs som en handläggare kör det: i en mapp med ärenden, med text ut och en slutkod."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from invoke import CASES, ran_as

from beslutsgen.cli.app import run
from beslutsgen.cli.swedish import speak_swedish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from invoke import Ran


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Beredda mallar sparas i provens egen mapp."""
    variable = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    before = os.environ.get(variable)
    os.environ[variable] = str(tmp_path_factory.getbasetemp() / "cache")
    yield
    os.environ.pop(variable)
    if before is not None:
        os.environ[variable] = before


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """En mapp med en kopia av ärendena, som är den aktuella mappen."""
    shutil.copytree(CASES, tmp_path / "arenden")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Kör kommandot i denna process."""
    assert folder.is_dir()
    speak_swedish()

    def called(*arguments: str) -> Ran:
        code = run(arguments)
        captured = capsys.readouterr()
        return ran_as(code, captured.out, captured.err)

    return called
