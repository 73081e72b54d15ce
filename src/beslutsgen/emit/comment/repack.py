"""Ett papper packas om: ändrade delar nya, alla andra med de bytes som de redan har."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from beslutsgen.emit.zipped import Member, squeeze, zip_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

# Namnets och tilläggets längd står sist i det lokala huvudet, som är så här långt.
_LENGTHS: Final = struct.Struct("<HH")
_LENGTHS_AT: Final = 26
_HEADER: Final = 30


def repack(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Paketet i `data` med `parts` i stället för eller utöver dess egna delar."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {
            info.filename: _member(archive, info, data) for info in archive.infolist() if not info.is_dir()
        }
    for name, part in parts.items():
        if name not in members or members[name].crc != zlib.crc32(part):
            members[name] = squeeze(part)
    return zip_bytes(members)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, data: bytes) -> Member:
    if info.compress_type != zipfile.ZIP_DEFLATED:
        return squeeze(archive.read(info))
    name, extra = _LENGTHS.unpack_from(data, info.header_offset + _LENGTHS_AT)
    start = info.header_offset + _HEADER + name + extra
    return Member(data[start : start + info.compress_size], info.file_size, info.CRC)
