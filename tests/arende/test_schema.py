"""JSON-schemat: giltigt, godtar det som programmet godtar, och har en hjälptext till varje nyckel."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from beslutsgen.arende.keys import ascii_key
from beslutsgen.arende.model import Arende
from beslutsgen.arende.schema import SCHEMA_VERSION, SWEDISH, case_schema
from beslutsgen.arende.shapes import record_of, records_in

CASES = sorted((Path(__file__).parents[2] / "arenden").glob("*.yaml"))
SMALL = "arende: {rubrik: A, typ: B, namnd: C}\nbeslut: [D.]\n"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return case_schema()


def _faults(schema: dict[str, Any], text: str) -> list[str]:
    # Redigerare läser YAML 1.2, där ett datum är en text.
    data = json.loads(json.dumps(yaml.safe_load(text), default=str, ensure_ascii=False))
    return [error.message for error in Draft7Validator(schema).iter_errors(data)]


def test_the_schema_is_valid_and_says_its_version(schema: dict[str, Any]) -> None:
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == SCHEMA_VERSION
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_real_cases_are_valid(schema: dict[str, Any], path: Path) -> None:
    assert _faults(schema, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "parter: {a: Nämnden, utförare: {namn: B, även_kallad: C, roll: utförare}}",
        "antal: {platser: 7, b: 7 platser, c: {varde: 8, avser: D}}",
        "avtal: {uppdrag: {slag: avtal, mellan: a, beslutas: true, period: 2018-02-01, efter:}}",
        "samråd:\nmbl: {form: förhandling}\ntext: {egna: {rubrik: A, innehåll: B, i: C, efter: D}}",
        "uppdrag: {villkor: {a: ja, b: false, c: Egen text.}}\nunderlag: [A, {titel: B, länk: C}]",
        "skickas_till: A\nkontroller: [a == b]\nundantag: [{kod: A, skäl: B}]",
    ],
)
def test_what_the_program_takes_is_valid(schema: dict[str, Any], text: str) -> None:
    assert _faults(schema, SMALL + text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("arende: {rubrik: A, typ: B, namnd: C}", "'beslut' is a required property"),
        ("beslut: [A]", "is not valid under any of the given schemas"),
        ("arende: {rubrik: A, typ: B}\nbeslut: [C]", "is not valid under any of the given schemas"),
        (f"{SMALL}belop: {{a: 1 kr}}", "'belop' was unexpected"),
        (f"{SMALL}ärende: {{rubrik: A, typ: B, namnd: C}}", "should not be valid under"),
        (f"{SMALL}parter: {{a-b: C}}", "is not valid under any of the given schemas"),
        (f"{SMALL}parter: {{a: {{namn: B, rol: annan}}}}", "is not valid under any of the given schemas"),
        (f"{SMALL}mbl: {{form: samråd}}", "is not valid under any of the given schemas"),
    ],
)
def test_what_the_program_refuses_is_not_valid(schema: dict[str, Any], text: str, fault: str) -> None:
    assert any(fault in message for message in _faults(schema, text))


def test_every_key_of_the_model_has_a_description_in_both_spellings(schema: dict[str, Any]) -> None:
    for record in records_in(record_of(Arende)):
        found = schema if record.model is Arende else schema["definitions"][record.model.__name__]
        assert found["description"] == record.model.__doc__
        for name, field in record.fields.items():
            for spelled in {name, SWEDISH.get(name, name)}:
                assert found["properties"][spelled]["description"] == field.about
        assert found["additionalProperties"] is False
        assert len(found["properties"]) == len(
            {*record.fields, *(SWEDISH.get(name, name) for name in record.fields)}
        )


def test_the_swedish_spellings_are_the_same_keys() -> None:
    names = {name for record in records_in(record_of(Arende)) for name in record.fields}
    assert {ascii_key(swedish): name for name, swedish in SWEDISH.items()} == {name: name for name in SWEDISH}
    assert set(SWEDISH) <= names


def test_no_reference_hides_what_stands_beside_it(schema: dict[str, Any]) -> None:
    waiting: list[Any] = [schema]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            assert "$ref" not in one or set(one) == {"$ref"}
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
