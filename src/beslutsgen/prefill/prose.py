"""Papperets text blir prosa: fakta och namn byts mot hänvisningar, och resten skrivs som det står."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from beslutsgen.arende.blank import literal
from beslutsgen.checks.near import misspelt
from beslutsgen.facts import genitiv
from beslutsgen.pattern import late
from beslutsgen.prefill.tables import as_markdown, runs
from beslutsgen.prefill.tree import Mark, Note, Prose, unsure
from beslutsgen.prefill.values import best_notation
from beslutsgen.prefill.words import LOWER, UPPER, capital, small

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beslutsgen.facts import Value
    from beslutsgen.prefill.material import Piece

_LONGEST_SHOWN: Final = 60
_CAPITALISED: Final = late(rf"(?<![\w-])[{UPPER}][{LOWER}]{{3,}}(?![\w-])")
_DASHES: Final = str.maketrans("—–−", "---")


class Fact(Struct, frozen=True):
    """Uppgiften som ett faktum i texten är: dess sökväg och värde i ärendefilen."""

    path: str
    value: Value


class Name(Struct, frozen=True):
    """Ett namn att byta mot en hänvisning.

    `common` får stå med liten bokstav, `near` söks också felskrivet, och `instead` är det som skrivs när namnet är en
    annan form av en term.
    """

    path: str
    text: str
    common: bool = False
    near: bool = False
    instead: str | None = None


class Phrase(Struct, frozen=True):
    """En del av ett stycke som byts mot en text med hänvisning; `written` är det som då skrivs."""

    start: int
    end: int
    tag: str
    written: str


class _Spot(NamedTuple):
    start: int
    end: int
    tag: str
    notes: tuple[Note, ...] = ()


class References:
    """Allt som texten kan hänvisa till."""

    def __init__(
        self,
        facts: Mapping[tuple[int, int], Fact],
        names: Sequence[Name],
        phrases: Mapping[int, tuple[Phrase, ...]],
    ) -> None:
        self._facts = facts
        self._phrases = phrases
        self._names = {_form(one.text): one for one in reversed(names)}
        ordered = sorted({one.text for one in names}, key=len, reverse=True)
        words = "|".join(r",? ".join(map(re.escape, text.split())) for text in ordered)
        self._pattern = (
            re.compile(rf"(?<![\w-])(?P<name>{words})(?P<s>(?::?s)?)(?![\w-])", re.IGNORECASE)
            if names
            else None
        )
        self._near: dict[tuple[str, int], list[Name]] = defaultdict(list)
        for one in names:
            if one.near and one.text[:1].isupper():
                self._near[one.text[0], len(one.text.partition(" ")[0])].append(one)

    def prose(
        self, pieces: Iterable[Piece], *, titled: bool = False
    ) -> tuple[Prose | None, tuple[Note, ...]]:
        """Styckena som prosa, och anteckningarna om det som är osäkert eller skrivs på annat sätt."""
        blocks: list[tuple[str, ...]] = []
        rows: list[str] = []
        notes: list[Note] = []
        for run in runs([*pieces]):
            texts = [self.text(piece) for piece in run]
            notes.extend(note for _, said in texts for note in said)
            if run[0].kind == "item" and not titled:
                rows.append(f"- {texts[0][0]}")
                continue
            if rows:
                blocks.append(tuple(rows))
                rows = []
            cells = [(piece, text) for piece, (text, _) in zip(run, texts, strict=True)]
            blocks.append(as_markdown(cells) if run[0].cell else (texts[0][0],))
        if rows:
            blocks.append(tuple(rows))
        return (Prose(tuple(blocks)) if blocks else None), tuple(dict.fromkeys(notes))

    def short(self, text: str) -> tuple[Prose, tuple[Note, ...]]:
        """En text på en rad, med namn bytta mot hänvisningar."""
        spots = sorted(spot for spot in self._name_spots(text, 0, len(text)))
        return Prose(((_woven(text, 0, spots),),)), tuple(note for spot in spots for note in spot.notes)

    def text(self, piece: Piece, start: int = 0, end: int | None = None) -> tuple[str, tuple[Note, ...]]:
        """En del av stycket med hänvisningar, och anteckningarna om den."""
        last = len(piece.text) if end is None else end
        spots = sorted(self._spots(piece, start, last))
        return _woven(piece.text[:last], start, spots), tuple(note for spot in spots for note in spot.notes)

    def _spots(self, piece: Piece, start: int, end: int) -> Iterator[_Spot]:
        taken = [*self._fact_spots(piece, start, end)]
        covered = [(one.start, one.end) for one in piece.inside(start, end)]
        names = [one for one in self._name_spots(piece.text, start, end) if not _overlaps(one, covered)]
        yield from taken
        yield from names
        covered += [(one.start, one.end) for one in names]
        for near in self._misspelt(piece.text, start, end):
            if not _overlaps(near, covered):
                covered.append((near.start, near.end))
                yield near

    def _fact_spots(self, piece: Piece, start: int, end: int) -> Iterator[_Spot]:
        for found in piece.inside(start, end):
            fact = self._facts.get((piece.number, found.start))
            if fact is None:
                continue
            said = piece.text[found.start : found.end]
            notation, written, length = best_notation(fact.value, said)
            last = found.start + length
            yield _Spot(found.start, last, _tag(fact.path, notation), _changed(said[:length], written))
        for phrase in self._phrases.get(piece.number, ()):
            if start <= phrase.start and phrase.end <= end:
                said = piece.text[phrase.start : phrase.end]
                yield _Spot(phrase.start, phrase.end, phrase.tag, _changed(said, phrase.written))

    def _name_spots(self, text: str, start: int, end: int) -> Iterator[_Spot]:
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text, start, end):
            name = self._names[_form(match["name"])]
            notation = _letter(match["name"], name)
            if notation is None:
                continue
            owned = bool(match["s"]) and genitiv(match["name"]) == match[0]
            filters = sorted([*(["genitiv"] if owned else []), *notation])
            tag_end = match.end() if owned or not match["s"] else match.end("name")
            yield _Spot(
                match.start(), tag_end, _tag(name.path, "|".join(filters)), _other_form(match["name"], name)
            )

    def _misspelt(self, text: str, start: int, end: int) -> Iterator[_Spot]:
        """Namn med ett skrivfel i första ordet och resten rätt: Lenalink Råd och stöd."""
        for match in _CAPITALISED.finditer(text, start, end):
            for name, rest in self._alike(match[0]):
                last = match.end() + len(rest)
                if last <= end and text[match.end() : last] == rest and not text[last : last + 1].isalnum():
                    note = unsure(f"Papperet skriver {text[match.start() : last]}; här står {name.text}.")
                    yield _Spot(match.start(), last, _tag(name.path, ""), (note,))
                    break

    def _alike(self, word: str) -> Iterator[tuple[Name, str]]:
        """Namnen vars första ord kan vara det här ordet felskrivet, och resten av namnet."""
        for length in (len(word) - 1, len(word), len(word) + 1):
            for name in self._near.get((word[0], length), ()):
                first = name.text.partition(" ")[0]
                if misspelt(word, first):
                    yield name, name.text[len(first) :]


def _form(text: str) -> str:
    return " ".join(text.replace(",", "").split()).casefold()


def _letter(said: str, name: Name) -> tuple[str, ...] | None:
    """Skrivsättet som ger namnet med rätt första bokstav, eller `None` om det inte är namnet."""
    plain = said.replace(",", "")
    if plain == name.text:
        return ()
    if plain == small(name.text) and name.common:
        return ("gemen",)
    return ("versal",) if plain == capital(name.text) else None


def _other_form(said: str, name: Name) -> tuple[Note, ...]:
    """Anteckningen om att papperet skriver namnet på ett annat sätt."""
    if name.instead is None and ("," in name.text or "," not in said):
        return ()
    return (unsure(f"Papperet skriver {said}; här står {name.instead or name.text}."),)


def _tag(path: str, notation: str) -> str:
    filters = "".join(f" | {name}" for name in notation.split("|") if name)
    return f"{{{{ {path}{filters} }}}}"


def _changed(said: str, written: str) -> tuple[Note, ...]:
    """Anteckningen om att uppgiften skrivs på annat sätt än i papperet; bara olika streck är ingen skillnad."""
    if said.translate(_DASHES).replace(" ", "") == written.translate(_DASHES).replace(" ", ""):
        return ()
    shown = said if len(said) <= _LONGEST_SHOWN else f"{said[:_LONGEST_SHOWN]}…"
    return (Note(Mark.CHANGED, f"{shown} skrivs {written}."),)


def _overlaps(spot: _Spot, covered: Iterable[tuple[int, int]]) -> bool:
    return any(spot.start < end and start < spot.end for start, end in covered)


def _woven(text: str, at: int, spots: Sequence[_Spot]) -> str:
    """Texten från `at` med hänvisningarna; bara papperets egna ord skyddas."""
    parts: list[str] = []
    for spot in spots:
        parts += [literal(text[at : spot.start], first=not parts), spot.tag]
        at = spot.end
    return "".join([*parts, literal(text[at:], first=not parts)]).strip()
