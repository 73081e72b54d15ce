"""Det som räknats ut ur en mall sparas bredvid den: samma papper, inget av ärendet, och inget skadat används."""

from __future__ import annotations

import errno
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

import pytest
from exempel import PROPERTIES, full_scope, minimal_scope, written
from smamallar import docx
from test_emit_kept import NAMES, shelf, template

from beslutsgen.emit.fill import formed
from beslutsgen.emit.fill.paper import Paper, make_paper
from beslutsgen.emit.prepare.compiled import CompiledTemplate
from beslutsgen.emit.prepare.kept import read_worked
from beslutsgen.emit.prepare.templates import Shelves, compile_template
from beslutsgen.emit.prepare.worked import MOST, MOST_TIMES, Worked, read_answers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from beslutsgen.draft.scope import Node
    from beslutsgen.emit.prepare.kept import Shelf

SMALL = docx("# Bakgrund", "{{ bakgrund }}", "Nummer {{ arende.diarienummer }}.")


def compiled(folder: Path | None, data: bytes, scope: Mapping[str, Node]) -> CompiledTemplate:
    """Mallen som i ett program som just har startat: en ny hylla finns inte i minnet."""

    def kept() -> Shelf:
        assert folder is not None
        return shelf(folder)

    found = compile_template(data, "mall.docx", scope, Shelves(kept=kept) if folder else Shelves())
    assert isinstance(found, CompiledTemplate)
    return found


def filled(made: CompiledTemplate, scope: Mapping[str, Node]) -> bytes:
    paper = make_paper(made, scope, written, PROPERTIES)
    assert isinstance(paper, Paper)
    return paper.data


def forbidden(*_: object) -> None:
    raise AssertionError


@pytest.mark.parametrize("name", NAMES)
def test_the_second_time_nothing_is_woven_and_the_bytes_are_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = template(name)
    scopes = (full_scope(name), minimal_scope(name))
    plain = [filled(compiled(None, data, scope), scope) for scope in scopes]
    for scope in scopes:
        first = compiled(tmp_path, data, scope)
        filled(first, scope)
        first.worked.keep()
    for function in ("weave.weave", "formats.adjusted", "formats.dressed", "standing.filled_as"):
        monkeypatch.setattr(f"beslutsgen.emit.fill.{function}", forbidden)
    again = [filled(compiled(tmp_path, data, scope), scope) for scope in scopes]
    assert again == plain


def test_nothing_of_the_case_is_saved(tmp_path: Path) -> None:
    scope = full_scope("tjansteskrivelse")
    made = compiled(tmp_path, SMALL, scope)
    paper = make_paper(made, scope, written, PROPERTIES)
    assert isinstance(paper, Paper)
    made.worked.keep()
    (kept,) = tmp_path.glob("*.former.mp")
    said = [one.passage.text for one in paper.placed]
    assert len(said) > 1
    assert not any(text.encode() in kept.read_bytes() for text in said)


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:0], lambda data: data[:-1], lambda data: bytes(len(data)), lambda data: data + b"x"],
)
def test_a_damaged_file_is_as_none(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    worked = read_worked(shelf(tmp_path), SMALL)
    assert worked.answer(str, ("fråga",), lambda: "svar") == "svar"
    worked.keep()
    (kept,) = tmp_path.iterdir()
    assert read_answers(kept).answer(str, ("fråga",), lambda: "annat") == "svar"
    assert read_answers(kept).answer(str, ("fråga", 2), lambda: "annat") == "annat"
    kept.write_bytes(damage(kept.read_bytes()))
    assert read_answers(kept).answer(str, ("fråga",), lambda: "nytt") == "nytt"


def test_only_what_was_needed_lately_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.former.mp"
    worked = Worked(path)
    large = MOST // 4
    for number in range(8):
        answers = partial(str.__mul__, str(number), large)
        worked.answer(str, (number,), answers)
        worked.answer(str, (0,), lambda: "räknat igen")
        assert worked.size == sum(map(len, worked.known.values())) <= MOST
    worked.answer(str, ("för stort",), partial(str.__mul__, "x", MOST))
    worked.keep()
    assert path.stat().st_size <= MOST + 2**10
    again = read_answers(path)
    known = [number for number in range(8) if again.answer(str, (number,), lambda: "") == str(number) * large]
    assert known == [0, 6, 7]


def test_an_answer_of_another_kind_is_worked_out_again(tmp_path: Path) -> None:
    path = tmp_path / "a.former.mp"
    first = Worked(path)
    first.answer(str, ("fråga",), lambda: "svar")
    first.keep()
    again = read_answers(path)
    assert again.answer(int, ("fråga",), lambda: 7) == 7
    again.keep()
    assert read_answers(path).answer(int, ("fråga",), lambda: 8) == 7
    assert again.size == sum(map(len, again.known.values()))


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    worked = Worked(tmp_path / "a.former.mp")
    worked.answer(str, ("fråga",), lambda: "svar")
    monkeypatch.setattr("pathlib.Path.replace", refused)
    worked.keep()
    assert [*tmp_path.iterdir()] == []


def test_a_process_saves_only_so_many_times(tmp_path: Path) -> None:
    path = tmp_path / "a.former.mp"
    worked = Worked(path)
    for number in range(MOST_TIMES + 4):
        worked.answer(int, (number,), partial(int, number))
        worked.keep()
    assert len(read_answers(path).known) == MOST_TIMES
    assert len(worked.known) == MOST_TIMES + 4


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    worked = Worked(tmp_path / "a.former.mp")
    worked.keep()
    assert not worked.path or not worked.path.exists()
    Worked().answer(str, ("fråga",), lambda: "svar")
    assert [*tmp_path.iterdir()] == []


def test_many_at_once_leave_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.former.mp"

    def one(number: int) -> None:
        worked = read_answers(path)
        worked.answer(str, (number,), lambda: str(number))
        worked.keep()

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(one, number) for number in range(64)]:
            done.result()
    assert [kept.name for kept in tmp_path.iterdir()] == [path.name]
    assert read_answers(path).known


def test_two_shapes_of_one_template_are_two_answers(tmp_path: Path) -> None:
    made = compiled(tmp_path, SMALL, full_scope("tjansteskrivelse"))
    for scope in (full_scope("tjansteskrivelse"), minimal_scope("tjansteskrivelse")):
        formed.form_of.cache_clear()
        filled(made, scope)
        filled(made, scope)
    assert len(made.worked.known) == 2
