"""På en terminal: färg, radbrytning, frågor och framsteg; ett avbrott är ett ord."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from invoke import CASES, MODULE, terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudoterminaler finns bara i Unix")
CASE = "arenden/kanberget.yaml"
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    shutil.copytree(CASES, tmp_path / "arenden")
    return tmp_path


def test_severity_is_in_colour(cases: Path) -> None:
    shown = terminal("check", CASE, cwd=cases).out
    assert "\x1b[1;36mupplysning DAT013\x1b[0m" in shown
    assert "\x1b[32mkanberget: " in shown


@pytest.mark.parametrize(
    ("option", "env"),
    [(("--no-color",), {}), ((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"})],
    ids=["--no-color", "NO_COLOR", "TERM=dumb"],
)
def test_no_colour(option: tuple[str, ...], env: dict[str, str], cases: Path) -> None:
    shown = terminal("check", CASE, *option, cwd=cases, env=env).out
    assert "upplysning DAT013" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("columns", [60, 100])
def test_lines_are_broken_between_words(columns: int, cases: Path) -> None:
    shown = terminal("check", CASE, cwd=cases, columns=columns, env={"NO_COLOR": "1"}).out
    assert [line for line in shown.splitlines() if len(line) > columns] == []
    # Ordet är helt, också där raden bryts.
    assert "förlängas" in shown
    assert re.search(r"^ {8}\S", shown, re.MULTILINE)


def test_the_same_words_as_in_a_pipe(cases: Path) -> None:
    narrow = terminal("check", CASE, cwd=cases, columns=400, env={"NO_COLOR": "1"}).out
    piped = subprocess.run([*MODULE, "check", CASE], cwd=cases, capture_output=True, check=True, timeout=60)
    assert narrow.split() == piped.stdout.decode().split()


def test_a_file_cannot_steer_the_terminal(cases: Path) -> None:
    case = cases / CASE
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("  rubrik:", "  rubrik\x1b]0;ny titel\x07:"), encoding="utf-8")
    shown = terminal("check", CASE, cwd=cases, env={"NO_COLOR": "1"})
    assert shown.code == 1
    assert "FIL006" in shown.out
    assert "\x1b" not in shown.out


def test_progress_names_each_case_and_is_wiped(cases: Path) -> None:
    shown = terminal("build", "arenden", "--quiet", "--select", "BEL001", cwd=cases).out
    assert "Bygger kanberget" in shown
    assert "Bygger korttidsvistelse-lss" in shown
    assert ESCAPE.sub("", shown.split("\r")[-1]).strip() == ""
    assert "Kontrollerar kanberget" in terminal("check", "arenden", cwd=cases).out


def test_one_case_needs_no_progress(cases: Path) -> None:
    assert "Bygger" not in terminal("build", CASE, cwd=cases).out


def test_new_asks_for_what_is_not_given(cases: Path) -> None:
    keys = ("fel typ\n", "beslutsarende\n", "Nytt kök\n", "\n", "Kökskontoret\n")
    ran = terminal("new", "kok", cwd=cases, keys=keys)
    assert ran.code == 0
    assert (
        "Ärendets typ (verksamhetsuppdrag, utvecklingsuppdrag, beslutsarende) [verksamhetsuppdrag]: "
        in ran.out
    )
    assert (
        "Fel: fel typ är inte något av 'verksamhetsuppdrag', 'utvecklingsuppdrag', 'beslutsarende'."
        in ran.out
    )
    assert "Svara på frågorna. Tryck bara Enter för det som ska fyllas i senare.\n" in ran.out
    assert "Utföraren" not in ran.out
    text = (cases / "arenden" / "kok.yaml").read_text(encoding="utf-8")
    assert "  rubrik: Nytt kök\n" in text
    assert "  namnden: {namn: '[Nämnden]'}\n" in text
    assert "  forvaltning: Kökskontoret\n" in text


def test_new_asks_nothing_that_is_given(cases: Path) -> None:
    options = ("--type", "beslutsarende", "--rubrik", "Kök", "--namnd", "Nämnden", "--forvaltning", "")
    ran = terminal("new", "kok", *options, cwd=cases)
    assert ran.code == 0
    assert ran.out.startswith("Skrev ")


def test_new_asks_again_after_a_forbidden_character(cases: Path) -> None:
    options = ("--type", "beslutsarende", "--namnd", "N", "--forvaltning", "F")
    ran = terminal("new", "kok", *options, cwd=cases, keys=("K\uf0b7\n", "Kök\n"))
    assert ran.code == 0
    assert "Fel: Tecknet U+F0B7 (en punkt i en punktlista, klistrad från Word) får inte stå" in ran.out
    assert "  rubrik: Kök\n" in (cases / "arenden" / "kok.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_an_interrupted_question(key: str, cases: Path) -> None:
    ran = terminal("new", "kok", cwd=cases, keys=(key,))
    assert ran.code == 1
    assert ran.out.rstrip().endswith("Avbrutet.")
    assert not (cases / "arenden" / "kok.yaml").exists()


def test_an_interrupted_build(cases: Path) -> None:
    program = (
        "import os, signal, sys, beslutsgen.pipeline as pipeline\n"
        "pipeline.building = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.argv = ['beslutsgen', 'build', 'arenden']\n"
        "from beslutsgen.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=cases,
        capture_output=True,
        check=False,
        timeout=60,
        env=dict(os.environ),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert (done.returncode, done.stdout, done.stderr.decode().strip()) == (1, b"", "Avbrutet.")


def test_an_empty_report_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "trasig.docx").write_bytes(b"inget papper")
    shown = terminal("facts", "trasig.docx", cwd=tmp_path)
    assert shown.code == 1
    # Det som står före första ordet, med färgen borta: ingen tom rad.
    assert ESCAPE.sub("", shown.out).startswith("trasig.docx")
