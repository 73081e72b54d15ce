"""`review` och `facts`: papper i grupper, alla tre formaten, slutkoder, och det som inte lästes."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from invoke import ROOT, invoke
from test_cli_imports import imported
from test_cli_machine import data, faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from invoke import Ran

PAPERS = sorted((ROOT / "tests" / "data" / "papers").glob("*.txt"))
CLEAN = (
    "Bakgrund\n\nNämnden föreslås teckna avtal med Leanlink Råd och stöd om sju (7) platser. Avtalet gäller för "
    "perioden 2026-01-01–2028-12-31 och kostar 3,8 mnkr per år.\n"
)
DRIFTED = CLEAN.replace("2028-12-31", "2029-12-31").replace("Bakgrund", "Ärende")


@pytest.fixture
def papers(folder: Path) -> Path:
    """En mapp med två papper som säger emot varandra, som är den aktuella mappen."""
    (folder / "ett").mkdir()
    (folder / "ett" / "beslut.txt").write_text(DRIFTED, encoding="utf-8")
    (folder / "ett" / "skrivelse.md").write_text(CLEAN, encoding="utf-8")
    return folder


def last_line(ran: Ran) -> str:
    return ran.out.rstrip("\n").split("\n")[-1]


@pytest.mark.usefixtures("papers")
def test_two_papers_that_contradict_each_other(call: Callable[..., Ran]) -> None:
    ran = call("review", "ett/beslut.txt", "ett/skrivelse.md")
    assert (ran.code, ran.err) == (1, "")
    first, second = (str(Path("ett", name)) for name in ("beslut.txt", "skrivelse.md"))
    assert f"{first}, under ”Ärende”" in ran.out
    assert f"{second}, under ”Bakgrund”" in ran.out
    rows = ran.out.splitlines()
    marked = [
        above[row.index("^") : row.rindex("^") + 1]
        for above, row in itertools.pairwise(rows)
        if row.strip("| ^") == "" and "^" in row
    ]
    assert marked[:2] in (
        ["2026-01-01–2029-12-31", "2026-01-01–2028-12-31"],
        ["2026-01-01–2028-12-31", "2026-01-01–2029-12-31"],
    )
    assert last_line(ran).startswith("Omdöme: motsägelser (2 papper granskade, 1 fel")


@pytest.mark.usefixtures("papers")
def test_a_sound_paper_alone(call: Callable[..., Ran]) -> None:
    ran = call("review", "ett/skrivelse.md")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == "Omdöme: utan anmärkning (1 papper granskat)."
    assert call("review", "ett/skrivelse.md", "--quiet").out == ""


def test_folders_are_groups_of_their_own(papers: Path, call: Callable[..., Ran]) -> None:
    (papers / "alla" / "två").mkdir(parents=True)
    (papers / "ett").rename(papers / "alla" / "ett")
    (papers / "alla" / "ett" / "beslut.txt").rename(papers / "alla" / "två" / "beslut.txt")
    (papers / "alla" / "~$beslut.docx").write_text("", encoding="utf-8")
    ran = call("review", "alla")
    assert ran.code == 0
    rows = ran.out.splitlines()
    one, two = (f"{Path('alla', name)}: 1 papper granskat, inga anmärkningar." for name in ("ett", "två"))
    assert rows.index(one) == 1
    assert rows[3] == two
    assert rows[-1].startswith("Omdöme: utan anmärkning (2 papper granskade")


@pytest.mark.usefixtures("papers")
def test_a_misspelt_paper_is_suggested(call: Callable[..., Ran]) -> None:
    ran = call("review", "ett/skrivelsen.md")
    assert ran.code == 2
    assert ran.err.startswith(
        f"{Path('ett', 'skrivelsen.md')} finns inte. Menade du {Path('ett', 'skrivelse.md')}?\n"
    )
    assert call("review", "").code == 2


@pytest.mark.usefixtures("papers")
def test_json_holds_what_was_reviewed(call: Callable[..., Ran]) -> None:
    ran = call("review", "ett", "--format", "json")
    found = data(ran, "resultat.schema.json")
    assert (ran.code, found["verdict"], found["summary"]["files"]) == (1, "motsägelser", 2)
    assert [paper["case"] for paper in found["reviewed"]] == [None, None]
    assert found["summary"]["checked"]["period"] == 2
    for diagnostic in found["diagnostics"]:
        for spot in (diagnostic["spot"], *diagnostic["related"]):
            assert spot["excerpt"] in Path(spot["file"]).read_text(encoding="utf-8")
            assert spot["end"] - spot["start"] == len(spot["excerpt"])


@pytest.mark.usefixtures("papers")
def test_sarif(call: Callable[..., Ran]) -> None:
    ran = call("review", "ett", "--format", "sarif")
    (run,) = data(ran, "sarif.schema.json")["runs"]
    assert run["properties"]["verdict"] == "motsägelser"
    assert [result["level"] for result in run["results"]].count("error") == 1


def test_what_was_not_read_never_looks_fine(papers: Path, call: Callable[..., Ran]) -> None:
    (papers / "trasig.docx").write_bytes(b"PK\x03\x04 ingen zip")
    ran = call("review", "ett/skrivelse.md", "trasig.docx", "--ignore", "DOK")
    assert ran.code == 1
    assert "\nInte läst: trasig.docx. " in ran.out
    assert last_line(ran) == "Omdöme: allt gick inte att granska (1 papper granskat, 1 fel)."
    found = data(call("review", "trasig.docx", "--format", "json"), "resultat.schema.json")
    assert [file["file"] for file in found["summary"]["unread"]] == ["trasig.docx"]
    assert (found["verdict"], found["reviewed"]) == ("fel", [])


def test_select_and_ignore(papers: Path, call: Callable[..., Ran]) -> None:
    assert papers.is_dir()
    ran = call("review", "ett", "--format", "json")
    (code,) = {one["code"] for one in json.loads(ran.out)["diagnostics"] if one["severity"] == "error"}
    ignored = call("review", "ett", "--ignore", code)
    assert ignored.code == 0
    assert "1 fynd är bortvalt med --select eller --ignore.\n" in ignored.out
    assert call("review", "ett", "--select", code).code == 1


def test_our_papers_against_their_case(call: Callable[..., Ran]) -> None:
    assert call("build", "arenden/kanberget.yaml").code == 0
    ran = call("review", "output/kanberget", "--case", "arenden/kanberget.yaml", "--format", "json")
    found = data(ran, "resultat.schema.json")
    assert (ran.code, found["summary"]["errors"]) == (0, 0)
    case = str(Path("arenden", "kanberget.yaml"))
    assert [paper["case"] for paper in found["reviewed"]] == [case] * 3
    facts = found["summary"]["facts"]
    assert facts["bound"] > facts["matched"] + facts["free"]
    assert [paper["edited"] for paper in found["reviewed"]] == [False] * 3


def test_a_case_with_a_fault_is_a_finding(papers: Path, call: Callable[..., Ran]) -> None:
    (papers / "fel.yaml").write_text("arende: [", encoding="utf-8")
    ran = call("review", "ett/skrivelse.md", "--case", "fel.yaml")
    assert ran.code == 1
    assert "fel.yaml:1:" in ran.out
    assert "Inte läst: fel.yaml. Papperen är inte jämförda med ärendefilen, som har fel." in ran.out
    assert call("review", "ett/skrivelse.md", "--case", "saknas.yaml").code == 2


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_facts_as_data(paper: Path, call: Callable[..., Ran]) -> None:
    ran = call("facts", str(paper), "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    found: Any = json.loads(ran.out)
    assert faults(found, "fakta.schema.json") == []
    (document,) = found["documents"]
    text = paper.read_text(encoding="utf-8")
    assert len(document["facts"]) > 10
    assert [fact for fact in document["facts"] if fact["text"] not in text] == []
    assert [fact for fact in document["facts"] if fact["end"] - fact["start"] != len(fact["text"])] == []


@pytest.mark.usefixtures("papers")
def test_facts_as_text(call: Callable[..., Ran]) -> None:
    ran = call("facts", "ett/skrivelse.md")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"{Path('ett', 'skrivelse.md')}: 3 uppgifter",
        "  Bakgrund",
        "    antal           sju (7) platser                          7 platser",
        "    period          2026-01-01–2028-12-31                    2026-01-01–2028-12-31",
        "    belopp          3,8 mnkr per år                          3 800 000 kronor per år",
    ]
    (Path("tom.txt")).write_text("Inget här.\n", encoding="utf-8")
    assert call("facts", "tom.txt").out == "tom.txt: inga uppgifter\n"


def test_what_facts_did_not_read_is_in_its_data(papers: Path, call: Callable[..., Ran]) -> None:
    (papers / "bild.md").write_text("![Karta](karta.png)\n\nBoendet har 7 platser.\n", encoding="utf-8")
    (papers / "skadad.docx").write_bytes(b"PK\x03\x04")
    ran = call("facts", "bild.md", "skadad.docx", "--format", "json")
    found: Any = json.loads(ran.out)
    assert faults(found, "fakta.schema.json") == []
    assert [(one["file"], len(one["facts"])) for one in found["documents"]] == [("bild.md", 1)]
    damaged, picture = found["unread"]
    assert picture == {"file": "bild.md", "reason": "en bild"}
    assert damaged["file"] == "skadad.docx"
    told, partly = ran.err.splitlines()
    assert told.startswith(f"skadad.docx: {damaged['reason']}")
    assert partly == "Inte läst i bild.md: en bild."
    assert ran.code == 1


@pytest.mark.parametrize("encoding", ["cp850", "ascii"])
def test_any_character_in_a_paper_can_be_shown(encoding: str, papers: Path) -> None:
    odd = "Kök \N{MEMO} \N{HEBREW LETTER ALEF}\u0301 “x” 1−2 … ﬁ \x9b31m [fyll i]"
    (papers / "udda.txt").write_text(f"{odd}\n\nLänk till …\n", encoding="utf-8")
    for command in ("review", "facts"):
        ran = invoke(
            command,
            "udda.txt",
            cwd=papers,
            env={"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding},
            encoding=encoding,
        )
        assert (ran.code, ran.err) == (0, "")
        assert "\x9b" not in ran.out


@pytest.mark.parametrize("command", ["review", "facts"])
def test_a_text_needs_no_word_library(command: str) -> None:
    assert imported(command, str(PAPERS[0])) & {"docx", "docxtpl", "pydantic"} == set()


def word(path: Path, *texts: str) -> None:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))


def test_copies_with_comments(papers: Path, call: Callable[..., Ran]) -> None:
    word(papers / "ett" / "beslut.docx", "Ärende", DRIFTED.split("\n\n")[1].strip())
    original = (papers / "ett" / "beslut.docx").read_bytes()
    ran = call("review", "ett/beslut.docx", "ett/skrivelse.md", "--comments", "ut/kopior")
    copy = Path("ut", "kopior", "beslut.docx")
    assert ran.code == 1
    assert f"Skrev {copy}\n" in ran.out
    skipped = Path("ett", "skrivelse.md")
    assert f"Ingen kopia av {skipped}. Kommentarer kan bara skrivas i Word-dokument.\n" in ran.out
    assert last_line(ran).startswith("Omdöme: motsägelser (2 papper granskade, 1 fel")
    (comment,) = docx.Document(str(copy)).comments
    assert comment.author == "beslutsgen"
    assert str(papers) not in comment.text
    assert "2026-01-01–2029-12-31" in comment.text
    assert (papers / "ett" / "beslut.docx").read_bytes() == original
    before = copy.read_bytes()
    assert call("review", "ett/beslut.docx", "ett/skrivelse.md", "--comments", "ut/kopior").code == 1
    assert copy.read_bytes() == before


def test_copies_never_replace_the_papers_themselves(papers: Path, call: Callable[..., Ran]) -> None:
    word(papers / "ett" / "beslut.docx", DRIFTED)
    original = (papers / "ett" / "beslut.docx").read_bytes()
    ran = call("review", "ett", "--comments", "ett")
    assert (ran.code, ran.out) == (2, "")
    assert "Papperen ligger i ett. Ange en annan mapp efter --comments." in ran.err
    (papers / "tva").mkdir()
    word(papers / "tva" / "beslut.docx", CLEAN)
    ran = call("review", "ett", "tva", "--comments", ".")
    assert ran.code == 1
    assert "beslut.docx är papperet som granskas, och skrivs inte över med en kopia." in ran.out
    assert (papers / "ett" / "beslut.docx").read_bytes() == original


def test_each_folder_has_its_own_copies(papers: Path, call: Callable[..., Ran]) -> None:
    for name in ("ett", "tva"):
        (papers / name).mkdir(exist_ok=True)
        word(papers / name / "beslut.docx", CLEAN)
    call("review", "ett", "tva", "--comments", "ut")
    assert sorted(path.parent.name for path in Path("ut").rglob("*.docx")) == ["ett", "tva"]


def test_papers_with_the_same_name_get_a_copy_each(papers: Path, call: Callable[..., Ran]) -> None:
    (papers / "tva").mkdir()
    for name in ("ett", "tva"):
        word(papers / name / "beslut.docx", CLEAN)
    ran = call("review", "ett/beslut.docx", "tva/beslut.docx", "--comments", "ut", "--format", "json")
    written = [str(Path("ut", name)) for name in ("beslut.docx", "beslut (2).docx")]
    assert data(ran, "resultat.schema.json")["written"] == written


def test_a_paper_of_pictures_alone_is_unreadable(papers: Path, call: Callable[..., Ran]) -> None:
    (papers / "skannad.pdf").write_bytes((ROOT / "tests" / "data" / "pdf" / "skannad.pdf").read_bytes())
    ran = call("review", "skannad.pdf")
    assert ran.code == 1
    assert "skannad.pdf: fel DOK005 Papperet har ingen text som går att läsa: sid" in ran.out
    assert last_line(ran) == "Omdöme: allt gick inte att granska (inget papper granskat, 1 fel)."


EXCEPTED = """\
arende: {rubrik: Platser, typ: beslutsarende, namnd: Omsorgsnämnden}
beslut:
  - Avtalet godkänns.
  - Förvaltningschefen ges rätt att underteckna.
