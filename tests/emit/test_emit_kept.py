"""Beredda mallar på disken: de ger samma papper, och inget skadat, främmande eller gammalt används."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from exempel import PROPERTIES, TEMPLATES, full_scope, written
from smamallar import docx

from beslutsgen.emit.fill.paper import Paper, make_paper
from beslutsgen.emit.prepare.codec import dumped, loaded
from beslutsgen.emit.prepare.compiled import CompiledTemplate
from beslutsgen.emit.prepare.kept import Shelf, _libraries, keep, read_kept
from beslutsgen.emit.prepare.sealed import MAX_KEPT
from beslutsgen.emit.prepare.template import prepare
from beslutsgen.emit.prepare.templates import Shelves, compile_template

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("forslag-till-beslut", "tjansteskrivelse", "verksamhetsuppdrag")
SMALL = docx(
    "# Rubrik", '{{ arende.rubrik }}{% if arende.datum == "x" and not bakgrund %}{{ bakgrund }}{% endif %}'
)


def template(name: str) -> bytes:
    return (TEMPLATES / f"{name}.docx").read_bytes()


def prepared(data: bytes, file: str = "mall.docx") -> CompiledTemplate:
    found = prepare(data, file).template
    assert isinstance(found, CompiledTemplate)
    return found


def kept_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


@pytest.mark.parametrize("name", NAMES)
def test_a_kept_template_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    fresh = prepared(template(name), f"{name}.docx")
    keep(shelf(tmp_path), template(name), fresh)
    read = read_kept(shelf(tmp_path), template(name), f"{name}.docx")
    assert read is not None
    assert [(tag.parsed, tag.spot, tag.spot.before) for tag in read.tags] == [
        (tag.parsed, tag.spot, tag.spot.before) for tag in fresh.tags
    ]
    assert read.package.members == fresh.package.members
    one, other = (make_paper(each, full_scope(name), written, PROPERTIES) for each in (fresh, read))
    assert isinstance(one, Paper)
    assert isinstance(other, Paper)
    assert one.data == other.data


def test_a_template_is_named_by_its_place_wherever_it_was_kept(tmp_path: Path) -> None:
    keep(shelf(tmp_path), SMALL, prepared(SMALL, "gammal plats/mall.docx"))
    read = read_kept(shelf(tmp_path), SMALL, "ny plats/mall.docx")
    assert read is not None
    assert {read.file, *(tag.spot.file for tag in read.tags)} == {"ny plats/mall.docx"}


def shelf(folder: Path) -> Shelf:
    return Shelf(folder, "1.0")


def shelves(folder: Path) -> Shelves:
    return Shelves(kept=lambda: shelf(folder))


def test_the_second_time_nothing_is_prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compile_template(SMALL, "mall.docx", full_scope("tjansteskrivelse"), shelves(tmp_path))
    assert isinstance(first, CompiledTemplate)
    (kept,) = kept_in(tmp_path)
    before = kept.stat().st_mtime_ns

    def forbidden(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("beslutsgen.emit.prepare.template.prepare", forbidden)
    # En ny hylla är som ett nytt program: det som finns i minnet gäller inte den.
    again = compile_template(SMALL, "mall.docx", full_scope("tjansteskrivelse"), shelves(tmp_path))
    assert isinstance(again, CompiledTemplate)
    assert again is not first
    assert kept.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[:-1],
        lambda data: data.replace(b"arende", b"avsnit"),
        lambda data: bytes(len(data)),
        lambda data: data + b" ",
    ],
)
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    keep(shelf(tmp_path), SMALL, prepared(SMALL))
    (kept,) = kept_in(tmp_path)
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    assert read_kept(shelf(tmp_path), SMALL, "mall.docx") is None
    compile_template(SMALL, "mall.docx", full_scope("tjansteskrivelse"), shelves(tmp_path))
    assert kept.read_bytes() == whole


def test_a_file_of_another_template_is_not_used(tmp_path: Path) -> None:
    other = docx("{{ arende.diarienummer }}")
    keep(shelf(tmp_path), SMALL, prepared(SMALL))
    (small,) = kept_in(tmp_path)
    keep(shelf(tmp_path), other, prepared(other))
    (second,) = set(kept_in(tmp_path)) - {small}
    small.replace(second)
    assert read_kept(shelf(tmp_path), other, "mall.docx") is None


@pytest.mark.parametrize(
    "data",
    [
        b"null",
        b"[]",
        b'["Okand"]',
        b'["Ref","a"]',
        b'[["()"]]',
        b'["b","?"]',
        b'["Types",1,2]',
        b"\xff",
        b"{}",
    ],
)
def test_only_known_data_is_read(data: bytes) -> None:
    assert loaded(data, "mall.docx") is None
    assert loaded(dumped(prepared(SMALL)), "mall.docx") is not None


def test_another_program_or_library_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(shelf(tmp_path), SMALL, prepared(SMALL))
    assert read_kept(Shelf(tmp_path, "1.1"), SMALL, "mall.docx") is None
    with monkeypatch.context() as changed:
        # Ett annat bibliotek än docxtpl under dess namn.
        changed.setattr("beslutsgen.emit.prepare.kept.find_spec", lambda _: find_spec("json"))
        _libraries.cache_clear()
        assert read_kept(shelf(tmp_path), SMALL, "mall.docx") is None
    _libraries.cache_clear()
    assert read_kept(shelf(tmp_path), SMALL, "mall.docx") is not None


def test_a_template_with_a_fault_is_not_kept(tmp_path: Path) -> None:
    for lines in (("{{ arende.rubrik",), ("{ arende.rubrik }",)):
        found = compile_template(docx(*lines), "mall.docx", full_scope("tjansteskrivelse"), shelves(tmp_path))
        assert isinstance(found, tuple)
    assert kept_in(tmp_path) == []


def test_a_fault_against_the_case_is_the_same_from_a_kept_template(tmp_path: Path) -> None:
    data = docx("# Bakgrund", "{{ arende.diarenummer }}")
    names = full_scope("tjansteskrivelse")
    fresh, kept = (compile_template(data, "mall.docx", names, shelves(tmp_path)) for _ in range(2))
    assert len(kept_in(tmp_path)) == 1
    assert isinstance(fresh, tuple)
    assert fresh == kept == compile_template(data, "mall.docx", names)


def test_many_at_once_leave_whole_files(tmp_path: Path) -> None:
    compiled = prepared(SMALL)
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(keep, shelf(tmp_path), SMALL, compiled) for _ in range(64)]:
            done.result()
    assert len(kept_in(tmp_path)) == 1
    assert read_kept(shelf(tmp_path), SMALL, "mall.docx") is not None


def test_old_ones_are_pruned(tmp_path: Path) -> None:
    for number in range(MAX_KEPT + 5):
        old = tmp_path / f"{number:032x}.mall.json"
        old.write_bytes(b"x")
        os.utime(old, (number, number))
    keep(shelf(tmp_path), SMALL, prepared(SMALL))
    left = kept_in(tmp_path)
    assert len(left) == MAX_KEPT
    assert not (tmp_path / f"{5:032x}.mall.json").exists()
    assert read_kept(shelf(tmp_path), SMALL, "mall.docx") is not None


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkstemp", refused)
    found = compile_template(SMALL, "mall.docx", full_scope("tjansteskrivelse"), shelves(tmp_path))
    assert isinstance(found, CompiledTemplate)
    assert kept_in(tmp_path) == []


def test_a_file_where_the_folder_should_be_is_no_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "mallar"
    blocked.write_bytes(b"")
    found = compile_template(SMALL, "mall.docx", full_scope("tjansteskrivelse"), shelves(blocked))
    assert isinstance(found, CompiledTemplate)
    assert kept_in(tmp_path) == [blocked]
