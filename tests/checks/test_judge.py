"""Alla kontroller tillsammans: en orsak ger ett fynd, strict ger mer, och undantag godtar det de säger."""

from __future__ import annotations

from itertools import pairwise

from harness import completed, findings, load

from beslutsgen.checks.accept import accept
from beslutsgen.checks.judge import judge
from beslutsgen.checks.registry import all_checks
from beslutsgen.diagnostic import Severity, TextSpot

GAP = """\
avtal:
  tidigare: {slag: överenskommelse, period: 2013-03-01–2019-08-31}
  uppdrag: {slag: verksamhetsuppdrag, efter: tidigare, period: 2019-10-01–2021-08-31}
"""


def test_a_text_used_twice_gives_one_finding_where_it_stands() -> None:
    case = load(
        completed(
            """\
stycken: {antal: "Verksamheten omfattar sju (8) platser."}
text: {arende: "{{ stycken.antal }}", bakgrund: "{{ stycken.antal }} {{ stycken.antal }}"}
"""
        )
    )
    found = [one for one in judge(case.view, case.places) if one.code == "ANT001"]
    assert [one.spot.path for one in found if isinstance(one.spot, TextSpot)] == ["stycken.antal"]


def test_the_findings_come_in_the_order_of_the_file() -> None:
    found = findings(completed(GAP + "text:\n  bakgrund: Det gäller sju (8) platser enligt 9 § 12 LSS.\n"))
    assert len(found) > 3
    assert all(first.order <= second.order for first, second in pairwise(found))


def test_only_strict_shows_what_only_the_careful_need() -> None:
    text = completed("belopp: {drift: 150 tkr}\ntext:\n  bakgrund: Driften kostar 150 tkr.\n")
    assert "TEX003" not in {one.code for one in findings(text, strict=False)}
    assert "TEX003" in {one.code for one in findings(text, strict=True)}


def test_an_exception_moves_the_finding_with_its_reason() -> None:
    case = load(
        completed(
            f"{GAP}undantag:\n  - {{kod: DAT004, galler: avtal.uppdrag, skal: Täckt av ett tillfälligt avtal.}}\n"
        )
    )
    found = judge(case.view, case.places)
    remaining, accepted = accept(found, case.arende, case.places)
    assert [(one.code, reason) for one, reason in accepted] == [("DAT004", "Täckt av ett tillfälligt avtal.")]
    assert set(remaining) == {one for one in found if one.code != "DAT004"}


def test_an_exception_without_a_place_takes_all_findings_of_its_code() -> None:
    points = "beslut:\n  - Planen antas enligt ovan.\n  - Taxan fastställs enligt ovan.\n"
    case = load(completed(f"{points}undantag:\n  - {{kod: TEX005, skal: Så skriver nämnden.}}\n"))
    _, accepted = accept(judge(case.view, case.places), case.arende, case.places)
    assert [one.code for one, _ in accepted] == ["TEX005", "TEX005"]


def test_an_exception_may_quote_the_message() -> None:
    case = load(completed(f"{GAP}undantag:\n  - {{kod: DAT004, galler: 30 dagar utan avtal, skal: Känt.}}\n"))
    assert [one.code for one, _ in accept(judge(case.view, case.places), case.arende, case.places)[1]] == [
        "DAT004"
    ]


def test_a_fault_in_the_file_can_not_be_accepted() -> None:
    case = load(completed("undantag:\n  - {kod: MALL001, skal: Mallen duger.}\n"))
    remaining, _ = accept((), case.arende, case.places)
    assert [one.message for one in remaining] == ["Fynd med koden MALL001 kan inte godtas."]


def test_a_case_without_anything_to_say_is_silent() -> None:
    text = """\
text:
  arende: Nämnden föreslås godkänna förslaget.
  bakgrund: Förslaget har beretts av förvaltningen.
  ekonomiska_konsekvenser: Förslaget får inga ekonomiska konsekvenser.
"""
    assert findings(completed(text)) == ()


def test_every_message_and_hint_is_a_sentence() -> None:
    """Meddelandet ska duga för sig, så det börjar stort och slutar med skiljetecken; samma sak gäller botemedlet."""
    found = findings(
        completed(GAP + "beslut: [att godkänna]\nunderlag: [Plan.docx]\nlagrum: {a: 9 § 12 LSS}\n")
    )
    assert len(found) > 5
    for one in found:
        assert one.message[0].isupper() or not one.message[0].isalpha(), one.message
        assert one.message[-1] in ".?", one.message
        assert one.hint is not None
        assert one.hint[-1] in ".?", one.hint


def test_severities_follow_the_design() -> None:
    """Fel hindrar papperen, och delas bara ut där två uppgifter inte båda kan vara sanna eller inte kan användas."""
    errors = {
        check.code for check in all_checks() if check.severity is Severity.ERROR and check.look is not None
    }
    assert errors == {
        *("DAT001", "DAT002", "DAT003", "DAT007", "DAT012", "DAT014", "DAT016", "DAT017"),
        *("BEL001", "BEL002", "BEL003", "BEL004", "BEL010", "BEL011", "BEL012", "BEL013", "BEL014"),
        *("ANT001", "ANT002", "ANT003", "ANT004", "LAG002", "LAG006", "TEX001", "TEX016"),
    }
