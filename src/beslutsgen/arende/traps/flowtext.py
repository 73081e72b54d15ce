"""En text utan citattecken inom klamrar: var författaren menade att den slutar, och vad YAML gör av den."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende import faults
from beslutsgen.arende.keys import KEY_WORD, ascii_key
from beslutsgen.arende.traps.trap import shown
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.arende.keys import KnownKeys

JINJA: Final = late(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
WORD: Final = r"""[^\s,{}\[\]:"'#&*!|>%@`][^\s,{}\[\]:"']*"""
_NEXT_KEY: Final = late(rf"""\s*({WORD}|"[^"\n]*"|'[^'\n]*')[ ]*:(?=[\s"'{{\[]|\Z)""")
_GLUED_KEY: Final = late(rf"\s*({KEY_WORD}):(?=[^\s/:,}}\]])")
_ENDING: Final = late(r"\s*(?:[},\]]|\Z)")
_LAST_WORD: Final = late(r"[^\s,:{}\[\]]+\Z")
_STOPS: Final = late(r"[,{}\[\]:#]")
_SPECIAL: Final = "*&!%@`|>?\"'["


class PlainText(Struct, frozen=True):
    """Texten slutar vid `end`. `fault` är koden för det som YAML läser fel, `comma` var ett komma fattas."""

    end: int
    fault: str | None
    comma: int | None = None


class FlowText(Struct, frozen=True):
    """Texten i en uppställning som ska rymmas före `end`."""

    text: str
    end: int
    keys: KnownKeys

    def plain(self, start: int, closer: str) -> PlainText:
        """Texten som börjar vid `start`, i en uppställning som avslutas med `closer`."""
        found = self._scan(start, closer)
        if self.text.startswith(("{{", "{%"), start) or self.text[start] in _SPECIAL:
            return PlainText(found.end, faults.SPECIAL_START, found.comma)
        return found

    def next_key(self, at: int) -> bool:
        """Om en ny post börjar vid `at`."""
        return bool(_NEXT_KEY.match(self.text, at, self.end) or self.glued_key(at))

    def glued_key(self, at: int) -> re.Match[str] | None:
        """En känd nyckel vid `at` vars kolon saknar blanksteg efter sig."""
        found = _GLUED_KEY.match(self.text, at, self.end)
        return found if found and ascii_key(found.group(1)) in self.keys.all else None

    def trimmed(self, start: int, end: int) -> int:
        """Slutet på texten från `start`, utan blanksteg."""
        return start + len(self.text[start:end].rstrip())

    def content_end(self, at: int) -> int:
        """Läget efter det sista före `at` som inte är blanksteg eller kommentar."""
        end = self.trimmed(0, at)
        line = max(self.text.rfind("\n", 0, end), self.text.rfind("\r", 0, end)) + 1
        comment = self.text.find(" # ", line, end)
        return self.trimmed(0, comment) if comment >= 0 else end

    def _scan(self, start: int, closer: str) -> PlainText:
        at, nested, fault = start, 0, None
        while stop := _STOPS.search(self.text, at, self.end):
            at = stop.start()
            jinja = JINJA.match(self.text, at, self.end)
            if jinja:
                at, fault = jinja.end(), fault or faults.COMMA_IN_BRACES
                continue
            if not nested and self._closes(at, stop.group(), closer):
                return PlainText(self.trimmed(start, at), fault)
            comma = self._missing_comma(start, at) if stop.group() == ":" else None
            if comma is not None:
                return PlainText(comma, fault, comma)
            nested = max(nested + {"{": 1, "[": 1, "}": -1, "]": -1}.get(stop.group(), 0), 0)
            fault = fault or self._misread(at, stop.group())
            at += 1
        return PlainText(self.content_end(self.end), fault)

    def _closes(self, at: int, mark: str, closer: str) -> bool:
        """Om texten slutar före tecknet vid `at`."""
        if mark == ",":
            return closer == "]" or bool(_ENDING.match(self.text, at + 1, self.end)) or self.next_key(at + 1)
        return mark in "}]" or (mark == "#" and self._is_comment(at))

    def _misread(self, at: int, mark: str) -> str | None:
        """Koden för det som YAML gör av ett tecken inne i texten."""
        if mark == ":":
            return faults.COLON_IN_TEXT if self._is_colon(at) else None
        if mark == "#":
            return faults.CUT_BY_HASH if self.text[at - 1].isspace() else None
        return faults.COMMA_IN_BRACES

    def _is_colon(self, at: int) -> bool:
        return at + 1 >= self.end or self.text[at + 1] in " \r\n,}]"

    def _missing_comma(self, start: int, colon: int) -> int | None:
        """Läget för ett saknat komma, när ordet före kolonet är nästa nyckel."""
        word = _LAST_WORD.search(self.text, start, colon) if self._is_colon(colon) else None
        if word is None or word.start() == start:
            return None
        before = self.trimmed(start, word.start())
        first_on_line = "\n" in self.text[before : word.start()]
        return before if first_on_line or ascii_key(word.group()) in self.keys.all else None

    def _is_comment(self, at: int) -> bool:
        """En kommentar har blanksteg före och efter #, och ingen klammer som stänger uppställningen på raden."""
        spaced = self.text[at - 1].isspace() and self.text[at + 1 : at + 2].isspace()
        line = self.text[at : self.end].partition("\n")[0]
        return spaced and "}" not in line and "]" not in line


def misread_message(fault: str, raw: str, name: str | None) -> str:
    """Meddelandet om en text som YAML läser fel inom klamrar."""
    where = f"värdet för {name}" if name else "värdet"
    if fault == faults.COMMA_IN_BRACES and re.match(r"[^{}\[\]]*,", raw):
        cut = shown(raw.partition(",")[0])
        return f"Inom klamrar slutar ett värde vid kommat: {where} blir {cut}, inte {shown(raw)}."
    if fault == faults.COMMA_IN_BRACES:
        return f"Inom klamrar kan {where} inte innehålla klamrar eller hakparenteser: {shown(raw)}."
    if fault == faults.COLON_IN_TEXT:
        return f"Kolonet i {shown(raw)} läses som slutet på en nyckel."
    if fault == faults.CUT_BY_HASH:
        return f"Texten klipps vid #: allt efter {shown(raw.partition(' #')[0])} läses som en kommentar."
    start = raw[:2] if raw.startswith(("{{", "{%")) else raw[0]
    return f"{where[0].upper()}{where[1:]} börjar med {start}, som har en egen betydelse i YAML."
