"""Rapporten om granskade papper: citat med markering, båda platserna, vad som lästes, och ett omdöme."""

from __future__ import annotations

import pytest

from beslutsgen.diagnostic import Diagnostic, PaperSpot, Related, Severity, TextSpot, WholeFile, ordered
from beslutsgen.readback.document import ReadPlace
from beslutsgen.report.line import Tone, plain
from beslutsgen.report.outcome import Accepted, Outcome, Result, ReviewedPaper, Unread, joined
from beslutsgen.report.reviewed import review_lines, verdict_line
from beslutsgen.report.spots import spot_lines
from beslutsgen.report.summary import Layout
from beslutsgen.report.tally import FactCount
from beslutsgen.report.text import as_text

REVIEWING = Layout(reviewing=True)
SENTENCE = "Avtalet gäller 2018-03-01–2021-01-31 med möjlig förlängning."
OTHER = "Verksamhetsuppdraget gäller för perioden\n2018-03-01–2022-01-31 med möjlighet till förlängning."


def spot(file: str, text: str, part: str, number: int = 1, heading: str | None = "Ärende") -> PaperSpot:
    start = text.index(part)
    return ReadPlace(file, "body", heading, number, text).spot(start, start + len(part))


DRIFT = Diagnostic(
    "DAT001",
    Severity.ERROR,
    "Perioden är 2018-03-01–2021-01-31 här men 2018-03-01–2022-01-31 i b.txt.",
    spot("a.docx", SENTENCE, "2018-03-01–2021-01-31"),
    "Rätta den som är fel.",
    (Related(spot("b.txt", OTHER, "2018-03-01–2022-01-31", heading="Avtalstid"), "den andra perioden"),),
)
TYPO = Diagnostic("NAM001", Severity.WARNING, "Lenalink?", spot("a.docx", "Till Lenalink.", "Lenalink", 2))
UNREADABLE = Diagnostic("DOK005", Severity.ERROR, "c.docx går inte att läsa.", WholeFile("c.docx"))


def shown(outcome: Outcome, layout: Layout = REVIEWING) -> str:
    return as_text(Result((), outcome), layout)


def test_a_whole_report() -> None:
    outcome = Outcome(
        diagnostics=(DRIFT,),
        accepted=(Accepted(TYPO, "Så heter en annan."),),
        files=3,
        facts=FactCount(41, 4, 3),
        reviewed=(
            ReviewedPaper("a.docx", "arenden/a.yaml", FactCount(41, 4, 1)),
            ReviewedPaper("b.txt", None, FactCount(0, 0, 2), ("teckenkoden är Windows-1252",)),
        ),
        checked=(("period", 2), ("date", 1), ("sentence", 1)),
        unread=(Unread("b.txt", "2 bilder"), Unread("b.txt", "en ram"), Unread("c.docx", "Den är trasig.")),
        deselected=2,
    )
    assert shown(outcome) == (
        "a.docx, under ”Ärende”: fel DAT001 Perioden är 2018-03-01–2021-01-31 här men 2018-03-01–2022-01-31 i b.txt.\n"
        "      | Avtalet gäller 2018-03-01–2021-01-31 med möjlig förlängning.\n"
        "      |                ^^^^^^^^^^^^^^^^^^^^^\n"
        "  se  : b.txt, under ”Avtalstid”: den andra perioden\n"
        "      | Verksamhetsuppdraget gäller för perioden 2018-03-01–2022-01-31 med möjlighet till förlängning.\n"
        "      |                                          ^^^^^^^^^^^^^^^^^^^^^\n"
        "  tips: Rätta den som är fel.\n"
        "  mer : beslutsgen explain DAT001\n"
        "\n"
        "a.docx, under ”Ärende”: godtaget NAM001 Lenalink?\n"
        "  skäl: Så heter en annan.\n"
        "\n"
        "a.docx mot arenden/a.yaml: 46 uppgifter: 41 bundna till ärendet, 4 som stämmer med ärendet och 1 som ärendet "
        "inte har.\n"
        "b.txt: 2 uppgifter.\n"
        "Tolkat i b.txt: teckenkoden är Windows-1252.\n"
        "Granskat: 1 datum, 2 perioder och 1 mening som står på flera ställen.\n"
        "Inte läst i b.txt: 2 bilder; en ram.\n"
        "Inte läst: c.docx. Den är trasig.\n"
        "2 fynd är bortvalda med --select eller --ignore.\n"
        "Omdöme: motsägelser, men allt lästes inte (2 papper granskade, 1 fel, 1 godtaget fynd)."
    )


