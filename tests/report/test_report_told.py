"""Ett av flera ärenden sagt där det gjordes: samma text och samma tal som om allt sades på ett ställe."""

from __future__ import annotations

import pickle

import pytest

from beslutsgen.diagnostic import Diagnostic, Severity, TextSpot, WholeFile
from beslutsgen.report.line import plain
from beslutsgen.report.outcome import Accepted, Outcome, Unread, joined
from beslutsgen.report.summary import Layout
from beslutsgen.report.text import Running
from beslutsgen.report.told import Teller

OWN = Diagnostic(
    "BEL001",
    Severity.ERROR,
    "Två tal skiljer sig.",
    TextSpot("a.yaml", 3, 5, 2, "belopp.a", "kr", "  a: kr"),
    "Rätta.",
)
PACK = Diagnostic("MALL001", Severity.ERROR, "Okänt namn.", WholeFile("paket/tjansteskrivelse.docx"))
MILD = Diagnostic("BEL009", Severity.INFO, "Det kan gälla flera.", WholeFile("a.yaml"))
ACCEPTED = Accepted(MILD, "ja")
CASES = (
    ("a", Outcome((OWN, PACK, MILD), (ACCEPTED,), files=1, unread=(Unread("a.yaml", "Inte till slut."),))),
    ("b", Outcome(files=1, written=("b.docx",))),
    ("c", Outcome((PACK,), files=1)),
)
LAYOUTS = (Layout(building=True), Layout(quiet=True), Layout(reviewing=True), Layout(width=60))


def said(layout: Layout, pack: str = "") -> Running:
    """Rapporten om ärendena, sagda på ett annat ställe."""
    tell, running = Teller(layout, pack), Running(layout)
    for case in CASES:
        list(running.case(pickle.loads(pickle.dumps(tell(*case)))))  # noqa: S301  # vår egen
    return running


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_rows_are_the_same_without_tones(layout: Layout) -> None:
    toneless = Layout(
        **({name: getattr(layout, name) for name in layout.__struct_fields__} | {"toned": False})
    )
    for name, outcome in CASES:
        with_tones, without = (
            [plain((row,)) for row in Running(one).case(Teller(one)(name, outcome))]
            for one in (layout, toneless)
        )
        assert with_tones == without
        assert all(len(row) <= 1 for row in Running(toneless).case(Teller(toneless)(name, outcome)))


def test_the_numbers_are_those_of_all_together() -> None:
    assert said(Layout(), "paket").tally == joined(CASES).whole.tally


def test_what_is_wrong_with_the_pack_is_counted_and_said_once() -> None:
    whole, once = said(Layout()).tally, said(Layout(), "paket").tally
    assert (whole.errors, once.errors) == (3, 2)
    assert (whole.unusable, once.unusable) == (3, 2)
    tell, running = Teller(Layout(), "paket"), Running(Layout())
    rows = [plain((row,)) for name, outcome in CASES for row in running.case(tell(name, outcome))]
    assert sum("MALL001 Okänt namn." in row for row in rows) == 1
    assert rows[-1] == "c: 1 fel."
