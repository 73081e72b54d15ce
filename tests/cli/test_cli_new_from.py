"""`new --from`: ett gammalt papper blir ett utkast, och ett oläsligt papper blir inget."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from invoke import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from invoke import Ran

OLD = ROOT / "tests" / "data" / "papers" / "kanberget.txt"


@pytest.fixture
def paper(folder: Path) -> Path:
    return Path(shutil.copy(OLD, folder / "gammalt.txt")).relative_to(folder)


def cases() -> set[str]:
    return {path.name for path in Path("arenden").iterdir()}


def test_an_old_paper_becomes_a_draft(paper: Path, call: Callable[..., Ran]) -> None:
    ran = call("new", "Nya Kanberget", "--from", str(paper))
    assert (ran.code, ran.err) == (0, "")
    target = Path("arenden", "nya-kanberget.yaml")
    assert ran.out.startswith(
        f"Skrev {target}, ett utkast med 3 ställen märkta OSÄKERT och 4 ställen märkta SAKNAS. "
    )
    assert ran.out.splitlines()[0].endswith(f"kör: beslutsgen check {target.as_posix()}")
    # Raden överst som förklarar märkena är inget märkt ställe.
    _, _, body = target.read_text(encoding="utf-8").partition("\n\n")
    assert [body.count(f"# {mark}:") for mark in ("OSÄKERT", "SAKNAS")] == [3, 4]
    assert call("check", str(target)).code == 0
    assert call("build", str(target)).code == 0


def test_the_built_papers_give_the_same_facts_again(paper: Path, call: Callable[..., Ran]) -> None:
    assert call("new", "ett", "--from", str(paper)).code == 0
    assert call("build", "arenden/ett.yaml").code == 0
    built = [
        f"output/ett/{name}.docx"
        for name in ("forslag-till-beslut", "tjansteskrivelse", "verksamhetsuppdrag")
    ]
    assert call("new", "tva", *(word for name in built for word in ("--from", name))).code == 0
    first, second = (Path("arenden", f"{name}.yaml").read_text(encoding="utf-8") for name in ("ett", "tva"))
    for section in ("avtal:", "belopp:", "lagrum:"):
        parts = [text.partition(f"\n{section}\n")[2].partition("\n\n")[0] for text in (first, second)]
        assert parts[0] == parts[1]
    assert call("check", "arenden/tva.yaml").code == 0


def test_what_is_given_goes_before_the_paper(paper: Path, call: Callable[..., Ran]) -> None:
    given = (
        "--type",
        "beslutsarende",
        "--rubrik",
        "Ny: rubrik",
        "--namnd",
        "Socialnämnden",
        "--utforare",
        "Vård AB",
    )
    assert call("new", "nytt", "--from", str(paper), *given, "--forvaltning", "Socialkontoret").code == 0
    text = Path("arenden", "nytt.yaml").read_text(encoding="utf-8")
    assert '  rubrik: "Ny: rubrik"\n' in text
    assert "  typ: beslutsarende\n" in text
    assert "  # OSÄKERT: I papperet står Omsorgsnämnden.\n  bestallare: {namn: Socialnämnden, " in text
    assert "\n  utforare: {namn: Vård AB, " in text
    assert "\n  forvaltningen: {namn: Socialkontoret, " in text
    assert call("check", "arenden/nytt.yaml").code == 0


def test_an_existing_case_is_not_overwritten(paper: Path, call: Callable[..., Ran]) -> None:
    before = Path("arenden", "kanberget.yaml").read_bytes()
    ran = call("new", "kanberget", "--from", str(paper))
    assert ran.code == 1
    assert "finns redan, och skrivs inte över" in ran.err
    assert Path("arenden", "kanberget.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "a.docx",
            b"inte ett Word-dokument",
            "a.docx: Filen är inget Word-dokument, eller så är den skadad.",
        ),
        ("a.pdf", b"", "a.pdf: Filen är tom."),
        ("a.txt", b"", "a.txt: Filen är tom."),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "a.txt: Filen är en bild."),
    ],
)
def test_an_unreadable_paper_gives_no_draft(
    name: str, data: bytes, said: str, paper: Path, call: Callable[..., Ran]
) -> None:
    Path(name).write_bytes(data)
    before = cases()
    ran = call("new", "nytt", "--from", str(paper), "--from", name)
    assert ran.code == 1
    assert ran.err.startswith(said)
    assert ran.err.endswith("Inget utkast skrevs.\n")
    assert cases() == before


@pytest.mark.parametrize("name", ["arenden", "finns-inte.txt", "a.xlsx", ""])
def test_what_is_no_paper_is_told(name: str, call: Callable[..., Ran]) -> None:
    Path("a.xlsx").write_bytes(b"PK\x03\x04")
    before = cases()
    ran = call("new", "nytt", "--from", name)
    assert ran.code == 2
    assert ran.err.splitlines()[-1] == "Hjälp: beslutsgen new --help"
    assert cases() == before


def test_a_paper_too_long_for_a_case_file_is_told(call: Callable[..., Ran]) -> None:
    Path("a.txt").write_text(
        "Bakgrund\n" + "Det här är en helt vanlig mening utan uppgifter. " * 24_000, encoding="utf-8"
    )
    ran = call("new", "nytt", "--from", "a.txt")
    assert (ran.code, ran.err.splitlines()[0][:50]) == (
        1,
        "a.txt: Papperen är för långa för en ärendefil. Ang",
    )
    assert not Path("arenden", "nytt.yaml").exists()
