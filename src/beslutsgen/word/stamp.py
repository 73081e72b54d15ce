"""Stämpeln i ett papper: vilka uppgifter dess bokmärken håller, och salta fingeravtryck av dess stycken. Ingen text."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende.fingerprint import content_digest
from beslutsgen.kept import PART, kept
from beslutsgen.pattern import late
from beslutsgen.word import ooxml
from beslutsgen.word.named import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from beslutsgen.word.ooxml import Element

MEMORY_VERSION: Final = 1
_LINKS: Final = (b"hyperlink", b"HYPERLINK")
_ROOT: Final = f"{{{NAMESPACE}}}stamp"
_PART: Final = f"{{{NAMESPACE}}}story"
_BOUND: Final = f"{{{NAMESPACE}}}bound"
KEYS: Final = ("name", "case", "pack", "program", "salt", "pictures")
_MARK_KEYS: Final = ("mark", "path", "notation", "in", "number")
# Ett attribut, och hela stämpeln, utan något som är skrivet på annat sätt.
_VALUE: Final = '="[^"&<\\x00-\\x1f]*+"'
_USUAL: Final = late(
    (
        f'{re.escape(ooxml.DECLARATION)}<stamp xmlns="{re.escape(NAMESPACE)}"'
        f"{''.join([f' {key}{_VALUE}' for key in KEYS])}>"
        f"(?:<story kind{_VALUE}>[0-9a-f: ]*+</story>)*+"
        f"(?:<bound{''.join([f' {key}{_VALUE}' for key in _MARK_KEYS])}/>)*+</stamp>"
    ).encode()
)
_BYTES: Final = 8
# Tecken som program lägger till eller tar bort när de sparar; de är inget som någon har skrivit.
_HARD_HYPHEN: Final = "\u2011"
_OBJECT: Final = "\ufffc"
_GONE: Final = (_OBJECT, "\u00ad", "\u200b", "\ufeff")


class Origin(Struct, frozen=True):
    """Varifrån ett papper kommer: fingeravtryck av ärendefilens namn, av den själv och av mallpaketet, och program."""

    name: str
    case: str
    pack: str
    program: str


class StampedParagraph(Struct, frozen=True, gc=False):
    """Ett stycke som det skrevs: delens slag, numret inom delen och fingeravtrycket. Tomma stycken har inget."""

    part: str
    number: int
    digest: str


class StampedMark(Struct, frozen=True, gc=False):
    """Ett bokmärke som det skrevs: namn, faktumets sökväg och skrivsätt, och stycket det stod i."""

    name: str
    path: str
    notation: str
    part: str
    number: int


class Stamp(Struct, frozen=True):
    """Stämpeln. `pictures` är antalet bilder och andra ritade föremål i papperet."""

    origin: Origin
    salt: str
    pictures: int
    paragraphs: tuple[StampedParagraph, ...]
    marks: tuple[StampedMark, ...]


class Link(Struct, frozen=True, gc=False):
    """En länk i ett papper: delens slag, styckets nummer inom delen från 1, texten och adressen."""

    part: str
    number: int
    text: str
    address: str


def name_digest(name: str) -> str:
    """Fingeravtrycket av en ärendefils namn, utan mapp."""
    return content_digest(name.replace("\\", "/").rpartition("/")[2].encode())


@lru_cache(maxsize=4)
def text_digest(text: str) -> str:
    """Fingeravtrycket av en ärendefils text; radbrytningarnas slag är datorns, inte författarens."""
    return content_digest(text.replace("\r\n", "\n").replace("\r", "\n").encode())


def even(text: str) -> str:
    """Texten som den jämförs: enkla mellanslag, vanliga bindestreck, inget som inte är text."""
    spaced = text.replace("\u00a0", " ")
    # Andra blanksteg, och de andra tecknen som tas bort, är inte skrivbara.
    if spaced.isprintable() and "  " not in spaced and _OBJECT not in spaced and _HARD_HYPHEN not in spaced:
        return spaced.strip()
    for character in _GONE:
        text = text.replace(character, "")
    return " ".join(text.replace(_HARD_HYPHEN, "-").split())


def paragraph_digests(texts: Iterable[str], salt: str) -> list[str | None]:
    """Styckenas salta fingeravtryck, i ordning; `None` för ett stycke utan text."""
    copy = hashlib.blake2b(digest_size=_BYTES, key=salt.encode()[:64]).copy
    digests: list[str | None] = []
    for text in map(even, texts):
        if text:
            hasher = copy()
            hasher.update(text.encode())
            digests.append(hasher.hexdigest())
        else:
            digests.append(None)
    return digests


def pictures_in(root: Element) -> int:
    """Antalet bilder och andra ritade föremål i en del; Words reservkopior räknas inte."""
    drawn = root.iter(*(ooxml.w(name) for name in ("drawing", "pict", "object")))
    return sum(next(element.iterancestors(ooxml.FALLBACK), None) is None for element in drawn)


def may_have_links(data: bytes) -> bool:
    """Om delen kan ha länkar."""
    return any(sign in data for sign in _LINKS)


def usual(data: bytes) -> bool:
    """Om delen är skriven precis som `write_stamp` skriver, utan ovanliga tecken: då är den hel XML."""
    return data.isascii() and _USUAL.fullmatch(data) is not None


@kept(24, PART)
def parse_stamp(data: bytes) -> Stamp | None:
    """Stämpeln i en del av ett paket, eller `None` om delen är något annat."""
    from beslutsgen.word import trees

    root = trees.parse(data) if NAMESPACE.encode() in data else None
    if root is None or root.tag != _ROOT:
        return None
    try:
        return _stamp(root)
    except (KeyError, ValueError):
        # En stämpel som någon har ändrat i är ingen stämpel.
        return None


def _stamp(root: Element) -> Stamp:
    name, case, pack, program, salt, pictures = (str(root.attrib[key]) for key in KEYS)
    marks: list[StampedMark] = []
    for element in root.iter(_BOUND):
        mark, path, notation, part, number = (str(element.attrib[key]) for key in _MARK_KEYS)
        marks.append(StampedMark(mark, path, notation, part, int(number)))
    paragraphs = tuple(one for part in root.iter(_PART) for one in _paragraphs(part))
    return Stamp(Origin(name, case, pack, program), salt, int(pictures), paragraphs, tuple(marks))


def _paragraphs(part: Element) -> list[StampedParagraph]:
    listed = (one.split(":") for one in (part.text or "").split())
    return [StampedParagraph(str(part.attrib["kind"]), int(number), digest) for number, digest in listed]
