"""Stämpeln läses ur ett papper, var ett program än lade den, och papperets stycken jämförs med den."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from beslutsgen.word import ooxml, trees
from beslutsgen.word.links import links_in
from beslutsgen.word.named import NAMESPACE
from beslutsgen.word.opened import PAPER, Refusal, open_package, related, relations
from beslutsgen.word.paragraphs import paragraphs
from beslutsgen.word.remarks import AUTHOR
from beslutsgen.word.stamp import may_have_links, paragraph_digests, parse_stamp, pictures_in
from beslutsgen.word.steady import steady
from beslutsgen.word.styles import read_styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.opened import Opened
    from beslutsgen.word.stamp import Link, Stamp
    from beslutsgen.word.styles import Styles


class Line(NamedTuple):
    """Ett stycke med text i filen: delens slag, nummer, rubriken ovanför, texten, fingeravtrycket och bokmärkena."""

    part: str
    number: int
    heading: str | None
    text: str
    digest: str
    marks: tuple[tuple[str, int, int], ...] = ()


class FilePaper(NamedTuple):
    """Ett Word-dokuments stycken och länkar som de står i filen, och stämpeln där den finns kvar."""

    stamp: Stamp | None
    lines: tuple[Line, ...]
    pictures: int
    comments: int
    tracked: int
    links: tuple[Link, ...]


class StampedPaper(NamedTuple):
    """Ett stämplat papper: stämpeln, stycken och länkar nu, och antalet bilder, kommentarer och spårade ändringar."""

    stamp: Stamp
    lines: tuple[Line, ...]
    pictures: int
    comments: int
    tracked: int
    links: tuple[Link, ...]


def read_stamped(data: bytes) -> StampedPaper | None:
    """Papperets stämpel och stycken, eller `None` där ingen stämpel finns."""
    found = read_lines(data)
    return StampedPaper(found.stamp, *found[1:]) if found and found.stamp else None


def read_stamp(data: bytes) -> Stamp | None:
    """Stämpeln ensam, eller `None` där ingen finns."""
    opened = open_package(data, PAPER) if data.startswith(b"PK") else None
    return None if opened is None or isinstance(opened, Refusal) else find_stamp(opened)


def read_lines(data: bytes) -> FilePaper | None:
    """Papperets stycken, stämplat eller inte; `None` för det som inte är ett Word-dokument."""
    if not data.startswith(b"PK"):
        return None
    opened = open_package(data, PAPER)
    return None if isinstance(opened, Refusal) else _read(opened)


def _read(opened: Opened) -> FilePaper:
    stamp = find_stamp(opened)
    styles = read_styles(opened.members.get(related(opened, "/styles") or ""))
    lines: list[Line] = []
    links: list[Link] = []
    pictures = tracked = 0
    for name, kind in opened.texts:
        root = trees.parse(opened.members[name])
        if root is not None:
            pictures += pictures_in(root)
            tracked += _tracked(root)
            lines.extend(_lines(root, kind, styles, stamp.salt if stamp else ""))
            links.extend(_links(opened, name, kind, root))
    return FilePaper(stamp, tuple(lines), pictures, _comments(opened), tracked, tuple(links))


def _links(opened: Opened, name: str, kind: str, root: Element) -> Iterator[Link]:
    if may_have_links(opened.members[name]):
        targets = {one.id: one.target for one in relations(opened.members, name) if one.external}
        yield from links_in(root, kind, targets)


def find_stamp(opened: Opened) -> Stamp | None:
    """Stämpeln, funnen på sin namnrymd."""
    space = NAMESPACE.encode()
    found = (parse_stamp(data) for _, data in sorted(opened.members.items()) if space in data)
    return next((stamp for stamp in found if stamp), None)


def _lines(root: Element, part: str, styles: Styles, salt: str) -> Iterator[Line]:
    heading: str | None = None
    found = tuple(steady(root))
    digests = paragraph_digests([one.text for one in found], salt)
    for one, digest, element in zip(found, digests, paragraphs(root), strict=True):
        if digest:
            yield Line(part, one.number, heading, one.text, digest, one.marks)
            if styles.level(element) is not None:
                heading = " ".join(one.text.split())


def _tracked(root: Element) -> int:
    """Antalet förslag som ändrar text; ett förslag som ligger i ett annat räknas för sig."""
    changes = root.iter(*(ooxml.w(name) for name in ("ins", "del", "moveFrom", "moveTo")))
    texts = (ooxml.w("t"), ooxml.w("delText"))
    return sum(next(change.iter(*texts), None) is not None for change in changes)


def _comments(opened: Opened) -> int:
    name = related(opened, "/comments")
    root = trees.parse(opened.members[name]) if name else None
    # Fynden som programmet själv har satt i ett utkast eller en kopia är ingens redigering.
    every = () if root is None else root.iter(ooxml.w("comment"))
    return sum(one.get(ooxml.w("author")) != AUTHOR for one in every)
