"""Papper i Markdown (.md): märkningen tas bort ur texten, rubrikerna behåller sin nivå."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from beslutsgen.pattern import late
from beslutsgen.readback.counted import counted
from beslutsgen.readback.document import Document, Properties
from beslutsgen.readback.lines import Block, read_lines
from beslutsgen.readback.plain import body, furniture
from beslutsgen.readback.split import segments

if TYPE_CHECKING:
    from collections.abc import Sequence

_FRONT: Final = late(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD: Final = late(r"([\w-]+)[ \t]*:[ \t]*(.*\S)")
_FENCE: Final = late(r"^[ \t]*(?:```|~~~)[^\n]*\n?", re.MULTILINE)
_QUOTE: Final = late(r"^[ \t]*>[ \t]?", re.MULTILINE)
# Längderna är begränsade, så att tiden växer i takt med textens längd också där tecknen inte hör ihop två och två.
_IMAGE: Final = late(r"!\[([^\[\]\n]{0,300})\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)")
_LINK: Final = late(r"\[([^\[\]\n]{0,300})\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)")
_AUTOLINK: Final = late(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_TAG: Final = late(r"</?[A-Za-z][A-Za-z0-9]{0,20}(?:[ \t][^<>\n]{0,300})?/?>")
_STRONG: Final = late(r"(?<![*_])(\*\*|__)(?=[^\s*_])([^\n]{0,400}?[^\s*_])\1")
_EMPHASIS: Final = late(r"(?<![\w*])(\*|_)(?=[^\s*_])([^\n*_]{0,400})(?<!\s)\1(?![\w*])")
_CODE: Final = late(r"(?<!`)(`{1,3})([^`\n]{1,400})\1(?!`)")
_ESCAPE: Final = late(r"\\([!-/:-@\[-`{-~])")
_HEADING: Final = late(r"[ ]{0,3}(#{1,6})[ \t]+(?=\S)")
# Söks från det första av mellanrummen, så att en rad av dem prövas en gång.
_CLOSING: Final = late(r"(?<![ \t])[ \t]+#+[ \t]*$")
_UNDERLINE: Final = late(r"[ ]{0,3}(=+|-+)[ \t]*")


def read_markdown(text: str, file: str, notes: tuple[str, ...]) -> Document:
    """Papperet; bilder och dolda kommentarer sägs vara olästa."""
    properties = Properties()
    front = _FRONT.match(text)
    if front is not None:
        properties = _properties(front[1])
        text = text[front.end() :]
    text, hidden = _without_comments(text)
    pictures = len(_IMAGE.findall(text))
    lines = read_lines(_plain(text))
    blocks = [_levelled(block) for block in lines.blocks]
    texts = {block.number: block.text for block in blocks}
    missed = [(pictures, "en bild", "bilder"), (hidden, "en dold kommentar", "dolda kommentarer")]
    return Document(
        file,
        "md",
        (*body(segments(blocks), texts, file), *furniture(lines, file)),
        unread=tuple(counted(*one) for one in missed if one[0]),
        notes=notes,
        properties=properties,
    )


def _without_comments(text: str) -> tuple[str, int]:
    """Texten utan dolda kommentarer, och hur många de var; en utan slut är ingen kommentar."""
    parts: list[str] = []
    at = 0
    while True:
        start = text.find("<!--", at)
        end = text.find("-->", start + 4) if start >= 0 else -1
        if end < 0:
            return "".join((*parts, text[at:])), len(parts)
        parts.append(text[at:start])
        at = end + 3


def _plain(text: str) -> str:
    """Texten utan märkningen i löptexten; rader och rubriktecken står kvar."""
    for pattern, replacement in (
        (_FENCE, ""),
        (_QUOTE, ""),
        (_IMAGE, r"\1"),
        (_LINK, r"\1"),
        (_AUTOLINK, r"\1"),
        (_CODE, r"\2"),
        (_STRONG, r"\2"),
        (_EMPHASIS, r"\2"),
        (_TAG, ""),
        (_ESCAPE, r"\1"),
    ):
        text = pattern.sub(replacement, text)
    return html.unescape(text)


def _levelled(block: Block) -> Block:
    """Blocket med nivåerna för de rader som är rubriker."""
    levels: list[tuple[int, int, int]] = []
    lines = list(block.lines)
    for at, line in enumerate(lines):
        found = _HEADING.match(line)
        if found is not None:
            lines[at] = _CLOSING.sub("", line)
            levels.append((at, len(found[1]), found.end() - len(line) + len(line.lstrip())))
        elif _is_underlined(lines, at):
            levels.append((at, 1 if "=" in lines[at + 1] else 2, 0))
    return Block(block.number, tuple(lines), tuple(levels))


def _is_underlined(lines: Sequence[str], at: int) -> bool:
    return (
        at + 1 < len(lines)
        and _UNDERLINE.fullmatch(lines[at + 1]) is not None
        and lines[at].strip("-= |") != ""
    )


def _properties(front: str) -> Properties:
    fields = {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(front)}
    known = {name: fields.pop(name, None) for name in ("title", "subject", "author")}
    return Properties(**known, other=tuple(fields.items()))
