"""Låset på ett ärendes mapp: samma lås som filelock tar, så att vilket program som helst kan hålla det."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filelock import FileLock, Timeout

from beslutsgen.emit.disk.lock import lock_file, locked, locked_in_time
from beslutsgen.emit.disk.rounds import Wait, alone

if TYPE_CHECKING:
    from pathlib import Path


def test_only_one_holds_it_and_it_is_free_again(tmp_path: Path) -> None:
    file = tmp_path / "las"
    with lock_file(file) as first, lock_file(file) as second:
        assert (locked(first), locked(second)) == (True, False)
    with lock_file(file) as again:
        assert locked(again)
    assert file.exists()


def test_it_is_the_same_lock_as_filelocks(tmp_path: Path) -> None:
    file = tmp_path / "las"
    with FileLock(file), lock_file(file) as handle:
        assert not alone(locked_in_time(handle, 0.05))
    with lock_file(file) as handle:
        assert locked(handle)
        with pytest.raises(Timeout):
            FileLock(file, timeout=0.05).acquire()
    with FileLock(file, timeout=0):
        pass


def test_it_is_taken_when_the_other_lets_it_go(tmp_path: Path) -> None:
    file = tmp_path / "las"
    held = FileLock(file)
    held.acquire()
    with lock_file(file) as handle:
        waiting = locked_in_time(handle, 20)
        assert next(waiting) is Wait.OUTSIDE
        held.release()
        with pytest.raises(StopIteration) as done:
            next(waiting)
        assert done.value.value is True


def test_an_error_inside_lets_it_go(tmp_path: Path) -> None:
    file = tmp_path / "las"

    def broken(handle: int) -> None:
        assert locked(handle)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), lock_file(file) as handle:
        broken(handle)
    with lock_file(file) as handle:
        assert locked(handle)


def test_a_folder_that_is_not_there_is_said_by_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), lock_file(tmp_path / "finns inte" / "las"):
        pass
