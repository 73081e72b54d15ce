"""Byte blir text: teckenkod, storlek, otillåtna tecken och radslut."""

from __future__ import annotations

import pytest

from beslutsgen.arende import MAX_BYTES, read_case
from beslutsgen.arende.characters import FORBIDDEN
from beslutsgen.arende.reading import read_bytes
from beslutsgen.diagnostic import TextSpot, WholeFile

CASE = "arende:\n  rubrik: Vård\n  typ: uppdrag\n  namnd: Omsorgsnämnden\nbeslut:\n  - Åtgärden godkänns.\n"


def test_a_windows_file_is_named_with_the_first_character_that_shows_it() -> None:
    (found,) = read_bytes("rubrik: Vård\n".encode("cp1252"), "a.yaml").diagnostics
    assert found.code == "FIL001"
    assert found.message == "Filen är inte sparad som UTF-8: tecknet å är sparat som i äldre Windowsfiler."
    assert isinstance(found.spot, TextSpot)
    assert (found.spot.line, found.spot.column, found.spot.excerpt) == (1, 10, "å")
    assert found.spot.line_text == "rubrik: Vård"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(codec: str) -> None:
    (found,) = read_bytes(CASE.encode(codec), "a.yaml").diagnostics
    assert (found.code, found.message) == ("FIL001", "Filen är sparad som UTF-16, inte som UTF-8.")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04\x14\x00", "Filen är ett Worddokument eller en zipfil, ingen textfil."),
        (b"%PDF-1.7\n", "Filen är en pdf, ingen textfil."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Filen är ett äldre Worddokument, ingen textfil."),
        (bytes(range(256)) * 9, "Filen är ingen text i UTF-8."),
    ],
)
def test_other_kinds_of_files_are_named(data: bytes, message: str) -> None:
    (found,) = read_bytes(data, "a.yaml").diagnostics
    assert (found.code, found.message, found.spot) == ("FIL001", message, WholeFile("a.yaml"))


def test_the_size_is_limited() -> None:
    assert read_bytes(b"#" * MAX_BYTES, "a.yaml").diagnostics == ()
    (found,) = read_bytes(b"#" * (MAX_BYTES + 1), "a.yaml").diagnostics
    assert found.message == "Filen är 1,0 MB. En ärendefil får vara högst 1 MB."


def test_the_number_of_lines_is_limited() -> None:
    assert read_bytes(b"\n" * 40_000, "a.yaml").diagnostics == ()
    assert [found.code for found in read_bytes(b"\r" * 40_001, "a.yaml").diagnostics] == ["FIL002"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_any_line_end_and_the_mark_first_in_the_file_give_the_same_case(line_end: str, mark: str) -> None:
    loaded = read_case((mark + CASE.replace("\n", line_end)).encode(), "a.yaml")
    assert loaded.diagnostics == ()
    assert loaded.model == read_case(CASE.encode(), "a.yaml").model
    spot = loaded.places.spot("beslut[1]")
    assert isinstance(spot, TextSpot)
    assert (spot.line, spot.column, spot.excerpt) == (6, 5, "Åtgärden godkänns.")
    assert spot.line_text == "  - Åtgärden godkänns."


def test_a_forbidden_character_is_reported_once_with_all_its_places() -> None:
    text = CASE.replace("Vård", "V\uf0b7rd").replace("Åtgärden", "\uf0b7 \x07 Åtgärden")
    loaded = read_case(text.encode(), "a.yaml")
    bullet, bell = loaded.diagnostics
    assert bullet.message == (
        "Tecknet U+F0B7 (en punkt i en punktlista, klistrad från Word) får inte stå i en ärendefil. "
        "Det står på 2 ställen."
    )
    assert [related.spot.order for related in bullet.related] == [(6, 5)]
    assert (
        bell.message
        == "Tecknet U+0007 (slutet på en tabellcell, klistrat från Word) får inte stå i en ärendefil."
    )
    assert isinstance(bell.spot, TextSpot)
    assert bell.spot.line_text == "  - \ufffd \ufffd Åtgärden godkänns."


@pytest.mark.parametrize(
    ("char", "said"),
    [("\ufffc", "platsen för en bild, klistrad från Word eller pdf"), ("\ufff9", "ett osynligt tecken")],
)
def test_what_a_forbidden_character_probably_is(char: str, said: str) -> None:
    (found,) = read_case(CASE.replace("Vård", f"V{char}rd").encode(), "a.yaml").diagnostics
    assert found.message == f"Tecknet U+{ord(char):04X} ({said}) får inte stå i en ärendefil."
    assert (found.hint or "").startswith("Ta bort tecknet")


@pytest.mark.parametrize(
    "char",
    [
        *(
            "\x00",
            "\x0b",
            "\x1f",
            "\x7f",
            "\x85",
            "\u2028",
            "\ud800",
            "\ue000",
            "\uf8ff",
            "\ufdd0",
            "\ufeff",
            "\uffff",
        ),
        *("\U000f0000", "\U000ffffd", "\U00100000", "\U0010fffd", "\U0001fffe"),
    ],
)
def test_private_control_and_surrogate_characters_are_forbidden(char: str) -> None:
    assert FORBIDDEN.match(char)


@pytest.mark.parametrize(
    "char", [*"\t\n\r aåÅé–—\u00a0\u202f\u2011😀שע\u200f\u0301\u200d", "\U0002f800", "\U000e0101"]
)
def test_ordinary_characters_are_allowed(char: str) -> None:
    assert not FORBIDDEN.match(char)