def test_a_place_in_the_case_is_shown_beside_a_place_in_a_paper() -> None:
    case = TextSpot("a.yaml", 3, 11, 12, "belopp.totalt", "2 450 000 kr", "  totalt: 2 450 000 kr")
    diagnostic = Diagnostic(
        "DAT001", Severity.ERROR, "Fel.", DRIFT.spot, None, (Related(case, "uppgiften i ärendet"),)
    )
    assert (
        "  se  : a.yaml:3:11 uppgiften i ärendet\n"
        "    3 |   totalt: 2 450 000 kr\n"
        "      |           ^^^^^^^^^^^^ belopp.totalt\n"
    ) in shown(Outcome((diagnostic,)))


@pytest.mark.parametrize("width", [40, 60, 100, 200, None])
def test_the_mark_stands_under_the_excerpt_in_a_long_paragraph(width: int | None) -> None:
    text = "ord och åter ord. " * 5000 + "Summan är 12 345 kr. " + "mera text här " * 5000
    diagnostic = Diagnostic("BEL001", Severity.ERROR, "Fel.", spot("a.txt", text, "12 345 kr"))
    rows = shown(Outcome((diagnostic,)), Layout(width=width)).splitlines()
    row, mark = (line for line in rows if line.startswith("      | "))
    start = mark.index("^")
    assert row[start : mark.rindex("^") + 1] == "12 345 kr"
    assert row.startswith("      | ...")
    assert row.endswith("...")
    assert len(row) <= (width or 160)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("ett två tre fyra fem SEX sju åtta nio tio elva", "...fyra fem SEX sju åtta nio..."),
        ("SEX sju åtta nio tio elva tolv tretton", "SEX sju åtta nio tio elva tolv..."),
        ("ett två tre fyra fem sex sju åtta nio SEX", "...fyra fem sex sju åtta nio SEX"),
        ("en rad \nmed brytning och SEX \n\n där", "en rad med brytning och SEX där"),
        ("x" * 50 + " SEX " + "y" * 50, "...SEX..."),
    ],
)
def test_what_stands_beside_is_cut_between_words(text: str, row: str) -> None:
    lines = plain(spot_lines(spot("a.txt", text, "SEX"), Tone.WARNING, 42)).splitlines()
    assert lines == [f"      | {row}", "      | " + " " * row.index("SEX") + "^^^"]


def test_a_whole_paragraph_is_quoted() -> None:
    diagnostic = Diagnostic(
        "TEX004", Severity.WARNING, "Fel.", spot("a.txt", "Länk till\nmålen", "Länk till\nmålen")
    )
    assert "      | ”Länk till målen”\n" in shown(Outcome((diagnostic,)))


def test_a_heading_over_two_lines_is_one_line() -> None:
    diagnostic = Diagnostic("TEX004", Severity.WARNING, "Fel.", spot("a.txt", "ab", "a", heading="Ett\nTvå"))
    assert shown(Outcome((diagnostic,))).startswith("a.txt, under ”Ett Två”: varning TEX004 Fel.\n")


def test_body_before_header_and_notes_last() -> None:
    places = [
        PaperSpot("a.docx", part, None, number, 0, 1, "x")
        for part, number in (("comment", 1), ("header", 1), ("body", 9), ("footnote", 1), ("body", 2))
    ]
    found = ordered((*(Diagnostic("X", Severity.INFO, "?", one) for one in places), UNREADABLE))
    assert [(one.spot.part, one.spot.paragraph) for one in found if isinstance(one.spot, PaperSpot)] == [
        ("body", 2),
        ("body", 9),
        ("header", 1),
        ("footnote", 1),
        ("comment", 1),
    ]


PAPER = ReviewedPaper("a.docx")
INFO = Diagnostic("TEX005", Severity.INFO, "?", WholeFile("a.docx"))
PARTLY = Unread("a.docx", "en bild")
WHOLLY = Unread("c.docx", "Den är trasig.")


