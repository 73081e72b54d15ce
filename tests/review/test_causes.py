"""En orsak ger ett fynd."""

from __future__ import annotations

from beslutsgen.checks.registry import all_checks
from beslutsgen.diagnostic import Diagnostic, PaperSpot, Related, Severity, TextSpot
from beslutsgen.review.causes import CONTRADICTIONS, one_per_cause

_SISTERS = (("b", "2023-08-31"), ("c", "2023-08-30"))


def _at(file: str, start: int, end: int) -> PaperSpot:
    return PaperSpot(file, "body", None, 1, start, end, "x" * (end - start))


def _found(code: str, severity: Severity, spot: PaperSpot, *others: PaperSpot) -> Diagnostic:
    return Diagnostic(code, severity, code, spot, None, tuple(Related(one, "") for one in others))


def test_the_codes_are_those_of_checks() -> None:
    assert set(CONTRADICTIONS) <= {check.code for check in all_checks()}


def test_of_two_findings_at_one_place_the_graver_stays() -> None:
    grave = _found("TEX016", Severity.ERROR, _at("a", 5, 9))
    lesser = _found("BEL015", Severity.WARNING, _at("a", 7, 12))
    assert one_per_cause([lesser, grave]) == (grave,)


def test_a_pair_told_from_either_side_is_one_cause() -> None:
    here, there = _at("a", 0, 4), _at("b", 0, 4)
    first = _found("NAM006", Severity.WARNING, here, there)
    second = _found("TEX014", Severity.INFO, there, here)
    assert one_per_cause([first, second]) == (first,)


def test_other_places_and_other_matters_stay() -> None:
    here = _found("TEX016", Severity.ERROR, _at("a", 0, 4))
    elsewhere = _found("TEX016", Severity.ERROR, _at("a", 20, 24))
    style = _found("TEX011", Severity.INFO, _at("a", 0, 4))
    assert set(one_per_cause([here, elsewhere, style])) == {here, elsewhere, style}


def test_a_paper_that_agrees_with_the_case_file_is_not_accused_for_the_one_that_does_not() -> None:
    wrong = PaperSpot("a", "body", None, 1, 0, 10, "2024-08-31")
    fact = TextSpot("arende.yaml", 48, 18, 10, "avtal.uppdrag.langst_till", "2023-08-31", "")
    against = Diagnostic("DOK011", Severity.ERROR, "", wrong, None, (Related(fact, "uppgiften"),))
    right, third = (PaperSpot(name, "body", None, 7, 40, 50, date) for name, date in _SISTERS)
    explained = _found("DAT020", Severity.WARNING, right, wrong)
    other = _found("DAT020", Severity.WARNING, third, wrong)
    assert one_per_cause([explained, other, against]) == (against, other)
    assert one_per_cause([explained]) == (explained,)
