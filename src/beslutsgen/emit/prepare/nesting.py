"""Villkor och slingor i en mall: de stängs, i rätt ordning, och klyver inte stycken, celler eller tabeller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.mall003 import CHECK as UNCLOSED
from beslutsgen.checks.mall006 import CHECK as NOT_ALLOWED
from beslutsgen.emit.faults import fault
from beslutsgen.word.ooxml import OBJECT, SECT_PR, TBL, TR, P
from beslutsgen.word.paragraphs import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.emit.prepare.scan import Seen
    from beslutsgen.word.ooxml import Element

_CLOSES: Final = {"endif": "if", "endfor": "for"}
_OWN_PLACE: Final = {"p": "stycke", "tr": "tabellrad"}


def nesting(tags: Sequence[Seen]) -> Iterator[Diagnostic]:
    """Felen i hur delens block är nästlade; taggarna i dokumentets ordning."""
    opened: list[Seen] = []
    for tag in tags:
        word = tag.parsed.word
        yield from _alone(tag)
        if word in ("if", "for"):
            opened.append(tag)
        elif word in ("elif", "else"):
            yield from _middle(tag, opened)
        elif word in _CLOSES:
            yield from _close(tag, opened)
    yield from (_never_closed(tag) for tag in opened)


def _never_closed(tag: Seen) -> Diagnostic:
    end = _end_of(tag)
    return fault(UNCLOSED, tag.spot, f"{tag.shown} stängs aldrig.", f"Sätt in {end} där det ska sluta.")


def _end_of(tag: Seen) -> str:
    return f"{{%{tag.parsed.level or ''} end{tag.parsed.word} %}}"


def _middle(tag: Seen, opened: list[Seen]) -> Iterator[Diagnostic]:
    fits = opened and (opened[-1].parsed.word == "if" or tag.parsed.word == "else")
    if not fits:
        yield fault(
            UNCLOSED,
            tag.spot,
            f"{tag.shown} hör inte till något villkor.",
            "Sätt in {% if … %} där villkoret ska börja.",
        )
    else:
        yield from _same_place(opened[-1], tag)


def _close(tag: Seen, opened: list[Seen]) -> Iterator[Diagnostic]:
    wanted = _CLOSES[tag.parsed.word]
    if not any(other.parsed.word == wanted for other in opened):
        yield fault(
            UNCLOSED,
            tag.spot,
            f"{tag.shown} stänger något som inte är öppet.",
            f"Ta bort {tag.shown}, eller sätt in {{% {wanted} … %}} där det ska börja.",
        )
        return
    while opened[-1].parsed.word != wanted:
        yield _never_closed(opened.pop())
    yield from _same_place(opened.pop(), tag)


def _same_place(start: Seen, end: Seen) -> Iterator[Diagnostic]:
    """Blocket får inte klyva ett stycke, en cell eller en tabell."""
    if start.parsed.level != end.parsed.level:
        level = start.parsed.level or ""
        meant = f"{{%{level} {end.parsed.code} %}}"
        yield fault(
            NOT_ALLOWED,
            end.spot,
            f"{end.shown} hör till {start.shown} men är inte skriven på samma sätt.",
            f"Skriv {meant} här, eller ta bort nivån i {start.shown}.",
        )
    elif _place(start) is not _place(end):
        where = {"p": "samma cell eller textruta", "tr": "samma tabell", None: "samma stycke"}[
            start.parsed.level
        ]
        yield fault(
            NOT_ALLOWED,
            end.spot,
            f"{start.shown} och {end.shown} står inte i {where}.",
            "Kring hela stycken skrivs {%p if … %} och {%p endif %}, vart och ett ensamt i sitt stycke; "
            "kring tabellrader {%tr if … %} och {%tr endif %}.",
        )


def _place(tag: Seen) -> Element | None:
    """Det som blocket måste hålla sig inom."""
    if tag.parsed.level == "p":
        return tag.located.element.getparent()
    if tag.parsed.level == "tr":
        row = _row(tag)
        return None if row is None else row.getparent()
    return tag.holder


def _row(tag: Seen) -> Element | None:
    return next(tag.located.element.iterancestors(TR), None)


def _alone(tag: Seen) -> Iterator[Diagnostic]:
    """En tagg med nivå tar hela sitt stycke eller sin rad med sig, så där får inget annat stå."""
    level = tag.parsed.level
    if level is None:
        return
    owner = tag.located.element if level == "p" else _row(tag)
    if owner is None:
        yield fault(
            NOT_ALLOWED,
            tag.spot,
            f"{tag.shown} står inte i någon tabell.",
            "Skriv {%p … %} för stycken utanför tabeller.",
        )
    elif _holds_more(owner, tag):
        place = _OWN_PLACE[level]
        yield fault(
            NOT_ALLOWED,
            tag.spot,
            f"{tag.shown} delar {place} med annat, som skulle försvinna.",
            f"Låt {tag.shown} stå ensam i {'sitt' if level == 'p' else 'sin'} {place}.",
        )


def _holds_more(owner: Element, tag: Seen) -> bool:
    if next(owner.iter(SECT_PR, TBL), None) is not None:
        return True
    text = "".join(leaf.text for paragraph in owner.iter(P) for leaf in leaves(paragraph))
    return OBJECT in text or text.strip() != tag.shown
