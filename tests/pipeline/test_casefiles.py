"""Ärendefilen som papper byggdes av: mapparna läses en gång, hur många grupper av papper som än ligger under dem."""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from beslutsgen.pipeline.casefiles import case_of
from beslutsgen.word.stamp import name_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.word.stamp import Stamp

NAME = "kanberget.yaml"
STAMP = cast("Stamp", SimpleNamespace(origin=SimpleNamespace(name=name_digest(NAME))))


def group(root: Path, number: int) -> dict[Path, Stamp]:
    folder = root / f"grupp-{number}"
    folder.mkdir()
    return {folder / name: STAMP for name in ("a.docx", "b.docx", "c.docx")}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    folders: list[Path] = []
    own = Path.iterdir

    def listed(folder: Path) -> Iterator[Path]:
        folders.append(folder)
        return own(folder)

    monkeypatch.setattr(Path, "iterdir", listed)
    return folders


def test_a_folder_above_many_groups_is_read_once(tmp_path: Path, read: list[Path]) -> None:
    groups = [group(tmp_path, number) for number in range(5)]
    os.utime(tmp_path, ns=(1, 1))
    for stamps in groups:
        assert case_of(stamps).file is None
    assert read.count(tmp_path) == 1


def test_the_groups_own_folder_is_read_once_for_all_its_papers(tmp_path: Path, read: list[Path]) -> None:
    stamps = group(tmp_path, 1)
    case_of(stamps)
    assert read.count(tmp_path / "grupp-1") == 1


def test_a_case_file_that_comes_is_found_and_one_that_goes_is_not(tmp_path: Path) -> None:
    stamps: Any = group(tmp_path, 1)
    os.utime(tmp_path, ns=(1, 1))
    assert case_of(stamps).file is None
    case = tmp_path / NAME
    case.write_text("", encoding="utf-8")
    assert case_of(stamps).file == case
    case.unlink()
    assert case_of(stamps).file is None


def test_a_case_file_that_comes_in_the_same_tick_of_the_clock_is_found(tmp_path: Path) -> None:
    stamps: Any = group(tmp_path, 1)
    tick = time.time_ns() + 60_000_000_000
    os.utime(tmp_path, ns=(tick, tick))
    assert case_of(stamps).file is None
    case = tmp_path / NAME
    case.write_text("", encoding="utf-8")
    os.utime(tmp_path, ns=(tick, tick))
    assert case_of(stamps).file == case
