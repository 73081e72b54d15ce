"""Stycken och punkter som läggs till, tas bort eller flyttas i ett papper: ärendefilen får dem, och inget annat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from cases import CASES, papers_from, source
from redigera import drop, replaced
from stycken import added, edited, found, moved, paragraph, removed
from test_takeback import built, changed_lines, pulled, said

from beslutsgen.readback.stamp import read_stamped
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from beslutsgen.pipeline.tried import Pulled
    from beslutsgen.word.ooxml import Element

T, F, V = "tjansteskrivelse.docx", "forslag-till-beslut.docx", "verksamhetsuppdrag.docx"
K: Final = "kanberget"
_FOLLOWED: Final = "Verksamheten ska följas upp"


def paper(name: str) -> bytes:
    return built(K)[name].data


def take(folder: Path, papers: Mapping[str, bytes], text: str = source(K)) -> Pulled:
    return pulled(folder, text, papers)


def body(data: bytes) -> list[str]:
    stamped = read_stamped(data)
    assert stamped is not None
    return [even(line.text) for line in stamped.lines if line.part == "body"]


def taken(folder: Path, papers: Mapping[str, bytes], text: str = source(K)) -> list[str]:
    """Raderna som skiljer; allt ska ha gått att föra tillbaka, och nästa bygge ha papperets stycken."""
    found = take(folder, papers, text)
    assert not found.left, said(found)
    new = papers_from(found.new.decode(), f"{K}.yaml")
    for name, data in papers.items():
        assert body(new[name].data) == body(data)
    return changed_lines(found)


def test_a_paragraph_in_the_middle_comes_with_its_facts_as_references(tmp_path: Path) -> None:
    text = "I Kanberget finns 7 platser från 2018-03-01. Region betalar 2,9 miljoner kronor per år till 2021-01-31."
    assert taken(tmp_path, {T: added(paper(T), "Vid uppstart av", text)}) == [
        "+    I {{ termer.kanberget }} finns {{ antal.platser }} från {{ avtal.uppdrag.period.start }}. Region betalar",
        # Slutdagen är två avtals, så den kan inte bli en hänvisning.
        "+    {{ belopp.regionens_del }} till 2021-01-31.",
        "+",
    ]


def test_paragraphs_first_and_last_in_a_section(tmp_path: Path) -> None:
    data = added(paper(T), "Ett gemensamt arbete", "Först.", before=True)
    data = added(data, "Omsorgsnämnden föreslås godkänna", "Näst sist.", "Sist.")
    assert [line for line in taken(tmp_path, {T: data}) if line != "+"] == [
        "+    Först.",
        "+    Näst sist.",
        "+    Sist.",
    ]


def test_text_that_prose_would_read_as_something_else_is_written_as_it_stood(tmp_path: Path) -> None:
    texts = (
        "- inte en punkt",
        "1. inte heller",
        "2. eller",
        "*inte* fet, [inte](https://länk) och \\ snett",
        "{{ inte }} {% if %} {# en #} {{{ hänvisning",
        "| a | b |",
        "# inte en rubrik",
    )
    lines = taken(tmp_path, {T: added(paper(T), "Vid uppstart av", *texts)})
    assert r"+    \- inte en punkt" in lines
    assert r"+    {\{ inte }} {\% if %} {\# en #} {\{\{ hänvisning" in lines


def test_a_removed_paragraph_takes_only_its_own_rows(tmp_path: Path) -> None:
    assert taken(tmp_path, {T: removed(paper(T), "Vid uppstart av")}) == [
        "-    {{ stycken.engangsersattningen }}",
        "-",
    ]


def test_the_first_and_the_last_paragraph_can_be_removed(tmp_path: Path) -> None:
    data = removed(paper(T), "Ett gemensamt arbete", "Omsorgsnämnden föreslås godkänna")
    lines = taken(tmp_path, {T: data})
    assert {line[0] for line in lines} == {"-"}
    assert lines[0].startswith("-    Ett gemensamt arbete")
    assert any("föreslås godkänna verksamhetsuppdrag till" in line for line in lines)


def test_a_moved_paragraph_keeps_its_text(tmp_path: Path) -> None:
    data = moved(paper(T), "Vid uppstart av", after="Samverkansavtalet om en")
    assert taken(tmp_path, {T: data}) == [
        "-    {{ stycken.engangsersattningen }}",
        "-",
        "+",
        "+    {{ stycken.engangsersattningen }}",
    ]


def test_a_paragraph_moved_and_changed_is_taken_whole(tmp_path: Path) -> None:
    data = replaced(paper(T), "skapa möjlighet till stöd", "ge stöd")
    lines = taken(tmp_path, {T: moved(data, "Samverkansavtalet om", after="Omsorgsnämnden föreslås")})
    assert [line for line in lines if "{{ termer.kanberget }} ska ge stöd" in line and line[0] == "+"]


def test_a_section_of_one_text_goes_with_its_heading(tmp_path: Path) -> None:
    data = removed(paper(T), "Ekonomiska konsekvenser", "Verksamheten finns i")
    found = take(tmp_path, {T: data})
    # Tabellen står kvar, och därför också rubriken.
    assert len(found.left) == 1
    assert {line[0] for line in changed_lines(found)} == {"-"}
    case = "korttidsvistelse-lss"
    bare = removed(built(case)[T].data, "Kommunala mål", "Se kommunfullmäktiges")
    whole = pulled(tmp_path, source(case), {T: bare})
    assert not whole.left
    assert next(line for line in changed_lines(whole) if line.startswith("-  ")) == "-  kommunala_mal: >-"


def test_a_paragraph_that_is_divided_or_joined_keeps_its_references(tmp_path: Path) -> None:
    def divide(root: Element) -> None:
        whole = found(root, "Omsorgsnämnden föreslås godkänna")
        runs = [*whole]
        at = next(at for at, one in enumerate(runs) if "".join(one.itertext()).startswith("et gäller"))
        rest = paragraph("", whole)
        for one in runs[at - 3 :]:
            rest.append(one)
        whole.addnext(rest)

    (gone, *came) = taken(tmp_path, {T: edited(paper(T), divide)})
    assert gone == "-    för {{ termer.malgrupp }}. {{ stycken.uppdragets_tid }}"
    assert came == ["+    för {{ termer.malgrupp }}.", "+", "+    {{ stycken.uppdragets_tid }}"]

    def join(root: Element) -> None:
        first, second = found(root, "Vid uppstart av"), found(root, "Samverkansavtalet om")
        first.append(paragraph(" ", first)[-1])
        for one in [*second][1 if second[0].tag.endswith("pPr") else 0 :]:
            first.append(one)
        drop(second)

    assert taken(tmp_path, {T: edited(paper(T), join)}) == ["-"]


def test_points_of_the_decision(tmp_path: Path) -> None:
    data = added(paper(F), "Omsorgsdirektören", "Omsorgskontoret återkommer.")
    data = added(data, "Verksamhetsuppdrag till", "Ärendet avslutas: nu.", before=True)
    assert taken(tmp_path, {F: data}) == [
        '+  - "Ärendet avslutas: nu."',
        "+  - Omsorgskontoret återkommer.",
    ]
    (line,) = taken(tmp_path, {F: removed(paper(F), "Omsorgsdirektören")})
    assert line.startswith('-  - "{{ arende.undertecknare.titel }}en ges')


def test_a_paragraph_under_a_point_belongs_to_it(tmp_path: Path) -> None:
    data = added(paper(F), "Omsorgsdirektören", "Ett stycke till.", like="Omsorgsnämnden har tecknat")
    lines = taken(tmp_path, {F: data})
    assert lines[-1] == '+    Ett stycke till."'


def test_the_only_point_of_the_decision_stays(tmp_path: Path) -> None:
    case = "korttidsvistelse-lss"
    found = pulled(tmp_path, source(case), {F: removed(built(case)[F].data, "Utvecklingsuppdrag ges")})
    assert found.old == found.new
    assert found.left


def test_recipients_become_parties_where_the_case_has_them(tmp_path: Path) -> None:
    data = added(paper(T), "Leanlink Råd och stöd", "Region Östergötland", "Arkivet")
    assert taken(tmp_path, {T: data}) == ["+  - region", "+  - Arkivet"]


def test_an_attachment_gets_its_section(tmp_path: Path) -> None:
    data = added(
        paper(F), "Verksamhetsuppdrag till Leanlink Råd och stöd", "Riskbedömning", like="Tjänsteskrivelse: "
    )

    def last(root: Element) -> None:
        wrong = found(root, "Riskbedömning")
        drop(wrong)
        [*root.iter(wrong.tag)][-1].addnext(wrong)

    lines = taken(tmp_path, {F: edited(data, last)})
    assert [line for line in lines if line != "+"] == ["+underlag:", "+  - Riskbedömning"]


def test_points_in_prose_follow_the_list_they_stand_in(tmp_path: Path) -> None:
    listed = "  uppfoljning: |\n    Inledning.\n\n    - Ett.\n    - Två.\n\n    1. Först.\n    2. Sedan.\n"
    before, after = source(K).split("  uppfoljning: |\n")
    text = before + listed + "\n" + after[after.index("samrad:") :]
    data = papers_from(text)[T].data
    data = added(data, "Ett.", "Ett och ett halvt.")
    data = added(data, "Sedan.", "Sist.")
    data = removed(data, "Två.")
    data = added(data, "Inledning.", "Fortsättning.")
    assert taken(tmp_path, {T: data}, text) == [
        "+    Fortsättning.",
        "+",
        "-    - Två.",
        "+    - Ett och ett halvt.",
        "+    3. Sist.",
    ]


def test_a_new_list_beside_a_paragraph(tmp_path: Path) -> None:
    data = added(paper(T), "Vid uppstart av", "Punkt ett", "Punkt två", like="Leanlink Råd och stöd")
    assert taken(tmp_path, {T: data}) == ["+    - Punkt ett", "+    - Punkt två", "+"]


def test_a_list_under_a_text_without_a_block_gives_it_one(tmp_path: Path) -> None:
    data = added(paper(T), "Samråd har skett", "Punkt ett", "Punkt två", like="Leanlink Råd och stöd")
    lines = taken(tmp_path, {T: data})
    assert "+  text: |" in lines
    assert lines[-3:] == ["+", "+    - Punkt ett", "+    - Punkt två"]


def test_own_sections(tmp_path: Path) -> None:
    own = "text:\n  egna:\n    - rubrik: Personal\n      innehall: |\n        Många.\n\n        Bra.\n"
    own += "      i: tjansteskrivelse\n      efter: bakgrund\n"
    text = source(K).replace("\ntext:\n", f"\n{own}", 1)
    data = papers_from(text)[T].data
    assert taken(tmp_path, {T: added(data, "Många.", "Mellan.")}, text) == ["+        Mellan.", "+"]
    first = added(data, "Personal", "Först.", like="Många.")
    assert taken(tmp_path, {T: first}, text) == ["+        Först.", "+"]
    # Rubriken är författarens egen, och försvinner inte för att texten under den gör det.
    left = take(tmp_path, {T: removed(data, "Många.", "Bra.")}, text)
    assert (left.new, len(left.left)) == (left.old, 1)
    only = take(tmp_path, {T: removed(data, "Personal")}, text)
    assert (only.new, len(only.left)) == (only.old, 1)
    lines = taken(tmp_path, {T: removed(data, "Personal", "Många.", "Bra.")}, text)
    assert {line[0] for line in lines} == {"-"}
    assert "-    - rubrik: Personal" in lines


def test_tables_of_the_author(tmp_path: Path) -> None:
    own = "    | A | B |\n    | --- | --- |\n    | ett | två |\n\n"
    text = source(K).replace("  uppfoljning: |\n", f"  uppfoljning: |\n{own}", 1)
    data = papers_from(text)[T].data
    part = take(tmp_path, {T: removed(data, "två")}, text)
    assert (part.new, said(part)) == (part.old, ["En del av en tabell är borttagen ur papperet."])
    between = added(data, _FOLLOWED, "Före.", before=True)
    assert taken(tmp_path, {T: between}, text) == ["+    Före.", "+"]

    def without(root: Element) -> None:
        drop(next(one for one in found(root, "ett").iterancestors() if one.tag.endswith("}tbl")))

    assert {line[0] for line in taken(tmp_path, {T: edited(data, without)}, text)} == {"-"}


def test_a_sentence_and_a_paragraph_at_the_same_place(tmp_path: Path) -> None:
    data = replaced(paper(T), "samverkan och metodutveckling.", "samverkan och metodutveckling. Mer text.")
    lines = taken(tmp_path, {T: added(data, _FOLLOWED, "Ett stycke.")})
    assert lines[1].endswith("metodutveckling. Mer text.")
    assert lines[2:] == ["+", "+    Ett stycke."]


def test_prose_inside_a_phrase_takes_paragraphs(tmp_path: Path) -> None:
    lines = taken(tmp_path, {V: added(paper(V), "Verksamheten ska skapa", "Mer om uppdraget.")})
    assert lines == ["+", "+    Mer om uppdraget."]


def test_the_same_paragraph_in_two_papers_is_taken_once(tmp_path: Path) -> None:
    papers = {name: added(paper(name), _FOLLOWED, "Ett nytt stycke.") for name in (T, V)}
    assert taken(tmp_path, papers) == ["+    Ett nytt stycke.", "+"]


def test_a_paragraph_in_one_of_two_papers_is_taken(tmp_path: Path) -> None:
    found = take(tmp_path, {T: added(paper(T), _FOLLOWED, "Ett nytt stycke."), V: paper(V)})
    assert not found.left
    new = papers_from(found.new.decode())
    assert all("Ett nytt stycke." in body(new[name].data) for name in (T, V))


def test_two_papers_with_different_paragraphs_are_a_conflict(tmp_path: Path) -> None:
    papers = {name: added(paper(name), _FOLLOWED, f"Stycket i {name}.") for name in (T, V)}
    found = take(tmp_path, papers)
    assert found.new == found.old
    assert said(found) == ["Stället är ändrat på olika sätt i papperen."] * 2


def test_removed_in_one_paper_and_changed_in_another_is_a_conflict(tmp_path: Path) -> None:
    papers = {
        T: removed(paper(T), "Uppföljning och", _FOLLOWED),
        V: replaced(paper(V), "metodutveckling", "metod"),
    }
    found = take(tmp_path, papers)
    assert found.new == found.old
    assert said(found).count("Stället är ändrat på olika sätt i papperen.") == 2


def test_what_stands_in_the_case_file_already_is_no_edit(tmp_path: Path) -> None:
    data = added(paper(T), "Vid uppstart av", "Ett nytt stycke.")
    memory = tmp_path / ".beslutsgen"
    memory.mkdir()
    (memory / f"{T}.json").write_bytes(built(K)[T].memory)
    first = take(tmp_path, {T: data})
    again = take(tmp_path, {T: data}, first.new.decode())
    assert (again.new, again.left) == (again.old, ())
    # Någon annans nya stycke i ärendefilen står kvar bredvid.
    other = source(K).replace(
        "    Samverkansavtalet om", "    Någon annans stycke.\n\n    Samverkansavtalet om"
    )
    lines = changed_lines(take(tmp_path, {T: data}, other))
    assert lines == ["+    Ett nytt stycke.", "+"]


def test_removed_here_and_changed_in_the_case_file_is_a_conflict(tmp_path: Path) -> None:
    memory = tmp_path / ".beslutsgen"
    memory.mkdir()
    (memory / f"{T}.json").write_bytes(built(K)[T].memory)
    newer = source(K).replace("eget boendet", "hemmet").replace("det egna boendet", "sitt hem")
    found = take(tmp_path, {T: removed(paper(T), "Samverkansavtalet om")}, newer)
    assert found.new == found.old
    assert "har ändrats i ärendefilen" in said(found)[0]


_GOVERNED: Final = """
    {% if termer.kanberget %}
    Villkorat stycke.

    {% endif %}
    {% for part in parter %}
    Slinga: {{ part.namn }}.

    {% endfor %}
    {{ stycken.flera }}

    Sist."""


@pytest.mark.parametrize(
    "start", ["Villkorat stycke.", "Slinga: Omsorgsnämnden.", "Slinga: Region", "Del två."]
)
@pytest.mark.parametrize("way", ["efter", "borta"])
def test_conditions_loops_and_inlaid_texts_are_left_with_a_remedy(
    start: str, way: str, tmp_path: Path
) -> None:
    text = source(K).replace(
        "samverkan och metodutveckling.\n", f"samverkan och metodutveckling.\n{_GOVERNED}\n"
    )
    text = text.replace("\nstycken:\n", "\nstycken:\n  flera: |\n    Del ett.\n\n    Del två.\n")
    data = papers_from(text)[T].data
    data = added(data, start, "Nytt stycke.") if way == "efter" else removed(data, start)
    found = take(tmp_path, {T: data}, text)
    assert found.new == found.old
    assert [one.code for one in found.left] == ["DOK012"]
    assert found.left[0].hint


LEFT: Final = [
    (added(paper(V), "Uppdraget gäller för", "Mer om tiden."), V, "standardtext"),
    (removed(paper(V), "Uppdraget gäller för"), V, "standardtext"),
    (removed(paper(V), "De som arbetar i"), V, "standardtext"),
    (removed(paper(T), "Bakgrund"), T, "Wordmallen"),
    (removed(paper(T), "Samråd har skett"), T, "standardtext"),
    (added(paper(T), _FOLLOWED, "Lokaler", like="Bakgrund"), T, "Rubriken är ny"),
    (added(paper(V), "10 000 kr", "5 000 kr"), V, "ny i en tabell"),
    (
        added(paper(T), "Beslutet skickas till", "Text ovanför.", like=_FOLLOWED, before=True),
        T,
        "inget ställe",
    ),
]


@pytest.mark.parametrize(("data", "name", "word"), LEFT, ids=[f"{at}" for at in range(len(LEFT))])
def test_what_the_case_file_has_no_place_for_is_left_with_a_remedy(
    data: bytes, name: str, word: str, tmp_path: Path
) -> None:
    found = take(tmp_path, {name: data})
    assert found.new == found.old
    assert len(found.left) == 1
    assert word in found.left[0].message
    assert found.left[0].hint


def test_an_own_clause_that_is_removed_is_turned_off(tmp_path: Path) -> None:
    text = source(K).replace("  bemanning: V", "  villkor:\n    sekretess: Egen sekretess.\n  bemanning: V")
    data = removed(papers_from(text)[V].data, "Offentlighet och", "Egen sekretess")
    assert taken(tmp_path, {V: data}, text) == ["-    sekretess: Egen sekretess.", "+    sekretess: nej"]


@pytest.mark.parametrize("case", CASES)
def test_untouched_papers_have_nothing_to_take_back_when_one_is_edited(case: str, tmp_path: Path) -> None:
    papers = {name: one.data for name, one in built(case).items()}
    papers[F] = added(papers[F], "Ärende", "Ett stycke först i ärendet.", like=body(papers[F])[-3][:30])
    found = pulled(tmp_path, source(case), papers)
    assert {line[0] for line in changed_lines(found)} <= {"+"}
