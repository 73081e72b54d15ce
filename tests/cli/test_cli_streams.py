"""Rör, äldre konsoler och trasiga strömmar: inget tecken och ingen läsare får programmet att haverera."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from invoke import CASES, MODULE, Ran, invoke

LEGACY = ("cp850", "cp437", "cp1252", "ascii", "latin-1")
CASE = "arenden/korttidsvistelse-lss.yaml"


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    shutil.copytree(CASES, tmp_path / "arenden")
    return tmp_path


def legacy(encoding: str) -> dict[str, str]:
    return {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}


@pytest.mark.parametrize("encoding", LEGACY)
def test_text_in_a_console_without_utf8(encoding: str, cases: Path) -> None:
    ran = invoke("check", CASE, cwd=cases, env=legacy(encoding), encoding=encoding)
    assert ran.code == 0
    assert "?" not in ran.out.replace("förändring som kräver förhandling", "").replace("MBL?", "")
    words = (
        ("Utbildningsforvaltningen", "arendet")
        if encoding == "ascii"
        else ("Utbildningsförvaltningen", "ärendet")
    )
    assert all(word in ran.out for word in words)
    missing = invoke("check", "ärende.yaml", cwd=cases, env=legacy(encoding), encoding=encoding)
    assert missing.code == 2
    assert missing.err.startswith("arende.yaml" if encoding == "ascii" else "ärende.yaml")


@pytest.mark.parametrize("encoding", LEGACY)
def test_any_character_can_be_shown(encoding: str, cases: Path) -> None:
    text = (cases / CASE).read_text(encoding="utf-8")
    odd = "Kök \N{MEMO} \N{HEBREW LETTER ALEF}\u0301 \N{CJK UNIFIED IDEOGRAPH-4E00} “x” 1−2 … → • ﬁ [fyll i]"
    (cases / CASE).write_text(
        text.replace("bakgrund: |\n", f"bakgrund: |\n    {odd}\n\n", 1), encoding="utf-8"
    )
    ran = invoke("check", CASE, cwd=cases, env=legacy(encoding), encoding=encoding)
    assert ran.code == 0
    assert "TEX004" in ran.out


@pytest.mark.parametrize("encoding", LEGACY)
def test_json_is_utf8_whatever_the_console(encoding: str, cases: Path) -> None:
    ran = invoke("check", CASE, "--format", "json", cwd=cases, env=legacy(encoding))
    assert "Utbildningsförvaltningen" in json.dumps(json.loads(ran.out), ensure_ascii=False)


@pytest.mark.parametrize("command", ["build", "check", "explain", "new", "schema"])
def test_help_in_a_console_without_utf8(command: str, cases: Path) -> None:
    ran = invoke(command, "--help", cwd=cases, env=legacy("cp437"), encoding="cp437")
    assert ran.code == 0
    assert ran.out.startswith("Användning: ")


def test_without_any_locale(cases: Path) -> None:
    environment = {
        "LC_ALL": "C",
        "LANG": "C",
        "LANGUAGE": "en",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    assert invoke("check", CASE, cwd=cases, env=environment).code == 0
    assert invoke("buld", cwd=cases, env=environment).err.startswith("Kommandot buld finns inte.")
    assert invoke("build", CASE, cwd=cases, env=environment).code == 0
    assert len(list((cases / "output").rglob("*.docx"))) == 3


def test_windows_line_ends_and_paths_with_spaces(cases: Path) -> None:
    folder = cases / "Mina ärenden å"
    folder.mkdir()
    case = folder / "Kök och bad.YAML"
    case.write_bytes(b"\xef\xbb\xbf" + (CASES / "kanberget.yaml").read_bytes().replace(b"\n", b"\r\n"))
    ran = invoke("build", "Mina ärenden å", "--out", "färdiga papper", cwd=cases)
    assert ran.code == 0
    assert "Kök och bad: 3 papper skrivna, " in ran.out
    assert len(list((cases / "färdiga papper" / "Kök och bad").glob("*.docx"))) == 3
    shutil.copy(CASES / "kanberget.yaml", cases / case.name)
    plain = invoke("build", case.name, cwd=cases)
    assert plain.code == 0
    for paper in (cases / "output" / case.stem).glob("*.docx"):
        assert (cases / "färdiga papper" / "Kök och bad" / paper.name).read_bytes() == paper.read_bytes()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="där är filnamn alltid text")
def test_a_file_name_that_is_no_text(cases: Path) -> None:
    name = os.fsdecode(b"x\xff.yaml")
    shutil.copy(CASES / "kanberget.yaml", cases / name)
    for form in ("text", "json", "sarif"):
        ran = invoke("check", name, "--format", form, cwd=cases)
        assert (ran.code, ran.err) == (0, "")
    assert (
        json.loads(invoke("check", name, "--format", "json", cwd=cases).out)["diagnostics"][0]["spot"] != {}
    )


def piped(*arguments: str, cwd: Path) -> Ran:
    """Kör med ett rör vars läsare har gått innan något skrivs."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [*MODULE, *arguments], cwd=cwd, stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60
        )
    finally:
        os.close(writer)
    return Ran(done.returncode, "", done.stderr.decode())


def test_a_reader_that_has_gone_is_no_fault(cases: Path) -> None:
    assert piped("check", CASE, cwd=cases) == Ran(0, "", "")
    assert piped("check", CASE, "--format", "json", cwd=cases) == Ran(0, "", "")
    assert piped("explain", cwd=cases) == Ran(0, "", "")
    assert piped("check", CASE, "--help", cwd=cases).err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="enheten finns bara i Linux")
def test_output_that_cannot_be_written_is_said(cases: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*MODULE, "check", CASE], cwd=cases, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert (done.returncode, done.stderr.decode()) == (1, "Utskriften kunde inte skrivas: disken är full.\n")


def test_a_bug_gives_one_sentence_and_the_details_in_a_file(cases: Path) -> None:
    program = (
        "import sys, beslutsgen.pipeline as pipeline\n"
        "def broken(*_, **__): raise KeyError('hemligt')\n"
        "pipeline.check_case = broken\n"
        "sys.argv = ['beslutsgen', 'check', 'arenden/kanberget.yaml']\n"
        "from beslutsgen.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=cases,
        env={**os.environ, "TMPDIR": str(cases)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert said.startswith(
        "Kommandot avbröts av ett fel i beslutsgen, inte i dina filer. Detaljerna finns i "
    )
    assert said.count("\n") == 1
    (details,) = cases.glob("beslutsgen-fel-*.txt")
    assert str(details) in said
    assert "KeyError: 'hemligt'" in details.read_text(encoding="utf-8")
    assert "hemligt" not in said


def test_nothing_comes_out_in_a_pipe_but_the_text(cases: Path) -> None:
    ran = invoke("check", "arenden", cwd=cases)
    assert (ran.code, ran.err) == (0, "")
    assert "\x1b" not in ran.out
    assert "\r" not in ran.out.replace(os.linesep, "\n")


def test_special_files_are_refused(cases: Path) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("enheten finns bara i Unix")
    ran = invoke("check", "/dev/zero", cwd=cases)
    assert (ran.code, ran.err.splitlines()[0]) == (2, "/dev/zero är ingen vanlig fil.")
