"""En felfri beredd mall som text och tillbaka: bara data av kända slag, aldrig kod.

Varje post skrivs som `[slagets namn, fälten i ordning]`. Fält som heter `file` utelämnas: de är mallens namn där den
används, och samma mall kan ligga på flera ställen. `worked` sparas för sig (`worked.py`).
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.emit.prepare.compiled import CompiledTemplate, Numbering, Tag, TextPart
from beslutsgen.emit.prepare.program import For, If, Print
from beslutsgen.emit.prepare.terms import Both, Compared, Const, Either, Not, Parsed, Ref
from beslutsgen.emit.zipped import Member
from beslutsgen.word.opened import Opened, Types
from beslutsgen.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS: Final[tuple[type[Any], ...]] = (
    CompiledTemplate,
    Tag,
    PaperSpot,
    Parsed,
    Ref,
    Const,
    Not,
    Both,
    Either,
    Compared,
    TextPart,
    Print,
    If,
    For,
    Opened,
    Types,
    Member,
    Styles,
    Numbering,
)
_LEFT_OUT: Final = ("file", "worked")
_FIELDS: Final = {
    kind: tuple(name for name in kind.__match_args__ if name not in _LEFT_OUT) for kind in _KINDS
}
_NAMED: Final = {kind.__name__: kind for kind in _KINDS}
_FILED: Final = frozenset(kind for kind in _KINDS if "file" in kind.__match_args__)
_TUPLE: Final = "()"
_SET: Final = "{}"
_MAPPING: Final = ":"
_BYTES: Final = "b"


def dumped(template: CompiledTemplate) -> bytes:
    """Mallen som JSON."""
    # Delarnas innehåll följer av hur de är packade.
    bare = replace(template, package=replace(template.package, members={}))
    return json.dumps(_plain(bare), ensure_ascii=False, separators=(",", ":")).encode()


def loaded(data: bytes, file: str) -> CompiledTemplate | None:
    """Mallen ur JSON, med namnet `file`; `None` om innehållet är något annat."""
    try:
        found = _Reader(file).read(json.loads(data))
        return _whole(found) if isinstance(found, CompiledTemplate) else None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, zlib.error):
        return None


def _whole(template: CompiledTemplate) -> CompiledTemplate:
    members = {name: zlib.decompress(one.packed, -zlib.MAX_WBITS) for name, one in template.members.items()}
    return replace(template, package=replace(template.package, members=members))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple):
        return [_TUPLE, *map(_plain, value)]
    if isinstance(value, bytes):
        return [_BYTES, base64.b64encode(value).decode()]
    if isinstance(value, frozenset):
        return [_SET, *sorted(value)]
    if type(value) in _FIELDS:
        return [type(value).__name__, *(_plain(getattr(value, name)) for name in _FIELDS[type(value)])]
    return [_MAPPING, *([_plain(key), _plain(one)] for key, one in value.items())]


class _Reader:
    """Gör data av JSON. `file` är mallens namn."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.marked: dict[str, Callable[[list[Any]], Any]] = {
            _TUPLE: lambda rest: tuple(map(self.read, rest)),
            _SET: frozenset,
            _MAPPING: lambda rest: {self.read(key): self.read(one) for key, one in rest},
            _BYTES: lambda rest: base64.b64decode(rest[0], validate=True),
        }

    def read(self, value: Any) -> Any:
        """Värdet; ett okänt slag ger `KeyError`."""
        if not isinstance(value, list):
            return value
        head, *rest = value
        if head in self.marked:
            return self.marked[head](rest)
        kind = _NAMED[head]
        named = dict(zip(_FIELDS[kind], map(self.read, rest), strict=True))
        return kind(**named, file=self.file) if kind in _FILED else kind(**named)
