"""Kontrollerna: dokumentationens exempel, specifikationerna, och att register, filer och specifikationer är samma."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from harness import completed, findings, prose_faults
from specification import docstring_examples, marks, specification

import beslutsgen.checks
from beslutsgen.arende.faults import FAULT_KINDS
from beslutsgen.checks.base import Reads
from beslutsgen.checks.explain import explanation, titles
from beslutsgen.checks.registry import all_checks, codes, readers_of
from papers import paper_findings, paper_marks

if TYPE_CHECKING:
    from specification import Example

    from beslutsgen.checks.base import Check
    from beslutsgen.diagnostic import Diagnostic

HERE = Path(__file__).parent
# Fynden i fil, mall och papper hittas av andra steg och prövas där; felen i löpande text prövas också här.
ELSEWHERE = re.compile(r"fil0[012]|mall|dok|per003", re.IGNORECASE)
PROSE = re.compile(r"FIL03\d")
# Exemplen är för korta för att ha alla avsnitt.
INCOMPLETE = {"TEX008", "TEX017"}
ON_PAPERS = frozenset(check.code for check in all_checks() if check.reads is Reads.PAPERS)
CODES = [check.code for check in all_checks() if not ELSEWHERE.match(check.code)]


def _doc(code: str) -> str:
    return importlib.import_module(f"beslutsgen.checks.{code.lower()}").__doc__ or ""


def _found(example: Example, code: str) -> frozenset[str]:
    return frozenset(one.code for one in _diagnostics(example, code))


def _diagnostics(example: Example, code: str) -> tuple[Diagnostic, ...]:
    if example.papers or code in ON_PAPERS:
        return paper_findings(example.text)
    if PROSE.match(code):
        return prose_faults(completed(example.text))
    return findings(completed(example.text), example.pack, strict=code == "TEX003")


def _examples() -> list[tuple[str, int, Example]]:
    return [
        (code, number, example)
        for code in CODES
        for number, example in enumerate(specification(HERE / f"{code.lower()}.md"), 1)
    ]


def test_the_registry_the_modules_and_the_specifications_are_the_same_set() -> None:
    checks = Path(beslutsgen.checks.__file__ or "").parent
    numbered = re.compile(r"[a-z]+\d{3}\Z")
    modules = {path.stem.upper() for path in checks.glob("*.py") if numbered.match(path.stem)}
    specifications = {path.stem.upper() for path in HERE.glob("*.md")}
    assert modules == {check.code for check in all_checks()}
    assert {code for code in specifications if not ELSEWHERE.match(code)} == set(CODES)


def test_a_code_is_used_once() -> None:
    assert [check.code for check in all_checks()] == list(codes())
    assert len(codes()) == len(set(codes()))


def test_the_registry_says_what_every_check_reads() -> None:
    for reads in Reads:
        looking = tuple(check for check in all_checks() if check.look is not None and check.reads is reads)
        assert readers_of({reads}) == looking
        assert looking


def test_every_check_of_the_case_looks() -> None:
    reported_elsewhere = {
        check.code for check in all_checks() if check.look is None and not ELSEWHERE.match(check.code)
    }
    assert {code for code in reported_elsewhere if not PROSE.match(code)} == {"TEX012"}


def test_the_faults_in_the_file_have_the_severity_of_their_table() -> None:
    severities = {check.code: check.severity for check in all_checks() if check.code.startswith("FIL")}
    assert severities == {kind.code: kind.severity for kind in FAULT_KINDS}


@pytest.mark.parametrize("code", CODES)
def test_the_wrong_example_gives_just_this_finding(code: str) -> None:
    for example in docstring_examples(_doc(code), "Fel"):
        assert _found(example, code) - (INCOMPLETE - {code}) == {code}, example.text


@pytest.mark.parametrize("code", CODES)
def test_the_right_example_is_silent(code: str) -> None:
    for example in docstring_examples(_doc(code), "Rätt"):
        assert code not in _found(example, code), example.text


@pytest.mark.parametrize(("code", "number", "example"), _examples())
def test_the_specification_holds(code: str, number: int, example: Example) -> None:
    found = _diagnostics(example, code)
    named = {code, *(mark.code for mark in example.expected)}
    mine = tuple(one for one in found if one.code in named)
    said = "\n".join(f"{one.spot} {one.code} {one.message}" for one in mine)
    shown = paper_marks(example.text, mine) if example.papers else marks(mine)
    assert shown == example.expected, f"{code}, block {number}:\n{said}"


@pytest.mark.parametrize("code", CODES)
def test_the_specification_shows_the_finding_and_what_must_stay_silent(code: str) -> None:
    examples = specification(HERE / f"{code.lower()}.md")
    assert any(code in {mark.code for mark in example.expected} for example in examples)
    assert any(not example.expected for example in examples)


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_every_check_is_explained(check: Check) -> None:
    text = explanation(check.code)
    assert text is not None
    assert text.startswith(f"{check.code} (")
    headings = [line for line in text.splitlines() if line in ("Vad", "Varför", "Fel", "Rätt")]
    assert headings == ["Vad", "Varför", "Fel", "Rätt"]
    assert titles()[check.code].endswith(".")


def test_an_unknown_code_has_no_explanation() -> None:
    assert explanation("DAT999") is None
