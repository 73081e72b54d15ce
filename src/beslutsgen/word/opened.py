"""En Wordfil öppnas: medlemmar, innehållstyper och relationer, med gränser för vad som alls läses."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.kept import PART, kept, kept_with
from beslutsgen.word import ooxml
from beslutsgen.word.archive import PAPER, TEMPLATE, Refusal, Use, too_large, unpack
from beslutsgen.word.listed import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "CONTENT_TYPES",
    "HEADER_TYPE",
    "MAIN_TYPE",
    "OFFICE_DOCUMENT",
    "PAPER",
    "ROOT_RELS",
    "TEMPLATE",
    "Opened",
    "Refusal",
    "Relation",
    "Types",
    "Use",
    "content_types",
    "has_macros",
    "main_part",
    "open_package",
    "related",
    "relations",
    "rels_name",
    "text_parts",
]

# Större papper än så packas upp varje gång, hellre än att deras delar hålls i minnet.
_SMALL: Final = 2**20
CONTENT_TYPES: Final = "[Content_Types].xml"
ROOT_RELS: Final = "_rels/.rels"
OFFICE_DOCUMENT: Final = f"{ooxml.R_NS}/officeDocument"
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
# Namnrymderna i Strikt Open XML och deras motsvarigheter; det som läses heter annars lika i båda.
_TRANSITIONAL: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", ooxml.W_NS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", ooxml.R_NS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", ooxml.M_NS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", f"{ooxml.OFFICE_NS}/".encode()),
)
_WORDPROCESSING: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPE: Final = f"{_WORDPROCESSING}document.main+xml"
_TEMPLATE_TYPE: Final = f"{_WORDPROCESSING}template.main+xml"
HEADER_TYPE: Final = f"{_WORDPROCESSING}header+xml"
_MACRO_TYPES: Final = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_KINDS: Final[Mapping[str, str]] = {
    MAIN_TYPE: "body",
    _TEMPLATE_TYPE: "body",
    **dict.fromkeys(_MACRO_TYPES, "body"),
    HEADER_TYPE: "header",
    f"{_WORDPROCESSING}footer+xml": "footer",
    f"{_WORDPROCESSING}footnotes+xml": "footnote",
    f"{_WORDPROCESSING}endnotes+xml": "footnote",
}


class Relation(Struct, frozen=True):
    """En relation från en del av paketet."""

    id: str
    type: str
    target: str
    external: bool


class Types(Struct, frozen=True):
    """Paketets innehållstyper: efter filändelse, och för enskilda delar."""

    defaults: Mapping[str, str]
    overrides: Mapping[str, str]

    def of(self, name: str) -> str | None:
        """Delens innehållstyp."""
        return self.overrides.get(name) or self.defaults.get(name.rpartition(".")[2].lower())


class Opened(Struct, frozen=True):
    """En öppnad Wordfil. `texts` är delarna som har löpande text: namn och slag, dokumentet först.

    `closed` är namnen på delarna som inte packades upp, såsom ett pappers bilder.
    """

    members: Mapping[str, bytes]
    types: Types
    main: str
    texts: tuple[tuple[str, str], ...]
    closed: tuple[str, ...] = ()


def open_package(data: bytes, use: Use = TEMPLATE) -> Opened | Refusal:
    """Filens delar, eller varför den inte kan användas."""
    return (_small_paper(data, use) if use.lenient and len(data) <= _SMALL else None) or _open(data, use)


@lru_cache(maxsize=24)
def _small_paper(data: bytes, use: Use) -> Opened | None:
    """Papperet uppackat, om det är litet: en granskning läser det på flera sätt, och har flera papper framme."""
    opened = _open(data, use)
    small = isinstance(opened, Opened) and sum(map(len, opened.members.values())) <= _SMALL
    return opened if isinstance(opened, Opened) and small else None


def _open(data: bytes, use: Use) -> Opened | Refusal:
    members = unpack(data, use)
    if isinstance(members, Refusal):
        return members
    return _identify({name: part for name, part in members.items() if part is not None}, tuple(members), use)


def rels_name(part: str) -> str:
    """Namnet på filen med delens relationer."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(members: Mapping[str, bytes], part: str) -> tuple[Relation, ...]:
    """Delens relationer; målen inom paketet är delnamn."""
    data = members.get(ROOT_RELS if part == "" else rels_name(part))
    return _relations(data, posixpath.dirname(part)) if data else ()


