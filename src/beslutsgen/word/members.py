"""Medlemmarna i en Wordfil som programmet har skrivit, så som de ligger packade: de kända behöver inte packas upp.

Varje byte i filen ska höra till en medlem eller till förteckningen sist, som ska säga detsamma som medlemmarna själva.
"""

from __future__ import annotations

import struct
import zlib
from typing import Final

from msgspec import Struct

# En post i förteckningen; längderna av extra uppgifter och anmärkning läses som ett tal, som ska vara noll.
_CENTRAL: Final = struct.Struct("<4s4xHH4xIIIHI8xI")
# Den del av posten som också står före medlemmen, efter signaturen.
_SAME_FROM, _SAME_TO = 6, 32
_END: Final = struct.Struct("<4sHHHHIIH")
_SIGNATURES: Final = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06")
_STORED: Final = 0
_DEFLATED: Final = 8
_UTF8: Final = 0x0800


class Packed(Struct, frozen=True):
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


def packed_members(data: bytes) -> dict[str, Packed] | None:
    """Filens medlemmar efter namn, eller `None` om den är skadad eller inte är skriven av oss."""
    try:
        mark, disk, other, here, count, length, start, comment = _END.unpack_from(data, len(data) - _END.size)
        found = _listed(data, start, start + length)
    except (struct.error, UnicodeDecodeError):
        return None
    whole = mark == _SIGNATURES[2] and start + length + _END.size == len(data)
    alone = not (disk or other or comment) and here == count
    return found if whole and alone and found is not None and len(found) == count else None


def _listed(data: bytes, start: int, end: int) -> dict[str, Packed] | None:
    """Medlemmarna i förteckningen från `start` till `end`, om de fyller filen före den."""
    found: dict[str, Packed] = {}
    at, entry = 0, start
    while entry < end:
        name_at = entry + _CENTRAL.size
        mark, flags, method, crc, packed, size, name, beside, where = _CENTRAL.unpack_from(data, entry)
        usual = mark == _SIGNATURES[1] and flags in (0, _UTF8) and method in (_STORED, _DEFLATED)
        raw = data[name_at : name_at + name]
        # Det som står om medlemmen före den är det som står i förteckningen, byte för byte.
        about = _SIGNATURES[0] + data[entry + _SAME_FROM : entry + _SAME_TO] + raw
        if not usual or beside or where != at or not data.startswith(about, at):
            return None
        entry, first = name_at + name, at + len(about)
        at = first + packed
        found[raw.decode()] = Packed(data[first:at], method, size, crc)
    return found if (at, entry) == (start, end) else None


def _inflated(member: Packed) -> bytes | None:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = inflate.decompress(member.packed, member.size + 1)
    except zlib.error:
        return None
    return data if inflate.eof and not inflate.unused_data else None
