"""Ärendets fakta, det beslutade avtalet och papperets datum."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from fil_blocks import whole_case

from beslutsgen.arende import (
    Faktum,
    beraknat_slut,
    beslutat,
    case_facts,
    case_names,
    papperets_datum,
    read_case,
    senaste_slut,
)
from beslutsgen.facts import Datum, Namn, write

if TYPE_CHECKING:
    from beslutsgen.arende.model import Arende

CASES: Final = Path(__file__).parents[2] / "arenden"


def _case(text: str) -> Arende:
    loaded = read_case(whole_case(text), "a.yaml")
    assert loaded.diagnostics == ()
    assert loaded.model is not None
    return loaded.model


def test_every_fact_has_the_name_that_prose_refers_to() -> None:
    case = _case(
        "arende:\n  rubrik: A\n  typ: B\n  namnd: n\n  forvaltning: Kontoret\n  datum: 2018-01-02\n"
        "  undertecknare: {namn: Linda, titel: Direktör, epost: a@b.se}\n"
        "parter: {n: {namn: Nämnden, aven_kallad: [vi, oss]}}\n"
        "termer: {t: Kanberget}\n"
        "avtal: {uppdrag: {slag: avtal, mellan: n, period: 2018-02-01–2020-01-31, forlangning: 1+1 år}}\n"
        "belopp: {b: {varde: 3 mnkr, avtal: uppdrag, prisniva: 2019, slag: arskostnad}}\n"
        "antal: {a: 7 platser}\n"
        "skickas_till: [n, Leanlink]\n"
    )
    assert [(fact.path, write(fact.value), fact.computed) for fact in case_facts(case)] == [
        ("arende.forvaltning", "Kontoret", False),
        ("arende.datum", "2018-01-02", False),
        ("arende.undertecknare[1]", "Linda", False),
        ("arende.undertecknare[1].titel", "Direktör", False),
        ("arende.undertecknare[1].epost", "a@b.se", False),
        ("parter.n", "Nämnden", False),
        ("parter.n.aven_kallad[1]", "vi", False),
        ("parter.n.aven_kallad[2]", "oss", False),
        ("termer.t", "Kanberget", False),
        ("avtal.uppdrag", "avtal", False),
        ("avtal.uppdrag.period", "2018-02-01–2020-01-31", False),
        ("avtal.uppdrag.forlangning", write(case.avtal["uppdrag"].forlangning), False),  # type: ignore[arg-type]  # finns
        ("avtal.uppdrag.senaste_slut", "2022-01-31", True),
        ("belopp.b", "3\u00a0miljoner kronor", False),
        ("belopp.b.prisniva", "2019", False),
        ("antal.a", "7\u00a0platser", False),
        ("skickas_till[2]", "Leanlink", False),
    ]


def test_every_fact_that_is_not_computed_has_a_place_of_its_own() -> None:
    text = "parter: {n: {namn: Nämnden, roll: annan}}\nbelopp:\n  a:\n    avser: mat\n    varde: 3 kr\n  b: 4 kr\n"
    loaded = read_case(whole_case(text), "a.yaml")
    assert loaded.model is not None
    lines = {fact.path: loaded.places.spot(fact.path).order[0] for fact in case_facts(loaded.model)}
    assert lines == {"arende.namnd": 10, "parter.n": 1, "belopp.a": 5, "belopp.b": 6}


@pytest.mark.parametrize(
    ("avtal", "name"),
    [
        ("{uppdrag: {slag: avtal}, b: {slag: avtal}}", "uppdrag"),
        ("{a: {slag: avtal}, b: {slag: avtal, beslutas: ja}}", "b"),
        ("{a: {slag: avtal}}", None),
        ("{}", None),
    ],
)
def test_the_decided_agreement(avtal: str, name: str | None) -> None:
    case = _case(f"avtal: {avtal}")
    found = beslutat(case)
    assert found == (None if name is None else (name, case.avtal[name]))


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ("datum: 2018-01-02\n  sammantrade: 2018-02-03", date(2018, 1, 2)),
        ("sammantrade: 2018-02-03", date(2018, 2, 3)),
        ("diarienummer: SON 2018-1", None),
    ],
)
def test_the_date_of_the_paper(dates: str, day: date | None) -> None:
    assert papperets_datum(_case(f"arende:\n  rubrik: A\n  typ: B\n  namnd: C\n  {dates}")) == day


@pytest.mark.parametrize(
    ("terms", "stated", "computed"),
    [
        ("period: 2018-03-01–2021-01-31", Datum(2021, 1, 31), None),
        ("period: 2018-03-01–2021-01-31, forlangning: 2 år i taget", None, None),
        ("period: 2019-09-01–2021-08-31, forlangning: 1+1 år", Datum(2023, 8, 31), Datum(2023, 8, 31)),
        ("period: 2024-03-01–2026-02-28, forlangning: 2 år", Datum(2028, 2, 29), Datum(2028, 2, 29)),
        (
            "period: 2019-09-01–2021-08-31, forlangning: 1 år, langst_till: 2023-01-01",
            Datum(2023, 1, 1),
            Datum(2022, 8, 31),
        ),
        ("forlangning: 1 år", None, None),
        ("period: 2018-03–2021-01, forlangning: 1 år", None, None),
    ],
)
def test_the_latest_end(terms: str, stated: Datum | None, computed: Datum | None) -> None:
    avtal = _case(f"avtal: {{a: {{slag: avtal, {terms}}}}}").avtal["a"]
    assert (senaste_slut(avtal), beraknat_slut(avtal)) == (stated, computed)


def test_a_free_name_is_a_fact_but_a_reference_is_not() -> None:
    assert case_facts(_case("")) == (Faktum("arende.namnd", Namn("Omsorgsnämnden")),)
    text = "arende: {rubrik: A, typ: B, namnd: n}\nparter: {n: Nämnden}"
    assert [fact.path for fact in case_facts(_case(text))] == ["parter.n"]


@pytest.mark.parametrize("name", ["kanberget", "korttidsvistelse-lss"])
def test_the_names_are_the_facts_that_are_names(name: str) -> None:
    case = read_case((CASES / f"{name}.yaml").read_bytes(), "a.yaml").model
    assert case is not None
    names = case_names(case)
    assert len(names) > 10
    assert names == tuple(fact for fact in case_facts(case) if isinstance(fact.value, Namn))
