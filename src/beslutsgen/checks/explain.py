"""Förklaringarna: varje kontrolls egen docstring, som titel och som läsbar text."""

from __future__ import annotations

import inspect
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.registry import all_checks, codes
from beslutsgen.checks.words import upper_first
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SAID: Final = {Severity.ERROR: "fel", Severity.WARNING: "varning", Severity.INFO: "upplysning"}
_HEADINGS: Final = ("Vad", "Varför", "Fel", "Rätt")
_INDENT: Final = "  "


def titles() -> Mapping[str, str]:
    """Alla koder med vad var och en finner, i en mening."""
    return MappingProxyType({code: _title(_docstring(code)) for code in codes()})


def explanation(code: str) -> str | None:
    """Vad kontrollen finner, varför, ett felaktigt och ett riktigt exempel; `None` för en kod som inte finns."""
    check = next((one for one in all_checks() if one.code == code), None)
    if check is None:
        return None
    text = _docstring(code)
    first = f"{code} ({_SAID[check.severity]}): {_title(text)}"
    return "\n".join((first, *_sections(text.splitlines()[1:]))).rstrip()


def _docstring(code: str) -> str:
    """Kontrollens docstring; modulen läses in först när någon frågar."""
    return inspect.cleandoc(import_module(f"beslutsgen.checks.{code.lower()}").__doc__ or code)


def _title(text: str) -> str:
    return text.splitlines()[0].partition(": ")[2]


def _sections(lines: list[str]) -> Iterator[str]:
    """Raderna med en rubrik på egen rad över varje del, och delarna indragna."""
    for line in lines:
        heading, colon, rest = line.partition(":")
        if colon and heading in _HEADINGS:
            yield from ("", heading, *([f"{_INDENT}{upper_first(rest.strip())}"] if rest.strip() else []))
        elif colon and heading.startswith("Fel ") and not rest:
            # Exempel som behöver sägas mer om: ”Fel (...):”.
            yield from ("", "Fel", f"{_INDENT}{heading.removeprefix('Fel ')}:")
        elif line:
            yield f"{_INDENT}{line.removeprefix('    ')}"