@pytest.mark.parametrize(
    ("outcome", "verdict", "said"),
    [
        (Outcome(reviewed=(PAPER,)), "utan anmärkning", "utan anmärkning (1 papper granskat)"),
        (
            Outcome(reviewed=(PAPER, PAPER), unread=(PARTLY,)),
            "ofullständigt",
            "inget att anmärka på i det som lästes, men allt lästes inte (2 papper granskade)",
        ),
        (
            Outcome((INFO,), reviewed=(PAPER,)),
            "anmärkningar",
            "inga motsägelser, men anmärkningar (1 papper granskat, 1 upplysning)",
        ),
        (Outcome((DRIFT,), reviewed=(PAPER,)), "motsägelser", "motsägelser (1 papper granskat, 1 fel)"),
        (
            Outcome((UNREADABLE,), unread=(WHOLLY,)),
            "fel",
            "allt gick inte att granska (inget papper granskat, 1 fel)",
        ),
        (
            Outcome((UNREADABLE,), reviewed=(PAPER,), unread=(WHOLLY,)),
            "fel",
            "allt gick inte att granska (1 papper granskat, 1 fel)",
        ),
        (
            Outcome((DRIFT, UNREADABLE), reviewed=(PAPER,), unread=(WHOLLY,)),
            "motsägelser",
            "motsägelser, men allt lästes inte (1 papper granskat, 2 fel)",
        ),
    ],
)
def test_verdicts(outcome: Outcome, verdict: str, said: str) -> None:
    assert outcome.verdict == verdict
    assert verdict_line(outcome.tally) == f"Omdöme: {said}."


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (ReviewedPaper("a.txt"), "a.txt: inga uppgifter att granska."),
        (ReviewedPaper("a.txt", facts=FactCount(0, 0, 1)), "a.txt: 1 uppgift."),
        (
            ReviewedPaper("a.txt", facts=FactCount(0, 20, 42)),
            "a.txt: 62 uppgifter, varav 20 står mer än en gång.",
        ),
        (ReviewedPaper("a.txt", facts=FactCount(0, 4, 0)), "a.txt: 4 uppgifter, alla står mer än en gång."),
        (
            ReviewedPaper("a.txt", "b.yaml", FactCount(0, 9, 0)),
            "a.txt mot b.yaml: 9 uppgifter som stämmer med ärendet.",
        ),
        (
            ReviewedPaper("a.txt", "b.yaml", FactCount(1, 0, 0)),
            "a.txt mot b.yaml: 1 uppgift bunden till ärendet.",
        ),
    ],
)
def test_papers(paper: ReviewedPaper, said: str) -> None:
    assert list(review_lines(Outcome(reviewed=(paper,)))) == [said]


def test_quiet_shows_findings_alone() -> None:
    assert shown(Outcome(reviewed=(PAPER,)), Layout(reviewing=True, quiet=True)) == ""


def test_strict_is_said() -> None:
    text = shown(Outcome((TYPO,), reviewed=(PAPER,)), Layout(reviewing=True, strict=True))
    assert "Varningarna räknas som fel, eftersom --strict är valt.\nOmdöme: " in text


def test_several_groups_have_a_line_each() -> None:
    result = joined(
        [
            ("ut/a", Outcome((DRIFT,), reviewed=(PAPER, PAPER), checked=(("date", 2), ("law", 1)), files=2)),
            ("ut/b", Outcome(reviewed=(PAPER,), checked=(("law", 2), ("count", 1)), files=1)),
            ("ut/c", Outcome((UNREADABLE,), unread=(WHOLLY,), files=1)),
        ]
    )
    about = as_text(result, REVIEWING).split("\n\n")
    assert about[1].splitlines() == [
        "a.docx: inga uppgifter att granska.",
        "a.docx: inga uppgifter att granska.",
        "ut/a: 2 papper granskade, 1 fel.",
        "a.docx: inga uppgifter att granska.",
        "ut/b: 1 papper granskat, inga anmärkningar.",
    ]
    assert about[2].startswith("c.docx: fel DOK005 c.docx går inte att läsa.\n")
    assert about[3].splitlines() == [
        "Inte läst: c.docx. Den är trasig.",
        "ut/c: inget papper granskat, 1 fel.",
        "Granskat: 2 datum, 1 antal och 3 lagrum.",
        "Omdöme: motsägelser, men allt lästes inte (3 papper granskade, 2 fel).",
    ]


def test_a_fault_whose_code_is_not_listed_is_no_contradiction_in_an_unread_paper() -> None:
    fault = Diagnostic("TEX004", Severity.ERROR, "?", WholeFile("c.docx"))
    assert Outcome((fault,), unread=(WHOLLY,)).verdict == "fel"
    assert Outcome((fault,), unread=(WHOLLY,), reviewed=(ReviewedPaper("c.docx"),)).verdict == "motsägelser"
