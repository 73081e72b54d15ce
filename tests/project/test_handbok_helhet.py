"""Handboken är hel: allt som finns i programmet står i den, och den nämner inget som inte finns."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Final

import click
import docx
import handboken
import pytest
from handboken import CASE, ROOT
from msgspec import Struct

from beslutsgen.arende import model, pack, read_case, uppgifter
from beslutsgen.arende.packfiles import PackFiles
from beslutsgen.checks.explain import titles
from beslutsgen.cli.app import app
from beslutsgen.cli.swedish import speak_swedish
from beslutsgen.draft import Draft, look
from beslutsgen.facts import filters
from beslutsgen.pipeline import open_pack

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

_TAG: Final = re.compile(r"\{\{ *([\w.]+)")


def test_the_filters_are_all_there() -> None:
    assert not [name for name in filters() if not handboken.mentions(name)]


def keys_of(module: ModuleType) -> set[str]:
    """Nycklarna i modulens egna poster."""
    records = [one for _, one in inspect.getmembers(module, _is_record) if one.__module__ == module.__name__]
    return {name for record in records for name in record.__struct_fields__}


def _is_record(one: object) -> bool:
    return isinstance(one, type) and issubclass(one, Struct)


def test_the_keys_of_the_case_file_are_all_there() -> None:
    keys = keys_of(model) | keys_of(uppgifter)
    assert len(keys) > 60
    assert not sorted(key for key in keys if not handboken.mentions(key))


def test_the_sections_have_their_table() -> None:
    listed = [handboken.spans(cell)[0] for cell, _ in handboken.rows("Avsnitten", "Avsnitt")]
    assert sorted(listed) == sorted(model.Arende.__struct_fields__)


def test_the_keys_of_the_pack_are_all_there() -> None:
    assert not sorted(key for key in keys_of(pack) if not handboken.mentions(key))


def commands() -> dict[str, click.Command]:
    # Clicks ord sparas när kommandot läses in och första gången hjälpen behövs, och ska då vara svenska.
    speak_swedish()
    context = click.Context(app)
    found = {name: app.get_command(context, name) for name in app.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def options() -> set[str]:
    every = [app, *commands().values()]
    params = [param for command in every for param in command.get_params(click.Context(command))]
    return {name for param in params for name in param.opts if name.startswith("--")}


def test_the_commands_and_options_are_all_there() -> None:
    missing = [name for name in commands() if not handboken.mentions(f"beslutsgen {name}")]
    assert not missing
    assert not [name for name in sorted(options()) if not handboken.mentions(name)]


def test_the_table_says_which_commands_have_each_option() -> None:
    said: dict[str, set[str]] = {}
    for row in handboken.rows("Alla kommandon", "Val"):
        for name in re.findall(r"--[a-z-]+", row[0]):
            said.setdefault(name, set()).update(re.findall(r"`(\w+)`", row[1]))
    having: dict[str, set[str]] = {}
    for command, one in commands().items():
        for param in one.get_params(click.Context(one)):
            for name in param.opts:
                having.setdefault(name, set()).add(command)
    del said["--help"], said["--version"]
    assert said == {name: who for name, who in having.items() if name in said}
    assert having.keys() - said.keys() <= {"--help", "-h", *(name for name in having if name[0] != "-")}


def test_no_command_or_option_is_invented() -> None:
    words = set(re.findall(r"(?m)(?:^|[$\"(] ?|: )beslutsgen ([a-z]+)", handboken.code()))
    assert words
    assert words <= set(commands())
    named = {
        name
        for block in handboken.spans(handboken.text())
        for name in re.findall(r"(?<!\S)--[a-z][a-z-]+", block)
    }
    assert named - {"--upgrade"} <= options()


def test_the_codes_exist() -> None:
    known = set(titles())
    named = set(re.findall(r"\b[A-Z]{3,4}[0-9]{3}\b", handboken.text()))
    assert named <= known
    assert not [family for family in {code[:-3] for code in known} if not handboken.mentions(family)]


def test_the_links_lead_to_headings() -> None:
    assert set(handboken.links()) <= handboken.anchors()


def templates() -> list[Path]:
    return sorted((ROOT / "templates").glob("*.docx"))


def template_tags(path: Path) -> set[str]:
    document = docx.Document(str(path))
    parts = [
        document.element,
        *(part for s in document.sections for part in (s.header._element, s.footer._element)),
    ]
    return {tag for part in parts for tag in _TAG.findall("".join(part.itertext()))}


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.name)
def test_every_placeholder_of_the_templates_is_explained(path: Path) -> None:
    chapter = handboken.chapter("Wordmallen")
    loops = {"rad"}
    assert not sorted(tag for tag in template_tags(path) - loops if f"{{{{ {tag} }}}}" not in chapter)


def test_every_explained_placeholder_can_be_used() -> None:
    (case,) = (block for block in handboken.blocks() if block.file == CASE)
    loaded = read_case(case.text.encode(), CASE)
    files = open_pack()
    assert loaded.model is not None
    assert isinstance(files, PackFiles)
    paper = next(Draft(loaded.model, files, loaded.places).papers(utkast=False))
    tags = _TAG.findall(handboken.chapter("Wordmallen"))
    for tag in tags:
        root, *rest = tag.split(".")
        if root == "person":
            root, rest = "arende", ["undertecknare", *rest]
        node = look.name(paper.scope, root)
        for part in rest:
            assert not isinstance(node, look.Unknown), tag
            node = look.part(node, part)
        assert not isinstance(node, look.Unknown), tag
