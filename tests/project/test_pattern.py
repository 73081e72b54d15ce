"""Uttryck som kompileras när de först frågas svarar som det kompilerade, och inget kompileras före det."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

import beslutsgen
from beslutsgen.pattern import late


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    sources: list[str] = []
    own = re.compile

    def listed(source: str, flags: re.RegexFlag) -> re.Pattern[str]:
        sources.append(source)
        return own(source, flags)

    monkeypatch.setattr(re, "compile", listed)
    return sources


def test_nothing_is_compiled_until_asked_and_then_once(compiled: list[str]) -> None:
    year = late("[0-9]{4}")
    assert compiled == []
    assert year.search("år 2018")
    assert year.match("2018")
    assert year.fullmatch("20180") is None
    assert compiled == ["[0-9]{4}"]


def test_it_answers_as_the_compiled_one() -> None:
    ours, theirs = late(r"(?P<a>x)|Y", re.IGNORECASE), re.compile(r"(?P<a>x)|Y", re.IGNORECASE)
    text = "axbYcX"
    assert ours.findall(text) == theirs.findall(text)
    assert ours.split(text) == theirs.split(text)
    assert ours.sub("-", text, count=1) == theirs.sub("-", text, count=1)
    assert ours.subn("-", text) == theirs.subn("-", text)
    assert [one.span() for one in ours.finditer(text, 2, 4)] == [
        one.span() for one in theirs.finditer(text, 2, 4)
    ]
    assert (ours.pattern, ours.flags, ours.groups) == (theirs.pattern, theirs.flags, theirs.groups)
    assert ours.groupindex == theirs.groupindex


def test_bytes_are_searched_with_bytes() -> None:
    assert late(rb"<x>").search(b"a<x>")


def test_what_a_pattern_does_not_have_is_missing() -> None:
    with pytest.raises(AttributeError):
        _ = late("x").compiled  # type: ignore[attr-defined]  # finns inte: det är saken


def test_a_faulty_pattern_fails_when_asked() -> None:
    with pytest.raises(re.error):
        late("(").search("")


def test_no_module_compiles_when_it_is_imported() -> None:
    sources = Path(beslutsgen.__file__).parent
    early = [
        f"{path.relative_to(sources)}:{call.lineno}"
        for path in sorted(sources.rglob("*.py"))
        for statement in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value
        for call in ast.walk(statement.value)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "re.compile"
    ]
    assert early == []


# Ett mönster som söks i en hel text, en lång rad av samma tecken, och ett slut som gör raden till en träff.
SEARCHED = [
    ("facts.fel_tal", "_GRUPPER", "0", " 000"),
    ("facts.fel_tal", "_INTERVALL", "0", "-1"),
    ("facts.fel_tal", "_INTERVALL", "0 ", "- 1"),
    ("facts.fel_tal", "_KOMMAN", "0", ",1,2"),
    ("facts.fel_tal", "_PUNKT", "0", ".1"),
    ("readback.markdown", "_CLOSING", " ", "#"),
]


@pytest.mark.parametrize(("module", "name", "run", "end"), SEARCHED)
def test_a_long_run_is_tried_from_its_beginning_alone(module: str, name: str, run: str, end: str) -> None:
    """Prövas raden från vart och ett av sina tecken växer arbetet med radens längd i kvadrat."""
    pattern: re.Pattern[str] = vars(import_module(f"beslutsgen.{module}"))[name]
    text = f"a{run * 100}{end}"
    tried = [at for at in range(len(text) - len(end)) if pattern.match(text, at)]
    assert tried == [1]
