"""Papper skrivs alla eller inget, aldrig över andras arbete, och en avbruten skrivning görs klar eller backas."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
import threading
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import pytest
from skrivning import write_case

from beslutsgen.emit.disk import disk, files
from beslutsgen.emit.disk.files import Refused, Written, recover
from beslutsgen.emit.disk.journal import Places
from beslutsgen.emit.disk.refusals import KEPT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES: Final = ("forslag-till-beslut.docx", "tjansteskrivelse.docx", "verksamhetsuppdrag.docx")
OLD: Final = {name: f"gammal {name}".encode() for name in NAMES}
NEW: Final = {name: f"ny {name}".encode() for name in NAMES}
OPERATIONS: Final = ("write", "keep_all", "replace", "remove")


def write(folder: Path, papers: dict[str, bytes], *, backup: bool = False) -> Written:
    done = write_case(folder, papers, "1.0", backup=backup)
    assert isinstance(done, Written), done
    return done


def refused(folder: Path, papers: dict[str, bytes]) -> list[str]:
    done = write_case(folder, papers, "1.0")
    assert isinstance(done, Refused)
    assert all(found.hint for found in done.diagnostics)
    return [found.code for found in done.diagnostics]


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.docx"))}


def leftovers(folder: Path) -> list[str]:
    sidecar = folder / ".beslutsgen"
    return sorted(
        path.name for path in sidecar.rglob("*") if path.is_file() and path.name not in ("las", "byggt.json")
    )


def test_papers_are_written_and_remembered(tmp_path: Path) -> None:
    folder = tmp_path / "output" / "kanberget"
    done = write(folder, OLD)
    assert [path.name for path in done.papers] == [*NAMES]
    assert there(folder) == OLD
    assert leftovers(folder) == []
    remembered = json.loads((folder / ".beslutsgen" / "byggt.json").read_text(encoding="utf-8"))
    assert remembered["program"] == "1.0"
    assert list(remembered["papers"]) == [*NAMES]
    assert write(folder, NEW).papers == done.papers
    assert there(folder) == NEW


def test_an_unchanged_paper_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.docx")}
    done = write(tmp_path, OLD)
    assert done.papers == ()
    assert [path.name for path in done.unchanged] == [*NAMES]
    assert {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.docx")} == before


def test_one_paper_alone_keeps_the_memory_of_the_others(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    write(tmp_path, {NAMES[0]: b"ny"})
    assert write(tmp_path, NEW).backups == ()


def test_a_sidecar_file_belongs_to_the_build(tmp_path: Path) -> None:
    done = write_case(tmp_path, OLD, "1.0", {"kanberget.txt": "å".encode()})
    assert isinstance(done, Written)
    assert (tmp_path / ".beslutsgen" / "kanberget.txt").read_text(encoding="utf-8") == "å"


def test_an_edited_paper_is_not_overwritten_and_no_other_either(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    (tmp_path / NAMES[1]).write_bytes(b"handskrivet")
    assert refused(tmp_path, NEW) == ["DOK001"]
    assert there(tmp_path) == OLD | {NAMES[1]: b"handskrivet"}
    assert write(tmp_path, OLD | {NAMES[1]: b"handskrivet"}).papers == ()


def test_a_file_of_someone_elses_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / NAMES[0]).write_bytes(b"annans")
    assert refused(tmp_path, NEW) == ["DOK002"]
    assert there(tmp_path) == {NAMES[0]: b"annans"}
    (tmp_path / ".beslutsgen" / "byggt.json").write_text("{", encoding="utf-8")
    assert refused(tmp_path, NEW) == ["DOK002"]


def test_backup_keeps_the_edited_paper_beside_the_new_one(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    (tmp_path / NAMES[1]).write_bytes(b"handskrivet")
    (tmp_path / "tjansteskrivelse (sparad 1).docx").write_bytes(b"tidigare")
    done = write(tmp_path, NEW, backup=True)
    assert [path.name for path in done.backups] == ["tjansteskrivelse (sparad 2).docx"]
    saved = {
        "tjansteskrivelse (sparad 1).docx": b"tidigare",
        "tjansteskrivelse (sparad 2).docx": b"handskrivet",
    }
    assert there(tmp_path) == NEW | saved
    assert write(tmp_path, OLD, backup=True).backups == ()


@pytest.mark.parametrize("lock", ["~$ansteskrivelse.docx", ".~lock.tjansteskrivelse.docx#"])
def test_a_paper_open_in_word_or_libreoffice_stops_all(tmp_path: Path, lock: str) -> None:
    write(tmp_path, OLD)
    (tmp_path / lock).write_bytes(b"")
    assert refused(tmp_path, NEW) == ["DOK003"]
    assert there(tmp_path) | {lock: b""} == OLD | {lock: b""}
    assert isinstance(write_case(tmp_path, OLD, "1.0"), Written)


@pytest.mark.parametrize(
    ("name", "lock"),
    [("avtal.docx", "~$avtal.docx"), ("avtalen.docx", "~$vtalen.docx"), ("avtalens.docx", "~$talens.docx")],
)
def test_words_lock_file_is_named_by_the_length_of_the_name(tmp_path: Path, name: str, lock: str) -> None:
    (tmp_path / lock).write_bytes(b"")
    assert refused(tmp_path, {name: b"x"}) == ["DOK003"]


def test_a_folder_in_the_way_and_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / NAMES[0]).mkdir()
    assert refused(tmp_path, NEW) == ["DOK003"]
    (tmp_path / "fil").write_bytes(b"")
    assert refused(tmp_path / "fil", NEW) == ["DOK003"]
    assert refused(tmp_path / "fil" / "mapp", NEW) == ["DOK003"]
    assert refused(tmp_path / ("a" * 300), NEW) == ["DOK003"]


def test_a_build_waits_for_another_of_the_same_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    write(tmp_path, OLD)
    monkeypatch.setattr(files, "_PATIENCE", 0.1)
    with FileLock(tmp_path / ".beslutsgen" / "las"):
        done: list[list[str]] = []
        # En lås i samma tråd delas; en annan byggning är en annan tråd eller process.
        thread = threading.Thread(target=lambda: done.append(refused(tmp_path, NEW)))
        thread.start()
        thread.join()
    assert done == [["DOK003"]]
    assert there(tmp_path) == OLD


def test_many_builds_at_once_leave_one_whole_set(tmp_path: Path) -> None:
    sets = [{name: f"{n} {name}".encode() for name in NAMES} for n in range(6)]
    threads = [threading.Thread(target=write_case, args=(tmp_path, papers, "1.0")) for papers in sets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert there(tmp_path) in sets
    assert leftovers(tmp_path) == []


def test_recover_is_quiet_where_nothing_happened(tmp_path: Path) -> None:
    assert recover(tmp_path / "finns inte") == ()
    assert recover(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []
    write(tmp_path, OLD)
    assert recover(tmp_path) == ()


class Faulty:
    """Låter den n:te diskåtgärden misslyckas."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, error: OSError, at: int, *, forever: bool = False
    ) -> None:
        self.calls = count()
        self.error = error
        self.at = at
        self.forever = forever
        self.hit = False
        for name in OPERATIONS:
            monkeypatch.setattr(disk, name, self.wrap(getattr(disk, name)))

    def wrap(self, real: Callable[..., object]) -> Callable[..., object]:
        def operation(*arguments: Any) -> object:
            call = next(self.calls)
            if call == self.at or (self.forever and call > self.at):
                self.hit = True
                if real.__name__ == "keep_all":
                    return dict.fromkeys(arguments[0], self.error)
                raise self.error
            return real(*arguments)

        return operation


