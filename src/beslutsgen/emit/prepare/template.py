"""En Wordmall blir färdig att fylla i, utan ärende: docxtpl lagar det Word har delat, och alla fel samlas."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.checks.mall004 import CHECK as SPLIT
from beslutsgen.checks.mall008 import CHECK as UNUSABLE
from beslutsgen.diagnostic import Diagnostic
from beslutsgen.emit.faults import whole
from beslutsgen.emit.prepare.clean import tracked_changes, without_comments
from beslutsgen.emit.prepare.compiled import GHOST, TRACE, CompiledTemplate, Tag, TextPart
from beslutsgen.emit.prepare.elsewhere import tags_elsewhere
from beslutsgen.emit.prepare.kept import shipped, shipped_name
from beslutsgen.emit.prepare.nesting import nesting
from beslutsgen.emit.prepare.normal import BOOKMARK_START, join_split, simplify
from beslutsgen.emit.prepare.numbering import read_numbering
from beslutsgen.emit.prepare.prepared import PartFaults, Prepared, Single
from beslutsgen.emit.prepare.program import nested
from beslutsgen.emit.prepare.scan import Seen, scan
from beslutsgen.emit.prepare.suits import wants_of
from beslutsgen.emit.zipped import squeeze_once
from beslutsgen.pattern import late
from beslutsgen.word import ooxml, trees
from beslutsgen.word.opened import Refusal, open_package, related
from beslutsgen.word.styles import read_styles

if TYPE_CHECKING:
    from pathlib import Path

    from beslutsgen.emit.prepare.program import Flat
    from beslutsgen.word.opened import Opened

_TOKEN: Final = late(r"(?P<tag>\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})|(?P<markup><[^>]*>)", re.DOTALL)
_TEXT_START: Final = late(r"<w:t(?=[ >])[^>]*(?<!/)>")
_OPENERS: Final = frozenset({"if", "for", "comment"})


def prepare(data: bytes, file: str) -> Prepared:
    """Mallen beredd. `file` är vad den heter i fel."""
    opened = open_package(data)
    if isinstance(opened, Refusal):
        return Prepared((), (whole(UNUSABLE, file, opened.message, opened.hint),), (), (), wants_of(()))
    found = _Template(opened, file)
    found.read()
    sound = not found.faults and not any(part.broken or part.nesting for part in found.parts)
    tags = found.tags
    return Prepared(
        tags, tuple(found.faults), tuple(found.parts), found.made() if sound else (), wants_of(tags)
    )


def ship(folder: Path, template: Path) -> None:
    """Mallen beredd i mappen, så som den följer med programmet. En mall med fel stoppar den som bygger programmet."""
    data = template.read_bytes()
    made = prepare(data, template.name).template
    if not isinstance(made, CompiledTemplate):
        raise TypeError(f"{template.name} går inte att bereda: {made}")
    (folder / shipped_name(data)).write_bytes(shipped(shipped_name(data), made))


class _Template:
    """En mall under beredning."""

    def __init__(self, package: Opened, file: str) -> None:
        self.package = package
        self.file = file
        self.faults: list[Diagnostic] = []
        self.parts: list[PartFaults] = []
        self.styles = read_styles(package.members.get(related(package, "/styles") or ""))
        self.seen: list[tuple[str, str, ooxml.Element, list[Seen]]] = []
        self.texts: list[TextPart] = []
        self.free_bookmark = 0

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Taggarna i den ordning som delarna fylls i."""
        return tuple(Tag(seen.parsed, seen.spot) for *_, part in self.seen for seen in part)

    def read(self) -> None:
        """Delarna tolkas, och taggarna i dem hittas."""
        self.faults.extend(tags_elsewhere(self.package, self.file))
        self.package = without_comments(self.package)
        for name, kind in self.package.texts:
            root = trees.parse(self.package.members[name])
            if root is None or root.nsmap.get("w") != ooxml.W_NS:
                hint = "Öppna filen i Word och spara den på nytt som Word-dokument (.docx)."
                self.faults.append(
                    whole(UNUSABLE, self.file, f"Delen {name} i filen går inte att läsa.", hint)
                )
                continue
            self.free_bookmark = max(self.free_bookmark, _free_bookmark(root))
            self.faults.extend(tracked_changes(root, self.file, kind, self.styles))
            simplify(root)
            self._read_part(name, kind, root)

    def _read_part(self, name: str, kind: str, root: ooxml.Element) -> None:
        found = [*scan(root, self.file, kind, self.styles)]
        seen = [item for item in found if isinstance(item, Seen)]
        broken = tuple(item for item in found if isinstance(item, Diagnostic))
        singles = tuple(item for item in found if isinstance(item, Single))
        self.parts.append(PartFaults(broken, singles, () if broken else tuple(nesting(seen))))
        if seen:
            self.seen.append((name, kind, root, seen))

    def made(self) -> CompiledTemplate | tuple[Diagnostic, ...]:
        """Den färdiga mallen, eller felen för delarna vars taggar inte gick att laga."""
        texts: list[TextPart] = []
        faults: list[Diagnostic] = []
        parsed = [tag.parsed for tag in self.tags]
        number = 0
        for name, kind, root, seen in self.seen:
            for tag in seen:
                join_split(tag)
            flat = _flat(_repaired(root), seen, number)
            body = None if flat is None else nested(flat, parsed)
            if body is None:
                message = f"Taggarna i delen {name} är delade på ett sätt som inte går att laga."
                hint = "Skriv om taggarna i ett svep, utan formatering inuti."
                faults.append(whole(SPLIT, self.file, message, hint))
            else:
                texts.append(TextPart(name, kind, body))
            number += len(seen)
        return tuple(faults) if faults else self._compiled(tuple(texts))

    def _compiled(self, texts: tuple[TextPart, ...]) -> CompiledTemplate:
        members = {name: squeeze_once(data) for name, data in self.package.members.items()}
        return CompiledTemplate(
            self.file,
            self.package,
            members,
            texts,
            self.tags,
            self.styles,
            read_numbering(self.package),
            self.free_bookmark,
        )


