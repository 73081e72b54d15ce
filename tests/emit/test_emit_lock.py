"""Låset på ett ärendes mapp: samma lås som filelock tar, så att vilket program som helst kan hålla det."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filelock import FileLock, Timeout

from beslutsgen.emit.disk.lock import locked

if TYPE_CHECKING:
    from pathlib import Path


def test_only_one_holds_it_and_it_is_free_again(tmp_path: Path) -> None:
    file = tmp_path / "las"
    with locked(file, 0) as first, locked(file, 0) as second:
        assert (first, second) == (True, False)
    with locked(file, 0) as again:
        assert again
    assert file.exists()


def test_it_is_the_same_lock_as_filelocks(tmp_path: Path) -> None:
    file = tmp_path / "las"
    with FileLock(file), locked(file, 0.05) as free:
        assert not free
    with locked(file, 0) as free:
        assert free
        with pytest.raises(Timeout):
            FileLock(file, timeout=0.05).acquire()
    with FileLock(file, timeout=0):
        pass


def test_an_error_inside_lets_it_go(tmp_path: Path) -> None:
    file = tmp_path / "las"
    with pytest.raises(ZeroDivisionError), locked(file, 0):
        raise ZeroDivisionError
    with locked(file, 0) as free:
        assert free


def test_a_folder_that_is_not_there_is_said_by_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), locked(tmp_path / "finns inte" / "las", 0):
        pass
