"""Skrivningar som väntar på disken tillsammans: allt i en omgång säkras på en gång, och var och en får sitt svar."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from itertools import count as numbers
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from beslutsgen.emit.disk import disk
from beslutsgen.emit.disk.files import Refused, Written, recover, writing
from beslutsgen.emit.disk.journal import Places
from beslutsgen.emit.disk.rounds import Unsaved, alone, in_rounds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from beslutsgen.emit.disk.rounds import Steps

NAMES = ("forslag-till-beslut.docx", "tjansteskrivelse.docx")
CASES = ("a", "b", "c", "d")


def papers(case: str) -> dict[str, bytes]:
    return {name: f"{case} {name}".encode() for name in NAMES}


def there(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*.docx")}


class Disk:
    """Det som når disken, i ordning; en fil vars väg har `fails` i sig går inte att säkra."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fails: str = "inget") -> None:
        self.told: list[tuple[str, list[str]]] = []
        self.fails = fails
        monkeypatch.setattr(disk, "keep_all", self.keep)
        monkeypatch.setattr(disk, "keep_folders", self.folders)

    def keep(self, paths: Sequence[Path]) -> dict[Path, OSError]:
        self.told.append(("filer", [str(path) for path in paths]))
        full = OSError(errno.ENOSPC, "No space left on device")
        return {path: full for path in paths if self.fails in str(path)}

    def folders(self, paths: Sequence[Path]) -> None:
        self.told.append(("mappar", [str(path) for path in paths]))


def test_four_cases_wait_as_many_times_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = []
    for cases in (CASES[:1], CASES):
        with monkeypatch.context() as patch:
            seen = Disk(patch)
            done = in_rounds(
                [writing(tmp_path / str(len(cases)) / case, papers(case), "1") for case in cases]
            )
        assert all(isinstance(one, Written) for one in done)
        assert [there(tmp_path / str(len(cases)) / case) for case in cases] == [
            papers(case) for case in cases
        ]
        waits.append([kind for kind, paths in seen.told if paths])
        assert sum(len(paths) for kind, paths in seen.told if kind == "filer") == 4 * len(cases)
    assert waits[0] == waits[1] == ["filer", "mappar", "mappar"]


def test_one_that_cannot_be_kept_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        Disk(patch, f"{tmp_path / 'b'}")
        done = in_rounds([writing(tmp_path / case, papers(case), "1") for case in CASES])
    assert [type(one) for one in done] == [Written, Refused, Written, Written]
    assert [there(tmp_path / case) for case in CASES] == [papers("a"), {}, papers("c"), papers("d")]
    again = alone(writing(tmp_path / "b", papers("b"), "1"))
    assert isinstance(again, Written)
    assert there(tmp_path / "b") == papers("b")


def test_a_case_that_somebody_else_writes_does_not_hold_up_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(tmp_path / "a")
    disk.make_folder(places.sidecar)
    held = FileLock(places.lock)
    held.acquire()

    def let_go(_seconds: float) -> None:
        # Ingen annan har något kvar att göra: de är klara, och har släppt sina lås.
        assert [there(tmp_path / case) for case in CASES[1:]] == [papers(case) for case in CASES[1:]]
        held.release()

    monkeypatch.setattr(time, "sleep", let_go)
    done = in_rounds([writing(tmp_path / case, papers(case), "1") for case in CASES])
    assert all(isinstance(one, Written) for one in done)
    assert there(tmp_path / "a") == papers("a")


def test_what_is_interrupted_lets_go_of_its_lock(tmp_path: Path) -> None:
    def interrupted() -> Steps[int]:
        yield Unsaved()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        in_rounds([writing(tmp_path / "a", papers("a"), "1"), interrupted()])
    with FileLock(Places(tmp_path / "a").lock, timeout=0):
        pass
    assert isinstance(alone(writing(tmp_path / "a", papers("a"), "1")), Written)


def test_every_file_is_kept_also_where_no_thread_can_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / str(number) for number in range(11)]
    for file in files[:-2]:
        file.write_bytes(b"x")
    kept: list[int] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        kept.append(os.fstat(handle).st_ino)
        real(handle)

    def refused(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(os, "fsync", fsync)
    for started in (threading.Thread.start, refused):
        monkeypatch.setattr(threading.Thread, "start", started)
        kept.clear()
        assert sorted(disk.keep_all(files)) == sorted(files[-2:])
        assert sorted(kept) == sorted(file.stat().st_ino for file in files[:-2])


KILLER = """
import os, sys
from pathlib import Path
from beslutsgen.emit.disk import disk
from beslutsgen.emit.disk.files import writing
from beslutsgen.emit.disk.rounds import in_rounds
folder, at = Path(sys.argv[1]), int(sys.argv[2])
calls = 0
def wrap(name):
    real = getattr(disk, name)
    def operation(*arguments):
        global calls
        calls += 1
        if calls == at:
            os._exit(9)
        return real(*arguments)
    setattr(disk, name, operation)
for name in ("write", "keep_all", "keep_folders", "replace", "remove"):
    wrap(name)
in_rounds([
    writing(folder / case, {name: f"ny {case} {name}".encode() for name in sys.argv[3:]}, "1") for case in "abc"
])
"""


def test_killed_at_any_step_each_case_is_all_old_or_all_new(tmp_path: Path) -> None:
    cases = CASES[:3]
    new = {case: {name: f"ny {case} {name}".encode() for name in NAMES} for case in cases}
    mixed = set()
    for at in numbers(1):
        folder = tmp_path / str(at)
        in_rounds([writing(folder / case, papers(case), "1") for case in cases])
        done = subprocess.run(
            [sys.executable, "-c", KILLER, folder, str(at), *NAMES], check=False, timeout=60
        )
        for case in cases:
            assert recover(folder / case) == ()
            assert there(folder / case) in (papers(case), new[case])
        mixed.add(sum(there(folder / case) == new[case] for case in cases))
        if done.returncode == 0:
            break
        assert done.returncode == 9
    assert at > 30
    assert mixed >= {0, 3}


def test_a_bug_in_one_is_its_answer(tmp_path: Path) -> None:
    def broken(file: Path) -> Steps[int]:
        file.write_bytes(b"x")
        yield Unsaved(files=(file,))
        raise KeyError(file.name)

    def whole(number: int) -> Steps[int]:
        yield Unsaved(folders=(tmp_path,))
        return number

    error, answer = in_rounds([broken(tmp_path / "x"), whole(7)])
    assert (repr(error), answer) == ("KeyError('x')", 7)
    with pytest.raises(KeyError):
        alone(broken(tmp_path / "y"))
    assert in_rounds([]) == []


def test_the_first_part_that_cannot_be_kept_is_thrown_where_it_is_waited_for(tmp_path: Path) -> None:
    def waits() -> Steps[str]:
        try:
            yield Unsaved(files=(tmp_path / "finns inte",))
        except FileNotFoundError as error:
            return str(error.filename)
        return "säkrad"

    assert alone(waits()) == str(tmp_path / "finns inte")
