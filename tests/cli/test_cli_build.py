"""`build` och `check`: vilka papper som skrivs, vad som sägs och vilken slutkod det blir."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from invoke import Ran

PAPERS = ("forslag-till-beslut", "tjansteskrivelse", "verksamhetsuppdrag")
PERIOD = "period: 2018-03-01–2021-01-31"
BACKWARDS = "period: 2018-03-01–2017-01-31"
# En varning och inget fel: en plats att fylla i.
UNFILLED = ("stycken:\n", "stycken:\n  a: XX\n")


def change(case: str, old: str, new: str) -> None:
    path = Path("arenden") / f"{case}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def written(folder: Path, out: str = "output") -> list[str]:
    return sorted(path.relative_to(folder / out).as_posix() for path in (folder / out).rglob("*.docx"))


def last(text: str) -> str:
    return text.rstrip("\n").split("\n\n")[-1]


def test_one_case_lists_its_papers(folder: Path, call: Callable[..., Ran]) -> None:
    ran = call("build", "arenden/kanberget.yaml")
    assert (ran.code, ran.err) == (0, "")
    lines = last(ran.out).splitlines()
    assert lines[:3] == [f"Skrev {Path('output', 'kanberget', f'{paper}.docx')}" for paper in PAPERS]
    assert lines[3].startswith("kanberget: 3 papper skrivna, ")
    assert lines[4].startswith("Alla ")
    assert written(folder) == [f"kanberget/{paper}.docx" for paper in PAPERS]


def test_a_second_build_changes_nothing(call: Callable[..., Ran]) -> None:
    call("build", "arenden/kanberget.yaml")
    lines = last(call("build", "arenden/kanberget.yaml").out).splitlines()
    unchanged = [
        f"Oförändrat sedan förra bygget: {Path('output', 'kanberget', f'{paper}.docx')}" for paper in PAPERS
    ]
    assert lines[:3] == unchanged
    assert lines[3].startswith("kanberget: 3 papper oförändrade, ")


def test_several_cases_get_a_line_each_and_a_total(folder: Path, call: Callable[..., Ran]) -> None:
    change("kanberget", PERIOD, BACKWARDS)
    ran = call("build", "arenden")
    assert ran.code == 1
    faulty = next(row for row in ran.out.splitlines() if row.startswith("kanberget: "))
    sound, total, ways_out, _ = last(ran.out).splitlines()
    assert faulty.startswith("kanberget: inget papper skrivet, 1 fel")
    assert sound.startswith("korttidsvistelse-lss: 3 papper skrivna, ")
    assert total.startswith("2 ärenden: 3 papper skrivna, 1 fel")
    assert (
        ways_out
        == "Papper med fel skrivs inte. Rätta felen och bygg igen, eller skriv ett utkast med --draft."
    )
    assert written(folder) == [f"korttidsvistelse-lss/{paper}.docx" for paper in PAPERS]


def test_a_draft_is_written_in_spite_of_errors_and_still_exits_1(
    folder: Path, call: Callable[..., Ran]
) -> None:
    change("kanberget", PERIOD, BACKWARDS)
    ran = call("build", "arenden/kanberget.yaml", "--draft")
    assert ran.code == 1
    assert "kanberget: 3 papper skrivna som utkast, 1 fel" in ran.out
    assert "--draft" not in ran.out
    assert len(written(folder)) == 3


def test_a_file_with_faults_says_that_its_contents_are_unchecked(
    folder: Path, call: Callable[..., Ran]
) -> None:
    change("kanberget", "  rubrik:", "  rubik:")
    for command in ("check", "build"):
        ran = call(command, "arenden/kanberget.yaml")
        assert ran.code == 1
        assert ran.out.endswith(
            f"Inte färdigkontrollerat: {Path('arenden', 'kanberget.yaml')}. Innehållet kontrolleras när filens fel "
            "är rättade.\n"
        )
    assert not (folder / "output").exists()


def test_warnings_are_no_obstacle_but_with_strict_they_are(folder: Path, call: Callable[..., Ran]) -> None:
    change("kanberget", *UNFILLED)
    strict = call("build", "arenden/kanberget.yaml", "--strict")
    assert strict.code == 1
    assert "kanberget: inget papper skrivet, 1 varning, " in strict.out
    assert "Varningarna räknas som fel, eftersom --strict är valt." in strict.out
    assert not (folder / "output").exists()
    assert call("check", "arenden/kanberget.yaml", "--strict").code == 1
    assert call("check", "arenden/kanberget.yaml").code == 0
    assert call("build", "arenden/kanberget.yaml").code == 0
    assert len(written(folder)) == 3


def test_select_and_ignore_count_what_they_leave_out(call: Callable[..., Ran]) -> None:
    everything = call("check", "arenden/kanberget.yaml").out
    assert "UND004" in everything
    ignored = call("check", "arenden/kanberget.yaml", "--ignore", "und, DAT").out
    assert "UND004" not in ignored
    assert "DAT0" not in ignored
    assert "BEL009" in ignored
    left_out = sum(
        line.count(" upplysning UND") + line.count(" upplysning DAT") for line in everything.splitlines()
    )
    assert f"{left_out} fynd är bortvalda med --select eller --ignore." in ignored
    selected = call("check", "arenden/kanberget.yaml", "--select", "BEL009").out
    assert selected.count(" upplysning ") == 1
    assert "kanberget: 1 upplysning.\n" in selected


def test_a_fault_in_a_file_cannot_be_left_out(call: Callable[..., Ran]) -> None:
    change("kanberget", "  rubrik:", "  rubik:")
    ran = call("check", "arenden/kanberget.yaml", "--select", "BEL", "--ignore", "FIL")
    assert ran.code == 1
    assert "FIL009" in ran.out
    assert ran.out.endswith("1 fel räknas fast det är bortvalt.\n")


@pytest.mark.parametrize("option", [("--ignore", "DAT001"), ("--select", "BEL")], ids=" ".join)
def test_no_option_writes_papers_with_an_error(
    option: tuple[str, str], folder: Path, call: Callable[..., Ran]
) -> None:
    change("kanberget", PERIOD, BACKWARDS)
    assert "DAT001" not in call("check", "arenden/kanberget.yaml", *option).out
    ran = call("build", "arenden/kanberget.yaml", *option)
    assert ran.code == 1
    assert " fel DAT001 " in ran.out
    said = "1 fel räknas fast det är bortvalt. Ska det få stå, godta det med ett skäl under undantag i ärendefilen.\n"
    assert said in ran.out
    assert written(folder) == []
    draft = call("build", "arenden/kanberget.yaml", *option, "--draft")
    assert (draft.code, len(written(folder))) == (1, 3)


def test_an_error_with_a_reason_in_the_case_is_written(folder: Path, call: Callable[..., Ran]) -> None:
    change("kanberget", PERIOD, BACKWARDS)
    errors = [
        found for found in call("check", "arenden/kanberget.yaml").out.splitlines() if ": fel " in found
    ]
    codes = sorted({found.partition(": fel ")[2].split()[0] for found in errors})
    assert "DAT001" in codes
    reasons = "".join(f"  - {{kod: {code}, skal: Perioden prövas.}}\n" for code in codes)
    change("kanberget", "skickas_till:", f"undantag:\n{reasons}\nskickas_till:")
    ran = call("build", "arenden/kanberget.yaml")
    assert ran.code == 0
    assert "godtaget DAT001" in ran.out
    assert len(written(folder)) == 3


def test_with_strict_an_ignored_warning_is_no_obstacle(folder: Path, call: Callable[..., Ran]) -> None:
    change("kanberget", *UNFILLED)
    assert call("build", "arenden/kanberget.yaml", "--strict", "--ignore", "TEX004").code == 0
    assert len(written(folder)) == 3


def test_quiet_shows_nothing_but_findings(call: Callable[..., Ran]) -> None:
    ran = call("build", "arenden/kanberget.yaml", "--quiet", "--select", "BEL001")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (
        call("check", "arenden/kanberget.yaml", "--quiet")
        .out.rstrip()
        .endswith("mer : beslutsgen explain UND004")
    )


@pytest.mark.parametrize("name", ["tjansteskrivelse", "Tjänsteskrivelse.docx", "TJÄNSTESKRIVELSE"])
def test_only_one_paper(name: str, folder: Path, call: Callable[..., Ran]) -> None:
    ran = call("build", "arenden/kanberget.yaml", "--only", name)
    assert ran.code == 0
    assert "kanberget: 1 papper skrivet, " in ran.out
    assert written(folder) == ["kanberget/tjansteskrivelse.docx"]


def test_only_two_papers_by_title_and_file_name(folder: Path, call: Callable[..., Ran]) -> None:
    arguments = ("--only", "Förslag till beslut", "--only", "utvecklingsuppdrag")
    assert call("build", "arenden/korttidsvistelse-lss.yaml", *arguments).code == 0
    assert written(folder) == [
        "korttidsvistelse-lss/forslag-till-beslut.docx",
        "korttidsvistelse-lss/verksamhetsuppdrag.docx",
    ]


def test_a_paper_that_the_type_does_not_give(folder: Path, call: Callable[..., Ran]) -> None:
    call("new", "bidrag", "--type", "beslutsärende")
    ran = call("build", "arenden/bidrag.yaml", "--only", "verksamhetsuppdrag")
    assert ran.code == 2
    assert ran.err.startswith(
        "Inget papper skrevs: ärendets typ ger inte det papper som valdes (verksamhetsuppdrag)."
    )
    assert written(folder) == []


def test_an_edited_paper_is_kept_or_saved_beside(folder: Path, call: Callable[..., Ran]) -> None:
    call("build", "arenden/kanberget.yaml")
    paper = folder / "output" / "kanberget" / "tjansteskrivelse.docx"
    document = Document(str(paper))
    document.paragraphs[-1].add_run(" Ändrat i Word.")
    document.save(str(paper))
    edited = paper.read_bytes()
    refused = call("build", "arenden/kanberget.yaml")
    assert refused.code == 1
    assert "fel DOK001 tjansteskrivelse.docx har ändrats sedan det byggdes" in refused.out
    assert "kanberget: inget papper skrivet, 1 fel, " in refused.out
    assert paper.read_bytes() == edited
    saved = call("build", "arenden/kanberget.yaml", "--backup")
    assert saved.code == 0
    (beside,) = [path for path in paper.parent.glob("*.docx") if path.stem not in PAPERS]
    assert f"Sparade det ändrade papperet som {beside.relative_to(folder)}\n" in saved.out
    assert "kanberget: 1 papper skrivet, 2 oförändrade, " in saved.out
    assert beside.read_bytes() == edited


def test_two_cases_with_one_name(folder: Path, call: Callable[..., Ran]) -> None:
    (folder / "kopia").mkdir()
    copy = folder / "kopia" / "kanberget.yaml"
    copy.write_bytes((folder / "arenden" / "kanberget.yaml").read_bytes())
    ran = call("build", "arenden", "kopia")
    assert ran.code == 2
    assert "skulle få samma mapp för sina papper" in ran.err
    assert not (folder / "output").exists()
    assert call("check", "arenden", "kopia").code == 0


def test_a_file_named_twice_is_one_case(call: Callable[..., Ran]) -> None:
    assert "2 ärenden: " in call("check", "arenden", "arenden/kanberget.yaml").out


def test_folders_without_cases_and_hidden_files(folder: Path, call: Callable[..., Ran]) -> None:
    (folder / "tom").mkdir()
    (folder / "tom" / ".kanberget.yaml").write_text("", encoding="utf-8")
    ran = call("check", "tom")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "I mappen tom finns ingen ärendefil (.yaml).")


def test_an_empty_name_is_not_this_folder(folder: Path, call: Callable[..., Ran]) -> None:
    (folder / "a.yaml").write_bytes((folder / "arenden" / "kanberget.yaml").read_bytes())
    for arguments in (("check", ""), ("build", "")):
        ran = call(*arguments)
        assert ran.code == 2
        assert ran.err.splitlines()[0].endswith("går inte att använda: namnet är tomt.")


def test_out_that_cannot_be_a_folder(folder: Path, call: Callable[..., Ran]) -> None:
    (folder / "fil").write_text("", encoding="utf-8")
    ran = call("build", "arenden/kanberget.yaml", "--out", "fil/under")
    assert ran.code == 1
    assert "fel DOK003 " in ran.out
    assert "det ligger en fil där en mapp ska vara" in ran.out


def test_a_faulty_template_pack(folder: Path, call: Callable[..., Ran]) -> None:
    (folder / "paket").mkdir()
    for command in ("build", "check"):
        ran = call(command, "arenden", "--templates", "paket")
        assert ran.code == 1
        assert last(ran.out) == "Mallpaketet går inte att använda (1 fel). Inget ärende är kontrollerat."
    ran = call("new", "nytt", "--templates", "paket")
    assert ran.code == 1
    assert "Filen pack.yaml finns inte i mallpaketet" in ran.err
    assert not (folder / "arenden" / "nytt.yaml").exists()


def test_accepted_findings_are_shown_with_their_reason(call: Callable[..., Ran]) -> None:
    change(
        "kanberget",
        "skickas_till:",
        "undantag:\n  - {kod: UND004, galler: skickas_till, skal: Regionen får protokollet.}\n\nskickas_till:",
    )
    ran = call("check", "arenden/kanberget.yaml")
    assert "godtaget UND004 " in ran.out
    assert "\n  skäl: Regionen får protokollet.\n" in ran.out
    assert ", 1 godtaget fynd.\n" in ran.out


def test_typed_facts_are_counted(call: Callable[..., Ran]) -> None:
    change(
        "kanberget",
        "stycken:\n",
        "stycken:\n  a: Den 2017-11-06 fanns 7 platser. Mötet hölls 1999-05-05.\n",
    )
    ran = call("check", "arenden/kanberget.yaml", "--select", "FIL")
    facts = last(ran.out).splitlines()[-1]
    assert facts.startswith("Texterna innehåller ")
    assert facts.endswith(
        " ur ärendefilen, 2 skrivna för hand som stämmer med ärendefilen, 1 som bara står i texten."
    )