def main_part(members: Mapping[str, bytes]) -> str | None:
    """Namnet på delen som är själva dokumentet."""
    found = (rel.target for rel in relations(members, "") if rel.type.endswith("/officeDocument"))
    return next(found, None)


def content_types(members: Mapping[str, bytes]) -> Types | None:
    """Paketets innehållstyper."""
    data = members.get(CONTENT_TYPES)
    return _types(data) if data else None


def text_parts(names: Iterable[str], types: Types, main: str) -> tuple[tuple[str, str], ...]:
    """Delarna som har löpande text: namn och slag, dokumentet först."""
    kinds = {name: _KINDS.get(types.of(name) or "", "body") for name in sorted(names)}
    return ((main, "body"), *((name, kind) for name, kind in kinds.items() if kind != "body"))


def related(package: Opened, ending: str) -> str | None:
    """Namnet på delen som dokumentet har en relation av detta slag till."""
    rels = relations(package.members, package.main)
    found = (
        rel.target
        for rel in rels
        if rel.type.endswith(ending) and not rel.external and rel.target in package.members
    )
    return next(found, None)


def _relation(entry: Mapping[str, str], folder: str) -> Relation:
    target = entry.get("Target", "")
    external = entry.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(entry.get("Id", ""), entry.get("Type", ""), target, external)


def _identify(members: dict[str, bytes], names: tuple[str, ...], use: Use) -> Opened | Refusal:
    types, main = content_types(members), main_part(members)
    if types is None or main is None or main not in members:
        return _not_word(members)
    if _STRICT in members[main][:4096]:
        if not use.lenient:
            return Refusal(
                "Filen är sparad i formatet Strikt Open XML.",
                "Spara den på nytt i Word med filtypen Word-dokument (.docx), utan tillägget Strikt.",
            )
        members = {name: _transitional(part) for name, part in members.items()}
    if not use.lenient and has_macros(types, main, names):
        return Refusal("Filen innehåller makron.", "Spara den som Word-dokument utan makron (.docx) i Word.")
    if _KINDS.get(types.of(main) or "") != "body":
        return Refusal(
            f"Filen är {_office_kind(main)}, inget Word-dokument.", "Ange ett Word-dokument (.docx)."
        )
    closed = tuple(name for name in names if name not in members)
    return _sized(Opened(members, types, main, text_parts(members, types, main), closed), use)


def has_macros(types: Types, main: str, names: Iterable[str]) -> bool:
    """Om filen har makron eller är av ett slag som får ha det."""
    return types.of(main) in _MACRO_TYPES or any(name.lower().endswith("vbaproject.bin") for name in names)


def _not_word(members: Mapping[str, bytes]) -> Refusal:
    if any(name.startswith("META-INF/manifest") or name == "content.xml" for name in members):
        return Refusal(
            "Filen är ett OpenDocument-dokument (.odt).", "Spara den som Word-dokument (.docx) eller pdf."
        )
    return Refusal("Filen är en zip-fil men inget Word-dokument.", "Ange ett Word-dokument (.docx).")


def _office_kind(main: str) -> str:
    kinds = {"xl": "en Excelfil", "ppt": "en PowerPointfil", "visio": "en Visiofil"}
    return kinds.get(main.partition("/")[0], "ett Office-dokument")


def _transitional(part: bytes) -> bytes:
    """Delen med de vanliga namnrymderna i stället för dem i Strikt Open XML."""
    if _STRICT in part:
        for strict, common in _TRANSITIONAL:
            part = part.replace(strict, common)
    return part


def _sized(opened: Opened, use: Use) -> Opened | Refusal:
    for name, _ in opened.texts:
        if len(opened.members[name]) > use.part:
            return too_large(f"delen {name} är {len(opened.members[name]) // 2**20} MB", use)
    return opened


@kept_with(64, PART)
def _relations(data: bytes, folder: str) -> tuple[Relation, ...]:
    return tuple([_relation(one, folder) for one in entries(data) or () if one.get("Id")])


@kept(64, PART)
def _types(data: bytes) -> Types | None:
    listed = entries(data)
    if listed is None:
        return None
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for one in listed:
        kind = one.get("ContentType", "")
        if extension := one.get("Extension"):
            defaults[extension.lower()] = kind
        else:
            overrides[one.get("PartName", "").lstrip("/")] = kind
    return Types(defaults, overrides)
