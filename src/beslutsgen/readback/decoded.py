"""En textfils bytes blir text: teckenkodningen bestäms, och det sägs när den inte är UTF-8."""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

from beslutsgen.pattern import late
from beslutsgen.readback.document import Unreadable
from beslutsgen.readback.symbols import readable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# De enbytekodningar som svenska textfiler har varit sparade i, den vanligaste först.
_SINGLE: Final = (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "DOS-kodningen 850"))
_SWEDISH: Final = late("[åäöÅÄÖéÉ§–—”’…\u00a0]")
# Tecken som svensk text inte har, men som fel kodning ger.
_STRANGE: Final = late("[^\\s\\w!-~§´¨«»–—‘’‚“”„•…€°±²³½¼¾×\u00a0\u00ad]|[ÃÂ‡†ŠŒŽšœžŸƒ¥]")
_CONTROL: Final = late("[\x00-\x08\x0e-\x1f\x7f\ufeff]")
_ENOUGH: Final = 200_000


class Decoded(NamedTuple):
    """Texten med en enda sorts radbrytning, och vad som sägs om hur den lästes."""

    text: str
    notes: tuple[str, ...]


def decode(data: bytes) -> Decoded | Unreadable:
    """Filens text, eller varför den inte är någon text."""
    decoded = _decode(data)
    if decoded is None:
        return Unreadable("Filen är ingen textfil.", "Ange papperet som .docx, .pdf, .txt eller .md.")
    text, notes = decoded
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\v", "\n")
        .replace("\x85", "\n")
    )
    return Decoded(readable(_CONTROL.sub("", text.replace("\u2029", "\n\n"))), notes)


def _decode(data: bytes) -> Decoded | None:
    for mark, encoding, shown in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :] if encoding == "utf-8" else data, encoding, shown)
    if b"\0" in data:
        return _wide(data)
    try:
        return Decoded(data.decode("utf-8"), ())
    except UnicodeDecodeError:
        return _single(data)


def _marked(data: bytes, encoding: str, shown: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    if "\ufffd" not in text:
        return Decoded(text, ())
    return Decoded(
        text, (f"Filen säger sig vara {shown} men har tecken som inte gick att läsa; de visas som \ufffd.",)
    )


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 utan märke: varannan byte är noll i nästan all text. Annat med nollor är ingen text."""
    sample = data[:_ENOUGH]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    most, least = max(odd, even), min(odd, even)
    if most < len(sample) // 3 or least * 20 > most:
        return None
    text = data.decode("utf-16-le" if odd > even else "utf-16-be", errors="replace")
    return Decoded(text, ("Filen har ingen märkt teckenkodning; den lästes som UTF-16.",))


def _single(data: bytes) -> Decoded | None:
    """Den enbytekodning som ger mest svensk text."""
    sample = data[:_ENOUGH]
    if sum(byte < 9 for byte in sample) * 100 > len(sample):
        return None
    _, encoding, shown = max(
        (
            (_likeness(sample.decode(encoding, errors="replace")), encoding, shown)
            for encoding, shown in _SINGLE
        ),
        key=lambda found: found[0],
    )
    note = f"Filen är inte sparad som UTF-8; den lästes som {shown}."
    return Decoded(data.decode(encoding, errors="replace"), (note,))


def _likeness(text: str) -> int:
    return len(_SWEDISH.findall(text)) - 3 * len(_STRANGE.findall(text))
