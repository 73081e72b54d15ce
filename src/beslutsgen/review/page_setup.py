"""Avsnittens sidformat i ett papper mot mallens: storlek, marginaler, och vilka sidhuvuden och sidfötter de nämner."""

from __future__ import annotations

from itertools import chain, repeat, zip_longest
from typing import TYPE_CHECKING, Final

from beslutsgen.kept import PART, kept_with
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.emit.fill.render import Rendered
    from beslutsgen.readback.written import Written

_SECTION: Final = b"<w:sectPr"
_END: Final = b"</w:sectPr>"
_NAMESPACE: Final = late(rb' xmlns(?::[^\s=]+)?="[^"]*"')
# Utkastets märke får ett sidhuvud där mallen inte har något, och ett avsnitt i en mall utan.
_DRAFT_HEADER: Final = late(rb'<w:headerReference [^<>]*"rIdBgUtkast[^<>]*/>')
_CLOSES: Final = b">"
_ALONE: Final = b"/"


def other_page_setup(read: Written, rendered: Rendered, file: str, *, utkast: bool) -> tuple[Diagnostic, ...]:
    """Felet i det första avsnitt vars sidformat inte är mallens; inga när alla är det. `file` är papperets namn."""
    for part, source in rendered.parts:
        written = read.parts.get(part.name) if part.kind == "body" else None
        if written is None:
            continue
        wanted, shown = _of_template(source), _sections(written.data)
        if utkast and shown != wanted:
            shown = _undrafted(shown, wanted)
        if shown == wanted:
            continue
        from beslutsgen.review.unlike import other_section

        at, differing = next(
            (at, pair) for at, pair in enumerate(zip_longest(shown, wanted), 1) if pair[0] != pair[1]
        )
        return (other_section(file, at, *_differing(*differing)),)
    return ()


@kept_with(64, PART)
def _of_template(source: str) -> tuple[bytes, ...]:
    """Avsnittens sidformat i en ifylld mall, ännu utan text."""
    return _sections(source.encode())


def _sections(data: bytes) -> tuple[bytes, ...]:
    """Avsnittens sidformat i ordning, som de är skrivna. Words namnrymd heter w i delen."""
    _, *found = data.split(_SECTION)
    return tuple([_one(piece) for piece in found])


def _one(piece: bytes) -> bytes:
    """Sidformatet först i en bit av en del: från dess attribut, utan namnrymder. Ett tomt har inget eget slut."""
    opening, closes, _ = piece.partition(_CLOSES)
    own = opening[:-1] + closes if opening.endswith(_ALONE) else piece.partition(_END)[0]
    return _NAMESPACE.sub(b"", own) if b"xmlns" in own else own


def _undrafted(shown: tuple[bytes, ...], wanted: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """Sidformaten utan det som märket UTKAST lade till."""
    theirs = chain(wanted, repeat(b""))
    own = tuple(_without_draft(one, other) for one, other in zip(shown, theirs, strict=False))
    return own[:-1] if len(own) > len(wanted) and own[-1] == _CLOSES else own


def _without_draft(shown: bytes, wanted: bytes) -> bytes:
    """Sidformatet utan märkets sidhuvuden; en mall som är gjord av ett utkast har dem själv."""
    return _DRAFT_HEADER.sub(lambda found: found[0] if found[0] in wanted else b"", shown)


def _differing(shown: bytes | None, wanted: bytes | None) -> tuple[str, str]:
    """Den första inställning som skiljer två avsnitt, så som den är skriven i Words fil."""
    if shown is None or wanted is None:
        return _told(shown), _told(wanted)
    settings = zip_longest(shown.split(b"<"), wanted.split(b"<"))
    return next((_told(one), _told(other)) for one, other in settings if one != other)


def _told(setting: bytes | None) -> str:
    return "inget" if setting is None else setting.decode(errors="replace").strip("</> ") or "inget"
