"""Ett kommando läser bara in det som det behöver: moduler räknas, inte sekunder."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from invoke import CASES

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = frozenset(
    {
        *(
            "concurrent",
            "difflib",
            "distributed",
            "docx",
            "docxtpl",
            "holidays",
            "jinja2",
            "lxml",
            "markdown_it",
        ),
        *(
            "multiprocessing",
            "pydantic",
            "pypdfium2",
            "rapidfuzz",
            "rich",
            "watchfiles",
            "yaml",
        ),
    }
)
# Det som läses in utan att kommandot alls har med saken att göra.
NEVER = frozenset(
    {
        *("concurrent", "distributed", "holidays", "http", "multiprocessing", "pydantic", "rich"),
        "watchfiles",
    }
)
PROGRAM = """
import sys
sys.argv = ["beslutsgen", *sys.argv[1:]]
from beslutsgen.cli import main
try:
    main()
finally:
    print(" ".join(sorted(sys.modules)), file=sys.stderr)
"""

# Uttrycken som programmet självt kompilerar, ett på varje rad.
PATTERNS = """
import re
import sys
own = re.compile
sources = []
def listed(source, flags=0):
    if sys._getframe(1).f_globals["__name__"] == "beslutsgen.pattern":
        sources.append(repr(source))
    return own(source, flags)
re.compile = listed
sys.argv = ["beslutsgen", *sys.argv[1:]]
from beslutsgen.cli import main
try:
    main()
finally:
    for source in sources:
        print(source, file=sys.stderr)
"""
# Ett mönster till i ett bygge är en bråkdels millisekund: höj aldrig talet utan att se vad som sökte förgäves.
MOST_PATTERNS = 92
# Programmets egna moduler i ett bygge utan fynd. En modul till kostar mer än ett mönster.
MOST_MODULES = 320


def _run(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=CASES.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def modules(*arguments: str) -> set[str]:
    return set(_run(PROGRAM, *arguments).split())


def compiled(*arguments: str) -> list[str]:
    return _run(PATTERNS, *arguments).splitlines()


def imported(*arguments: str) -> set[str]:
    return {name.partition(".")[0] for name in modules(*arguments)} & HEAVY


@pytest.mark.parametrize(
    "arguments",
    [
        *(("--help",), ("--version",), ("build", "--help"), ("check", "--help"), ("new", "--help")),
        *(
            ("review", "--help"),
            ("pull", "--help"),
            ("facts", "--help"),
            ("watch", "--help"),
            ("schema", "--help"),
        ),
    ],
    ids=" ".join,
)
def test_help_reads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert imported(*arguments) == set()


def test_check_reads_nothing_of_word_and_nothing_of_papers() -> None:
    found = modules("check", "arenden/kanberget.yaml")
    assert {name.partition(".")[0] for name in found} & HEAVY == set()
    parts = ("emit", "readback", "review", "prefill", "word")
    assert {name.split(".")[1] for name in found if name.startswith("beslutsgen.")} & set(parts) == set()


def test_build_reads_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    case, out = "arenden/kanberget.yaml", ("--out", str(tmp_path))
    assert imported("build", case, *out) & (NEVER | {"pypdfium2"}) == set()
    # Mallarna är beredda, och inget papper skiljer sig från det som byggs.
    found = modules("build", case, *out, "--force")
    unneeded = NEVER | {"docx", "docxtpl", "pypdfium2"}
    assert {name.partition(".")[0] for name in found} & unneeded == set()
    assert {"beslutsgen.review.standing", "beslutsgen.review.unlike"} & found == set()


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda case: case.stem)
def test_the_real_cases_are_built_without_what_is_only_for_the_unusual(case: Path, tmp_path: Path) -> None:
    arguments = ("build", str(case), "--out", str(tmp_path), "--force")
    modules(*arguments)
    every = modules(*arguments)
    found = {name.partition(".")[0] for name in every}
    parsers = {"jinja2", "markdown_it", "html", "string", "logging", "yaml"}
    helpers = {
        "dateutil",
        "difflib",
        "filelock",
        "random",
        "rapidfuzz",
        "socket",
        "ssl",
        "stdnum",
        "tempfile",
    }
    archives = {"bz2", "lzma", "shutil", "zipfile"}
    # Formen är känd sedan förra bygget: inget träd behövs.
    assert found & (parsers | helpers | archives | {"lxml"}) == set()
    own = {name for name in every if name.startswith("beslutsgen.")}
    assert len(own) <= MOST_MODULES
    # Ingenting är fel i filen, och kontroller av färdiga papper behövs inte.
    traps = {"absent", "reported", "sections", "traps.block", "traps.entry", "traps.page", "traps.silent"}
    assert own & {f"beslutsgen.arende.{name}" for name in traps} == set()
    assert "beslutsgen.facts.fel" not in own
    assert (
        own & {f"beslutsgen.checks.{name}" for name in ("bel012", "tex015", "tex016", "near_values")} == set()
    )


def test_an_unchanged_case_is_known_without_the_stages(tmp_path: Path) -> None:
    arguments = ("build", "arenden/kanberget.yaml", "--out", str(tmp_path))
    imported(*arguments)
    found = modules(*arguments)
    assert {name.partition(".")[0] for name in found} & HEAVY == set()
    stages = {"checks", "draft", "readback", "review", "prefill"}
    assert {name.split(".")[1] for name in found if name.startswith("beslutsgen.")} & stages == set()


def test_review_of_word_papers_reads_no_pdf_and_no_prose(tmp_path: Path) -> None:
    imported("build", "arenden/kanberget.yaml", "--out", str(tmp_path))
    assert (
        imported("review", str(tmp_path)) & (NEVER | {"docx", "docxtpl", "markdown_it", "pypdfium2"}) == set()
    )


def test_explain_reads_no_case_and_no_paper() -> None:
    assert imported("explain", "DAT003") & {"docx", "docxtpl", "lxml", "pydantic"} == set()


def test_a_build_compiles_only_patterns_that_can_be_there(tmp_path: Path) -> None:
    arguments = ("build", "arenden/kanberget.yaml", "--out", str(tmp_path))
    _run(PROGRAM, *arguments)
    found = compiled(*arguments, "--force")
    assert 0 < len(found) <= MOST_PATTERNS, "\n".join(found)
    # Vart och ett är litet: en stor uppräkning slås upp i stället för att sökas.
    assert max(map(len, found)) < 1500


def test_help_compiles_no_pattern() -> None:
    assert compiled("--help") == []
