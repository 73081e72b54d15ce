"""Fakta skrivna för hand: de som inte behöver letas efter är just de som inte finns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from beslutsgen.arende.source import SourceText
from beslutsgen.draft.markdown import alone, content
from beslutsgen.draft.pieces import Fact, Told
from beslutsgen.draft.written import PhraseText
from beslutsgen.facts import Antal, Belopp, Datum, Namn, find, may_hold, parse, write

if TYPE_CHECKING:
    from beslutsgen.facts import Value

SOURCE = PhraseText(SourceText("fras.md", ""))
UNITS = frozenset({"sviktplats", "hylla"})
LITERALS = (
    "en gemensam ", "ett ", " och en ", " samt ett", ", två ", " en sviktplats", " en hylla", "sju rum", " och tre.",
    " en", "den ", "2018", " mars", " 12 platser", "–", " 9 § LSS", " kr", "en (", "i ett år", "ord ", "**", "m",
    " tolv procent ", " och", ", ", "+ ", " samt\n", "ett nytt ", "tre rum ",
)  # fmt: skip


def fact(text: str, kind: type[Value]) -> Value:
    value = parse(text, kind)
    assert isinstance(value, kind)
    return value


VALUES = (
    fact("7 platser", Antal), fact("1 rum", Antal), fact("3,8 mnkr", Belopp), fact("10 000 kr per plats", Belopp),
    fact("2018-03-01", Datum), Namn("Leanlink"), Namn("tre rum"), Namn("sal 12"), Namn("plats"),
    Namn("tre rum och"), Namn("fem rum,"),
)  # fmt: skip


def printed(value: Value) -> Fact:
    return Fact(write(value), "x", value, "")


def told(pieces: list[str | Fact]) -> Told:
    """Texterna och faktumen som en uträknad text."""
    texts, facts = [""], list[Fact]()
    for piece in pieces:
        if isinstance(piece, str):
            texts[-1] += piece
        else:
            facts.append(piece)
            texts.append("")
    return Told(texts, facts, (), ((0, SOURCE),))


PIECES = st.lists(st.sampled_from(LITERALS) | st.sampled_from(VALUES).map(printed), max_size=9)


@given(PIECES)
@example([printed(VALUES[0]), " och en"])
@example([printed(Namn("tre rum")), " samt ett"])
@example(["en ", printed(Namn("plats")), " och en"])
def test_every_fact_typed_by_hand_is_found(pieces: list[str | Fact]) -> None:
    for block in content(told(pieces), UNITS):
        passage = block.passage  # type: ignore[union-attr]  # bitarna har inga tabeller
        bound = [one for one in passage.facts if one.path]
        typed = [(one.start, one.end, one.value) for one in passage.facts if not one.path]
        assert typed == [
            (one.start, one.end, one.value)
            for one in find(passage.text, UNITS)
            if not any(one.start < other.end and other.start < one.end for other in bound)
        ]


def test_a_fact_alone_is_what_its_layout_gives() -> None:
    for value in VALUES:
        lone = Told(["", ""], [printed(value)], [(0, 0)], [(0, SOURCE)])
        assert content(lone, UNITS) == (alone(printed(value), SOURCE),)


def test_articles_are_no_reason_to_look() -> None:
    assert may_hold("en gemensam verksamhet och ett nytt avtal", UNITS) == "after count"
    assert may_hold("en hylla", UNITS) == "yes"
    assert may_hold("en hylla") == "after count"
    assert may_hold("får en gemensam", UNITS) == "no"
    assert (
        may_hold("rum och en", UNITS) == may_hold("( en", UNITS) == may_hold(" ett", UNITS) == "after count"
    )
    assert may_hold("ingen siffra", UNITS) == "no"
