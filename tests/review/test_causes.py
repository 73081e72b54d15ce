"""En orsak ger ett fynd."""

from __future__ import annotations

from beslutsgen.checks import CHECKS
from beslutsgen.diagnostic import Diagnostic, PaperSpot, Related, Severity
from beslutsgen.review.causes import CONTRADICTIONS, one_per_cause


def _at(file: str, start: int, end: int) -> PaperSpot:
    return PaperSpot(file, "body", None, 1, start, end, "x" * (end - start))


def _found(code: str, severity: Severity, spot: PaperSpot, *others: PaperSpot) -> Diagnostic:
    return Diagnostic(code, severity, code, spot, None, tuple(Related(one, "") for one in others))


def test_the_codes_are_those_of_checks() -> None:
    assert set(CONTRADICTIONS) <= {check.code for check in CHECKS}


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
