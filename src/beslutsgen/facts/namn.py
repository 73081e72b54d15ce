"""Namn och andra texter: genitiv, liten och stor begynnelsebokstav."""

from __future__ import annotations

from typing import Final

from beslutsgen.pattern import late

# En förkortning som läses bokstav för bokstav: AB, SKR, MBL. Längre versaler är ett ord i stora bokstäver.
_INITIALER: Final = late(r"(?<![^\W_])[A-ZÅÄÖ]{2,5}[0-9]*\Z")
_WEBBADRESS: Final = late(r"\w\.[a-zåäö]{2,}\Z")
_CITATTECKEN: Final = "”“’\"'"


def genitiv(text: str) -> str:
    """Texten i genitiv: s läggs till, utom efter s, x och z (Svenska skrivregler).

    Kolon skrivs före s efter initialer (AB:s), webbadresser (kommunen.se:s) och annat än bokstäver (Nord 7:s).
    """
    if text.rstrip(_CITATTECKEN)[-1:].lower() in ("s", "x", "z", ""):
        return text
    apart = not text[-1].isalpha() or _INITIALER.search(text) or _WEBBADRESS.search(text)
    return f"{text}:s" if apart else f"{text}s"


def gemen(text: str) -> str:
    """Texten med liten begynnelsebokstav, utom när första ordet är en förkortning som LSS eller SoL."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    if not first[1:].islower() and any(char.isupper() for char in first[1:]):
        return text
    return text[:1].lower() + text[1:]


def versal(text: str) -> str:
    """Texten med stor begynnelsebokstav."""
    return text[:1].upper() + text[1:]
