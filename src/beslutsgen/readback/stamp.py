"""Stämpeln läses ur ett papper, var ett program än lade den, och papperets stycken jämförs med den."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from beslutsgen.word import ooxml
from beslutsgen.word.opened import PAPER, Refusal, open_package, related
from beslutsgen.word.paragraphs import paragraphs
from beslutsgen.word.remarks import AUTHOR
from beslutsgen.word.stamp import NAMESPACE, paragraph_digest, parse_stamp, pictures_in
from beslutsgen.word.steady import steady
from beslutsgen.word.styles import read_styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.opened import Opened
    from beslutsgen.word.stamp import Stamp
    from beslutsgen.word.styles import Styles


class Line(NamedTuple):
    """Ett stycke med text som det står i filen: delens slag, numret, rubriken ovanför, texten och fingeravtrycket."""

    part: str
    number: int
    heading: str | None
    text: str
    digest: str


class StampedPaper(NamedTuple):
    """Ett stämplat papper: stämpeln, styckena som de står nu, och antalet bilder och kommentarer."""

    stamp: Stamp
    lines: tuple[Line, ...]
    pictures: int
    comments: int


def read_stamped(data: bytes) -> StampedPaper | None:
    """Papperets stämpel och stycken, eller `None` där ingen stämpel finns."""
    if not data.startswith(b"PK"):
        return None
    opened = open_package(data, PAPER)
    return None if isinstance(opened, Refusal) else _read(opened)


def _read(opened: Opened) -> StampedPaper | None:
    stamp = find_stamp(opened)
    if stamp is None:
        return None
    styles = read_styles(opened.members.get(related(opened, "/styles") or ""))
    lines: list[Line] = []
    pictures = 0
    for name, kind in opened.texts:
        root = ooxml.parse(opened.members[name])
        if root is not None:
            pictures += pictures_in(root)
            lines.extend(_lines(root, kind, styles, stamp.salt))
    return StampedPaper(stamp, tuple(lines), pictures, _comments(opened))


def find_stamp(opened: Opened) -> Stamp | None:
    """Stämpeln, funnen på sin namnrymd."""
    space = NAMESPACE.encode()
    found = (parse_stamp(data) for _, data in sorted(opened.members.items()) if space in data)
    return next((stamp for stamp in found if stamp), None)


def _lines(root: Element, part: str, styles: Styles, salt: str) -> Iterator[Line]:
    heading: str | None = None
    for one, element in zip(steady(root), paragraphs(root), strict=True):
        digest = paragraph_digest(one.text, salt)
        if digest:
            yield Line(part, one.number, heading, one.text, digest)
            if styles.level(element) is not None:
                heading = " ".join(one.text.split())


def _comments(opened: Opened) -> int:
    name = related(opened, "/comments")
    root = ooxml.parse(opened.members[name]) if name else None
    # Fynden som programmet själv har satt i ett utkast eller en kopia är ingens redigering.
    every = () if root is None else root.iter(ooxml.w("comment"))
    return sum(one.get(ooxml.w("author")) != AUTHOR for one in every)
