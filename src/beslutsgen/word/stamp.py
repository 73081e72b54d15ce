"""Stämpeln i ett papper: vilka uppgifter dess bokmärken håller, och salta fingeravtryck av dess stycken. Ingen text."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende.fingerprint import content_digest
from beslutsgen.pattern import late
from beslutsgen.word import ooxml
from beslutsgen.word.kept import kept
from beslutsgen.word.named import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.word.ooxml import Element

MEMORY_VERSION: Final = 1
_ROOT: Final = f"{{{NAMESPACE}}}stamp"
_PART: Final = f"{{{NAMESPACE}}}story"
_BOUND: Final = f"{{{NAMESPACE}}}bound"
_KEYS: Final = ("name", "case", "pack", "program", "salt", "pictures")
_MARK_KEYS: Final = ("mark", "path", "notation", "in", "number")
# Ett attribut, och hela stämpeln, utan något som är skrivet på annat sätt.
_VALUE: Final = '="[^"&<\\x00-\\x1f]*+"'
_USUAL: Final = late(
    (
        f'{re.escape(ooxml.DECLARATION)}<stamp xmlns="{re.escape(NAMESPACE)}"'
        f"{''.join([f' {key}{_VALUE}' for key in _KEYS])}>"
        f"(?:<story kind{_VALUE}>[0-9a-f: ]*+</story>)*+"
        f"(?:<bound{''.join([f' {key}{_VALUE}' for key in _MARK_KEYS])}/>)*+</stamp>"
    ).encode()
)
_BYTES: Final = 8
# Det som inte får stå som det är i ett attribut.
_ESCAPED: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
# Tecken som program lägger till eller tar bort när de sparar; de är inget som någon har skrivit.
_GONE: Final = ("\ufffc", "\u00ad", "\u200b", "\ufeff")


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


def name_digest(name: str) -> str:
    """Fingeravtrycket av en ärendefils namn, utan mapp."""
    return content_digest(name.replace("\\", "/").rpartition("/")[2].encode())


@lru_cache(maxsize=4)
def text_digest(text: str) -> str:
    """Fingeravtrycket av en ärendefils text; radbrytningarnas slag är datorns, inte författarens."""
    return content_digest(text.replace("\r\n", "\n").replace("\r", "\n").encode())


def even(text: str) -> str:
    """Texten som den jämförs: enkla mellanslag, vanliga bindestreck, inget som inte är text."""
    if not text.isascii():
        for character in _GONE:
            text = text.replace(character, "")
        text = text.replace("\u2011", "-")
    return " ".join(text.split())


def paragraph_digests(texts: Sequence[str], salt: str) -> list[str | None]:
    """Styckenas salta fingeravtryck, i ordning; `None` för ett stycke utan text. Tecknet noll skiljer stycken åt."""
    salted = hashlib.blake2b(digest_size=_BYTES, key=salt.encode()[:64])
    digests: list[str | None] = []
    for part in even("\0".join(texts)).encode().split(b"\0") if texts else ():
        plain = part.strip()
        hasher = salted.copy()
        hasher.update(plain)
        digests.append(hasher.hexdigest() if plain else None)
    return digests


def pictures_in(root: Element) -> int:
    """Antalet bilder och andra ritade föremål i en del; Words reservkopior räknas inte."""
    drawn = root.iter(*(ooxml.w(name) for name in ("drawing", "pict", "object")))
    return sum(next(element.iterancestors(ooxml.FALLBACK), None) is None for element in drawn)


def write_stamp(stamp: Stamp) -> bytes:
    """Stämpeln som XML."""
    origin = stamp.origin
    values = (origin.name, origin.case, origin.pack, origin.program, stamp.salt, str(stamp.pictures))
    listed: dict[str, list[str]] = {}
    for one in stamp.paragraphs:
        listed.setdefault(one.part, []).append(f"{one.number}:{one.digest}")
    stories = (f"<story kind={_quoted(part)}>{' '.join(lines)}</story>" for part, lines in listed.items())
    bound = [
        f'<bound mark="{one.name}" {_fact(one.path, one.notation, one.part)} number="{one.number}"/>'
        for one in stamp.marks
    ]
    about = " ".join(f"{key}={_quoted(value)}" for key, value in zip(_KEYS, values, strict=True))
    return f'{ooxml.DECLARATION}<stamp xmlns="{NAMESPACE}" {about}>{"".join((*stories, *bound))}</stamp>'.encode()


@lru_cache(maxsize=1024)
def _fact(path: str, notation: str, part: str) -> str:
    """Det som ett bokmärke håller och var; sökvägar och skrivsätt är få och återkommer."""
    return f"path={_quoted(path)} notation={_quoted(notation)} in={_quoted(part)}"


@lru_cache(maxsize=1024)
def _quoted(value: str) -> str:
    """Ett attributs värde."""
    return f'"{value.translate(_ESCAPED)}"'


def usual(data: bytes) -> bool:
    """Om delen är skriven precis som `write_stamp` skriver, utan ovanliga tecken: då är den hel XML."""
    return data.isascii() and _USUAL.fullmatch(data) is not None


@kept(24)
def parse_stamp(data: bytes) -> Stamp | None:
    """Stämpeln i en del av ett paket, eller `None` om delen är något annat."""
    root = ooxml.parse(data) if NAMESPACE.encode() in data else None
    if root is None or root.tag != _ROOT:
        return None
    try:
        return _stamp(root)
    except (KeyError, ValueError):
        # En stämpel som någon har ändrat i är ingen stämpel.
        return None


def _stamp(root: Element) -> Stamp:
    name, case, pack, program, salt, pictures = (str(root.attrib[key]) for key in _KEYS)
    marks: list[StampedMark] = []
    for element in root.iter(_BOUND):
        mark, path, notation, part, number = (str(element.attrib[key]) for key in _MARK_KEYS)
        marks.append(StampedMark(mark, path, notation, part, int(number)))
    paragraphs = tuple(one for part in root.iter(_PART) for one in _paragraphs(part))
    return Stamp(Origin(name, case, pack, program), salt, int(pictures), paragraphs, tuple(marks))


def _paragraphs(part: Element) -> list[StampedParagraph]:
    listed = (one.split(":") for one in (part.text or "").split())
    return [StampedParagraph(str(part.attrib["kind"]), int(number), digest) for number, digest in listed]
