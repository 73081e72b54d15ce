"""De billiga frågorna före ett värdes fel och före en enhets mönster har aldrig fel."""

from __future__ import annotations

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from beslutsgen.facts import Antal, Belopp, Datum, Fault, Lagrum, Period, Procent, parse
from beslutsgen.facts.enheter import _units, known_unit
from beslutsgen.facts.fel import otydligt
from beslutsgen.facts.parse import _prepared, _read, certain
from beslutsgen.facts.text import even

KINDS: Final = (Antal, Belopp, Datum, Period, Lagrum, Procent)
NUMBERS: Final = (
    *("7", "sju (8)", "8 (sju)", "sju", "1 234,5", "1,234", "1.234", "1.5", "12,345,678", "3,14", "0,5"),
    *("1 234,567", "1,5", "12"),
)
BEFORE: Final = (
    "",
    "drygt ",
    "cirka ",
    "mer än ",
    "högst ",
    "måndagen den ",
    "torsdag ",
    "över ",
    "närmare ",
    "SFS ",
)
AFTER: Final = (
    *(
        " platser",
        " kr",
        " mnkr",
        " %",
        " kr per kWh",
        " mars 2018",
        " § MBL",
        " § skolagen",
        " § Skollag",
        " kronor",
    ),
)
DATES: Final = ("2018-03-01", "1 mars 2018", "2018-03", "torsdagen den 1 mars 2018", "fredag 1 mars 2018")
TEXTS: Final = st.one_of(
    st.sampled_from(DATES),
    st.tuples(st.sampled_from(BEFORE), st.sampled_from(NUMBERS), st.sampled_from(AFTER)).map("".join),
)
OWN: Final = frozenset({"tjänstgörande natt", "x"})


@settings(max_examples=600)
@given(TEXTS, st.sampled_from(KINDS))
def test_what_is_certain_is_never_unclear(text: str, kind: type) -> None:
    value = _read(_prepared(text, kind), kind)
    low = even(" ".join(even(text).plain.split())).low
    if value is not None and isinstance(value, kind) and certain(low, value):
        assert otydligt(low, value) is None


def test_the_plain_values_are_certain_and_the_unclear_are_faults() -> None:
    plain = (
        ("7 platser", Antal),
        ("10 000 kr per plats", Belopp),
        ("3,8 mnkr", Belopp),
        ("19 § MBL", Lagrum),
    )
    for text, kind in plain:
        value = _read(_prepared(text, kind), kind)
        assert value is not None
        assert certain(text.lower(), value)
    unclear = (
        ("sju (8) platser", Antal),
        ("1.500 kr", Belopp),
        ("1,234 kr", Belopp),
        ("fredag 1 mars 2018", Datum),
    )
    assert all(isinstance(parse(text, kind), Fault) for text, kind in unclear)


@settings(max_examples=600)
@given(
    st.from_regex(_units(OWN).pattern.pattern, alphabet=st.characters(codec="latin-1")),
    st.sampled_from([0, 1, 2]),
)
def test_a_known_unit_is_found_where_its_pattern_is(text: str, at: int) -> None:
    flat = even(text)
    found, expected = known_unit(flat, at, OWN), _units(OWN).pattern.match(flat.low, at)
    assert (found and found.span()) == (expected and expected.span())
