"""Zip-paketet runt papperet: orörda medlemmar läggs in som de redan är packade, alltid med samma bytes."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOCAL: Final = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL: Final = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END: Final = struct.Struct("<4sHHHHIIH")
_VERSION: Final = 20
_UTF8: Final = 0x0800
_DEFLATED: Final = 8
# 1980-01-01 00:00, den första tid som formatet kan ange: ingen klocka får påverka filens bytes.
_DATE: Final = 0x0021
_LEVEL: Final = 6


@dataclass(frozen=True, slots=True)
class Member:
    """En packad medlem."""

    packed: bytes
    size: int
    crc: int


def squeeze(data: bytes) -> Member:
    """Medlemmen packad."""
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(deflate.compress(data) + deflate.flush(), len(data), zlib.crc32(data))


def zip_bytes(members: Mapping[str, Member]) -> bytes:
    """Paketets bytes, med medlemmarna i given ordning."""
    body = bytearray()
    directory = bytearray()
    for name, member in members.items():
        raw = name.encode()
        common = (
            _VERSION,
            _UTF8,
            _DEFLATED,
            0,
            _DATE,
            member.crc,
            len(member.packed),
            member.size,
            len(raw),
            0,
        )
        directory += _CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, len(body)) + raw
        body += _LOCAL.pack(b"PK\x03\x04", *common) + raw + member.packed
    end = _END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(directory), len(body), 0)
    return bytes(body + directory + end)
