"""Utkastets träd blir en ärendefils text, med citattecken bara där YAML annars skulle läsa något annat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende.wrap import WIDTH, wrapped
from beslutsgen.pattern import late
from beslutsgen.prefill.tree import Absent, Plain, Prose, Rows, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.prefill.tree import Entry, Node, Note

_STEP: Final = "  "
# Ett värde som börjar med bokstav eller siffra och saknar de tecken som YAML delar eller klipper vid.
_SAFE: Final = late(r"[^\W_](?:(?!: |:\Z| #)[^\x00-\x1f])*\Z")
_SAFE_INSIDE: Final = late(r"[^\W_](?:(?!: |:\Z| #)[^\x00-\x1f,?\[\]{}\"'])*\Z")
_PROSE_QUOTED: Final = late(r'["\\]')


def written(entries: tuple[Entry, ...], closing: tuple[str, ...] = ()) -> str:
    """Avsnitten med en tom rad emellan, och sist `closing` som rader av anteckningar."""
    sections = ["\n".join(_entry(entry, "")) for entry in entries]
    if closing:
        sections.append("\n".join(commented(closing)))
    return "\n\n".join(sections) + "\n"


def commented(lines: tuple[str, ...], indent: str = "") -> Iterator[str]:
    """Raderna som anteckningar, brutna i bredd; en tom rad skiljer stycken."""
    for line in lines:
        room = WIDTH - len(indent) - 2
        for part in wrapped(line, room) or [""]:
            yield f"{indent}# {part}".rstrip()


def _entry(entry: Entry, indent: str) -> Iterator[str]:
    yield from _notes(entry.notes, indent)
    if not isinstance(entry.value, Absent):
        yield from _valued(f"{indent}{entry.key}:", entry.value, indent)


def _notes(notes: tuple[Note, ...], indent: str) -> Iterator[str]:
    for note in dict.fromkeys(notes):
        yield from commented((f"{note.mark}: {note.text}",), indent)


def _valued(lead: str, value: Node, indent: str) -> Iterator[str]:
    """Raderna för ett värde; `lead` är nyckeln med kolon, eller listans streck."""
    inside = indent + _STEP
    if isinstance(value, Plain):
        yield f"{lead} {scalar(value.text)}"
    elif isinstance(value, Prose):
        yield from _prose(lead, value, inside)
    elif isinstance(value, Absent):
        return
    elif (flow := _flow(value)) is not None and len(lead) + 1 + len(flow) <= WIDTH:
        yield f"{lead} {flow}"
    elif isinstance(value, Table):
        yield from _table(lead, value, inside)
    else:
        yield lead
        for item in value.items:
            yield from _notes(item.notes, inside)
            yield from _valued(f"{inside}-", item.value, inside)


def _table(lead: str, value: Table, inside: str) -> Iterator[str]:
    """Nycklarna på var sin rad; i en lista står den första efter strecket."""
    spaced = lead == "text:" and len(value.entries) > 1
    lines: list[str] = []
    for entry in value.entries:
        lines += ["", *_entry(entry, inside)] if lines and spaced else _entry(entry, inside)
    notes = [line for line in lines if line.lstrip().startswith("#")]
    if lead.endswith("-") and not notes:
        yield f"{lead} {lines[0].lstrip()}"
        yield from lines[1:]
        return
    yield lead
    yield from lines


def scalar(text: str) -> str:
    """Värdet på en rad, inom citattecken om YAML annars skulle läsa något annat."""
    return text if _SAFE.match(text) and text == text.strip() else _quoted(text)


def _inside(text: str) -> str:
    return text if _SAFE_INSIDE.match(text) and text == text.strip() else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _flow(value: Table | Rows) -> str | None:
    """Värdet på en rad inom klamrar, eller `None` för det som behöver fler rader."""
    if isinstance(value, Rows):
        if not value.short or any(item.notes or not isinstance(item.value, Plain) for item in value.items):
            return None
        return f"[{', '.join(_inside(_text(item.value)) for item in value.items)}]"
    parts: list[str] = []
    for entry in value.entries:
        inner = _short(entry.value)
        if inner is None or entry.notes:
            return None
        parts.append(f"{entry.key}: {inner}")
    return f"{{{', '.join(parts)}}}"


def _short(value: Node) -> str | None:
    if isinstance(value, Plain):
        return _inside(value.text)
    if isinstance(value, Prose):
        only = value.blocks[0] if len(value.blocks) == 1 else ()
        return (
            only[0] if len(only) == 1 and _SAFE_INSIDE.match(only[0]) and only[0] == only[0].strip() else None
        )
    return _flow(value) if isinstance(value, Rows) and value.short else None


def _text(value: Node) -> str:
    return value.text if isinstance(value, Plain) else ""


def _prose(lead: str, prose: Prose, inside: str) -> Iterator[str]:
    """Kort text på nyckelns rad, annars som ett block under |."""
    single = prose.blocks[0][0] if len(prose.blocks) == 1 and len(prose.blocks[0]) == 1 else None
    if single is not None and len(lead) + 1 + len(single) <= WIDTH and not _PROSE_QUOTED.search(single):
        yield f"{lead} {scalar(single)}"
        return
    yield f"{lead} |"
    for number, block in enumerate(prose.blocks):
        if number:
            yield ""
        for line in block:
            yield from _lines(line, inside)


def _lines(line: str, inside: str) -> Iterator[str]:
    """Textens rad bruten i bredd. En rad i en lista fortsätter under sin text, och en tabellrad bryts aldrig."""
    if line.startswith("|"):
        yield inside + line
        return
    hang = "   " if line.startswith("1. ") else "  " if line.startswith("- ") else ""
    parts = wrapped(line, WIDTH - len(inside) - len(hang))
    for number, part in enumerate(parts):
        yield inside + (hang if number else "") + part
