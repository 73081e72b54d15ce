"""Namn och andra texter: genitiv, liten och stor begynnelsebokstav."""

from __future__ import annotations


def genitiv(text: str) -> str:
    """Texten i genitiv: s läggs till, utom efter s, x och z (Svenska skrivregler)."""
    return text if text[-1:].lower() in ("s", "x", "z", "") else f"{text}s"


def gemen(text: str) -> str:
    """Texten med liten begynnelsebokstav, utom när första ordet är en förkortning som LSS eller SoL."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    if any(char.isupper() for char in first[1:]):
        return text
    return text[:1].lower() + text[1:]


def versal(text: str) -> str:
    """Texten med stor begynnelsebokstav."""
    return text[:1].upper() + text[1:]
