"""En Wordmall blir färdig att fylla i: docxtpl lagar det Word har delat, och alla fel rapporteras på en gång."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.checks.mall004 import CHECK as SPLIT
from beslutsgen.checks.mall008 import CHECK as UNUSABLE
from beslutsgen.diagnostic import ordered
from beslutsgen.emit.clean import tracked_changes, without_comments
from beslutsgen.emit.compiled import GHOST, TRACE, CompiledTemplate, Tag, TextPart
from beslutsgen.emit.elsewhere import tags_elsewhere
from beslutsgen.emit.faults import whole
from beslutsgen.emit.names import check_names
from beslutsgen.emit.nesting import nesting
from beslutsgen.emit.normal import BOOKMARK_START, join_split, simplify
from beslutsgen.emit.scan import Seen, scan
from beslutsgen.emit.zipped import squeeze
from beslutsgen.word import ooxml
from beslutsgen.word.opened import Refusal, open_package, related
from beslutsgen.word.styles import read_styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.draft.scope import Node
    from beslutsgen.word.opened import Opened

_TOKEN: Final = re.compile(r"(?P<tag>\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})|(?P<markup><[^>]*>)", re.DOTALL)
_TEXT_START: Final = re.compile(r"<w:t(?=[ >])[^>]*(?<!/)>")
_OPENERS: Final = frozenset({"if", "for", "comment"})


def compile_template(
    data: bytes, file: str, scope: Mapping[str, Node]
) -> CompiledTemplate | tuple[Diagnostic, ...]:
    """Mallen färdig att fylla i, eller alla fel i den. `scope` är namnen som mallen får använda."""
    opened = open_package(data)
    if isinstance(opened, Refusal):
        return (whole(UNUSABLE, file, opened.message, opened.hint),)
    found = _Template(opened, file)
    found.read(scope)
    faults = [*found.faults, *check_names(found.tags, scope)]
    if not faults:
        found.prepare()
        faults = found.faults
    return ordered(tuple(faults)) if faults else found.compiled()


class _Template:
    """En mall under beredning."""

    def __init__(self, package: Opened, file: str) -> None:
        self.package = package
        self.file = file
        self.faults: list[Diagnostic] = []
        self.styles = read_styles(package.members.get(related(package, "/styles") or ""))
        self.seen: list[tuple[str, str, ooxml.Element, list[Seen]]] = []
        self.texts: list[TextPart] = []
        self.free_bookmark = 0

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Taggarna i den ordning som delarna fylls i."""
        return tuple(Tag(seen.parsed, seen.spot) for *_, part in self.seen for seen in part)

    def read(self, scope: Mapping[str, Node]) -> None:
        """Delarna tolkas, och taggarna i dem hittas."""
        self.faults.extend(tags_elsewhere(self.package, self.file))
        self.package = without_comments(self.package)
        for name, kind in self.package.texts:
            root = ooxml.parse(self.package.members[name])
            if root is None or root.nsmap.get("w") != ooxml.W_NS:
                hint = "Öppna filen i Word och spara den på nytt som Word-dokument (.docx)."
                self.faults.append(
                    whole(UNUSABLE, self.file, f"Delen {name} i filen går inte att läsa.", hint)
                )
                continue
            self.free_bookmark = max(self.free_bookmark, _free_bookmark(root))
            self.faults.extend(tracked_changes(root, self.file, kind, self.styles))
            simplify(root)
            self._read_part(name, kind, root, scope)

    def _read_part(self, name: str, kind: str, root: ooxml.Element, scope: Mapping[str, Node]) -> None:
        found = [*scan(root, self.file, kind, self.styles, scope)]
        seen = [item for item in found if isinstance(item, Seen)]
        faults = [item for item in found if not isinstance(item, Seen)]
        self.faults.extend(faults)
        if not faults:
            # En trasig tagg skulle ge följdfel: villkoret runt den ser oavslutat ut.
            self.faults.extend(nesting(seen))
        if seen:
            self.seen.append((name, kind, root, seen))

    def prepare(self) -> None:
        """Delarna blir text som Jinja kan fylla i."""
        number = 0
        for name, kind, root, seen in self.seen:
            for tag in seen:
                join_split(tag)
            source = _jinja_source(_repaired(root), seen, number)
            if source is None:
                message = f"Taggarna i delen {name} är delade på ett sätt som inte går att laga."
                self.faults.append(
                    whole(SPLIT, self.file, message, "Skriv om taggarna i ett svep, utan formatering inuti.")
                )
            else:
                self.texts.append(TextPart(name, kind, source))
            number += len(seen)

    def compiled(self) -> CompiledTemplate:
        """Den färdiga mallen."""
        members = {name: squeeze(data) for name, data in self.package.members.items()}
        texts = tuple(self.texts)
        return CompiledTemplate(
            self.file,
            self.package,
            members,
            texts,
            self.tags,
            self.styles,
            related(self.package, "/numbering"),
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


def _jinja_source(repaired: str, seen: list[Seen], number: int) -> str | None:
    """Jinjas text, där varje utskrift säger vilken tagg den är; `None` om taggarna inte är de vi såg."""
    tags = iter(seen)
    pieces: list[str] = []
    in_text = False
    end = 0
    for token in _TOKEN.finditer(repaired):
        pieces.append(repaired[end : token.start()])
        end = token.end()
        if token["markup"]:
            in_text = _TEXT_START.fullmatch(token["markup"]) is not None
            pieces.append(token["markup"])
            continue
        tag = next(tags, None)
        if tag is None:
            return None
        pieces.extend(_tag_source(tag, number, in_text=in_text))
        number += 1
    pieces.append(repaired[end:])
    source = "".join(pieces)
    return source if next(tags, None) is None and _whole(source) else None


def _tag_source(tag: Seen, number: int, *, in_text: bool) -> Iterator[str]:
    word = tag.parsed.word
    if word in _OPENERS:
        yield GHOST if in_text else f"<?{TRACE}?>"
    if word == "print":
        yield f"{{{{ ({tag.parsed.code})|_place({number}) }}}}"
    elif word != "comment":
        yield f"{{% {tag.parsed.code} %}}"


def _whole(source: str) -> bool:
    """Om XML:en är hel när taggarna är borta."""
    return ooxml.parse(_TOKEN.sub(lambda token: token["markup"] or "", source).encode()) is not None
