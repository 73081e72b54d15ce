"""`explain` och `schema`: allt som kan sägas går att få sagt, och schemat i arkivet är det som programmet ger."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from invoke import CASES
from jsonschema import Draft7Validator

from beslutsgen.checks.explain import titles
from beslutsgen.cli import explain_command

if TYPE_CHECKING:
    from collections.abc import Callable

    from invoke import Ran

CODES = tuple(titles())


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str, call: Callable[..., Ran]) -> None:
    ran = call("explain", code.lower())
    assert (ran.code, ran.err) == (0, "")
    title, *sections = ran.out.rstrip("\n").split("\n\n")
    assert re.fullmatch(rf"{code} \((fel|varning|upplysning)\): [^\n]+[.?]", title)
    assert [section.split("\n")[0] for section in sections] == ["Vad", "Varför", "Fel", "Rätt"]
    for section in sections:
        rows = section.split("\n")[1:]
        assert rows != []
        assert [row for row in rows if not row.startswith("  ")] == []
    for prose in sections[:2]:
        assert re.match(r"\w+\n  [^a-zåäö]", prose), "ett avsnitt börjar med stor bokstav"
        assert prose.endswith((".", ".”", ".)", "?"))
    assert [line for line in ran.out.splitlines() if len(line) > 130] == []


@pytest.mark.parametrize("asked", ["DAT4", "dat04", "DAT0004"])
def test_a_code_may_be_written_with_fewer_digits(asked: str, call: Callable[..., Ran]) -> None:
    assert call("explain", asked) == call("explain", "DAT004")


def test_the_list_has_every_code_under_its_family(call: Callable[..., Ran]) -> None:
    shown = call("explain").out
    assert re.findall(r"^  ([A-Z]+\d+)  ", shown, re.MULTILINE) == list(CODES)
    families = re.findall(r"^([A-Z]+): (.+)$", shown, re.MULTILINE)
    assert dict(families) == dict(explain_command._FAMILIES)


def test_a_family_is_listed(call: Callable[..., Ran]) -> None:
    shown = call("explain", "ant").out
    assert shown.splitlines()[0] == "ANT: antal"
    assert re.findall(r"^  ([A-Z]+\d+)  ", shown, re.MULTILINE) == [
        code for code in CODES if code.startswith("ANT")
    ]


def test_the_schema_in_the_repository_is_the_programs(call: Callable[..., Ran]) -> None:
    shown = call("schema").out
    assert shown == (CASES / "arende.schema.json").read_text(encoding="utf-8")
    schema = json.loads(shown)
    Draft7Validator.check_schema(schema)
    assert "rubrik" in shown


def test_the_schema_can_be_put_in_a_file(call: Callable[..., Ran]) -> None:
    target = Path("arenden", "arende.schema.json")
    before = target.read_bytes()
    target.write_text("något äldre", encoding="utf-8")
    ran = call("schema", "--out", str(target))
    assert (ran.code, ran.out) == (0, f"Skrev {target}.\n")
    assert target.read_bytes() == before
    refused = call("schema", "--out", "saknas/schema.json")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith(f"{Path('saknas', 'schema.json')} kunde inte skrivas: ")
