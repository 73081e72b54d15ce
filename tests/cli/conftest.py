"""Kommandot körs som en handläggare kör det: i en mapp med ärenden, med text ut och en slutkod."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from invoke import CASES, ran_as

from beslutsgen.cli import run
from beslutsgen.cli.swedish import speak_swedish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from invoke import Ran


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
