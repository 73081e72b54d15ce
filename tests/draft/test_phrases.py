"""Mallpaketets fraser: det som uppgifterna blir när ärendet inte har egen text."""

from __future__ import annotations

import pytest
from drafting import draft_of

from beslutsgen.draft import passages
from beslutsgen.draft.organs import is_common
from beslutsgen.draft.scope import Group, Written

AGREEMENT = """\
parter:
  utforare: {namn: Solrosens Omsorg AB, roll: utforare}
  styrelsen: Kommunstyrelsen
  namnden: Social- och omsorgsnämnden
  region: Region Östergötland
avtal: {uppdrag: {slag: avtal, period: 2025-07-01–2027-06-30}}
"""


def block(name: str, yaml: str) -> list[str]:
    """Styckena i ett block i det sista papperet."""
    paper = [*draft_of(AGREEMENT + yaml).papers(utkast=False)][-1]
    node = paper.scope[name]
    node = node.own if isinstance(node, Group) and node.own is not None else node
    assert isinstance(node, Written)
    return [one.text.replace("\N{NO-BREAK SPACE}", " ") for one in passages(node.content)]


def test_organs_that_are_common_nouns_are_written_small_inside_a_sentence() -> None:
    parties = "samrad: {med: [region, utforare, styrelsen, namnden, Pensionärsrådet]}\n"
    (text,) = block("samrad", parties)
    assert text == (
        "Samråd har skett med Region Östergötland, Solrosens Omsorg AB, kommunstyrelsen, social- och omsorgsnämnden "
        "och pensionärsrådet."
    )


@pytest.mark.parametrize(
    "name", ["Kommunstyrelsen", "Social- och omsorgsnämnden", "Kommunala pensionärsrådet", "Omsorgskontoret",
             "Sektionen för resurs- och stödverksamhet inom utbildningsförvaltningen"]
)  # fmt: skip
def test_a_common_noun(name: str) -> None:
    assert is_common(name)


@pytest.mark.parametrize(
    "name", ["Region Östergötland", "Leanlink", "Socialstyrelsen", "Linköpings kommunfullmäktige", "Solrosens AB",
             "IT-enheten", "Polismyndigheten", "Röda Korset", "Distrikt 4-enheten", "Viktoria-enheten"]
)  # fmt: skip
def test_a_proper_name(name: str) -> None:
    assert not is_common(name)


def test_only_law_with_a_service_is_listed_as_services() -> None:
    law = "lagrum: {lov: 8 kap. 1 § LOV, kort: 9 § 6 LSS, sol: 4 kap. 1 § SoL}\n"
    assert block("uppdraget", law) == [
        "Uppdraget omfattar följande insatser:",
        "9 § 6 LSS, korttidsvistelse utanför det egna hemmet",
    ]
    assert block("uppdraget", "lagrum: {lov: 8 kap. 1 § LOV}\n") == []


def test_the_price_level_stands_with_the_amount() -> None:
    one = "belopp: {drift: {varde: 3 mnkr per år, avser: drift, avtal: uppdrag, prisniva: 2025}}\n"
    assert block("ersattning", one) == [
        "Ersättningen är 3 miljoner kronor per år (drift) i 2025 års prisnivå."
    ]
    two = (
        "belopp:\n"
        "  drift: {varde: 3 mnkr per år, avser: drift, avtal: uppdrag, prisniva: 2025}\n"
        "  start: {varde: 1 mnkr, avser: start, avtal: uppdrag, prisniva: 2024 års pris- och löneläge}\n"
        "  rest: {varde: 2 mnkr, avser: rest, avtal: uppdrag}\n"
    )
    assert block("ersattning", two)[2::2] == [
        "Drift (2025 års prisnivå)",
        "Start (2024 års pris- och löneläge)",
        "Rest",
    ]
