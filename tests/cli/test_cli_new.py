"""`new`: en ny ärendefil som går att kontrollera och bygga, med svaren precis som de gavs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from beslutsgen.arende.blank import Answers, blank_case
from beslutsgen.arende.characters import FORBIDDEN
from beslutsgen.diagnostic import Severity
from beslutsgen.pipeline import BuildOptions, build_case, check_case, open_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from invoke import Ran

    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.pipeline import Checked

TYPES = ("verksamhetsuppdrag", "utvecklingsuppdrag", "beslutsarende")
# Tecken som betyder något i YAML, i prosans språk eller i Markdown, bland vanliga bokstäver.
ODD = st.text(alphabet="aB åö1.-:,#{}[]%&*!|>'\"\\`@_()?=~<$\N{MEMO}", min_size=1, max_size=30)


@pytest.fixture(scope="module")
def pack() -> PackFiles:
    files = open_pack()
    assert not isinstance(files, tuple)
    return files


def checked(folder: Path, answers: Answers, pack: PackFiles, *, agreement: bool = True) -> Checked:
    case = folder / "nytt.yaml"
    case.write_text(blank_case(answers, "nytt.yaml", agreement=agreement), encoding="utf-8")
    return check_case(case, pack)


def title(case: Checked) -> str:
    assert case.draft is not None
    (passage,) = next(passages for path, passages in case.draft.texts() if path == "arende.rubrik")
    return passage.text


@pytest.mark.parametrize("typ", TYPES)
def test_a_new_case_has_only_places_to_fill_in(typ: str, call: Callable[..., Ran]) -> None:
    ran = call("new", "Nya Kök & Bad", "--type", typ)
    assert (ran.code, ran.err) == (0, "")
    case = Path("arenden", "nya-kok-bad.yaml")
    assert ran.out.startswith(
        f"Skrev {case}. Fyll i det som står inom hakparenteser och kör: beslutsgen check {case.as_posix()}\n"
    )
    shown = call("check", str(case), "--quiet")
    assert shown.code == 0
    first_lines = [line for line in shown.out.splitlines() if line.startswith(str(case))]
    assert first_lines != []
    assert [line for line in first_lines if " varning TEX004 " not in line] == []
    assert call("build", str(case), "--draft").code == 0


def test_every_type_in_the_pack_is_tried(pack: PackFiles) -> None:
    assert set(TYPES) == set(pack.pack.papper)


def test_type_may_be_written_as_it_is_said(call: Callable[..., Ran]) -> None:
    assert call("new", "bidrag", "--type", "Beslutsärende").code == 0
    assert "\n  typ: beslutsarende\n" in Path("arenden", "bidrag.yaml").read_text(encoding="utf-8")


def test_answers_stand_in_the_file(call: Callable[..., Ran]) -> None:
    answers = ("--rubrik", 'Kök: "nya" # 1', "--namnd", "Nämnden, {A}", "--forvaltning", "- {{ x }}")
    assert call("new", "kok", *answers, "--utforare", "Utföraren").code == 0
    text = Path("arenden", "kok.yaml").read_text(encoding="utf-8")
    assert "  rubrik: 'Kök: \"nya\" # 1'\n" in text
    assert "  bestallare: {namn: 'Nämnden, {A}', roll: bestallare}\n" in text
    assert "  forvaltning: '- {{ x }}'\n" in text
    assert "  utforare: {namn: Utföraren, roll: utforare}\n" in text
    shown = call("check", "arenden/kok.yaml", "--format", "json").out
    assert '"errors": 0' in shown


@settings(max_examples=150, deadline=None)
@given(rubrik=ODD, namnd=ODD, forvaltning=ODD, utforare=ODD)
@example(rubrik="{{ x }} {% if %} {# {{{%", namnd="{{ x }}", forvaltning="{% x", utforare="a: b # c")
@example(rubrik="*a* **b** \\* 5*3 [a](http://b.se)", namnd="[x]", forvaltning="- a", utforare="'\"\\")
@example(rubrik="- a", namnd="ja", forvaltning="1.", utforare="null")
@example(rubrik="1. a", namnd="2026-01-01", forvaltning="~", utforare="0x1F")
def test_any_answer_survives(
    rubrik: str, namnd: str, forvaltning: str, utforare: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    texts = (rubrik, namnd, forvaltning, utforare)
    # Flera blanksteg i rad är ett i papperen, och ett svar utan annat än blanksteg är inget svar.
    assume(all(text == " ".join(text.split()) for text in texts) and all(texts))
    files = open_pack()
    assert not isinstance(files, tuple)
    case = checked(
        tmp_path_factory.mktemp("svar"),
        Answers(
            typ="verksamhetsuppdrag", rubrik=rubrik, namnd=namnd, forvaltning=forvaltning, utforare=utforare
        ),
        files,
    )
    unusable = [found for found in case.outcome.diagnostics if found.code.startswith(("FIL", "MALL"))]
    assert unusable == []
    assert case.arende is not None
    # Ett tal och dess enhet hålls ihop av hårda blanksteg.
    assert title(case).replace("\N{NO-BREAK SPACE}", " ") == rubrik
    assert case.arende.parter["bestallare"].namn.text == namnd
    assert case.arende.arende.forvaltning == forvaltning
    assert case.arende.parter["utforare"].namn.text == utforare


def test_odd_answers_reach_the_papers(tmp_path: Path, pack: PackFiles) -> None:
    odd = "Kök: {{ x }} # <AB> & *1* {% if %} [a](http://b.se)"
    answers = Answers(typ="verksamhetsuppdrag", rubrik=odd, namnd=odd, forvaltning=odd, utforare=odd)
    case = tmp_path / "nytt.yaml"
    case.write_text(blank_case(answers, "nytt.yaml", agreement=True), encoding="utf-8")
    outcome = build_case(case, pack, BuildOptions(tmp_path / "ut", draft=True))
    assert [found for found in outcome.diagnostics if found.severity is Severity.ERROR] == []
    assert len(outcome.written) == 3


def test_a_case_is_never_written_over(call: Callable[..., Ran]) -> None:
    before = Path("arenden", "kanberget.yaml").read_bytes()
    for name in ("kanberget", "Kanberget", "arenden/kanberget.yaml"):
        ran = call("new", name)
        assert ran.code == 1
        assert (
            ran.err
            == f"{Path('arenden', 'kanberget.yaml')} finns redan, och skrivs inte över. Välj ett annat namn.\n"
        )
    assert Path("arenden", "kanberget.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("kanberget2", "arenden/kanberget2.yaml"),
        ("Ängens förskola, etapp 2", "arenden/angens-forskola-etapp-2.yaml"),
        ("2026/Ängen", "2026/angen.yaml"),
        ("2026/Ängen nr 1.yml", "2026/Ängen nr 1.yml"),
    ],
)
def test_where_the_file_is_put(name: str, file: str, call: Callable[..., Ran]) -> None:
    assert call("new", name).code == 0
    assert Path(file).is_file()


def test_a_path_with_spaces_is_quoted_where_it_is_to_be_typed(call: Callable[..., Ran]) -> None:
    ran = call("new", "2026/Ängen nr 1.yaml")
    assert 'kör: beslutsgen check "2026/Ängen nr 1.yaml"' in ran.out
    assert '#   Kontrollera:  beslutsgen check "2026/Ängen nr 1.yaml"\n' in Path(
        "2026/Ängen nr 1.yaml"
    ).read_text(encoding="utf-8")


def test_without_a_folder_for_cases(call: Callable[..., Ran], folder: Path) -> None:
    (folder / "arenden").rename(folder / "andra")
    assert call("new", "kanberget").code == 0
    assert (folder / "kanberget.yaml").is_file()


def test_a_folder_that_cannot_be_made(call: Callable[..., Ran]) -> None:
    ran = call("new", "arenden/kanberget.yaml/under")
    assert ran.code == 1
    assert ran.err.endswith("under.yaml kunde inte skrivas: det ligger en fil där en mapp ska vara.\n")


def test_the_schema_is_put_beside_where_it_is_missing(call: Callable[..., Ran], folder: Path) -> None:
    schema = folder / "arenden" / "arende.schema.json"
    schema.unlink(missing_ok=True)
    ran = call("new", "a")
    assert ran.out.endswith(
        f"Skrev {schema.relative_to(folder)}, som ger redigerare förslag och förklaringar.\n"
    )
    schema.write_text("{}", encoding="utf-8")
    assert "arende.schema.json" not in call("new", "b").out
    assert schema.read_text(encoding="utf-8") == "{}"


def test_no_answer_may_hold_a_forbidden_character(call: Callable[..., Ran]) -> None:
    assert FORBIDDEN.search("\x07")
    ran = call("new", "a", "--rubrik", "Kök\x07")
    assert (ran.code, Path("arenden", "a.yaml").exists()) == (2, False)
