"""Prosans vanliga former lästa direkt: hänvisningar med filter, villkor och slingor. Allt annat läser Jinjas tolk.

Det som läses här blir steg för steg detsamma som tolken hade gjort det till; vid minsta tvekan är svaret `None`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.draft.pieces import Said
from beslutsgen.draft.steps import Choice, Loop, Show
from beslutsgen.draft.tags import MAX_NESTING, MAX_TAG
from beslutsgen.draft.terms import block, condition, loop, shown
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.draft.steps import Step, Steps, Test
    from beslutsgen.draft.terms import Block

# En tagg som inget i den kan sluta i förtid, och som inte äter av texten intill mer än vad varje block gör.
_TAG: Final = late(r"(\{\{[^{}\"'+-]*\}\}|\{%[^{}%\"'+-]*(?:\"[^{}%\"\\]*\"[^{}%\"'+-]*)*%\})")
_OTHER_TAGS: Final = late(r"\{[{%#]|\{(?:\0|\Z)|\r")


class _Open(Struct):
    """Ett öppet villkor eller en öppen slinga: grenarna som är klara, och stegen i den som pågår.

    `test` är den pågående grenens villkor, `None` efter `else`; `over` är det som slingan går igenom.
    """

    word: str
    test: Test | None = None
    over: tuple[str, Show] | None = None
    branches: list[tuple[Test | None, Steps]] = field(default_factory=list)
    last: bool = False
    steps: list[Step] = field(default_factory=list)


def usual(text: str) -> Steps | None:
    """Prosans steg i ordning, eller `None` om något i den är ovanligt eller fel."""
    if "{%" not in text:
        return _without_blocks(text)
    opened = [_Open("")]
    for token in _tokens(text):
        if isinstance(token, (Said, Show)):
            opened[-1].steps.append(token)
        elif token is None or not _taken(token, opened):
            return None
    return tuple(opened[0].steps) if len(opened) == 1 else None


def _without_blocks(text: str) -> Steps | None:
    """Stegen i en text som bara har hänvisningar."""
    parts = _TAG.split(text)
    # Ett nolltecken kan inte stå i en text, och skiljer delarna åt.
    rest = "\0".join(parts[::2])
    if ("{" in rest or "\r" in rest) and _OTHER_TAGS.search(rest):
        return None
    steps: list[Step] = []
    at = 0
    for position, part in enumerate(parts):
        if position % 2:
            ref = shown(part) if len(part) <= MAX_TAG else None
            if ref is None:
                return None
            steps.append(Show(ref, at))
        elif part:
            steps.append(Said(part, at))
        at += len(part)
    return tuple(steps)


def _tokens(text: str) -> Iterator[Said | Show | Block | None]:
    """Text, hänvisningar och block i ordning; `None` för det som är ovanligt."""
    parts = _TAG.split(text)
    at, after = 0, "\n"
    for position, part in enumerate(parts):
        if position % 2:
            yield _tag(part, at)
            after = part[1]
        elif part:
            if _OTHER_TAGS.search(part):
                yield None
            before = parts[position + 1][1] if position + 1 < len(parts) else ""
            yield from _said(part, at, after, before)
        at += len(part)


def _said(part: str, at: int, after: str, before: str) -> Iterator[Said]:
    """Texten mellan två taggar: ett block tar med sig sin radbrytning, och indraget framför sig om det står först."""
    starts = after == "\n"
    if after == "%" and part.startswith("\n"):
        part, at, starts = part[1:], at + 1, True
    cut = part.rfind("\n") + 1
    if before == "%" and (cut or starts) and part[cut:].isspace():
        part = part[:cut]
    if part:
        yield Said(part, at)


def _tag(tag: str, at: int) -> Show | Block | None:
    if len(tag) > MAX_TAG:
        return None
    if tag[1] == "%":
        return block(tag, at)
    ref = shown(tag)
    return None if ref is None else Show(ref, at)


def _taken(tag: Block, opened: list[_Open]) -> bool:
    """Blocket öppnar, delar eller stänger; falskt när det är ovanligt eller inte hör till det som är öppet."""
    if tag.word in ("if", "for"):
        new = _opening(tag)
        opened.extend(new)
        return bool(new) and len(opened) <= MAX_NESTING + 1
    inner = opened[-1]
    if tag.word == "elif":
        test = condition(tag)
        return test is not None and inner.word == "if" and _next_branch(inner, test)
    if tag.rest:
        return False
    if tag.word == "else":
        return inner.word != "" and _next_branch(inner, None)
    if inner.word != tag.word.removeprefix("end"):
        return False
    opened.pop()
    opened[-1].steps.append(_closed(inner))
    return True


def _opening(tag: Block) -> tuple[_Open, ...]:
    if tag.word == "for":
        over = loop(tag)
        return (_Open("for", over=over),) if over else ()
    test = condition(tag)
    return () if test is None else (_Open("if", test),)


def _next_branch(inner: _Open, test: Test | None) -> bool:
    """Nästa gren börjar; falskt om den förra redan var den sista."""
    if inner.last:
        return False
    inner.branches.append((inner.test, tuple(inner.steps)))
    inner.test, inner.last, inner.steps = test, test is None, []
    return True


def _closed(inner: _Open) -> Step:
    """Villkoret eller slingan som nu är hel."""
    branches, otherwise = inner.branches, tuple(inner.steps)
    if not inner.last:
        branches, otherwise = [*branches, (inner.test, otherwise)], ()
    if inner.over is not None:
        ((_, body),) = branches
        return Loop(*inner.over, body, otherwise)
    return Choice(tuple([(test, steps) for test, steps in branches if test is not None]), otherwise)
