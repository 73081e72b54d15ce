"""Hänvisningar, villkor och slingor i en tagg, lästa direkt; `None` för det som är ovanligt eller fel."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende import ascii_key
from beslutsgen.draft.steps import Both, Compared, Either, Fixed, Not, Show, Word, ref_of
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.draft.steps import Ref, Test

# Så många taggar finns kvar.
_KEPT_TAGS: Final = 8192
_NAME: Final = r"[A-Za-z_åäöÅÄÖ][A-Za-z0-9_åäöÅÄÖ]*"
_REF: Final = rf"{_NAME}(?:\.{_NAME})*(?: *\| *{_NAME})*"
_SHOWN: Final = late(rf"\{{\{{ *(?P<ref>{_REF}) *\}}\}}")
_BLOCK: Final = late(r"\{% *(?P<word>if|elif|else|endif|for|endfor)(?: +(?P<rest>[^ ].*?))? *%\}")
_LOOP: Final = late(rf"(?P<name>{_NAME}) +in +(?P<ref>{_REF})")
_NOT: Final = late(r" *not +")
_OPERAND: Final = late(
    rf" *(?P<ref>{_REF})(?: *(?P<op>==|!=) *\"(?P<text>[^\"]*)\")?(?: +(?P<link>and|or)(?= )|\Z)"
)
_OPERATORS: Final = {"==": "eq", "!=": "ne"}
# Ord som betyder något annat än en uppgift för tolken.
_RESERVED: Final = frozenset(
    {
        *("and", "or", "not", "in", "is", "if", "else", "elif", "for", "recursive"),
        *("true", "false", "none", "True", "False", "None"),
    }
)


class Block(Struct, frozen=True):
    """Ett block: dess första ord och det som följer, var det följande börjar i taggen, och taggens läge och längd."""

    word: str
    rest: str
    rest_at: int
    at: int
    length: int


@lru_cache(maxsize=_KEPT_TAGS)
def shown(tag: str) -> Ref | None:
    """Hänvisningen i en tagg som skriver ut den."""
    match = _SHOWN.fullmatch(tag)
    return _ref(match["ref"], match.start("ref"), len(tag)) if match else None


def block(tag: str, at: int) -> Block | None:
    """Blocket i en tagg som börjar vid `at`."""
    match = _BLOCK.fullmatch(tag)
    return Block(match["word"], match["rest"] or "", match.start("rest"), at, len(tag)) if match else None


def loop(block: Block) -> tuple[str, Show] | None:
    """Slingans namn och det som den går igenom."""
    match = _LOOP.fullmatch(block.rest)
    if match is None or match["name"] in _RESERVED:
        return None
    ref = _ref(match["ref"], block.rest_at + match.start("ref"), block.length)
    return None if ref is None else (match["name"], Show(ref, block.at))


def condition(block: Block) -> Test | None:
    """Villkoret: `or` mellan led av `and`, vänster först."""
    either: Test | None = None
    both: Test | None = None
    at, link = 0, "or"
    while link:
        found = _operand(block, at)
        if found is None:
            return None
        test, at, following = found
        both = test if both is None else Both(both, test)
        if following != "and":
            either = both if either is None else Either(either, both)
            both = None
        link = following
    return either


def _operand(block: Block, at: int) -> tuple[Test, int, str] | None:
    """Nästa led i villkoret, var det slutar, och ordet som binder det till nästa."""
    negations = 0
    while negated := _NOT.match(block.rest, at):
        at, negations = negated.end(), negations + 1
    match = _OPERAND.match(block.rest, at)
    ref = _ref(match["ref"], block.rest_at + match.start("ref"), block.length) if match else None
    if match is None or ref is None:
        return None
    test: Test = Show(ref, block.at)
    if match["op"]:
        fixed = Fixed(match["text"], bool(match["text"]))
        test = Compared(Show(ref, block.at), ((_OPERATORS[match["op"]], fixed),))
    for _ in range(negations):
        test = Not(test)
    return test, match.end(), match["link"] or ""


def _ref(text: str, at: int, length: int) -> Ref | None:
    """Hänvisningen i texten, som står `at` tecken in i en tagg av den längden."""
    names, *filters = [part.strip() for part in text.split("|")]
    words: list[Word] = []
    for name in names.split("."):
        words.append(Word(name, ascii_key(name), at))
        at += len(name) + 1
    if not _RESERVED.isdisjoint(filters) or any(word.text in _RESERVED for word in words):
        return None
    return ref_of(tuple(words), "|".join(filters), length)
