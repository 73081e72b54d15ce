"""Fällor inom klamrar och hakparenteser: läser uppställningen så som författaren menade den."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.traps.flowtext import JINJA, WORD, FlowText, misread_message
from beslutsgen.arende.traps.trap import SET_QUOTES, Edit, Trap, enclosed, quoting, shown, straight
from beslutsgen.facts.fel_tal import med_mellanslag
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.arende.keys import KnownKeys

_MOST_LEVELS: Final = 64
_QUOTED: Final = late(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""", re.DOTALL)
_KEY: Final = late(rf"""\s*({WORD}(?: +{WORD})*|"[^"\n]*"|'[^'\n]*')[ ]*:(?=[\s"'{{\[]|\Z)""")
_CLOSERS: Final = late(r"[}\]\s]*")
_REST: Final = late(r"[^\s,}\]]*")
_ROUND_START: Final = late(r"\([^()\[\]{}:\r\n]*\]")
_SKIPPED: Final = late(r"(?:\s|(?<=\s)#[^\r\n]*)*")


def mended_flow(text: str, start: int, end: int, keys: KnownKeys) -> tuple[Trap, ...]:
    """Fällorna i uppställningen som börjar vid `start` och ska rymmas före `end`."""
    reader = _FlowReader(FlowText(text, end, keys))
    after = reader.collection(start)
    reader.rest(start, after)
    return tuple(reader.traps)


