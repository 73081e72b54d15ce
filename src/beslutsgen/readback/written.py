"""Ett papper som vi själva har skrivit läses tillbaka ur sina bytes; det som är mallens egna bytes läses inte om."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol
from xml.parsers import expat

from msgspec import Struct

from beslutsgen.word import ooxml
from beslutsgen.word.archive import is_xml
from beslutsgen.word.kept import kept
from beslutsgen.word.lines import lines
from beslutsgen.word.members import Packed, packed_members
from beslutsgen.word.opened import CONTENT_TYPES, MAIN_TYPE, ROOT_RELS, content_types, main_part, text_parts
from beslutsgen.word.paragraphs import located

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.word.lines import Line
    from beslutsgen.word.styles import Styles

# Medlemmarna som säger vilka delar papperet har.
_DIRECTORIES: Final = frozenset({CONTENT_TYPES, ROOT_RELS})
_W_NS: Final = ooxml.W_NS.encode()
# Kommentarer och CDATA, som aldrig står i en del med text som programmet har skrivit, och dokumenttyper.
_COMMENT: Final = b"<!"
_DOCTYPE: Final = b"<!DOCTYPE"
_AS_W: Final = b'xmlns:w="%b"' % _W_NS


class Known(Protocol):
    """En medlem som är känd på förhand: mallens, med sin kontrollsumma."""

    @property
    def packed(self) -> bytes:
        """De packade bytes."""
        ...

    @property
    def crc(self) -> int:
        """Kontrollsumman för det uppackade."""
        ...


class WrittenPart(Struct, frozen=True):
    """En del med text: dess namn i paketet, dess slag (body, header, footer, footnote), dess XML och stycken."""

    name: str
    kind: str
    data: bytes
    lines: tuple[Line, ...]

    def heading(self, number: int, styles: Styles) -> str | None:
        """Rubriken närmast ovanför ett stycke; styckena räknas från 1."""
        root = ooxml.parse(self.data)
        places = () if root is None else located(root, styles)
        return next((place.heading for place in places if place.number == number), None)


class Written(Struct, frozen=True):
    """Papperet som det står i filen: alla medlemmars namn, och de delar med text som inte är de kända."""

    names: frozenset[str]
    parts: tuple[WrittenPart, ...]


class Unreadable(Struct, frozen=True):
    """Varför papperet inte går att läsa tillbaka."""

    message: str


def read_written(data: bytes, known: Mapping[str, Known]) -> Written | Unreadable:
    """Papperets delar med text, utom dem som är de kända medlemmarnas bytes; eller varför det inte kan läsas."""
    members = packed_members(data)
    if members is None:
        return Unreadable("Filen är skadad.")
    changed = _changed(members, known)
    if isinstance(changed, Unreadable):
        return changed
    types, main = content_types(changed), main_part(changed)
    if types is None or main not in members or types.of(main) != MAIN_TYPE:
        return Unreadable("Filen är inget Word-dokument.")
    texts = [
        (name, kind, changed[name]) for name, kind in text_parts(changed, types, main) if name in changed
    ]
    strange = next((name for name, _, xml in texts if not _is_text(name, xml)), None)
    if strange is not None:
        return Unreadable(f"Delen {strange} är skadad.")
    parts = (WrittenPart(name, kind, xml, tuple(lines(xml.decode()))) for name, kind, xml in texts)
    return Written(frozenset(members), tuple(parts))


def _changed(members: Mapping[str, Packed], known: Mapping[str, Known]) -> dict[str, bytes] | Unreadable:
    """Medlemmarna som inte är de kända, uppackade; och de som säger vad papperet består av."""
    changed: dict[str, bytes] = {}
    for name, member in members.items():
        if name in _DIRECTORIES or not _is_known(member, known.get(name)):
            unpacked = _sound(*member, is_xml(name))
            if unpacked is None:
                return Unreadable(f"Delen {name} är skadad.")
            changed[name] = unpacked
    return changed


def _is_text(name: str, data: bytes) -> bool:
    """Om en del med text är hel XML i Words namnrymd."""
    return _W_NS in data and (is_xml(name) or _whole(data))


def _is_known(member: Packed, known: Known | None) -> bool:
    return known is not None and member.same(known.packed, known.crc)


@kept(64)
def _sound(packed: bytes, method: int, size: int, crc: int, xml: bool) -> bytes | None:  # noqa: FBT001  # en nyckel
    """Medlemmen uppackad, eller `None` om den är skadad eller, där den ska vara XML, inte är hel XML."""
    data = Packed(packed, method, size, crc).unpacked()
    return None if data is None or (xml and not _whole(data)) else data


def _whole(data: bytes) -> bool:
    """Om delen är hel XML i UTF-8; en del med text ska också vara utan kommentarer, med Words namnrymd som w."""
    names = data.count(_W_NS)
    if names != data.count(_AS_W) or (_COMMENT if names else _DOCTYPE) in data:
        return False
    # Bara delar med text har namnrymder som vävningen kan ha glömt.
    parser = expat.ParserCreate("utf-8", " " if names else None)
    try:
        parser.Parse(data, True)  # noqa: FBT003  # tolken tar inga namngivna argument
    except expat.ExpatError:
        return False
    return True
