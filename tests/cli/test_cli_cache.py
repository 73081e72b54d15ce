"""Beredda mallar sparas mellan körningar; `--no-cache` bereder dem på nytt och sparar inget."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from beslutsgen.cli.watch_command import _build
from beslutsgen.emit.prepare.templates import forget
from beslutsgen.pipeline.shelves import kept_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from invoke import Ran

KINDS = (".mall.json", ".former.mp")


@pytest.fixture
def mallar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Mappen för sparade mallar, ännu tom."""
    variable = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    monkeypatch.setenv(variable, str(tmp_path / "cache"))
    # Minnet i processen gäller annars också en ny mapp.
    forget()
    folder = kept_folder()
    assert folder == tmp_path / "cache" / "beslutsgen" / "mallar"
    return folder


def test_templates_are_kept_and_without_cache_neither_read_nor_written(
    call: Callable[..., Ran], mallar: Path
) -> None:
    case = "arenden/kanberget.yaml"
    assert call("build", case, "--no-cache", "--out", "ett").code == 0
    assert not mallar.exists()
    assert call("build", case, "--out", "två").code == 0
    # För varje mall den beredda, och formerna som ärendet gav.
    assert [len([*mallar.glob(f"*{kind}")]) for kind in KINDS] == [3, 3]
    assert len([*mallar.iterdir()]) == 6
    for path in mallar.iterdir():
        path.write_bytes(b"skadad")
    forget()
    assert call("build", case, "--no-cache", "--out", "tre").code == 0
    assert {path.read_bytes() for path in mallar.iterdir()} == {b"skadad"}
    forget()
    assert call("build", case, "--out", "fyra").code == 0
    assert len([path for path in mallar.iterdir() if path.stat().st_size > 1_000]) == 6
    papers = [
        sorted(path.read_bytes() for path in Path(out).rglob("*.docx")) for out in ("ett", "två", "fyra")
    ]
    assert papers[0] == papers[1] == papers[2]
    assert len(papers[0]) == 3


@pytest.mark.parametrize(("cache", "kept"), [(True, 6), (False, 0)])
def test_watching_keeps_templates_too(folder: Path, mallar: Path, *, cache: bool, kept: int) -> None:
    _build(folder / "arenden/kanberget.yaml", out=folder / "output", templates=None, cache=cache)
    assert len([*mallar.glob("*")]) == kept
    assert len([*(folder / "output").rglob("*.docx")]) == 3


def test_a_system_without_a_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr("pathlib.Path.home", homeless)
    assert kept_folder() is None


def test_a_relative_folder_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    monkeypatch.setenv("LOCALAPPDATA", "cache")
    folder = kept_folder()
    assert folder is not None
    assert folder.is_absolute()


@pytest.mark.parametrize(
    ("system", "caches"),
    [("linux", ".cache"), ("darwin", "Library/Caches"), ("win32", "AppData/Local")],
)
def test_every_system_has_its_place(
    system: str, caches: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    assert kept_folder() == tmp_path / caches / "beslutsgen" / "mallar"
