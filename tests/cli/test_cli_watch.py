"""`watch`: det som är nytt sedan förra bygget, och bara det; klockan och filsystemet står utanför."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from invoke import MODULE

from beslutsgen.cli.watch_command import _build, _lines
from beslutsgen.pipeline.watched import Watch
from beslutsgen.report.line import plain

if TYPE_CHECKING:
    from beslutsgen.pipeline.watched import News
    from beslutsgen.report.outcome import Outcome


@pytest.fixture
def watch(folder: Path) -> Watch:
    def build(case: Path) -> Outcome:
        return _build(case, out=folder / "output", templates=None, cache=False)

    return Watch((folder / "arenden/kanberget.yaml", folder / "arenden/korttidsvistelse-lss.yaml"), build)


def saved(watch: Watch, old: str, new: str) -> tuple[News, ...]:
    case = watch.cases[0]
    text = case.read_text(encoding="utf-8")
    assert old in text
    case.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return watch.after({case})


def codes(news: News) -> set[str]:
    return {found.code for found in news.outcome.diagnostics}


def test_first_everything_and_then_only_what_is_new(watch: Watch) -> None:
    first = watch.everything()
    assert [len(one.outcome.written) for one in first] == [3, 3]
    assert codes(first[0])
    (changed,) = saved(watch, "3,8 mnkr", "3,9 mnkr")
    assert (codes(changed), changed.gone, len(changed.outcome.written)) == (set(), (), 3)
    (same,) = watch.after({watch.cases[0]})
    assert not same.anything


def test_a_fault_is_told_once_and_that_it_is_gone(watch: Watch) -> None:
    watch.everything()
    (broken,) = saved(watch, "period: 2018-03-01–2021-01-31", "period: 2018-03-01–2021-13-31")
    assert codes(broken)
    assert all(code.startswith("FIL") for code in codes(broken))
    # En fil som inte går att läsa har inte prövats: de andra fynden är inte borta, och visas inte igen sedan.
    assert broken.gone == ()
    assert "inget papper skrivet." in plain(_lines(broken))
    (again,) = saved(watch, "3,8 mnkr", "3,9 mnkr")
    assert not codes(again)
    (mended,) = saved(watch, "2021-13-31", "2021-01-31")
    assert codes(mended) == set()
    assert [found.code for found in mended.gone] == [found.code for found in broken.outcome.diagnostics]
    assert "borta FIL" in plain(_lines(mended))
    assert "3 papper skrivna." in plain(_lines(mended))


def test_other_files_are_nobodys_business(watch: Watch, folder: Path) -> None:
    watch.everything()
    assert watch.after({folder / "output/kanberget/tjansteskrivelse.docx", folder / "annat.txt"}) == ()


def test_a_changed_pack_builds_every_case(watch: Watch, folder: Path) -> None:
    watch.pack = folder / "mallar"
    assert [news.case for news in watch.after({folder / "mallar/fraser/mbl.md"})] == list(watch.cases)


def test_a_removed_case_is_told_once_and_its_papers_stay(watch: Watch) -> None:
    first, _ = watch.everything()
    source = watch.cases[0].read_bytes()
    watch.cases[0].unlink()
    (removed,) = watch.after({watch.cases[0]})
    assert [found.message for found in removed.outcome.diagnostics] == [
        "Filen går inte att läsa: den finns inte längre."
    ]
    # Det som inte har prövats är inte borta.
    assert removed.gone == ()
    assert all(Path(paper).is_file() for paper in first.outcome.written)
    (again,) = watch.after({watch.cases[0]})
    assert codes(again) == set()
    watch.cases[0].write_bytes(source)
    (back,) = watch.after({watch.cases[0]})
    assert (codes(back), [found.code for found in back.gone]) == (set(), ["FIL001"])


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C till en annan process finns bara i Unix")
def test_a_saved_file_is_built_and_ctrl_c_ends_quietly(folder: Path) -> None:
    shown = folder / "visat.txt"
    case = folder / "arenden/kanberget.yaml"
    with shown.open("wb") as out:
        child = subprocess.Popen(
            [*MODULE, "watch", "arenden/kanberget.yaml"], cwd=folder, stdout=out, stderr=out
        )
        wait_for(shown, "Bevakar")
        # Bevakningen börjar strax efter att det har sagts.
        time.sleep(1)
        case.write_text(case.read_text(encoding="utf-8").replace("3,8 mnkr", "3,9 mnkr"), encoding="utf-8")
        before = len(shown.read_text(encoding="utf-8"))
        wait_for(shown, "3 papper skrivna.", after=before)
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=30) == 0
    assert "Traceback" not in shown.read_text(encoding="utf-8")
    assert "KeyboardInterrupt" not in shown.read_text(encoding="utf-8")
    assert "Avbrutet" not in shown.read_text(encoding="utf-8")


def wait_for(file: Path, text: str, *, after: int = 0) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if text in file.read_text(encoding="utf-8")[after:]:
            return
        time.sleep(0.1)
    raise AssertionError(file.read_text(encoding="utf-8"))
