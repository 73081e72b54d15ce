"""Taggarna i prosa: var de börjar och slutar, och vilket villkor eller vilken slinga som inte hänger ihop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

# Så djupt nästlade och så långa får taggar vara.
MAX_NESTING: Final = 32
MAX_TAG: Final = 400
CLOSING: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENING: Final = late(r"\{%[-+]?\s*(?P<word>\w+)|\{%|\{\{|\{#")
_OPENERS: Final = {"if": "Villkoret", "for": "Slingan"}
_CLOSERS: Final = {"endif": "if", "endfor": "for"}


class Tag(Struct, frozen=True):
    """En tagg: `word` är dess första ord, tomt för hänvisningar och anteckningar."""

    start: int
    end: int
    word: str


class Unbalanced(Struct, frozen=True):
    """Taggen som inte hänger ihop med de andra, vad som är fel och vad man gör åt det."""

    tag: Tag
    message: str
    hint: str


def tag_at(text: str, at: int) -> tuple[int, int]:
    """Början och slutet på den tagg som omger läget `at`, eller raden fram till dess slut."""
    start = max((text.rfind(opening, 0, at + 2) for opening in CLOSING), default=-1)
    if start < 0:
        return at, max(at + 1, _line_end(text, at))
    return start, _tag_end(text, start)


def tags(text: str) -> Iterator[Tag]:
    """Taggarna i ordning; klamrar inne i en annan tagg räknas inte."""
    at = 0
    while found := _OPENING.search(text, at):
        end = _tag_end(text, found.start())
        yield Tag(found.start(), end, found["word"] or "")
        at = max(end, found.end())


def on_one_line(text: str, start: int, end: int) -> str:
    """Det som står mellan två lägen, som ett meddelande citerar det: utan radbrytningar."""
    return " ".join(text[start:end].split())


def unbalanced(text: str) -> Unbalanced | None:
    """Den första taggen som inte hänger ihop: något som aldrig stängs, eller något som stängs utan att vara öppet."""
    opened: list[Tag] = []
    for tag in tags(text):
        if tag.word in _OPENERS:
            opened.append(tag)
        elif tag.word in _CLOSERS:
            if not any(one.word == _CLOSERS[tag.word] for one in opened):
                return _never_opened(text, tag)
            if opened[-1].word != _CLOSERS[tag.word]:
                return _never_closed(text, opened[-1], f"före {on_one_line(text, tag.start, tag.end)}")
            opened.pop()
    return _never_closed(text, opened[-1], "där det ska sluta") if opened else None


def _never_opened(text: str, tag: Tag) -> Unbalanced:
    shown = on_one_line(text, tag.start, tag.end)
    what = "villkoret" if tag.word == "endif" else "slingan"
    return Unbalanced(
        tag,
        f"{shown} stänger något som inte är öppet.",
        f"Ta bort {shown}, eller sätt in {what} som den ska stänga.",
    )


def _never_closed(text: str, tag: Tag, where: str) -> Unbalanced:
    return Unbalanced(
        tag,
        f"{_OPENERS[tag.word]} {on_one_line(text, tag.start, tag.end)} stängs aldrig.",
        f"Sätt in {{% end{tag.word} %}} {where}.",
    )


def _tag_end(text: str, start: int) -> int:
    closing = CLOSING[text[start : start + 2]]
    end = text.find(closing, start)
    return end + 2 if end >= 0 else _line_end(text, start)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
