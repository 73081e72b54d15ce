"""Medlemmarna i en Wordfil som programmet har skrivit, så som de ligger packade: de kända behöver inte packas upp.

Varje byte i filen ska höra till en medlem eller till förteckningen sist, som ska säga detsamma som medlemmarna själva.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCAL: Final = struct.Struct("<4s2xHH4xIIIHH")
_CENTRAL: Final = struct.Struct("<4s4xHH4xIIIHHH8xI")
_END: Final = struct.Struct("<4sHHHHIIH")
_SIGNATURES: Final = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06")
_STORED: Final = 0
_DEFLATED: Final = 8
_UTF8: Final = 0x0800


class Packed(NamedTuple):
    """En medlem: dess packade bytes, hur den är packad, och vad den blir uppackad: storlek och kontrollsumma."""

    packed: bytes
    method: int
    size: int
    crc: int

    def same(self, packed: bytes, crc: int) -> bool:
        """Om medlemmen är en känd deflate-packad medlem."""
        return self.method == _DEFLATED and self.crc == crc and self.packed == packed

    def unpacked(self) -> bytes | None:
        """Innehållet, eller `None` om medlemmen är skadad."""
        data = self.packed if self.method == _STORED else _inflated(self)
        return data if data is not None and len(data) == self.size and zlib.crc32(data) == self.crc else None


class _Entry(NamedTuple):
    """En medlem enligt förteckningen: namn, det som också ska stå före medlemmen, och var den börjar."""

    name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    at: int


def packed_members(data: bytes) -> dict[str, Packed] | None:
    """Filens medlemmar efter namn, eller `None` om den är skadad eller inte är skriven av oss."""
    found: dict[str, Packed] = {}
    try:
        mark, _, _, _, count, length, start, comment = _END.unpack_from(data, len(data) - _END.size)
        if mark != _SIGNATURES[2] or comment or start + length + _END.size != len(data):
            return None
        at = 0
        for entry in _entries(data, start, length):
            first = _first(data, entry, at)
            if first is None:
                return None
            at = first + entry.packed
            found[entry.name.decode()] = Packed(data[first:at], entry.method, entry.size, entry.crc)
    except (struct.error, UnicodeDecodeError):
        return None
    return found if at == start and len(found) == count else None


def _entries(data: bytes, start: int, length: int) -> Iterator[_Entry]:
    """Förteckningens medlemmar."""
    at = start
    while at < start + length:
        mark, flags, method, crc, packed, size, name, extra, comment, where = _CENTRAL.unpack_from(data, at)
        if mark != _SIGNATURES[1]:
            return
        at += _CENTRAL.size
        yield _Entry(data[at : at + name], flags, method, crc, packed, size, where)
        at += name + extra + comment


def _first(data: bytes, entry: _Entry, at: int) -> int | None:
    """Var medlemmens bytes börjar, om den står på sin plats och beskrivs lika där som i förteckningen."""
    mark, flags, method, crc, packed, size, name, extra = _LOCAL.unpack_from(data, at)
    start = at + _LOCAL.size
    same = (data[start : start + name], flags, method, crc, packed, size, at) == entry
    usual = mark == _SIGNATURES[0] and flags in (0, _UTF8) and method in (_STORED, _DEFLATED)
    return start + name + extra if same and usual else None


def _inflated(member: Packed) -> bytes | None:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = inflate.decompress(member.packed, member.size + 1)
    except zlib.error:
        return None
    return data if inflate.eof and not inflate.unused_data else None