def _free_bookmark(root: ooxml.Element) -> int:
    ids = (mark.get(ooxml.w("id")) or "" for mark in root.iter(BOOKMARK_START))
    return max((int(number) + 1 for number in ids if number.isdecimal()), default=0)


def _repaired(root: ooxml.Element) -> str:
    """Delens XML med hela taggar; {%p och {%tr har tagit sitt stycke och sin rad med sig."""
    from docxtpl import DocxTemplate

    source = etree.tostring(root, encoding="unicode")
    return str(DocxTemplate(io.BytesIO()).patch_xml(source))


def _flat(repaired: str, seen: list[Seen], number: int) -> Flat | None:
    """Delens text och taggar i ordning, från taggen `number`; `None` om taggarna inte är de vi såg."""
    tags = iter(seen)
    found: list[str | int] = []
    texts: list[str] = []
    in_text = False
    end = 0
    for token in _TOKEN.finditer(repaired):
        texts.append(repaired[end : token.start()])
        end = token.end()
        if token["markup"]:
            in_text = _TEXT_START.fullmatch(token["markup"]) is not None
            texts.append(token["markup"])
            continue
        tag = next(tags, None)
        if tag is None:
            return None
        if tag.parsed.word in _OPENERS:
            texts.append(GHOST if in_text else f"<?{TRACE}?>")
        if tag.parsed.word != "comment":
            found += ["".join(texts), number]
            texts.clear()
        number += 1
    found.append("".join(texts) + repaired[end:])
    return tuple(filter(_counts, found)) if next(tags, None) is None and _whole(found) else None


def _counts(item: str | int) -> bool:
    """Om det är något: en tom text är inget, men taggen 0 är en tagg."""
    return item != ""


def _whole(flat: list[str | int]) -> bool:
    """Om XML:en är hel när taggarna är borta."""
    return trees.parse("".join(item for item in flat if isinstance(item, str)).encode()) is not None
