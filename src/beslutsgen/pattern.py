"""Reguljära uttryck som kompileras först när de prövas: programmets start ska inte kosta mer än den måste."""

from __future__ import annotations

import re
from typing import Any, AnyStr, Final, cast

_NO_FLAGS: Final = re.RegexFlag(0)
_TOLD: Final = (
    *("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"),
    *("flags", "groupindex", "groups", "pattern"),
)


class _Late:
    """Det som ett kompilerat uttryck kan. Första frågan kompilerar; sedan är svaren det kompilerade uttryckets egna."""

    __slots__ = ("_flags", "_source", *_TOLD)

    def __init__(self, source: str | bytes, flags: re.RegexFlag) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _TOLD:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for told in _TOLD:
            setattr(self, told, getattr(compiled, told))
        return getattr(compiled, name)


def late(source: AnyStr, flags: re.RegexFlag = _NO_FLAGS) -> re.Pattern[AnyStr]:
    """Uttrycket, kompilerat när något först frågas av det."""
    return cast("re.Pattern[AnyStr]", _Late(source, flags))
