"""Varifrån ett papper kommer: fingeravtryck av ärendefilen och mallpaketet, och programmets version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen import __version__
from beslutsgen.word.stamp import Origin, content_digest, name_digest, text_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.arende.source import SourceText


def paper_origin(source: SourceText, files: PackFiles) -> Origin:
    """Ursprunget för de papper som byggs av ärendefilen med mallpaketet."""
    pack = content_digest(*_contents(files))
    return Origin(name_digest(source.file), text_digest(source.text), pack, __version__)


def _contents(files: PackFiles) -> Iterator[bytes]:
    yield files.places.source.text.encode()
    for name, phrase in sorted(files.phrases.items()):
        yield from (name.encode(), phrase.text.encode())
    for name, template in sorted(files.templates.items()):
        yield from (name.encode(), template)
    yield files.logotype or b""
