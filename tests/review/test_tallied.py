"""Fakta i granskade papper räknas: bundna, kända på annat håll, och övriga."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Final

import pytest

from beslutsgen.arende import NO_CASE, read_case
from beslutsgen.readback import Document, read_paper, with_facts
from beslutsgen.review.tallied import counts, kinds

if TYPE_CHECKING:
    from beslutsgen.arende.model import Arende
    from beslutsgen.review.tallied import Place

NOWHERE: Final[frozenset[Place]] = frozenset()
CASE: Final = """\
    arende: {rubrik: Prov, typ: beslutsarende, namnd: Nämnden}
    parter:
      bestallare: {namn: Nämnden, roll: bestallare}
      utforare: {namn: Vårdbolaget AB, roll: utforare}
    avtal:
      uppdrag: {slag: uppdrag, mellan: [bestallare, utforare], period: 2026-01-01–2027-12-31}
    belopp:
      kostnad: {varde: 3 800 000 kr per år, avser: verksamheten, slag: arskostnad}
    beslut: [Provet godkänns.]
    text:
      bakgrund: Kön är 45 personer lång.
    """


def paper(text: str, name: str = "papper.txt") -> Document:
    read = read_paper(text.encode(), name)
    assert isinstance(read, Document)
    return with_facts(read, ())


def case() -> Arende:
    loaded = read_case(dedent(CASE).encode(), "fall.yaml")
    assert loaded.model is not None, loaded.diagnostics
    return loaded.model


def places(document: Document, *texts: str) -> frozenset[Place]:
    """Var texterna står i papperet."""
    found = frozenset(
        (one.part, one.number, start, start + len(text))
        for one in document.paragraphs
        for text in texts
        if (start := one.text.find(text)) >= 0
    )
    assert len(found) == len(texts)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det kostar 3 800 000 kr per år.", (0, 1, 0)),
        ("Det kostar 3,8 mnkr per år.", (0, 1, 0)),
        ("Det kostar 3,9 mnkr per år.", (0, 0, 1)),
        ("Det kostar 3,8 mnkr.", (0, 0, 1)),
        ("Uppdraget gäller 2026-01-01–2027-12-31.", (0, 1, 0)),
        ("Uppdraget slutar den 31 december 2027.", (0, 1, 0)),
        ("Uppdraget slutar den 30 december 2027.", (0, 0, 1)),
        ("I kön står 45 personer.", (0, 1, 0)),
        ("I kön står 46 personer, 45 personer sist.", (0, 1, 1)),
        ("Inget att räkna.", (0, 0, 0)),
    ],
)
def test_a_fact_is_known_when_it_agrees_with_one_of_the_case(
    text: str, expected: tuple[int, int, int]
) -> None:
    assert counts([paper(text)], [NOWHERE], case()) == (expected,)


def test_a_bound_fact_is_counted_as_bound_only_whether_the_case_has_it_or_not() -> None:
    document = paper("Det kostar 3,8 mnkr per år.\n\nDet är 12 platser.\n\nDet kostar 3,8 mnkr per år.")
    first, second, third = document.paragraphs
    one = frozenset({(first.part, first.number, 11, 15)})
    assert counts([document], [one], case()) == ((1, 1, 1),)
    both = one | places(document, "12 platser")
    assert counts([document], [both], case()) == ((2, 1, 0),)
    everything = both | {(third.part, third.number, 0, len(third.text))}
    assert counts([document], [everything], case()) == ((3, 0, 0),)
    assert second.text == "Det är 12 platser."


def test_a_bound_place_that_only_meets_the_fact_binds_nothing() -> None:
    document = paper("Det är 12 platser.")
    (one,) = document.paragraphs
    start = one.text.index("12")
    around = {(one.part, one.number, 0, start), (one.part, one.number, start + len("12 platser"), 18)}
    assert counts([document], [frozenset(around)], case()) == ((0, 0, 1),)
    elsewhere = frozenset({(one.part, one.number + 1, 0, 18), ("header", one.number, 0, 18)})
    assert counts([document], [elsewhere], case()) == ((0, 0, 1),)


def test_without_a_case_a_fact_is_known_when_it_stands_twice_in_any_paper() -> None:
    first = paper("Det är 12 platser och 7 elever.", "a.txt")
    second = paper("Det är tolv platser och 8 elever. I dag är det 8 elever.", "b.txt")
    assert counts([first, second], [NOWHERE, NOWHERE], NO_CASE) == ((0, 1, 1), (0, 3, 0))
    assert counts([first], [NOWHERE], NO_CASE) == ((0, 0, 2),)


def test_facts_are_counted_by_their_kind() -> None:
    first = paper("Den 3 mars 2026 kostade 12 platser 40 000 kr.", "a.txt")
    second = paper("Beslutet gäller 9 § 6 LSS från den 4 mars 2026.", "b.txt")
    assert kinds([first]) == {"date": 1, "count": 1, "amount": 1}
    assert kinds([first, second])["law"] == 1
    assert sum(kinds([first, second]).values()) == len(
        [fact for one in (*first.paragraphs, *second.paragraphs) for fact in one.passage.facts]
    )
    assert kinds([]) == {}
