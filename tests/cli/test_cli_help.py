"""Hjälpen och clicks egna ord är på svenska, och den kompilerade ordlistan är den som står i text."""

from __future__ import annotations

import ast
import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from invoke import COMMANDS

import beslutsgen.cli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from babel.messages.catalog import Catalog
    from invoke import Ran

WORDS = Path(beslutsgen.cli.__file__).parent / "locale" / "sv" / "LC_MESSAGES"
ENGLISH = re.compile(
    r"\b(usage|options?|arguments|commands?|show|exit|error|invalid|missing|try|help for|default|required|"
    r"directory|file|path|boolean|integer|range|does not|is not|such|did you mean|the|and)\b",
    re.IGNORECASE,
)
# Namnen på val, format och papper är engelska ord med avsikt.
NAMES = re.compile(r"--?[a-z][a-z-]*|\[text\|json\|sarif\]|'(?:text|json|sarif)'|TEXT\b")

# Felaktiga kommandorader och vad som sägs om var och en.
USAGE_ERRORS = tuple(
    (line.split(), f"{message.rstrip()}\n")
    for line, _, message in (
        block.partition("\n")
        for block in Path(__file__)
        .with_name("fel_anvandning.txt")
        .read_text(encoding="utf-8")
        .split("$ beslutsgen ")[1:]
    )
)


def english(text: str) -> list[str]:
    return ENGLISH.findall(NAMES.sub("", text))


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_swedish(command: str, call: Callable[..., Ran]) -> None:
    arguments = (command, "--help") if command else ("--help",)
    ran = call(*arguments)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.startswith(f"Användning: beslutsgen {command or '[VAL] KOMMANDO'}")
    assert english(ran.out) == []


def test_help_names_every_command(call: Callable[..., Ran]) -> None:
    shown = call("--help").out
    assert [command for command in COMMANDS if not re.search(rf"^  {command} ", shown, re.MULTILINE)] == []
    assert call().out == shown


@pytest.mark.parametrize(
    ("arguments", "message"), USAGE_ERRORS, ids=[" ".join(arguments) for arguments, _ in USAGE_ERRORS]
)
def test_usage_error(arguments: list[str], message: str, call: Callable[..., Ran]) -> None:
    ran = call(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == message
    assert english(re.sub(r"Menade du .*\?|inte något av .*", "", ran.err)) == []


def test_a_character_that_no_case_may_hold_is_named(call: Callable[..., Ran]) -> None:
    ran = call("new", "x", "--namnd", "a\uf0b7")
    assert ran.code == 2
    assert "'--namnd'" in ran.err
    assert "Tecknet U+F0B7 (en punkt i en punktlista, klistrad från Word) får inte stå" in ran.err


def test_the_compiled_words_are_the_written_ones() -> None:
    with (WORDS / "click.po").open("rb") as file:
        catalog = read_po(file, locale="sv")
    with (WORDS / "click.mo").open("rb") as file:
        compiled = read_mo(file)
    assert strings(compiled) == strings(catalog)
    assert [message.id for message in catalog if message.id and not message.string] == []


def test_every_translated_message_is_one_of_clicks() -> None:
    with (WORDS / "click.po").open("rb") as file:
        translated = {singular for singular, *_ in strings(read_po(file, locale="sv"))}
    assert translated - set(messages_in_click()) == set()


def strings(catalog: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {forms(message.id): forms(message.string) for message in catalog if message.id}


def forms(text: Sequence[str] | None) -> tuple[str, ...]:
    """Ental och flertal; babel ger en text, en lista eller en tupel."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def messages_in_click() -> Iterator[str]:
    spec = find_spec("click")
    assert spec is not None
    assert spec.origin is not None
    for module in Path(spec.origin).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                first = node.args[0] if node.func.id in ("_", "ngettext") and node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value
