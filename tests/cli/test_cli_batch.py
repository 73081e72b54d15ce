"""Många ärenden: en rad var, fel som inte hindrar de andra, flera processer, och ett avbrott som lämnar allt helt."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from invoke import CASES, MODULE, invoke, terminal

from beslutsgen.cli.options import Reporting
from beslutsgen.cli.show import show
from beslutsgen.cli.work import Work
from beslutsgen.report.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from invoke import Ran

SMALL = Path(__file__).parent / "litet.yaml"
NAMES = ("a", "b", "c", "d", "e")
REPORTING = Reporting(format="text", quiet=False, strict=False, select=(), ignore=(), color=False)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """En mapp med fem små ärenden; det tredje har ett fel, det fjärde går inte att läsa."""
    text = SMALL.read_text(encoding="utf-8")
    (tmp_path / "arenden").mkdir()
    for name in NAMES:
        case = text.replace("Mötesplatsen Ängen", f"Mötesplatsen {name.upper()}")
        (tmp_path / "arenden" / f"{name}.yaml").write_text(case, encoding="utf-8")
    wrong = text.replace("    period: 2026-05-01–2028-04-30", "    period: 2026-05-01–2025-04-30")
    assert wrong != text
    (tmp_path / "arenden" / "c.yaml").write_text(wrong, encoding="utf-8")
    (tmp_path / "arenden" / "d.yaml").write_text(text.replace("  rubrik:", "  rubik:"), encoding="utf-8")
    return tmp_path


def rows(text: str) -> list[str]:
    """Raderna om ärendena, och den om alla."""
    return [row for row in text.splitlines() if re.match(r"(?:[a-e]|\d+ ärenden): ", row)]


def files(folder: Path) -> dict[str, bytes]:
    """Allt som ett bygge skrev."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != "las"
    }


def test_every_case_has_its_row_and_its_findings_above_it(many: Path) -> None:
    ran = invoke("build", "arenden", cwd=many)
    assert ran.code == 1
    said = rows(ran.out)
    assert [row.partition(":")[0] for row in said] == [*NAMES, "5 ärenden"]
    assert said[0].startswith("a: 3 papper skrivna, ")
    assert said[2].startswith("c: inget papper skrivet, 1 fel")
    assert said[3].startswith("d: inget papper skrivet, 1 fel")
    assert said[5].startswith("5 ärenden: 9 papper skrivna, 2 fel")
    error = ran.out.index("c.yaml:")
    assert ran.out.index("\nb: ") < error < ran.out.index("\nc: ")


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_several_processes_say_and_write_the_same(form: str, many: Path) -> None:
    one = invoke("build", "arenden", "--out", "ut", "--jobs", "1", "--format", form, cwd=many)
    (many / "ut").rename(many / "ensam")
    two = invoke("build", "arenden", "--out", "ut", "--jobs", "2", "--format", form, cwd=many)
    assert two == one
    assert files(many / "ut") == files(many / "ensam")
    again = invoke("build", "arenden", "--out", "ut", "--jobs", "2", cwd=many)
    assert rows(again.out)[4].startswith("e: 3 papper oförändrade, ")


def test_an_unchanged_case_says_all_that_it_said(many: Path) -> None:
    first = json.loads(invoke("build", "arenden", "--format", "json", cwd=many).out)
    for options in ((), ("--force",), ("--jobs", "2"), ("--jobs", "+2")):
        second = json.loads(invoke("build", "arenden", "--format", "json", *options, cwd=many).out)
        assert second["diagnostics"] == first["diagnostics"]
        assert second["summary"] == first["summary"]
        assert (second["written"], second["unchanged"]) == ([], first["written"])


