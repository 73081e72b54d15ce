"""Tecken som inte får stå i en ärendefil, och vad vart och ett troligen är."""

from __future__ import annotations

import unicodedata
from typing import Final

from beslutsgen.pattern import late

# Styrtecken (utom tabb och radbrytning), radskiljare utanför ASCII, lösa halvor av teckenpar, egna tecken i
# alla tre planen, icke-tecken, byteordningsmärke inne i texten och utbytestecknet.
FORBIDDEN: Final = late(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\uffff"
    "\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 15))
    + "]"
)
REPLACEMENT: Final = "\ufffd"

_ORIGINS: Final = {
    "\uf0b7": "en punkt i en punktlista, klistrad från Word",
    "\uf0a7": "en fyrkant i en punktlista, klistrad från Word",
    "\uf0d8": "en pil i en punktlista, klistrad från Word",
    "\uf0fc": "en bock i en punktlista, klistrad från Word",
    "\uf02d": "ett streck i en punktlista, klistrat från Word",
    "\x00": "ett nolltecken, som inte hör hemma i en text",
    "\x07": "slutet på en tabellcell, klistrat från Word",
    "\x0b": "en manuell radbrytning, klistrad från Word",
    "\x0c": "en sidbrytning, klistrad från Word eller pdf",
    "\x1e": "ett hårt bindestreck, klistrat från Word",
    "\x1f": "ett mjukt bindestreck, klistrat från Word",
    "\x85": "en radbrytning i ett annat system, eller tre punkter från ett äldre program",
    "\u2028": "en radbrytning, klistrad från en webbsida",
    "\u2029": "en styckebrytning, klistrad från en webbsida",
    "\ufeff": "ett osynligt märke som hör hemma bara allra först i en fil",
    "\ufffc": "platsen för en bild, klistrad från Word eller pdf",
    "\ufffd": "ett tecken som gått förlorat när texten kopierades",
}
_REMEDIES: Final = {
    "\uf0b7": "Ta bort tecknet. I löpande text skrivs en listpunkt som - och ett blanksteg först på raden.",
    "\x1e": "Skriv ett vanligt bindestreck i stället.",
    "\x1f": "Ta bort tecknet.",
    "\ufffc": "Ta bort tecknet: bilder följer inte med i texten.",
    "\u2028": "Skriv en vanlig radbrytning eller ett blanksteg i stället.",
    "\u2029": "Skriv en vanlig radbrytning eller ett blanksteg i stället.",
    "\ufffd": "Skriv det tecken som skulle stå där.",
}
_SAME_REMEDY: Final = {
    "\uf0a7": "\uf0b7",
    "\uf0d8": "\uf0b7",
    "\uf0fc": "\uf0b7",
    "\uf02d": "\uf0b7",
    "\x0b": "\u2028",
    "\x85": "\u2028",
}


def described(char: str) -> str:
    """Tecknet med nummer och det som det troligen är."""
    return f"U+{ord(char):04X} ({_ORIGINS.get(char) or _class_of(char)})"


def remedy(char: str) -> str:
    """Vad man gör åt ett otillåtet tecken."""
    return _REMEDIES.get(
        _SAME_REMEDY.get(char, char), "Ta bort tecknet, eller skriv ett vanligt tecken i stället."
    )


def _class_of(char: str) -> str:
    category = unicodedata.category(char)
    classes = {
        "Cc": "ett osynligt styrtecken",
        "Cf": "ett osynligt tecken",
        "Co": "ett tecken som bara finns i ett visst typsnitt",
        "Cs": "ett halvt tecken",
    }
    return classes.get(category, "inget tecken i Unicode")
