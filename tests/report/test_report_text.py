"""Rapporten som text: varje sorts plats, radbrytning, och sammanfattningens ord i rätt form."""

from __future__ import annotations

import pytest

from beslutsgen.diagnostic import Diagnostic, PaperSpot, Related, Severity, TextSpot, WholeFile
from beslutsgen.report.line import Piece, Tone, line, plain, told
from beslutsgen.report.outcome import Accepted, Outcome, Result, Unread, joined
from beslutsgen.report.spots import place
from beslutsgen.report.summary import Layout, failed
from beslutsgen.report.tally import FactCount
from beslutsgen.report.text import as_lines, as_text

TEXT = TextSpot("arenden/a.yaml", 3, 11, 12, "belopp.totalt", "2 450 000 kr", "  totalt: 2 450 000 kr")
BUILDING = Layout(building=True)


def found(severity: Severity, code: str = "BEL001") -> Diagnostic:
    return Diagnostic(code, severity, "Två tal skiljer sig.", WholeFile("a.yaml"))


def one(outcome: Outcome, layout: Layout = Layout()) -> list[str]:  # noqa: B008  # oföränderlig
    """Sammanfattningen av ett enda ärende."""
    quiet_findings = as_text(joined([("a", outcome)]), layout).split("\n\n")
    return quiet_findings[-1].splitlines()


def test_the_example_of_the_style_guide() -> None:
    diagnostic = Diagnostic(
        "BEL001",
        Severity.ERROR,
        "Totalt anges 2 450 000 kr men delarna blir 2 540 000 kr",
        TEXT,
        "Rätta totalen eller den del som är fel.",
        (Related(TextSpot("arenden/a.yaml", 5, 5, 1, "belopp.a", "a", "    a: 1 kr"), "en del"),),
    )
    text = as_text(joined([("a", Outcome((diagnostic,)))]), Layout(quiet=True))
    assert text == (
        "arenden/a.yaml:3:11: fel BEL001 Totalt anges 2 450 000 kr men delarna blir 2 540 000 kr\n"
        "    3 |   totalt: 2 450 000 kr\n"
        "      |           ^^^^^^^^^^^^ belopp.totalt\n"
        "  se  : arenden/a.yaml:5:5 en del\n"
        "  tips: Rätta totalen eller den del som är fel.\n"
        "  mer : beslutsgen explain BEL001"
    )


@pytest.mark.parametrize(
    ("spot", "said"),
    [
        (TEXT, "arenden/a.yaml:3:11"),
        (WholeFile("a.yaml"), "a.yaml"),
        (PaperSpot("a.docx", "body", None, 1, 0, 1, "x"), "a.docx"),
        (PaperSpot("a.docx", "body", "Bakgrund", 1, 0, 1, "x"), "a.docx, under ”Bakgrund”"),
        (PaperSpot("a.docx", "header", None, 1, 0, 1, "x"), "a.docx, i sidhuvudet"),
        (PaperSpot("a.docx", "footnote", "Ärende", 1, 0, 1, "x"), "a.docx, i en fotnot, under ”Ärende”"),
    ],
)
def test_places(spot: TextSpot | WholeFile | PaperSpot, said: str) -> None:
    assert place(spot) == said


def test_a_place_in_a_paper_shows_words_to_search_for() -> None:
    diagnostic = Diagnostic(
        "MALL001", Severity.ERROR, "Okänt namn.", PaperSpot("a.docx", "body", None, 4, 0, 9, "{{ arnde }}")
    )
    assert "      | ”{{ arnde }}”\n" in as_text(joined([("a", Outcome((diagnostic,)))]), Layout())
    long = Diagnostic(
        "DOK004", Severity.ERROR, "Fel.", PaperSpot("a.docx", "body", None, 4, 0, 999, "ord " * 250)
    )
    shown = as_text(joined([("a", Outcome((long,)))]), Layout(width=60)).splitlines()[1]
    assert shown.startswith("      | ”ord ord")
    assert shown.endswith("...”")
    assert len(shown) <= 60