def test_every_case_of_many_gets_its_own_answer_however_many_work(tmp_path: Path) -> None:
    text = SMALL.read_text(encoding="utf-8")
    (tmp_path / "arenden").mkdir()
    for number in range(40):
        case = text.replace("Mötesplatsen Ängen", f"Mötesplatsen {number}")
        if number % 7 == 3:
            case = case.replace("    period: 2026-05-01–2028-04-30", "    period: 2026-05-01–2025-04-30")
        (tmp_path / "arenden" / f"a{number:02}.yaml").write_text(case, encoding="utf-8")
    found = []
    for jobs in ("1", "2"):
        ran = invoke("build", "arenden", "--jobs", jobs, "--out", "ut", "--format", "json", cwd=tmp_path)
        found.append((json.loads(ran.out), files(tmp_path / "ut")))
        shutil.rmtree(tmp_path / "ut")
    assert found[0] == found[1]
    # I ärendenas ordning, och de felaktiga sagda om sina egna filer.
    names = [f"a{number:02}" for number in range(40)]
    wrong = names[3::7]
    written = dict.fromkeys(Path(paper).parent.name for paper in found[0][0]["written"])
    assert list(written) == [name for name in names if name not in wrong]
    errors = [one["spot"]["file"] for one in found[0][0]["diagnostics"] if one["severity"] == "error"]
    assert [Path(file).stem for file in dict.fromkeys(errors)] == wrong


def test_force_builds_what_is_unchanged(call: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Path] = []
    from beslutsgen import pipeline

    build = pipeline.building

    def counted(case: Path, *rest: object) -> object:
        built.append(case)
        return build(case, *rest)  # type: ignore[arg-type]  # samma argument

    monkeypatch.setattr(pipeline, "building", counted)
    case = "arenden/kanberget.yaml"
    shown = [call("build", case, *options).out for options in ((), (), ("--force",))]
    assert built == [Path(case)] * 2
    assert shown[1] == shown[2] != shown[0]


def test_a_bug_stops_one_case_and_no_other(many: Path) -> None:
    program = (
        "import sys, beslutsgen.pipeline as pipeline\n"
        "check = pipeline.check_case\n"
        "def broken(case, *rest, **named):\n"
        "    if case.stem == 'b': raise KeyError('hemligt')\n"
        "    return check(case, *rest, **named)\n"
        "pipeline.check_case = broken\n"
        "sys.argv = ['beslutsgen', 'check', 'arenden', *sys.argv[1:]]\n"
        "from beslutsgen.cli import main\n"
        "main()\n"
    )

    def ran(*options: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-c", program, *options],
            cwd=many,
            env={**os.environ, "TMPDIR": str(many)},
            capture_output=True,
            check=False,
            timeout=120,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    code, out, err = ran()
    assert (code, err) == (1, "")
    said = rows(out)
    assert said[1] == "b: avbrutet."
    assert said[5].startswith("5 ärenden: 1 avbrutet, 2 fel")
    case = Path("arenden", "b.yaml")
    reason = "Ett fel i beslutsgen, inte i filen, gjorde att det inte gick. Detaljerna finns i "
    assert f"Inte färdigkontrollerat: {case}. {reason}" in out
    assert "hemligt" not in out
    details = [file.read_text(encoding="utf-8") for file in many.glob("beslutsgen-fel-*.txt")]
    assert ["KeyError: 'hemligt'" in one for one in details] == [True]
    for options in (("--quiet",), ("--format", "json")):
        code, out, err = ran(*options)
        assert code == 1
        assert err.startswith(f"{case}: {reason}")
        assert err.count("\n") == 1
    assert json.loads(out)["verdict"] == "fel"


def test_a_fault_of_the_pack_is_said_once(many: Path) -> None:
    shutil.copytree(CASES.parent / "templates", many / "paket")
    shutil.copy(many / "paket" / "pack.yaml", many / "paket" / "tjansteskrivelse.docx")
    for jobs in ("1", "2"):
        ran = invoke("build", "arenden", "--templates", "paket", "--jobs", jobs, cwd=many)
        assert ran.code == 1
        assert ran.out.count("mer : beslutsgen explain MALL") == 1
        assert [row for row in rows(ran.out)[:2] if "1 fel" not in row] == []
        assert ", 3 fel" in rows(ran.out)[5]


def test_memory_is_the_same_for_many_as_for_few(capsys: pytest.CaptureFixture[str]) -> None:
    def peak(count: int) -> int:
        made = (Outcome(written=(f"{number} {'x' * 100_000}",), files=1) for number in range(count))
        work = Work(
            "Bygger",
            count,
            lambda tell: lambda _: (tell(f"a{number}", one) for number, one in enumerate(made)),
        )
        tracemalloc.start()
        tally = show(work, REPORTING, building=True)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert tally.written == count
        return most

    assert peak(400) < peak(20) + 500_000
    assert "400 ärenden: 400 papper skrivna" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--jobs", "0"), "0 är inget antal. Ange ett heltal som är minst 1."),
        (("--jobs", "två"), "två är inget antal."),
        # Längre än vad Python gör om till ett tal.
        (("--jobs", "9" * 5000), "9 är inget antal."),
        (("--executor", "dusk"), "dusk går inte att använda. Ange process, eller dask://DATOR:PORT."),
    ],
)
def test_what_cannot_be_meant(arguments: tuple[str, ...], said: str, call: Callable[..., Ran]) -> None:
    ran = call("build", "arenden", *arguments)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="pseudoterminaler finns bara i Unix")
