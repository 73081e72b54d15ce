"""Zipfilen som en Wordfil är packas upp, med gränser för vad som alls läses."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende.fingerprint import content_digest

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Mapping

MAX_MEMBERS: Final = 2_000
MAX_UNPACKED: Final = 100 * 2**20

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_SAVE_AGAIN: Final = "Öppna filen i Word och spara den på nytt som Word-dokument (.docx)."
_UNLOCK: Final = "Ta bort lösenordet i Word och spara filen på nytt."
# Vad en skadad fil kan ge, utöver det som zipfile självt säger.
_DAMAGED: Final = (zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Refusal(Struct, frozen=True):
    """Varför en fil inte går att använda, och vad man gör åt det."""

    message: str
    hint: str


class Use(Struct, frozen=True):
    """Vad en Wordfil ska användas till: hur stor den och dess delar får vara, och hur noga den prövas.

    En mall packas upp hel. Av ett papper (`lenient`) packas bara XML-delarna upp: bilder och makron läses inte, och
    Strikt Open XML går för sig.
    """

    file: int
    part: int
    lenient: bool


_OLE_STREAMS: Final = {
    "EncryptedPackage": Refusal("Filen är lösenordsskyddad.", _UNLOCK),
    "WordDocument": Refusal("Filen är sparad i Words gamla format (.doc).", _SAVE_AGAIN),
    "__substg1.0": Refusal(
        "Filen är ett e-postmeddelande ur Outlook.", "Spara texten eller bilagan som en egen fil."
    ),
}
TEMPLATE: Final = Use(file=50 * 2**20, part=10 * 2**20, lenient=False)
PAPER: Final = Use(file=200 * 2**20, part=32 * 2**20, lenient=True)


def unpack(data: bytes, use: Use) -> dict[str, bytes | None] | Refusal:
    """Filens medlemmar; de som inte packas upp är `None`."""
    if data.startswith(_OLE):
        return _refuse_ole(data)
    if len(data) > use.file:
        return too_large(f"{len(data) // 2**20} MB", use)
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            wanted = {info.filename for info in infos if not use.lenient or is_xml(info.filename)}
            return _refuse_archive(infos, wanted, use) or {
                info.filename: archive.read(info) if info.filename in wanted else None for info in infos
            }
    except (zipfile.BadZipFile, *_DAMAGED):
        return Refusal("Filen är inget Word-dokument, eller så är den skadad.", _SAVE_AGAIN)


def too_large(size: str, use: Use) -> Refusal:
    """Avslaget på en fil som är för stor."""
    return Refusal(
        f"Filen är för stor: {size}. Gränsen är {use.file // 2**20} MB, {MAX_UNPACKED // 2**20} MB uppackad, "
        f"{use.part // 2**20} MB för en del och {MAX_MEMBERS} delar.",
        "Ta bort stora bilder ur filen, eller spara dem i lägre upplösning.",
    )


def is_xml(name: str) -> bool:
    """Om medlemmen är en XML-del."""
    return name.lower().endswith((".xml", ".rels"))


def picture_digests(members: Mapping[str, bytes | None]) -> frozenset[str]:
    """Fingeravtrycken av det i ett paket som inte är XML, som dess bilder."""
    return frozenset(content_digest(data) for name, data in members.items() if data and not is_xml(name))


def _refuse_archive(infos: list[zipfile.ZipInfo], wanted: Iterable[str], use: Use) -> Refusal | None:
    names = [info.filename for info in infos]
    unpacked = sum(info.file_size for info in infos if info.filename in wanted)
    if unpacked > MAX_UNPACKED or len(infos) > MAX_MEMBERS:
        return too_large(f"{unpacked // 2**20} MB uppackad, i {len(infos)} delar", use)
    if any(info.flag_bits & 1 for info in infos):
        return Refusal("Filen är lösenordsskyddad.", _UNLOCK)
    if len(set(names)) < len(names) or any(".." in name.split("/") or name.startswith("/") for name in names):
        return Refusal("Filen är skadad: delarnas namn är inte entydiga.", _SAVE_AGAIN)
    return None


def _refuse_ole(data: bytes) -> Refusal:
    """Avslaget på en fil i det gamla Office-formatet; strömmarnas namn i den visar vad den är."""
    for stream, refusal in _OLE_STREAMS.items():
        if stream.encode("utf-16-le") in data:
            return refusal
    return Refusal(
        "Filen är lösenordsskyddad eller sparad i ett gammalt Office-format.",
        "Ta bort lösenordet i Word och spara filen som Word-dokument (.docx).",
    )