def test_corrected_rows_are_never_broken() -> None:
    row = "  belopp: {a: " + "1 " * 60 + "}"
    diagnostic = Diagnostic(
        "FIL018", Severity.ERROR, "Fel.", WholeFile("a.yaml"), f"Skriv i stället så här, på en rad:\n{row}"
    )
    shown = as_text(joined([("a", Outcome((diagnostic,)))]), Layout(width=50)).splitlines()
    assert f"        {row}" in shown


def test_a_path_that_does_not_fit_gets_its_own_row() -> None:
    spot = TextSpot("a.yaml", 1, 1, 40, "belopp.ett_langt_namn", "x", "x" * 60)
    shown = as_text(
        joined([("a", Outcome((Diagnostic("BEL001", Severity.ERROR, "Fel.", spot),)))]), Layout(width=50)
    )
    assert "\n      | belopp.ett_langt_namn\n" in shown


def test_told_breaks_between_words_and_indents() -> None:
    start = (Piece("  tips: ", Tone.QUIET),)
    assert plain(told(start, Piece("ett två tre fyra fem"), 40, 8)) == "  tips: ett två tre fyra fem"
    assert plain(told(start, Piece("ett två tre fyra fem sex sju åtta nio tio"), 34, 8)) == (
        "  tips: ett två tre fyra fem sex\n        sju åtta nio tio"
    )
    assert plain(told(start, Piece("x" * 50), None, 8)) == f"  tips: {'x' * 50}"


def test_told_moves_down_where_the_row_is_nearly_full() -> None:
    shown = plain(told((Piece("en/mycket/lång/sökväg.yaml:12:3: "),), Piece("Texten som sägs."), 40, 8))
    assert shown.splitlines() == ["en/mycket/lång/sökväg.yaml:12:3: ", "        Texten som sägs."]


def test_tones() -> None:
    lines = list(as_lines(joined([("a", Outcome((found(Severity.WARNING),)))]), Layout()))
    assert Piece("varning BEL001", Tone.WARNING) in lines[0]
    assert lines[-1] == line("a: 1 varning.", Tone.WARNING)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome(), "a: inga anmärkningar."),
        (Outcome((found(Severity.INFO),)), "a: 1 upplysning."),
        (Outcome((found(Severity.ERROR), found(Severity.ERROR, "BEL002"))), "a: 2 fel."),
        (
            Outcome((found(Severity.ERROR), found(Severity.WARNING, "X"), found(Severity.WARNING, "Y"))),
            "a: 1 fel, 2 varningar.",
        ),
        (
            Outcome((), (Accepted(found(Severity.INFO), "ja"), Accepted(found(Severity.INFO), "ja"))),
            "a: 2 godtagna fynd.",
        ),
    ],
)
def test_counts(outcome: Outcome, said: str) -> None:
    assert one(outcome)[0] == said


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome(written=("x",)), "a: 1 papper skrivet, inga anmärkningar."),
        (Outcome(written=("x", "y")), "a: 2 papper skrivna, inga anmärkningar."),
        (Outcome(unchanged=("x",)), "a: 1 papper oförändrat, inga anmärkningar."),
        (Outcome(unchanged=("x", "y")), "a: 2 papper oförändrade, inga anmärkningar."),
        (
            Outcome(written=("x",), unchanged=("y", "z")),
            "a: 1 papper skrivet, 2 oförändrade, inga anmärkningar.",
        ),
        (Outcome((found(Severity.ERROR),)), "a: inget papper skrivet, 1 fel."),
    ],
)
def test_papers(outcome: Outcome, said: str) -> None:
    assert said in one(outcome, BUILDING)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (FactCount(1, 0, 0), "Uppgiften i texterna kommer ur ärendefilen."),
        (FactCount(54, 0, 0), "Alla 54 uppgifter i texterna kommer ur ärendefilen."),
        (FactCount(2, 0, 0), "Båda uppgifterna i texterna kommer ur ärendefilen."),
        (FactCount(0, 0, 1), "Texterna innehåller 1 uppgift: 1 som bara står i texten."),
        (
            FactCount(0, 2, 1),
            (
                "Texterna innehåller 3 uppgifter: 2 skrivna för hand som stämmer med ärendefilen, 1 som bara står i "
                "texten."
            ),
        ),
        (
            FactCount(5, 1, 0),
            "Texterna innehåller 6 uppgifter: 5 ur ärendefilen, 1 skriven för hand som stämmer med ärendefilen.",
        ),
        (
            FactCount(5, 2, 3),
            (
                "Texterna innehåller 10 uppgifter: 5 ur ärendefilen, 2 skrivna för hand som stämmer med "
                "ärendefilen, 3 som bara står i texten."
            ),
        ),
    ],
)
def test_facts(facts: FactCount, said: str) -> None:
    assert one(Outcome(facts=facts, files=1))[-1] == said


