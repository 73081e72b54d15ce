"""Fynd sätts in som Words egna kommentarer i ett papper; texten och andras kommentarer är som förut."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from lxml import etree
from msgspec import Struct

from beslutsgen.emit.comment.ranges import forget_marks, insert_ranges
from beslutsgen.emit.comment.repack import repack
from beslutsgen.word import trees
from beslutsgen.word.ooxml import R_NS, SPACE, W_NS, P, w
from beslutsgen.word.opened import CONTENT_TYPES, related, rels_name
from beslutsgen.word.remarks import AUTHOR, INITIALS
from beslutsgen.word.trees import child

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.opened import Opened
    from beslutsgen.word.stretch import Stretch

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION: Final = f"{R_NS}/comments"
_RELS_NS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES_NS: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PARA_ID: Final = f"{_W14}paraId"
_ID: Final = w("id")
# Words styckeidentiteter är hexadecimala och lägre än detta.
_LAST_PARA_ID: Final = 0x7FFFFFFF


class Remark(Struct, frozen=True):
    """En kommentar: vad den säger, stycke för stycke, och texten den hör till; utan den fästs den överst."""

    lines: tuple[str, ...]
    stretch: Stretch | None


def with_comments(opened: Opened, data: bytes, remarks: Sequence[Remark]) -> bytes:
    """Papperet med kommentarerna. `opened` är `data` uppackat, och ska vara ett läsbart dokument."""
    root = trees.parse(opened.members[opened.main])
    if root is None:
        raise ValueError("dokumentets text är inte XML")
    comments = _Comments(opened)
    keys = [comments.add(remark.lines) for remark in remarks]
    ranges = [(key, remark.stretch) for key, remark in zip(keys, remarks, strict=True)]
    insert_ranges(root, ranges)
    forget_marks(root, comments.forget(set(keys)))
    # Delarna ur ett papper i Strikt Open XML är översatta, och ska alla skrivas så.
    return repack(data, {**opened.members, **comments.parts(), opened.main: trees.serialize(root)})


class _Comments:
    """Kommentarsdelen och dess följeslagare, med de nya kommentarerna."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        name = related(self.opened, "/comments")
        root = None if name is None else trees.parse(self.opened.members[name])
        self._new = name is None
        self._name = name or self._free_name()
        if root is None:
            root = etree.Element(w("comments"), nsmap={"w": W_NS})
        self._root = root
        self._next = 1 + max(_used(self.opened, root), default=-1)
        self._extended = self._side("/commentsExtended") if name is not None else None
        self._taken = {
            value
            for part in self._texts()
            for one in part.iter(P)
            if (value := one.get(_PARA_ID)) is not None
        }

    def add(self, lines: Sequence[str]) -> str:
        """En ny kommentar; svaret är dess id."""
        key = str(self._next)
        self._next += 1
        # Ingen klocka: kommentaren har inget datum.
        comment = etree.SubElement(
            self._root, w("comment"), {_ID: key, w("author"): AUTHOR, w("initials"): INITIALS}
        )
        paragraph = None
        for line in lines:
            paragraph = child(comment, "p")
            text = child(child(paragraph, "r"), "t")
            text.text = line
            text.set(SPACE, "preserve")
        if self._extended is not None and paragraph is not None:
            paragraph.set(_PARA_ID, self._para_id())
            _, extended = self._extended
            etree.SubElement(
                extended,
                f"{_W15}commentEx",
                {f"{_W15}paraId": paragraph.get(_PARA_ID) or "", f"{_W15}done": "0"},
            )
        return key

    def forget(self, new: Collection[str]) -> frozenset[str]:
        """Våra kommentarer från en tidigare granskning, som tas bort; de som någon har svarat på får stå."""
        extended = () if self._extended is None else tuple(self._extended[1])
        answered = {entry.get(f"{_W15}paraIdParent") for entry in extended} - {None}
        forgotten: set[str] = set()
        for comment in self._root.findall(w("comment")):
            key = comment.get(_ID) or ""
            paragraphs = {paragraph.get(_PARA_ID) for paragraph in comment.iter(P)} - {None}
            if comment.get(w("author")) != AUTHOR or key in new or paragraphs & answered:
                continue
            forgotten.add(key)
            self._root.remove(comment)
            for entry in extended:
                if entry.get(f"{_W15}paraId") in paragraphs and self._extended is not None:
                    self._extended[1].remove(entry)
        return frozenset(forgotten)

    def parts(self) -> dict[str, bytes]:
        """De ändrade delarna."""
        changed = {self._name: trees.serialize(self._root)}
        if self._extended is not None:
            name, root = self._extended
            changed[name] = trees.serialize(root)
        people = self._side("/people")
        if people is not None:
            name, root = people
            changed[name] = trees.serialize(_with_person(root))
        if self._new:
            changed |= self._registered()
        return changed

    def _free_name(self) -> str:
        folder = posixpath.dirname(self.opened.main)
        names = (posixpath.join(folder, f"comments{number}.xml") for number in ("", *range(2, 2**20)))
        return next(name for name in names if name not in self.opened.members)

    def _side(self, ending: str) -> tuple[str, Element] | None:
        name = related(self.opened, ending)
        root = None if name is None else trees.parse(self.opened.members[name])
        return None if name is None or root is None else (name, root)

    def _texts(self) -> Iterable[Element]:
        yield self._root
        for name, _ in self.opened.texts:
            root = trees.parse(self.opened.members[name])
            if root is not None:
                yield root

    def _para_id(self) -> str:
        """Nästa lediga identitet, bakifrån: Word delar ut sina slumpvis."""
        number = _LAST_PARA_ID - 1
        while f"{number:08X}" in self._taken:
            number -= 1
        self._taken.add(f"{number:08X}")
        return f"{number:08X}"

    def _registered(self) -> dict[str, bytes]:
        """Innehållstypen och relationen för en ny kommentarsdel."""
        types = trees.parse(self.opened.members[CONTENT_TYPES])
        rels_part = rels_name(self.opened.main)
        rels = trees.parse(self.opened.members.get(rels_part) or b"")
        if types is None:
            raise ValueError("paketets innehållstyper är inte XML")
        if rels is None:
            rels = trees.fresh("Relationships", _RELS_NS)
        etree.SubElement(types, f"{{{_TYPES_NS}}}Override", PartName=f"/{self._name}", ContentType=_TYPE)
        taken = {element.get("Id") for element in rels}
        identity = next(name for number in range(1, 2**20) if (name := f"rIdBg{number}") not in taken)
        etree.SubElement(
            rels,
            f"{{{_RELS_NS}}}Relationship",
            Id=identity,
            Type=_RELATION,
            Target=posixpath.basename(self._name),
        )
        return {CONTENT_TYPES: trees.serialize(types), rels_part: trees.serialize(rels)}


def _used(opened: Opened, comments: Element) -> Iterable[int]:
    """Id som redan är tagna, också av märken som saknar sin kommentar."""
    root = trees.parse(opened.members[opened.main])
    marks = (
        ()
        if root is None
        else root.iter(*map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))
    )
    for element in (*comments.iter(w("comment")), *marks):
        key = element.get(_ID) or ""
        if key.isdecimal():
            yield int(key)


def _with_person(root: Element) -> Element:
    if all(person.get(f"{_W15}author") != AUTHOR for person in root):
        person = etree.SubElement(root, f"{_W15}person", {f"{_W15}author": AUTHOR})
        etree.SubElement(
            person, f"{_W15}presenceInfo", {f"{_W15}providerId": "None", f"{_W15}userId": AUTHOR}
        )
    return root
