"""Kontrollerna FIL: dokumentationens exempel, specifikationerna, och att tabell, filer och specifikationer är samma."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fil_blocks import docstring_blocks, found_in, marked, specification

import beslutsgen.checks
from beslutsgen.arende.faults import FAULT_KINDS, SEVERITIES
from beslutsgen.checks.explain import explanation

if TYPE_CHECKING:
    from types import ModuleType

    from fil_blocks import Example

SPECIFICATIONS = Path(__file__).parent.parent / "checks"
# Felen i text som skrivs ut hittas först i utkastet, och prövas där.
READ_LATER = re.compile(r"FIL03\d")
# En docstring kan inte hålla en tabb: Python och inspect.cleandoc gör den till blanksteg.
TAB_SHOWN = "→"
CODES = [kind.code for kind in FAULT_KINDS if not READ_LATER.match(kind.code)]


def _module(code: str) -> ModuleType:
    return importlib.import_module(f"beslutsgen.checks.{code.lower()}")


def _examples() -> list[tuple[str, int, Example]]:
    return [
        (code, number, example)
        for code in CODES
        for number, example in enumerate(specification(SPECIFICATIONS / f"{code.lower()}.md"), 1)
    ]


def test_the_table_the_modules_and_the_specifications_are_the_same_set() -> None:
    checks = Path(beslutsgen.checks.__file__ or "").parent
    modules = {path.stem.upper() for path in checks.glob("fil*.py")}
    specifications = {path.stem.upper() for path in SPECIFICATIONS.glob("fil*.md")}
    assert {code for code in modules if not READ_LATER.match(code)} == set(CODES)
    assert {code for code in specifications if not READ_LATER.match(code)} == set(CODES)
    assert len(SEVERITIES) == len(FAULT_KINDS)


@pytest.mark.parametrize("code", CODES)
def test_the_module_says_its_code_and_severity(code: str) -> None:
    module = _module(code)
    assert code == module.CODE == module.CHECK.code
    assert module.CHECK.severity is SEVERITIES[code]
    assert (module.__doc__ or "").startswith(f"{code}: ")


@pytest.mark.parametrize("code", CODES)
def test_the_wrong_example_gives_just_this_fault(code: str) -> None:
    for block in docstring_blocks(_module(code).__doc__ or "", "Fel"):
        assert {found.code for found in found_in(block.replace(TAB_SHOWN, "\t"))} == {code}, block


def test_the_explanation_shows_the_tab_that_nobody_can_see() -> None:
    shown = explanation("FIL022") or ""
    assert f"{TAB_SHOWN}rubrik: Korttidsvård" in shown
    assert f"visas varje tabb som {TAB_SHOWN}" in shown


@pytest.mark.parametrize("code", CODES)
def test_the_right_example_is_silent(code: str) -> None:
    for block in docstring_blocks(_module(code).__doc__ or "", "Rätt"):
        assert found_in(block) == (), block


@pytest.mark.parametrize(("code", "number", "example"), _examples())
def test_the_specification_holds(code: str, number: int, example: Example) -> None:
    assert marked(found_in(example.text)) == example.expected, f"{code}, block {number}"


@pytest.mark.parametrize("code", CODES)
def test_the_specification_shows_the_fault_and_something_right(code: str) -> None:
    examples = specification(SPECIFICATIONS / f"{code.lower()}.md")
    assert any(code in {found for _, found in example.expected} for example in examples)
    assert any(not example.expected for example in examples)
