"""Utkasten ur de båda riktiga papperen är nära de ärendefiler som hålls i arenden/."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from cases import built, papers_from, paragraphs, plain
from drafted import CASES, PAPERS, ROOT, case, draft_of, kept, missed, pack, real

from beslutsgen.arende import case_facts
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import agrees
from beslutsgen.pipeline import check_case
from beslutsgen.prefill.material import gather
from beslutsgen.review.papers import review

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from beslutsgen.arende.model import Arende

PAPER: Final = {"F": "forslag-till-beslut.docx", "T": "tjansteskrivelse.docx"}
# Andelen av de rättade påståendena som står ordagrant i papperen som utkastet ger. Uppmätt: 27 av 35 och 31 av 40.
# Det som fattas är papperens egna skrivfel, som utkastet visar men inte rättar.
STATED: Final = {"kanberget": 0.75, "korttidsvistelse-lss": 0.75}
# Det som utkastet säger att det skriver på ett annat sätt än papperet.
SAID: Final = re.compile(r"# ÄNDRAT: (.+?) skrivs |# OSÄKERT: Papperet skriver (.+?); här står")
# Länken som papperet bara nämner blir en länk.
EXPLAINED: Final[dict[str, list[str]]] = {
    "kanberget": [],
    "korttidsvistelse-lss": ["Länktillkommunfullmäktigesövergripandemål"],
}
LINKS: Final = (
    "avtal",
    "slag",
    "betalas_av",
    "betalas_till",
    "jamfors_med",
    "prisniva",
    "mellan",
    "inom",
    "efter",
)


@pytest.mark.parametrize("name", CASES)
def test_every_fact_of_the_kept_case_is_in_the_draft(name: str) -> None:
    facts = case_facts(case(real(name).text))
    assert missed(kept(name), facts, placed=False) == []
    assert [one.path for one in missed(kept(name), facts, placed=True)] in ([], ["arende.forvaltning"])


@pytest.mark.parametrize("name", CASES)
def test_the_draft_adds_no_fact_of_its_own(name: str) -> None:
    assert missed(case(real(name).text), case_facts(kept(name)), placed=False) == []


def packed(text: str) -> str:
    return plain(text).replace(" ", "").replace("–", "-")


def meant(arende: Arende, field: str, value: Any) -> Any:
    """Det som ett fält pekar på, i stället för postens namn."""
    if isinstance(value, tuple):
        return tuple(meant(arende, field, one) for one in value)
    if field in ("avtal", "inom", "efter"):
        return arende.avtal[value].slag
    if field == "jamfors_med":
        return arende.belopp[value].varde
    return arende.parter[value].namn.text if value in arende.parter else value


def relations(arende: Arende) -> Iterator[tuple[Any, str, Any]]:
    """Värdet, fältet och det som fältet pekar på, för beloppen, antalen och avtalen."""
    posts: list[tuple[Any, Any]] = [(one.varde, one) for one in arende.belopp.values()]
    posts += [(one.varde, one) for one in arende.antal.values()]
    posts += [(one.period, one) for one in arende.avtal.values()]
    for value, post in posts:
        for field in LINKS:
            pointed = getattr(post, field, None)
            if pointed:
                yield value, field, meant(arende, field, pointed)


@pytest.mark.parametrize("name", CASES)
def test_the_draft_says_whose_each_value_is(name: str) -> None:
    drafted = [*relations(case(real(name).text))]
    assert len(drafted) > 15
    lost = [
        (value, field, target)
        for value, field, target in relations(kept(name))
        if not any(
            agrees(value, other) and (field, target) == rest
            for other, *pair in drafted
            for rest in [tuple(pair)]
        )
    ]
    assert lost == []


def test_the_roles_are_those_of_the_kept_case() -> None:
    for name in CASES:
        roles = {one.namn.text: one.roll for one in case(real(name).text).parter.values()}
        assert roles | {one.namn.text: one.roll for one in kept(name).parter.values()} == roles


@pytest.mark.parametrize("name", CASES)
def test_recipients_signers_and_mbl_are_those_of_the_kept_case(name: str) -> None:
    drafted, wanted = case(real(name).text), kept(name)
    assert [meant(drafted, "", one) for one in drafted.skickas_till] == [
        meant(wanted, "", one) for one in wanted.skickas_till
    ]
    assert drafted.arende.undertecknare == wanted.arende.undertecknare
    assert drafted.mbl == wanted.mbl
    assert drafted.arende.typ == wanted.arende.typ
    assert drafted.underlag == wanted.underlag
    assert drafted.samrad is not None
    assert wanted.samrad is not None
    sides = [{meant(one, "", part) for part in one.samrad.med} for one in (drafted, wanted) if one.samrad]
    assert sides[0] == sides[1]


@pytest.mark.parametrize("name", CASES)
def test_the_draft_has_the_sections_of_the_kept_case(name: str) -> None:
    drafted, wanted = case(real(name).text), kept(name)
    for section in (
        "arende",
        "bakgrund",
        "ekonomiska_konsekvenser",
        "kommunala_mal",
        "uppfoljning",
        "barnkonsekvenser",
    ):
        assert (getattr(drafted.text, section) is None) == (getattr(wanted.text, section) is None), section
    assert len(drafted.beslut.punkter) == len(wanted.beslut.punkter)


@pytest.mark.parametrize("name", CASES)
def test_every_value_in_the_prose_is_a_reference(name: str, tmp_path: Path) -> None:
    file = tmp_path / "utkast.yaml"
    file.write_text(real(name).text, encoding="utf-8")
    outcome = check_case(file, pack()).outcome
    assert [one for one in outcome.diagnostics if one.code.startswith(("FIL", "MALL"))] == []
    assert [one for one in outcome.diagnostics if one.severity is Severity.ERROR] == []
    assert outcome.facts.free == 0
    assert outcome.facts.bound > 50


@pytest.mark.parametrize("name", CASES)
def test_the_papers_of_the_draft_say_what_the_papers_said(name: str) -> None:
    made_papers = {paper: paragraphs(made.data) for paper, made in papers_from(real(name).text).items()}
    stated = [
        line.partition(" ")
        for line in (PAPERS / f"{name}.statements.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    found = [any(plain(said) in text for text in made_papers[PAPER[paper]]) for paper, _, said in stated]
    share = sum(found) / len(found)
    print(f"{name}: {sum(found)} av {len(found)} påståenden, {share:.2f}")  # noqa: T201  # talet visas med pytest -rP
    lost = [said for (_, _, said), ok in zip(stated, found, strict=True) if not ok]
    assert share >= STATED[name], lost


@pytest.mark.parametrize("name", CASES)
def test_the_papers_of_the_draft_have_the_sentences_of_the_paper(name: str) -> None:
    """En mening som inte står ordagrant i papperen har något som utkastet säger att det skriver på annat sätt."""
    read = review({f"{name}.txt": (PAPERS / f"{name}.txt").read_bytes()}, None, pack().pack)
    texts = [packed(one) for made in papers_from(real(name).text).values() for one in paragraphs(made.data)]
    said = [
        packed(piece.text[start:end])
        for piece in gather(read.documents)
        if (piece.section or "").startswith(("text.", "samrad", "beslut")) and piece.kind != "heading"
        for start, end in piece.sentences
    ]
    lost = [one for one in said if not any(one in text for text in texts)]
    print(f"{name}: {len(said) - len(lost)} av {len(said)} meningar ordagrant")  # noqa: T201  # som ovan
    changed = [packed(one or other) for one, other in SAID.findall(real(name).text)]
    assert [one for one in lost if not any(some in one for some in changed)] == EXPLAINED[name]
    assert len(lost) < len(said) / 3


@pytest.mark.parametrize("name", CASES)
def test_the_two_parts_of_a_paper_give_the_same_facts(name: str) -> None:
    first, _, second = (PAPERS / f"{name}.txt").read_text(encoding="utf-8").partition(" Bakgrund")
    parts = {"forslag.txt": first.encode(), "skrivelse.txt": f"Bakgrund{second}".encode()}
    facts = case_facts(case(draft_of(parts).text))
    assert missed(kept(name), facts, placed=False) == []


def test_what_is_wrong_or_unsure_in_the_paper_is_marked() -> None:
    text = real("kanberget").text
    assert "# OSÄKERT: Papperet skriver Lenalink Råd och stöd; här står Leanlink Råd och stöd." in text
    assert "  # OSÄKERT: Papperen skriver också svikplats. Vilket är rätt?\n  sviktplatser:" in text
    assert "  # SAKNAS: diarienummer, till exempel SON 2025-417\n" in text
    assert "# ÄNDRAT: sju (7) platser skrivs sju platser." in text
    text = real("korttidsvistelse-lss").text
    assert (
        "  # GRANSKNING: Här står förläggning, men på ett annat ställe står förlängning. (NAM006)\n" in text
    )
    assert "  # OSÄKERT: Papperen skriver också Ellen Keys gatan. Vilket är rätt?\n" in text


@pytest.mark.parametrize("name", CASES)
def test_the_built_papers_give_back_every_fact(name: str) -> None:
    facts = case_facts(case(draft_of(built(name)).text))
    assert missed(kept(name), facts, placed=False) == []
    assert [one.path for one in missed(kept(name), facts, placed=True)] in ([], ["arende.forvaltning"])


@pytest.mark.parametrize("name", CASES)
def test_a_pdf_gives_the_same_facts(name: str) -> None:
    data = (ROOT / "tests" / "data" / "pdf" / f"{name}.pdf").read_bytes()
    facts = case_facts(case(draft_of({f"{name}.pdf": data}).text))
    assert missed(kept(name), facts, placed=False) == []
