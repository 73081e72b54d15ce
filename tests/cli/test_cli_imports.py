"""Ett kommando läser bara in det som det behöver: moduler räknas, inte sekunder."""

from __future__ import annotations

import subprocess
import sys

import pytest
from invoke import CASES

HEAVY = frozenset({"docx", "docxtpl", "holidays", "jinja2", "lxml", "pydantic", "rapidfuzz", "rich", "yaml"})
PROGRAM = """
import sys
sys.argv = ["beslutsgen", *sys.argv[1:]]
from beslutsgen.cli import main
try:
    main()
finally:
    print(" ".join(sorted(sys.modules)), file=sys.stderr)
"""


def imported(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=CASES.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stderr.split()} & HEAVY


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), ("build", "--help"), ("check", "--help"), ("new", "--help")],
    ids=" ".join,
)
def test_help_reads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert imported(*arguments) == set()


def test_check_opens_no_word_library() -> None:
    assert imported("check", "arenden/kanberget.yaml") & {"docx", "docxtpl", "pydantic"} == set()


def test_explain_reads_no_case_and_no_paper() -> None:
    assert imported("explain", "DAT003") & {"docx", "docxtpl", "lxml", "pydantic"} == set()