class _FlowReader:
    """Läser en uppställning tolerant och samlar fällorna."""

    def __init__(self, source: FlowText) -> None:
        self.source = source
        self.text = source.text
        self.end = source.end
        self.traps: list[Trap] = []
        self.open: list[str] = []

    def collection(self, start: int) -> int:
        """Läser från klammern vid `start`; ger läget efter den som avslutar."""
        closer = "}" if self.text[start] == "{" else "]"
        if len(self.open) >= _MOST_LEVELS:
            return self.end
        self.open.append(closer)
        at = self._members(start + 1, closer)
        self.open.pop()
        return at

    def rest(self, start: int, after: int) -> None:
        """Det som står kvar efter den yttersta uppställningen hör inte dit."""
        at = self._skip(after)
        while at < self.end and self.text[at] in ",}]":
            mark = self.text[at]
            code = faults.MISSING_COMMA if mark == "," else faults.BRACES
            self._add(
                code, f"Här står ett {mark} för mycket.", at, at + 1, "Ta bort tecknet:", Edit(at, at + 1, "")
            )
            at = self._skip(at + 1)
        if at < self.end and "\n" not in self.text[after:at]:
            stop = self.source.content_end(self.end)
            closing = "klammern" if self.text[start] == "{" else "hakparentesen"
            self.traps.clear()
            message = (
                f"Värdet börjar med {self.text[start]}, men efter den avslutande {closing} kommer mer text."
            )
            self._add(
                faults.SPECIAL_START, message, start, stop, SET_QUOTES, *quoting(self.text, start, stop)
            )

    def _members(self, start: int, closer: str) -> int:
        """Läser posterna fram till `closer`."""
        at = start
        while True:
            at = self._skip(at)
            mark = self.text[at] if at < self.end else None
            if mark == closer:
                return at + 1
            if mark is None or (mark in "}]" and self._closes_outer(at)):
                self._unclosed(start, at, closer)
                return at
            if mark in "}]":
                return self._wrong_closer(at, closer)
            at = self._comma(at) if mark == "," else self._member(at, closer)

    def _closes_outer(self, at: int) -> bool:
        """Om klammern vid `at` hör till en yttre uppställning: då räcker de som följer inte till också denna."""
        run = _CLOSERS.match(self.text, at, self.end)
        enough = run is not None and len("".join(run.group().split())) >= len(self.open)
        return self.text[at] in self.open[:-1] and not enough

    def _comma(self, at: int) -> int:
        second = self._skip(at + 1)
        if second < self.end and self.text[second] == ",":
            edit = Edit(second, second + 1, "")
            message = "Här står två komman efter varandra."
            self._add(faults.MISSING_COMMA, message, second, second + 1, "Ta bort det ena:", edit)
            return second + 1
        return at + 1

    def _member(self, at: int, closer: str) -> int:
        """Läser en post; i en uppställning med nycklar börjar den med en nyckel."""
        if closer == "]":
            return self._value(at, None, closer)
        key = _KEY.match(self.text, at, self.end)
        if key:
            return self._value(key.end(), key.group(1), closer)
        glued = self.source.glued_key(at)
        if glued is None:
            return self._value(at, None, closer)
        after = glued.end()
        first = _REST.match(self.text, after, self.end)
        glue = self.text[glued.start(1) : first.end() if first else after]
        message = f"Efter kolonet i {shown(glue)} saknas ett blanksteg."
        edit = Edit(after, after, " ")
        self._add(faults.MISSING_SPACE, message, glued.start(1), after, "Sätt ett blanksteg:", edit)
        return self._value(after, glued.group(1), closer)

    def _value(self, at: int, name: str | None, closer: str) -> int:
        start = self._skip(at)
        if start >= self.end or self.text[start] in ",}]":
            return start
        if JINJA.match(self.text, start, self.end):
            return self._plain(start, name, closer)
        known = len(self.traps)
        if self.text[start] in "{[":
            return self._after(start, self.collection(start), name, closer, known)
        listed = _ROUND_START.match(self.text, start, self.end) if closer == "}" else None
        if listed:
            message = "Listan börjar med ( men avslutas med ]."
            edit = Edit(start, start + 1, "[")
            self._add(faults.BRACES, message, start, start + 1, "Byt tecknet:", edit)
            return self._after(start, listed.end(), name, closer, known)
        if self.text[start] not in "\"'":
            return self._plain(start, name, closer)
        quoted = _QUOTED.match(self.text, start, self.end)
        if quoted:
            return self._after(start, quoted.end(), name, closer, known)
        return self._unclosed_quote(start, closer)

    def _after(self, start: int, after: int, name: str | None, closer: str, known: int) -> int:
        """Efter ett värde kommer komma eller klammer; annars fattas ett komma, eller är allt text."""
        at = self._skip(after)
        if at >= self.end or self.text[at] in ",}]":
            return at
        if self.source.next_key(at):
            self._missing_comma(after)
            return at
        del self.traps[known:]
        return self._plain(start, name, closer)

    def _plain(self, start: int, name: str | None, closer: str) -> int:
        """Läser en text utan citattecken."""
        found = self.source.plain(start, closer)
        # Klamrar utan nycklar är ett annat fel, som syns först när man vet vad som skulle stå där.
        keyless = name is None and closer == "}" and found.fault == faults.COMMA_IN_BRACES
        if found.fault is not None and not keyless:
            raw = self.text[start : found.end]
            remedy, edits = SET_QUOTES, quoting(self.text, start, found.end)
            if (spaced := med_mellanslag(raw)) != raw:
                # Med bara citattecken vore nästa fel att talet har komma mellan tusentalen.
                remedy = "Skriv tusental med mellanslag:"
                edits = (Edit(start, found.end, f'"{spaced}"' if "," in spaced else spaced),)
            elif (inner := enclosed(raw)) is not None:
                # Med raka citattecken utanför de böjda vore nästa fel att de böjda trycks.
                remedy, edits = "Skriv raka citattecken:", (Edit(start, found.end, straight(inner)),)
            message = misread_message(found.fault, raw, name)
            self._add(found.fault, message, start, found.end, remedy, *edits)
        if found.comma is not None:
            self._missing_comma(found.comma)
        return max(found.end, start + 1)

    def _unclosed_quote(self, start: int, closer: str) -> int:
        end = max(self.source.plain(start + 1, closer).end, start + 1) if start + 1 < self.end else self.end
        mark = self.text[start]
        message = f"Texten börjar med {mark} men det avslutande citattecknet saknas."
        self._add(
            faults.QUOTES, message, start, end, "Sätt ett citattecken efter texten:", Edit(end, end, mark)
        )
        return end

    def _wrong_closer(self, at: int, closer: str) -> int:
        opener = "{" if closer == "}" else "["
        message = f"Uppställningen avslutas med {self.text[at]} men började med {opener}."
        self._add(faults.BRACES, message, at, at + 1, "Byt tecknet:", Edit(at, at + 1, closer))
        return at + 1

    def _unclosed(self, start: int, at: int, closer: str) -> None:
        end = self.source.content_end(at)
        inside = self.text[start:end]
        if inside.endswith(")") and inside.count(")") > inside.count("("):
            self._wrong_closer(end - 1, closer)
            return
        message = f"Uppställningen saknar ett avslutande {closer}."
        edit = Edit(end, end, closer)
        self._add(faults.BRACES, message, end - 1, end, f"Sätt {closer} där uppställningen slutar:", edit)

    def _missing_comma(self, at: int) -> None:
        following = self._skip(at)
        word = self.text[following : self.end].partition(":")[0]
        message = f"Det saknas ett komma före {shown(word)}."
        stop = following + len(word)
        self._add(faults.MISSING_COMMA, message, following, stop, "Sätt ett komma:", Edit(at, at, ","))

    def _add(self, code: str, message: str, start: int, end: int, remedy: str, *edits: Edit) -> None:
        self.traps.append(Trap(code, message, start, end, remedy, edits))

    def _skip(self, at: int) -> int:
        found = _SKIPPED.match(self.text, at, self.end)
        return found.end() if found else at
