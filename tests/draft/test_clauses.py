"""Standardvillkoren säger det som gäller för utföraren: en del av kommunen, eller någon annan."""

from __future__ import annotations

import pytest
from drafting import draft_of

from beslutsgen.draft import passages
from beslutsgen.draft.scope import Written


def clauses(party: str) -> str:
    """Villkoren i verksamhetsuppdraget när utföraren är `party`, ett stycke per rad."""
    given = f"parter: {{utforare: {{{party}, roll: utforare}}}}\n" if party else ""
    paper = [*draft_of(given).papers(utkast=False)][-1]
    node = paper.scope["villkor"]
    assert isinstance(node, Written)
    return "\n".join(one.text for one in passages(node.content))


@pytest.mark.parametrize(
    "party",
    [
        "namn: Leanlink Råd och stöd",
        "namn: Kommunens hemtjänst, organisationsnummer: 212000-0449",
        "namn: Leanlink, organisationsnummer: 556703-7485",
    ],
)
def test_the_municipality_s_own_provider_holds_public_documents(party: str) -> None:
    text = clauses(party)
    assert "är kommunens allmänna handlingar" in text
    assert "rätt att meddela och offentliggöra uppgifter" in text
    assert "\nArkiv\n" in text
    assert "enskild" not in text


@pytest.mark.parametrize(
    "party", ["namn: Solrosens Omsorg AB", "namn: Solrosens Omsorg AB, organisationsnummer: 556703-7485"]
)
def test_another_provider_does_not(party: str) -> None:
    text = clauses(party)
    assert "allmänna handlingar" not in text
    assert "tryckfrihetsförordningen" not in text
    assert "Arkiv" not in text
    assert "tystnadsplikt" in text
    assert "lagen (2017:151) om meddelarskydd i vissa enskilda verksamheter" in text


def test_without_a_provider_nothing_is_said_of_it() -> None:
    assert clauses("").startswith("Lex Sarah\n")


def test_a_clause_ends_with_a_full_stop() -> None:
    given = """\
        parter: {utforare: {namn: Solrosens Omsorg AB, roll: utforare}}
        uppdrag:
          ersattning: {index: OPI en gång om året, fakturering: månadsvis i efterskott.}
          villkor: {arkiv: Handlingarna lämnas till kommunen}
        """
    paper = [*draft_of(given).papers(utkast=False)][-1]
    node = paper.scope["villkor"]
    assert isinstance(node, Written)
    said = [one.text for one in passages(node.content)]
    assert "Utföraren fakturerar ersättningen månadsvis i efterskott." in said
    assert "Ersättningen räknas upp enligt följande: OPI en gång om året." in said
    assert "Handlingarna lämnas till kommunen." in said
