"""Medlemmarna i en Wordfils zip så som de ligger packade: de som är kända på förhand behöver inte packas upp."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Final, NamedTuple

from beslutsgen.word.archive import DAMAGED

_HEADER: Final = struct.Struct("<4sHHHHHIIIHH")
_SIGNATURE: Final = b"PK\x03\x04"
_STORED: Final = 0
_DEFLATED: Final = 8
# Medlemmens storlek och kontrollsumma står efter den i stället för före.
_TRAILED: Final = 0x08


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


def packed_members(data: bytes) -> dict[str, Packed] | None:
    """Filens medlemmar efter namn, eller `None` om den är skadad eller packad på ett sätt som Word inte läser."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
        found = {info.filename: _member(data, info) for info in infos}
    except (*DAMAGED, struct.error):
        return None
    whole = {name: member for name, member in found.items() if member is not None}
    return whole if len(whole) == len(infos) else None


def _member(data: bytes, info: zipfile.ZipInfo) -> Packed | None:
    """Medlemmen, om den beskrivs lika i filens innehållsförteckning och där den ligger."""
    mark, _, flags, method, _, _, crc, packed, size, name, extra = _HEADER.unpack_from(
        data, info.header_offset
    )
    known = (info.flag_bits, info.compress_type, info.CRC, info.compress_size, info.file_size)
    start = info.header_offset + _HEADER.size
    written = data[start : start + name]
    if (
        mark != _SIGNATURE
        or (flags, method, crc, packed, size) != known
        or flags & _TRAILED
        or method not in (_STORED, _DEFLATED)
        or written.decode("utf-8") != info.filename
    ):
        return None
    start += name + extra
    return Packed(data[start : start + packed], method, size, crc)


def _inflated(member: Packed) -> bytes | None:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = inflate.decompress(member.packed, member.size + 1)
    except zlib.error:
        return None
    return data if inflate.eof and not inflate.unused_data else None
