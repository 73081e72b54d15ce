"""Filens byte blir text: storlek, teckenkod och otillåtna tecken prövas innan något tolkas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende import faults
from beslutsgen.arende.characters import FORBIDDEN, REPLACEMENT, described, remedy
from beslutsgen.arende.source import SourceText
from beslutsgen.diagnostic import Diagnostic, Related, WholeFile

if TYPE_CHECKING:
    import re

    from beslutsgen.diagnostic import Spot

MAX_BYTES: Final = 1_048_576
MAX_LINES: Final = 40_000
_MOST_PLACES: Final = 9
_MOST_CHARACTERS: Final = 50
# De otillåtna tecken som ändå syns.
_VISIBLE: Final = "\ufffc\ufffd"
_UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_OTHER_FILES: Final = {
    b"PK\x03\x04": "ett Worddokument eller en zipfil",
    b"%PDF": "en pdf",
    b"\xd0\xcf\x11\xe0": "ett äldre Worddokument",
}
_RIGHT_FILE: Final = "Kontrollera att det är rätt fil."
_SAVE_AS_UTF8: Final = "Spara filen som UTF-8: i Anteckningar Arkiv, Spara som, Kodning UTF-8."


class Read(Struct, frozen=True):
    """En läst fil. `source` är `None` när byten inte kan bli text alls."""

    source: SourceText | None
    diagnostics: tuple[Diagnostic, ...]


def read_bytes(data: bytes, file: str) -> Read:
    """Texten i filen; otillåtna tecken är rapporterade och ersatta så att resten kan läsas."""
    fault = _unfit(data, file)
    if fault is not None:
        return Read(None, (fault,))
    body = data.removeprefix(_UTF8_MARK)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return Read(None, (_not_utf8(body, error.start, file),))
    if max(text.count("\n"), text.count("\r")) > MAX_LINES:
        message = "Filen har fler än 40 000 rader."
        return Read(None, (_fault(faults.TOO_LARGE, message, WholeFile(file), _RIGHT_FILE),))
    found = _forbidden(text)
    source = SourceText(file, FORBIDDEN.sub(REPLACEMENT, text) if found else text)
    first = tuple(found.items())[:_MOST_CHARACTERS]
    return Read(source, tuple(_character_fault(source, char, places) for char, places in first))


def too_large(size: int, file: str) -> Diagnostic:
    """Felet hos en fil på `size` byte, som inte ens behöver läsas."""
    shown = f"{size / 1_000_000:.1f}".replace(".", ",")
    message = f"Filen är {shown} MB. En ärendefil får vara högst 1 MB."
    return _fault(faults.TOO_LARGE, message, WholeFile(file), "Kontrollera att det är rätt fil.")


def unreadable(file: str, reason: str) -> Diagnostic:
    """Felet hos en fil som systemet inte lämnar ut."""
    hint = "Kontrollera att filen finns kvar och att du får läsa den."
    return _fault(faults.NOT_UTF8, f"Filen går inte att läsa: {reason}.", WholeFile(file), hint)


def _unfit(data: bytes, file: str) -> Diagnostic | None:
    """Felet hos en fil som inte kan vara en ärendefil."""
    if len(data) > MAX_BYTES:
        return too_large(len(data), file)
    for start, what in _OTHER_FILES.items():
        if data.startswith(start):
            return _fault(
                faults.NOT_UTF8,
                f"Filen är {what}, ingen textfil.",
                WholeFile(file),
                "Ange en ärendefil i YAML.",
            )
    if data.startswith(_UTF16_MARKS) or data.count(0) * 4 > len(data):
        return _fault(
            faults.NOT_UTF8, "Filen är sparad som UTF-16, inte som UTF-8.", WholeFile(file), _SAVE_AS_UTF8
        )
    return None


def _not_utf8(body: bytes, at: int, file: str) -> Diagnostic:
    """Felet hos en fil i en annan teckenkod, på det första tecken som visar det."""
    readable = body.decode("cp1252", errors="replace")
    wrong = body[at : at + 1].decode("cp1252", errors="replace")
    if body.count(0) or not wrong.isprintable() or wrong == REPLACEMENT:
        return _fault(faults.NOT_UTF8, "Filen är ingen text i UTF-8.", WholeFile(file), _SAVE_AS_UTF8)
    # Allt före felet är UTF-8; där kan ett tecken vara flera byte.
    before = body[:at].decode("utf-8")
    source = SourceText(file, FORBIDDEN.sub(REPLACEMENT, before + readable[at:]))
    message = f"Filen är inte sparad som UTF-8: tecknet {wrong} är sparat som i äldre Windowsfiler."
    return _fault(faults.NOT_UTF8, message, source.spot(len(before), len(before) + 1, None), _SAVE_AS_UTF8)


def _forbidden(text: str) -> dict[str, list[re.Match[str]]]:
    """De otillåtna tecknen med sina platser, i den ordning de först förekommer."""
    found: dict[str, list[re.Match[str]]] = {}
    # De flesta filer har inga: det syns snabbast på att allt syns, och annars på vilka olika tecken de har.
    if text.replace("\n", "").isprintable() and not any(char in text for char in _VISIBLE):
        return found
    if not FORBIDDEN.search("".join(set(text))):
        return found
    for match in FORBIDDEN.finditer(text):
        found.setdefault(match.group(), []).append(match)
    return found


def _character_fault(source: SourceText, char: str, places: list[re.Match[str]]) -> Diagnostic:
    first, *others = (source.spot(place.start(), place.end(), None) for place in places[: _MOST_PLACES + 1])
    message = f"Tecknet {described(char)} får inte stå i en ärendefil."
    if others:
        message = f"{message} Det står på {len(places)} ställen."
    related = tuple(Related(spot, "samma tecken") for spot in others)
    return _fault(faults.FORBIDDEN_CHARACTER, message, first, remedy(char), related)


def _fault(code: str, message: str, spot: Spot, hint: str, related: tuple[Related, ...] = ()) -> Diagnostic:
    return Diagnostic(code, faults.SEVERITIES[code], message, spot, hint, related)
