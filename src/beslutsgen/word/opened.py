"""En Wordfil öppnas: medlemmar, innehållstyper och relationer, med gränser för vad som alls läses."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from beslutsgen.word import ooxml

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_FILE: Final = 50 * 1024 * 1024
MAX_MEMBERS: Final = 2_000
MAX_UNPACKED: Final = 100 * 1024 * 1024
MAX_PART: Final = 10 * 1024 * 1024

CONTENT_TYPES: Final = "[Content_Types].xml"
ROOT_RELS: Final = "_rels/.rels"
OFFICE_DOCUMENT: Final = f"{ooxml.R_NS}/officeDocument"
_STRICT: Final = b"purl.oclc.org/ooxml"
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_WORDPROCESSING: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPE: Final = f"{_WORDPROCESSING}document.main+xml"
_TEMPLATE_TYPE: Final = f"{_WORDPROCESSING}template.main+xml"
HEADER_TYPE: Final = f"{_WORDPROCESSING}header+xml"
_KINDS: Final[Mapping[str, str]] = {
    MAIN_TYPE: "body",
    _TEMPLATE_TYPE: "body",
    HEADER_TYPE: "header",
    f"{_WORDPROCESSING}footer+xml": "footer",
    f"{_WORDPROCESSING}footnotes+xml": "footnote",
    f"{_WORDPROCESSING}endnotes+xml": "footnote",
}
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Varför en fil inte går att använda som mall, och vad man gör åt det."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Relation:
    """En relation från en del av paketet."""

    id: str
    type: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Types:
    """Paketets innehållstyper: efter filändelse, och för enskilda delar."""

    defaults: Mapping[str, str]
    overrides: Mapping[str, str]

    def of(self, name: str) -> str | None:
        """Delens innehållstyp."""
        return self.overrides.get(name) or self.defaults.get(name.rpartition(".")[2].lower())


@dataclass(frozen=True, slots=True)
class Opened:
    """En öppnad Wordfil. `texts` är delarna som har löpande text: namn och slag, dokumentet först."""

    members: Mapping[str, bytes]
    types: Types
    main: str
    texts: tuple[tuple[str, str], ...]


def open_package(data: bytes) -> Opened | Refusal:
    """Filens delar, eller varför den inte kan användas."""
    members = _unpack(data)
    return members if isinstance(members, Refusal) else _identify(members)


def rels_name(part: str) -> str:
    """Namnet på filen med delens relationer."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(members: Mapping[str, bytes], part: str) -> tuple[Relation, ...]:
    """Delens relationer; målen inom paketet är delnamn."""
    data = members.get(ROOT_RELS if part == "" else rels_name(part))
    root = ooxml.parse(data) if data else None
    if root is None:
        return ()
    return tuple(_relation(element, posixpath.dirname(part)) for element in root if element.get("Id"))


def related(package: Opened, ending: str) -> str | None:
    """Namnet på delen som dokumentet har en relation av detta slag till."""
    rels = relations(package.members, package.main)
    found = (
        rel.target
        for rel in rels
        if rel.type.endswith(ending) and not rel.external and rel.target in package.members
    )
    return next(found, None)


def _relation(element: ooxml.Element, folder: str) -> Relation:
    target = element.get("Target") or ""
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(element.get("Id") or "", element.get("Type") or "", target, external)


def _unpack(data: bytes) -> dict[str, bytes] | Refusal:
    if data.startswith(_OLE):
        return Refusal(
            "Filen är lösenordsskyddad eller sparad i det gamla formatet .doc.",
            "Öppna filen i Word, ta bort lösenordet och spara den som Word-dokument (.docx).",
        )
    if len(data) > MAX_FILE:
        return _too_large(f"{len(data) // 2**20} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            refusal = _refuse_archive(archive.infolist())
            return refusal or {
                info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()
            }
    except _DAMAGED:
        return Refusal(
            "Filen är inget Word-dokument, eller så är den skadad.",
            "Öppna filen i Word och spara den på nytt som Word-dokument (.docx).",
        )


def _refuse_archive(infos: list[zipfile.ZipInfo]) -> Refusal | None:
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MAX_UNPACKED or len(infos) > MAX_MEMBERS:
        return _too_large(f"{unpacked // 2**20} MB uppackad, i {len(infos)} delar")
    if any(info.flag_bits & 1 for info in infos):
        return Refusal("Filen är lösenordsskyddad.", "Ta bort lösenordet i Word och spara filen på nytt.")
    names = [info.filename for info in infos]
    if len(set(names)) < len(names) or any(".." in name.split("/") or name.startswith("/") for name in names):
        return Refusal(
            "Filen är skadad: delarnas namn är inte entydiga.", "Öppna filen i Word och spara den på nytt."
        )
    return None


def _too_large(size: str) -> Refusal:
    return Refusal(
        f"Filen är för stor för att vara en mall: {size}. Gränsen är {MAX_FILE // 2**20} MB, "
        f"{MAX_UNPACKED // 2**20} MB uppackad och {MAX_MEMBERS} delar.",
        "Ta bort stora bilder ur mallen, eller spara dem i lägre upplösning.",
    )


def _identify(members: dict[str, bytes]) -> Opened | Refusal:
    types = _types(members.get(CONTENT_TYPES))
    main = next((rel.target for rel in relations(members, "") if rel.type.endswith("/officeDocument")), None)
    if types is None or main is None or main not in members:
        return Refusal(
            "Filen är en zip-fil men inget Word-dokument.", "Spara mallen som Word-dokument (.docx) i Word."
        )
    if _STRICT in members[main][:4096]:
        return Refusal(
            "Filen är sparad i formatet Strikt Open XML.",
            "Spara den på nytt i Word med filtypen Word-dokument (.docx), utan tillägget Strikt.",
        )
    if "macroEnabled" in (types.of(main) or "") or any(
        name.lower().endswith("vbaproject.bin") for name in members
    ):
        return Refusal("Filen innehåller makron.", "Spara mallen som Word-dokument utan makron (.docx).")
    if _KINDS.get(types.of(main) or "") != "body":
        return Refusal(
            "Filen är ett Office-dokument men inget Word-dokument.", "Spara mallen som Word-dokument (.docx)."
        )
    return _sized(Opened(members, types, main, _texts(members, types, main)))


def _sized(opened: Opened) -> Opened | Refusal:
    for name, _ in opened.texts:
        if len(opened.members[name]) > MAX_PART:
            return _too_large(f"delen {name} är {len(opened.members[name]) // 2**20} MB")
    return opened


def _texts(members: Mapping[str, bytes], types: Types, main: str) -> tuple[tuple[str, str], ...]:
    kinds = {name: _KINDS.get(types.of(name) or "", "body") for name in sorted(members)}
    return ((main, "body"), *((name, kind) for name, kind in kinds.items() if kind != "body"))


def _types(data: bytes | None) -> Types | None:
    root = ooxml.parse(data) if data else None
    if root is None:
        return None
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for element in root:
        kind = element.get("ContentType") or ""
        if element.get("Extension"):
            defaults[(element.get("Extension") or "").lower()] = kind
        else:
            overrides[(element.get("PartName") or "").lstrip("/")] = kind
    return Types(defaults, overrides)