def test_facts_of_several_cases() -> None:
    result = joined(
        [("a", Outcome(facts=FactCount(2), files=1)), ("b", Outcome(facts=FactCount(1), files=1))]
    )
    assert as_text(result, Layout()).endswith("Alla 3 uppgifter i texterna kommer ur ärendefilerna.")


def test_what_more_is_to_be_known() -> None:
    outcome = Outcome((found(Severity.WARNING),), unread=(Unread("b.yaml", "Den är trasig."),), deselected=1)
    assert one(outcome, Layout(strict=True))[1:] == [
        "Inte färdigkontrollerat: b.yaml. Den är trasig.",
        "Varningarna räknas som fel, eftersom --strict är valt.",
        "1 fynd är bortvalt med --select eller --ignore.",
    ]


def test_errors_that_were_left_out_but_count() -> None:
    outcome = Outcome((found(Severity.ERROR, "DAT001"), found(Severity.ERROR)), insisted=2)
    assert one(outcome)[1:] == ["2 fel räknas fast de är bortvalda."]
    assert one(outcome, BUILDING)[-1] == (
        "2 fel räknas fast de är bortvalda. Ska de få stå, godta dem med ett skäl under undantag i ärendefilen."
    )


def test_a_draft_is_offered_only_for_contradictions() -> None:
    offer = "Papper med fel skrivs inte. Rätta felen och bygg igen, eller skriv ett utkast med --draft."
    contradicted = Outcome((found(Severity.ERROR, "DAT001"),))
    assert offer in one(contradicted, BUILDING)
    assert offer not in one(contradicted, Layout())
    assert offer not in one(contradicted, Layout(building=True, draft=True))
    for code in ("FIL009", "DOK001", "MALL001"):
        assert offer not in one(Outcome((found(Severity.ERROR, code),)), BUILDING)


def test_several_cases_have_a_total() -> None:
    result = joined(
        [
            ("a", Outcome((found(Severity.INFO),), written=("x",), backups=("y",), files=1)),
            ("b", Outcome(files=1)),
        ]
    )
    assert as_text(result, BUILDING).split("\n\n")[-1].splitlines() == [
        "Sparade det ändrade papperet som y",
        "a: 1 papper skrivet, 1 upplysning.",
        "b: inget papper skrivet, inga anmärkningar.",
        "2 ärenden: 1 papper skrivet, 1 upplysning.",
    ]


def test_a_pack_that_cannot_be_used() -> None:
    result = Result((), Outcome((found(Severity.ERROR, "FIL011"),)))
    assert as_text(result, Layout()).endswith(
        "\n\nMallpaketet går inte att använda (1 fel). Inget ärende är kontrollerat."
    )


@pytest.mark.parametrize(
    ("severity", "strict", "fails"),
    [
        (Severity.ERROR, False, True),
        (Severity.WARNING, False, False),
        (Severity.WARNING, True, True),
        (Severity.INFO, True, False),
    ],
)
def test_failed(severity: Severity, strict: bool, fails: bool) -> None:
    assert failed(Outcome((found(severity),)).tally, strict=strict) is fails