text:
  bakgrund: Nämnden har platser.
undantag:
  - {kod: TEX005, galler: "beslut.punkter[1]", skal: Nämnden vill ha det så.}
  - {kod: UND007, skal: Datumen står i diariet.}
"""
PROPOSED = (
    "Förslag till beslut\n\n1. Avtalet godkänns enligt ovan.\n2. Chefen tecknar det enligt ovan.\n\n"
    "Beslutsunderlag\n\n- Tjänsteskrivelse om platser\n"
)


def test_an_exception_of_the_case_counts_in_its_papers(papers: Path, call: Callable[..., Ran]) -> None:
    (papers / "platser.yaml").write_text(EXCEPTED, encoding="utf-8")
    (papers / "forslag.txt").write_text(PROPOSED, encoding="utf-8")
    ran = call("review", "forslag.txt", "--case", "platser.yaml")
    assert ran.code == 0
    accepted = [line for line in ran.out.splitlines() if ": godtaget " in line]
    assert ["Beslutspunkt 1" in line for line in accepted] == [True, False]
    assert "  skäl: Nämnden vill ha det så." in ran.out
    assert "upplysning TEX005 Beslutspunkt 2" in ran.out
    # Det finns bara i färdiga papper, så ärendefilen kan inte säga att undantaget är förlegat.
    assert "UND007" not in call("check", "platser.yaml").out
