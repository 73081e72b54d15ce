"""Vad varje stycke i papperen är: rubrik, punkt, avsnitt, underlag, mottagare, underskrift eller ingetdera."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from beslutsgen.pattern import late
from beslutsgen.prefill.words import BOARD, JOB, OFFICE, ORGAN, PERSON
from beslutsgen.readback.headings import is_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.prefill.material import Piece

# Papperens slag, som inte är ärendets titel.
KINDS: Final = frozenset(("tjänsteskrivelse", "förslag till beslut", "tjänsteutlåtande", "beslutsförslag"))
# Rubriker som visar att papperet är ett avtal eller ett uppdrag.
_CONTRACT: Final = frozenset(
    ("parter", "underskrifter", "uppdragstid", "avtalstid", "möjlighet till förlängning")
)
PAGE: Final = late(
    r"(?:sida? )?\d{1,3} ?(?:\(\d{1,3}\)|\[\d{1,3}\]|/\d{1,3}|av \d{1,3})|[\W_]*", re.IGNORECASE
)


# Längre än så är ingen rad i en underskrift.
_LONGEST: Final = 120


class OwnSection(Struct, frozen=True):
    """Ett avsnitt med en rubrik som programmet inte har ett eget ställe för."""

    heading: str
    after: str | None
    paper: str
    pieces: tuple[Piece, ...]


class Signer(Struct, frozen=True):
    """En person som skriver under, och befattningen."""

    namn: str
    titel: str | None


class Outline(Struct):
    """Styckena efter vad de är. `head` är det som står före första avsnittet och i sidhuvudena."""

    titles: list[Piece] = field(default_factory=list)
    points: list[Piece] = field(default_factory=list)
    sections: dict[str, list[Piece]] = field(default_factory=lambda: defaultdict(list))
    own: list[OwnSection] = field(default_factory=list)
    head: list[Piece] = field(default_factory=list)
    signers: list[Signer] = field(default_factory=list)
    office: str | None = None
    rest: list[Piece] = field(default_factory=list)


def outline(pieces: Sequence[Piece]) -> Outline:
    """Papperens disposition."""
    found = Outline()
    for _, paper in groupby(pieces, key=lambda piece: piece.paper):
        _Reader(found).read([*paper])
    for where, texts in found.sections.items():
        if where != "skickas_till":
            _sign(found, texts)
    found.own = [_signed(found, one) for one in found.own]
    return found


def _signed(found: Outline, own: OwnSection) -> OwnSection:
    texts = [*own.pieces]
    _sign(found, texts)
    return replace(own, pieces=tuple(texts))


class _Reader:
    """Läser ett papper uppifrån och ned. Ett avtal eller uppdrag ger bara det som står om uppdraget."""

    def __init__(self, found: Outline) -> None:
        self.found = found
        self.where: str | None = None
        self.after: str | None = None
        self.opened: tuple[str, list[Piece]] | None = None
        self.titled = False

    def read(self, pieces: Sequence[Piece]) -> None:
        """Lägger varje stycke på sin plats."""
        headings = {piece.text.casefold() for piece in pieces if piece.kind == "heading"}
        if len(headings & _CONTRACT) > 1:
            self.found.rest += [piece for piece in pieces if piece.part == "body"]
            return
        for piece in pieces:
            if PAGE.fullmatch(piece.text):
                continue
            if piece.part in ("header", "footer"):
                self.found.head.append(piece)
            elif piece.part != "body":
                self.found.rest.append(piece)
            elif piece.kind == "heading":
                self._heading(piece)
            else:
                self._text(piece)
        self._close()

    def _heading(self, piece: Piece) -> None:
        if piece.section is not None:
            self._close()
            self.where = self.after = piece.section
        elif piece.text.casefold() in KINDS:
            self.found.head.append(piece)
        elif self.where is None and not self.titled:
            self.found.titles.append(piece)
            self.titled = True
        else:
            self._close()
            self.opened = (piece.text.rstrip(": "), [])
            self.where = self.where or "egna"

    def _text(self, piece: Piece) -> None:
        if self.opened is not None:
            self.opened[1].append(piece)
        elif self.where is None:
            self._above(piece)
        elif self.where == "beslut":
            self.found.points.append(piece)
        else:
            self.found.sections[self.where].append(piece)

    def _above(self, piece: Piece) -> None:
        if not self.titled and piece.kind == "paragraph" and _titular(piece):
            self.found.titles.append(piece)
            self.titled = True
        else:
            self.found.head.append(piece)

    def _close(self) -> None:
        if self.opened is not None:
            heading, pieces = self.opened
            paper = pieces[0].paper if pieces else ""
            self.found.own.append(OwnSection(heading, self.after, paper, tuple(pieces)))
            self.opened = None


def _titular(piece: Piece) -> bool:
    """Om ett stycke som inte är märkt som rubrik kan vara papperets titel."""
    text = piece.text
    short = BOARD.fullmatch(text) or OFFICE.fullmatch(text) or PERSON.fullmatch(text)
    return short is None and is_title(text) and len(text.split()) > 2 and not _LABELLED.match(text)


_LABELLED: Final = late(
    r"(?:tjänsteskrivelse|datum|dnr|diarie\w*|handläggare|vår beteckning|sammanträd\w*|till)\b", re.IGNORECASE
)


def _sign(found: Outline, pieces: list[Piece]) -> None:
    """Tar underskriften från slutet av ett avsnitt."""
    taken: list[Piece] = []
    while pieces and _signs(pieces[-1]):
        taken.insert(0, pieces.pop())
    lines = [line for piece in taken for line in piece.lines]
    if not any(_person(line) for line in lines) and not (len(lines) == 1 and OFFICE.fullmatch(lines[0])):
        pieces.extend(taken)
        return
    for line in lines:
        person = _person(line)
        if OFFICE.fullmatch(line):
            found.office = found.office or line
        elif person is not None:
            found.signers.append(person)
        else:
            _entitle(found.signers, line)


def _entitle(signers: list[Signer], title: str) -> None:
    """Ger befattningen till den första som saknar en: namnen kan stå bredvid varandra och befattningarna under."""
    at = next((number for number, one in enumerate(signers) if one.titel is None), None)
    if at is not None:
        signers[at] = Signer(signers[at].namn, title)


def _signs(piece: Piece) -> bool:
    """Om varje rad i stycket är ett kontor, en person eller en befattning."""
    if (piece.kind == "item" and piece.section != "underlag") or any(
        len(line) > _LONGEST for line in piece.lines
    ):
        return False
    return all(OFFICE.fullmatch(line) or _person(line) or JOB.fullmatch(line) for line in piece.lines)


def _on_one_line(line: str) -> tuple[str, str]:
    """Namnet och befattningen efter det, som i en pdf: Linda Ljungqvist Omsorgsdirektör."""
    words = line.split()
    for cut in range(2, len(words)):
        title = " ".join(words[cut:])
        if JOB.fullmatch(title):
            return " ".join(words[:cut]), title
    return line, ""


def _person(line: str) -> Signer | None:
    name, comma, title = (part.strip() for part in line.partition(","))
    if not comma:
        name, title = _on_one_line(line)
    if not PERSON.fullmatch(name) or ORGAN.fullmatch(name) or (title and not JOB.fullmatch(title)):
        return None
    return Signer(name, title or None)
