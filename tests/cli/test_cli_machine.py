"""JSON och SARIF: det fasta yttre, och inget annat på standardutmatningen."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

import pytest
from jsonschema import Draft202012Validator
from test_cli_build import BACKWARDS, PAPERS, PERIOD, change

from beslutsgen.diagnostic import Diagnostic, PaperSpot, Related, Severity, TextSpot, WholeFile
from beslutsgen.report.machine import as_json
from beslutsgen.report.outcome import Accepted, Outcome, ReviewedPaper, Unread
from beslutsgen.report.sarif import as_sarif
from beslutsgen.report.tally import CheckedKind, FactCount, Verdict
from beslutsgen.report.words import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from invoke import Ran

HERE: Final = Path(__file__).parent
TEXT: Final = TextSpot("arenden/kök å.yaml", 3, 11, 4, "belopp.totalt", "2 kr", "  totalt: 2 kr")
ABSOLUTE: Final = str(Path("en fil.yaml").absolute())
PAPER: Final = PaperSpot("ut/tjänsteskrivelse.docx", "body", "Bakgrund", 4, 5, 9, "Mark", "till ", " AB")
# En av varje sorts plats, med och utan åtgärd, och ett godtaget fynd.
EVERYTHING: Final = Outcome(
    diagnostics=(
        Diagnostic(
            "BEL001", Severity.ERROR, "Två tal.", TEXT, "Rätta.\ntotalt: 3 kr", (Related(PAPER, "del"),)
        ),
        Diagnostic("MALL001", Severity.WARNING, "Okänt namn.", PAPER),
        Diagnostic("FIL002", Severity.INFO, "För stor.", WholeFile(ABSOLUTE), "Dela."),
    ),
    accepted=(Accepted(Diagnostic("UND004", Severity.INFO, "Berörd.", TEXT), "Får protokollet."),),
    facts=FactCount(41, 4, 2),
    files=1,
    written=("ut/a.docx",),
    backups=("ut/a (ändrad).docx",),
    unchanged=("ut/b.docx",),
    unread=(Unread("arenden/c.yaml", "Mallpaketet går inte att använda."),),
    reviewed=(
        ReviewedPaper("ut/a.docx", "arenden/a.yaml", FactCount(40, 4, 2), ("teckenkoden är gissad",)),
        ReviewedPaper("b.txt"),
    ),
    checked=(("date", 12), ("sentence", 3)),
)


def faults(instance: object, schema: str) -> list[str]:
    validator = Draft202012Validator(json.loads((HERE / schema).read_text(encoding="utf-8")))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(instance)]


def data(ran: Ran, schema: str) -> Any:
    assert ran.err == ""
    found = json.loads(ran.out)
    assert faults(found, schema) == []
    return found


def test_a_built_case(call: Callable[..., Ran]) -> None:
    ran = call("build", "arenden/kanberget.yaml", "--format", "json")
    found = data(ran, "resultat.schema.json")
    assert ran.code == 0
    assert found["verdict"] == "anmärkningar"
    assert found["written"] == [str(Path("output", "kanberget", f"{paper}.docx")) for paper in PAPERS]
    assert found["summary"]["errors"] == found["summary"]["warnings"] == 0
    assert found["summary"]["infos"] == len(found["diagnostics"]) > 0
    assert found["summary"]["files"] == 1
    again = data(call("build", "arenden/kanberget.yaml", "--format", "json"), "resultat.schema.json")
    assert (again["written"], again["unchanged"]) == ([], found["written"])


def test_a_contradiction_has_both_places(call: Callable[..., Ran]) -> None:
    change("korttidsvistelse-lss", "langst_till: 2023-08-31", "langst_till: 2024-08-31")
    ran = call("check", "arenden/korttidsvistelse-lss.yaml", "--format", "json", "--select", "DAT003")
    found = data(ran, "resultat.schema.json")
    assert (ran.code, found["verdict"]) == (1, "motsägelser")
    (diagnostic,) = found["diagnostics"]
    assert diagnostic["severity"] == "error"
    line = Path("arenden/korttidsvistelse-lss.yaml").read_text(encoding="utf-8").splitlines()
    spot = diagnostic["spot"]
    assert line[spot["line"] - 1][spot["column"] - 1 :].startswith(spot["excerpt"])
    assert spot["excerpt"] == "2024-08-31"
    assert diagnostic["related"] != []


@pytest.mark.parametrize(
    ("change_to", "verdict"),
    [(("  rubrik:", "  rubik:"), "fel"), ((PERIOD, BACKWARDS), "motsägelser")],
)
def test_verdicts(change_to: tuple[str, str], verdict: str, call: Callable[..., Ran]) -> None:
    change("kanberget", *change_to)
    ran = call("check", "arenden", "--format", "json")
    found = data(ran, "resultat.schema.json")
    assert (ran.code, found["verdict"], found["summary"]["files"]) == (1, verdict, 2)
    unread = [file["file"] for file in found["summary"]["unread"]]
    assert unread == ([str(Path("arenden", "kanberget.yaml"))] if verdict == "fel" else [])


def test_nothing_found(call: Callable[..., Ran]) -> None:
    ran = call("check", "arenden", "--format", "json", "--select", "BEL001")
    assert data(ran, "resultat.schema.json")["verdict"] == "utan anmärkning"


def test_a_faulty_template_pack_leaves_every_case_unread(folder: Path, call: Callable[..., Ran]) -> None:
    (folder / "paket").mkdir()
    ran = call("check", "arenden", "--templates", "paket", "--format", "json")
    found = data(ran, "resultat.schema.json")
    assert (ran.code, found["verdict"]) == (1, "fel")
    assert len(found["summary"]["unread"]) == found["summary"]["files"] == 2


def test_every_kind_of_place() -> None:
    found = json.loads(as_json(EVERYTHING))
    assert faults(found, "resultat.schema.json") == []
    text, paper, whole = found["diagnostics"]
    assert text["spot"] == {
        "file": "arenden/kök å.yaml",
        "line": 3,
        "column": 11,
        "path": "belopp.totalt",
        "excerpt": "2 kr",
    }
    assert text["hint"] == "Rätta.\ntotalt: 3 kr"
    assert text["related"] == [paper["spot"] | {"message": "del"}]
    assert paper["spot"] == {
        "file": "ut/tjänsteskrivelse.docx",
        "part": "body",
        "heading": "Bakgrund",
        "paragraph": 4,
        "start": 5,
        "end": 9,
        "excerpt": "Mark",
    }
    assert whole["spot"] == {"file": ABSOLUTE}
    assert found["accepted"][0]["reason"] == "Får protokollet."
    assert found["summary"]["facts"] == {"bound": 41, "matched": 4, "free": 2}
    assert found["summary"]["unread"] == [
        {"file": "arenden/c.yaml", "reason": "Mallpaketet går inte att använda."}
    ]
    assert found["written"] == ["ut/a.docx", "ut/a (ändrad).docx"]
    assert found["summary"]["checked"] == {"date": 12, "sentence": 3}
    nothing = {"bound": 0, "matched": 0, "free": 0}
    assert found["reviewed"] == [
        {
            "file": "ut/a.docx",
            "case": "arenden/a.yaml",
            "facts": {"bound": 40, "matched": 4, "free": 2},
            "notes": ["teckenkoden är gissad"],
            "edited": None,
        },
        {"file": "b.txt", "case": None, "facts": nothing, "notes": [], "edited": None},
    ]


def test_every_kind_that_is_checked_is_in_the_schema_and_has_a_name() -> None:
    schema = json.loads((HERE / "resultat.schema.json").read_text(encoding="utf-8"))
    checked = schema["properties"]["summary"]["properties"]["checked"]["propertyNames"]["enum"]
    assert sorted(checked) == sorted(get_args(CheckedKind)) == sorted(KINDS)
    assert schema["properties"]["verdict"]["enum"] == list(get_args(Verdict))


def test_sarif_of_every_kind_of_place() -> None:
    log = json.loads(as_sarif(EVERYTHING, "1.2"))
    assert faults(log, "sarif.schema.json") == []
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "note"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert places[0]["artifactLocation"]["uri"] == "arenden/k%C3%B6k%20%C3%A5.yaml"
    assert places[0]["region"] == {
        "startLine": 3,
        "startColumn": 11,
        "endColumn": 15,
        "snippet": {"text": "2 kr"},
    }
    assert re.fullmatch("file:///.*/en%20fil.yaml", places[2]["artifactLocation"]["uri"])
    quoted = places[1]["properties"]
    assert quoted == {"excerpt": "Mark", "start": 5, "end": 9}
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"] == {"text": "Inte läst: Mallpaketet går inte att använda."}
    assert said["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "arenden/c.yaml"}
    assert run["properties"] == {
        "verdict": "motsägelser",
        "facts": {"bound": 41, "matched": 4, "free": 2},
        "checked": {"date": 12, "sentence": 3},
    }
    suppressed = [result for result in run["results"] if "suppressions" in result]
    assert [result["ruleId"] for result in suppressed] == ["UND004"]


def test_sarif_of_a_case(call: Callable[..., Ran]) -> None:
    change("kanberget", PERIOD, BACKWARDS)
    ran = call("check", "arenden/kanberget.yaml", "--format", "sarif")
    log = data(ran, "sarif.schema.json")
    assert ran.code == 1
    results = log["runs"][0]["results"]
    (backwards,) = [result for result in results if result["ruleId"] == "DAT001"]
    assert backwards["level"] == "error"
    assert backwards["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "avtal.uppdrag.period"}]
