"""Mallpaketets fraser: det som uppgifterna blir när ärendet inte har egen text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drafting import HEAD, draft_of, pack_files
from msgspec.structs import replace

from beslutsgen.arende import read_case
from beslutsgen.draft import Draft, passages
from beslutsgen.draft.organs import is_common
from beslutsgen.draft.scope import Group, Written

if TYPE_CHECKING:
    from beslutsgen.draft import PaperDraft
    from beslutsgen.draft.content import Content

AGREEMENT = """\
parter:
  utforare: {namn: Solrosens Omsorg AB, roll: utforare}
  styrelsen: Kommunstyrelsen
  namnden: Social- och omsorgsnämnden
  region: Region Östergötland
avtal: {uppdrag: {slag: avtal, period: 2025-07-01–2027-06-30}}
"""


WRITTEN_OUT = replace(
    pack_files(),
    pack=replace(pack_files().pack, skrivsatt=replace(pack_files().pack.skrivsatt, datum="utskrivet")),
)


def test_the_house_may_choose_dates_in_words_in_running_text() -> None:
    yaml = AGREEMENT + (
        "mbl: {form: information, datum: 2025-04-08}\n"
        "underlag: [{titel: Avtal, datum: 2025-03-28}]\n"
        "text:\n"
        "  bakgrund: |\n"
        "    Avtalet gäller {{ avtal.uppdrag.period }}, från {{ avtal.uppdrag.period.start | iso }}.\n"
        "\n"
        "    | Vad | När |\n"
        "    | --- | --- |\n"
        "    | Start | {{ avtal.uppdrag.period.start }} |\n"
    )
    text = HEAD.replace("forvaltning:", "datum: 2025-05-02, forvaltning:") + yaml
    loaded = read_case(text.encode(), "fall.yaml")
    assert loaded.model is not None, loaded.diagnostics
    draft = Draft(loaded.model, WRITTEN_OUT, loaded.places)
    paper = [*draft.papers(utkast=False)][-1]
    said = {name: "\n".join(block_of(paper, name)) for name in ("bakgrund", "mbl", "underlag", "uppdragstid")}
    assert said["bakgrund"] == (
        "Avtalet gäller 1 juli 2025 till och med 30 juni 2027, från 2025-07-01.\nVad\nNär\nStart\n2025-07-01"
    )
    assert said["mbl"].endswith("har skett 8 april 2025.")
    assert said["underlag"].endswith("Avtal, 28 mars 2025")
    assert said["uppdragstid"] == "Uppdraget gäller för perioden 1 juli 2025 till och med 30 juni 2027."
    head = paper.scope["arende"]
    assert isinstance(head, Group)
    (shown,) = passages(draft.writer.written(head.parts["datum"]))
    assert shown.text == "2025-05-02"
    dated = [fact for passage in passages(written_block(paper, "mbl")) for fact in passage.facts]
    assert ("mbl.datum", "utskrivet") in {(fact.path, fact.notation) for fact in dated}


def block(name: str, yaml: str) -> list[str]:
    """Styckena i ett block i det sista papperet."""
    return block_of([*draft_of(AGREEMENT + yaml).papers(utkast=False)][-1], name)


def block_of(paper: PaperDraft, name: str) -> list[str]:
    return [one.text.replace("\N{NO-BREAK SPACE}", " ") for one in passages(written_block(paper, name))]


def written_block(paper: PaperDraft, name: str) -> Content:
    node = paper.scope[name]
    node = node.own if isinstance(node, Group) and node.own is not None else node
    assert isinstance(node, Written)
    return node.content


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


def test_every_paper_among_the_underlag_is_dated_where_the_date_is_known() -> None:
    given = "parter: {utforare: {namn: Solrosens Omsorg AB, roll: utforare}}\n"
    dated = HEAD.replace("forvaltning:", "datum: 2025-05-06, forvaltning:")
    for head, date in ((HEAD, ""), (dated, ", 2025-05-06")):
        paper = next(iter(draft_of(given, head).papers(utkast=False)))
        assert block_of(paper, "underlag") == [
            f"Tjänsteskrivelse: Nytt boende{date}",
            f"Verksamhetsuppdrag till Solrosens Omsorg AB{date}",
        ]