ERRORS: Final = [
    (OSError(errno.ENOSPC, "No space left on device"), "disken är full"),
    (PermissionError(errno.EACCES, "Permission denied"), "behörighet saknas"),
    (OSError(errno.EROFS, "Read-only"), "skrivskyddad"),
    (OSError(errno.ENAMETOOLONG, "Too long"), "för lång"),
]


@pytest.mark.parametrize(("error", "reason"), ERRORS)
@pytest.mark.parametrize("forever", [False, True])
def test_an_error_at_any_step_leaves_all_old_or_all_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str, forever: bool
) -> None:
    for at in count():
        folder = tmp_path / str(at)
        write(folder, OLD)
        with monkeypatch.context() as patch:
            faulty = Faulty(patch, error, at, forever=forever)
            done = write_case(folder, NEW, "1.0")
        if isinstance(done, Refused):
            assert {found.code for found in done.diagnostics} == {"DOK003"}
            assert reason in done.diagnostics[0].message
            if not forever:
                assert there(folder) == OLD
        assert recover(folder) == ()
        assert there(folder) in (OLD, NEW)
        assert leftovers(folder) == []
        assert there(folder) == NEW or isinstance(done, Refused)
        write(folder, NEW)
        assert there(folder) == NEW
        if not faulty.hit:
            break
    assert at > 12