def test_the_bar_on_a_terminal_never_stands_in_the_result(many: Path) -> None:
    for jobs in ("1", "2"):
        shown = terminal(
            "build", "arenden", "--jobs", jobs, "--force", cwd=many, env={"NO_COLOR": "1"}, columns=200
        )
        assert "Bygger a" in shown.out
        assert "/5" in shown.out
        assert "/s" in shown.out
        plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.out)
        assert [row.partition(":")[0] for row in rows(plain.replace("\r", "\n"))] == [*NAMES, "5 ärenden"]


@pytest.mark.skipif(sys.platform == "win32", reason="avbrott skickas på ett annat sätt")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_batch_leaves_whole_papers_and_no_process(jobs: str, many: Path) -> None:
    import psutil

    text = SMALL.read_text(encoding="utf-8")
    for number in range(60):
        (many / "arenden" / f"a{number:02}.yaml").write_text(text, encoding="utf-8")
    with subprocess.Popen(
        [*MODULE, "build", "arenden", "--jobs", jobs, "--select", "DOK"],
        cwd=many,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        # Som på en terminal får alla processer avbrottet; en egen grupp, så att testet inte får det.
        preexec_fn=_as_on_a_terminal,  # noqa: PLW1509  # testet har inga trådar
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        working = psutil.Process(child.pid).children(recursive=True)
        os.killpg(child.pid, signal.SIGINT)
        out, err = child.communicate(timeout=60)
    assert b": 3 papper" in first
    assert (child.returncode, err.decode().strip()) == (1, "Avbrutet.")
    assert len(rows((first + out).decode())) < 60
    assert [one for one in psutil.wait_procs(working, timeout=30)[1] if one.is_running()] == []
    papers = list((many / "output").rglob("*.docx"))
    assert papers
    assert [paper for paper in papers if zipfile.ZipFile(paper).testzip()] == []
    if jobs == "2":
        # Det som var påbörjat är klart: tre papper i varje mapp, och inget halvskrivet bredvid.
        assert len(papers) == 3 * len(list((many / "output").iterdir()))
        assert list((many / "output").rglob("journal.json")) == []
    assert invoke("build", "arenden", "--select", "DOK", cwd=many).out.count(": 3 papper ") == 63


@pytest.mark.skipif(sys.platform == "win32", reason="ett dödat kommando ser annorlunda ut")
def test_no_process_is_left_when_the_command_is_killed(many: Path) -> None:
    import psutil

    text = SMALL.read_text(encoding="utf-8")
    for number in range(60):
        (many / "arenden" / f"a{number:02}.yaml").write_text(text, encoding="utf-8")
    command = [*MODULE, "build", "arenden", "--jobs", "2", "--select", "DOK"]
    with subprocess.Popen(command, cwd=many, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        working = psutil.Process(child.pid).children(recursive=True)
        child.kill()
    assert len(working) >= 2
    assert psutil.wait_procs(working, timeout=30)[1] == []


def _as_on_a_terminal() -> None:
    os.setpgrp()
    signal.signal(signal.SIGINT, signal.default_int_handler)
