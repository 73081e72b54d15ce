"""Ett papper som vi själva har skrivit läses tillbaka ur sina bytes; det som är mallens egna bytes läses inte om."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol
from xml.parsers import expat

from msgspec import Struct

from beslutsgen.kept import PART, kept_with
from beslutsgen.word import ooxml
from beslutsgen.word.archive import is_xml
from beslutsgen.word.lines import lines
from beslutsgen.word.members import packed_members
from beslutsgen.word.opened import CONTENT_TYPES, MAIN_TYPE, ROOT_RELS, content_types, main_part, text_parts
from beslutsgen.word.stamp import usual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.word.lines import Line
    from beslutsgen.word.members import Packed
    from beslutsgen.word.styles import Styles

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
    """En del med text: dess namn i paketet, dess slag (body, header, footer, footnote) och dess XML, ännu oprövad."""

    name: str
    kind: str
    data: bytes

    def is_text(self) -> bool:
        """Om delen är hel XML i Words namnrymd."""
        return _W_NS in self.data and _whole(self.data)

    def lines(self) -> list[Line]:
        """Delens stycken, när den är hel."""
        return lines(self.data.decode())

    def heading(self, number: int, styles: Styles) -> str | None:
        """Rubriken närmast ovanför ett stycke; styckena räknas från 1."""
        from beslutsgen.word import trees
        from beslutsgen.word.paragraphs import located

        root = trees.parse(self.data)
        places = () if root is None else located(root, styles)
        return next((place.heading for place in places if place.number == number), None)


class Written(Struct, frozen=True):
    """Papperet som det står i filen: alla medlemmars namn, och de delar med text som inte är de kända."""

    names: frozenset[str]
    parts: Mapping[str, WrittenPart]


class Unreadable(Struct, frozen=True):
    """Varför papperet inte går att läsa tillbaka."""

    message: str


def read_written(data: bytes, known: Mapping[str, Known]) -> Written | Unreadable:
    """Papperets delar med text, utom dem som är de kända medlemmarnas bytes; eller varför det inte kan läsas.

    Alla andra delar är prövade: de är de kända, eller hela.
    """
    members = packed_members(data)
    if members is None:
        return Unreadable("Filen är skadad.")
    changed = {name: member for name, member in members.items() if not _is_known(member, known.get(name))}
    kinds = _kinds_in(members, tuple(changed))
    if isinstance(kinds, Unreadable):
        return kinds
    parts: dict[str, WrittenPart] = {}
    for name, member in changed.items():
        kind = kinds.get(name)
        unpacked = member.unpacked() if kind else _sound(member.packed, member, is_xml(name))
        if unpacked is None:
            return _damaged(name)
        if kind:
            parts[name] = WrittenPart(name, kind, unpacked)
    return Written(frozenset(members), parts)


def _kinds_in(members: Mapping[str, Packed], names: tuple[str, ...]) -> Mapping[str, str] | Unreadable:
    """Slaget av var och en av delarna som har text, eller varför det inte går att veta."""
    said: dict[str, bytes] = {}
    for name in (CONTENT_TYPES, ROOT_RELS):
        unpacked = _sound(members[name].packed, members[name], is_xml(name)) if name in members else b""
        if unpacked is None:
            return _damaged(name)
        said[name] = unpacked
    main, kinds = _kinds(said[CONTENT_TYPES], said[ROOT_RELS], names)
    return kinds if main in members else Unreadable("Filen är inget Word-dokument.")


@kept_with(64, PART)
def _kinds(types: bytes, rels: bytes, names: tuple[str, ...]) -> tuple[str | None, Mapping[str, str]]:
    """Delen som är själva dokumentet, om filen är ett Word-dokument, och slagen av delarna som har text."""
    said = {CONTENT_TYPES: types, ROOT_RELS: rels}
    found, main = content_types(said), main_part(said)
    if found is None or main is None or found.of(main) != MAIN_TYPE:
        return None, {}
    return main, {name: kind for name, kind in text_parts(names, found, main) if name in names}


def _damaged(name: str) -> Unreadable:
    return Unreadable(f"Delen {name} är skadad.")


def _is_known(member: Packed, known: Known | None) -> bool:
    return known is not None and member.same(known.packed, known.crc)


@kept_with(64, PART)
def _sound(packed: bytes, member: Packed, xml: bool) -> bytes | None:  # noqa: ARG001, FBT001  # bytes är nyckeln
    """Medlemmen uppackad, eller `None` om den är skadad eller, där den ska vara XML, inte är hel XML."""
    data = member.unpacked()
    return None if data is None or (xml and not _whole(data)) else data


def _whole(data: bytes) -> bool:
    """Om delen är hel XML i UTF-8; en del med text ska också vara utan kommentarer, med Words namnrymd som w."""
    if usual(data):
        return True
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