def test_windows_says_that_the_paper_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, OLD)
    real = disk.replace

    def locked(source: Path, target: Path) -> None:
        if target.name == NAMES[1]:
            raise OpenOnWindowsError(errno.EACCES, "Access is denied")
        real(source, target)

    monkeypatch.setattr(disk, "replace", locked)
    done = write_case(tmp_path, NEW, "1.0")
    assert isinstance(done, Refused)
    assert [found.message for found in done.diagnostics] == [
        f"tjansteskrivelse.docx kunde inte skrivas: filen är öppen i ett annat program. {KEPT}"
    ]
    assert there(tmp_path) == OLD


class OpenOnWindowsError(PermissionError):
    """Ett fel som Windows ger det när en fil är öppen."""

    winerror = 32


def test_a_paper_that_someone_saves_meanwhile_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, OLD)
    real = disk.replace

    def saving(source: Path, target: Path) -> None:
        real(source, target)
        if target.name == NAMES[0]:
            (tmp_path / NAMES[1]).write_bytes(b"sparat just nu")

    monkeypatch.setattr(disk, "replace", saving)
    assert refused(tmp_path, NEW) == ["DOK001"]
    assert there(tmp_path) == OLD | {NAMES[1]: b"sparat just nu"}
    assert recover(tmp_path) == ()


def test_a_paper_that_someone_edits_after_a_crash_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, OLD)
    with monkeypatch.context() as patch:
        patch.setattr(files, "_forward", crash)
        with pytest.raises(KeyboardInterrupt):
            write_case(tmp_path, NEW, "1.0")
    assert Places(tmp_path).journal.exists()
    (tmp_path / NAMES[2]).write_bytes(b"rettat")
    assert recover(tmp_path) == ()
    assert there(tmp_path) == OLD | {NAMES[2]: b"rettat"}
    assert refused(tmp_path, NEW) == ["DOK001"]


def crash(*_: object) -> None:
    raise KeyboardInterrupt


KILLER = """
import os, sys
from pathlib import Path
from beslutsgen.emit.disk import disk
from beslutsgen.emit.disk.files import writing
from beslutsgen.emit.disk.rounds import alone
folder, at, when = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
calls = 0
def wrap(name):
    real = getattr(disk, name)
    def operation(*arguments):
        global calls
        calls += 1
        if calls == at and when == "fore":
            os._exit(9)
        if calls == at and when == "halv" and name == "write":
            path, data = arguments
            path.write_bytes(data[: len(data) // 2])
            os._exit(9)
        answer = real(*arguments)
        if calls == at and when == "efter":
            os._exit(9)
        return answer
    setattr(disk, name, operation)
for name in ("write", "keep_all", "replace", "remove"):
    wrap(name)
papers = {name: ("ny " + name).encode() for name in sys.argv[4:]}
alone(writing(folder, papers, "1.0"))
"""


@pytest.mark.parametrize("when", ["fore", "halv", "efter"])
def test_a_process_killed_at_any_step_leaves_all_old_or_all_new_after_the_next_command(
    tmp_path: Path, when: str
) -> None:
    states = set()
    for at in range(1, 60):
        folder = tmp_path / f"{when}{at}"
        write(folder, OLD)
        ran = subprocess.run([sys.executable, "-c", KILLER, str(folder), str(at), when, *NAMES], check=False)
        assert all(data in (OLD[name], NEW[name]) for name, data in there(folder).items())
        assert recover(folder) == ()
        assert there(folder) in (OLD, NEW)
        states.add(there(folder) == NEW)
        assert leftovers(folder) == []
        write(folder, NEW)
        if ran.returncode == 0 and when != "halv":
            break
        if when == "halv" and at > 12:
            break
    assert when == "halv" or states == {False, True}
    assert at > 10


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_file_that_cannot_be_kept_is_an_error_wherever_it_stands(tmp_path: Path, missing: int) -> None:
    paths = [tmp_path / str(number) for number in range(3)]
    for path in paths:
        path.write_bytes(b"text")
    disk.keep(paths)
    paths[missing].unlink()
    with pytest.raises(FileNotFoundError) as caught:
        disk.keep(paths)
    assert caught.value.filename == str(paths[missing])
