"""Paketets egna förteckningar, innehållstyper och relationer: en rot med poster, var och en med sina attribut."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from beslutsgen.word.ooxml import DECLARATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Det som inte får stå som det är i ett attribut.
_ESCAPED: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


def entries(data: bytes) -> tuple[Mapping[str, str], ...] | None:
    """Attributen på rotens barn i ordning, eller `None` om delen inte är XML eller har en egen dokumenttyp."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return None
    found: list[Mapping[str, str]] = []
    depth = 0

    def start(_name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth == 2:  # roten är den första nivån
            found.append(attributes)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)  # noqa: FBT003  # tolken tar inga namngivna argument
    except (expat.ExpatError, LookupError, ValueError):
        # De två sista: en teckenkodning som Python inte har, eller inte kan läsa tecken för tecken.
        return None
    return tuple(found)


def written(root: str, namespace: str, listed: Iterable[tuple[str, Mapping[str, str]]]) -> bytes:
    """En förteckning som XML: postens namn och attribut, i ordning."""
    inner = "".join([f"<{name}{_attributes(one)}/>" for name, one in listed])
    return f'{DECLARATION}<{root} xmlns="{namespace}">{inner}</{root}>'.encode()


def _attributes(one: Mapping[str, str]) -> str:
    return "".join([f" {key}={quoted(value)}" for key, value in one.items()])


@lru_cache(maxsize=1024)
def quoted(value: str) -> str:
    """Ett attributs värde, med citattecken omkring."""
    return f'"{value.translate(_ESCAPED)}"'
