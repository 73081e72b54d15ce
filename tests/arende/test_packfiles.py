"""Ett mallpaket som inte hänger ihop: felet sägs innan något papper skrivs."""

from __future__ import annotations

import shutil
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from beslutsgen.arende.packfiles import PackFiles
from beslutsgen.diagnostic import Severity, TextSpot
from beslutsgen.pipeline import open_pack

if TYPE_CHECKING:
    from beslutsgen.diagnostic import Diagnostic

TEMPLATES = Path(__file__).parents[2] / "templates"
SAME_FILE = """titel: Tjänsteskrivelse}
    - {mall: tjansteskrivelse.docx, fil: Tjansteskrivelse, titel: Kort tjänsteskrivelse}"""


def png(width: int = 10, height: int = 10) -> bytes:
    """En bild av en färg."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def opened(folder: Path, before: str, after: str, picture: bytes = b"") -> PackFiles | tuple[Diagnostic, ...]:
    """Mallpaketet där en del av pack.yaml är utbytt, med en logotyp i mappen."""
    pack = folder / "mallar"
    shutil.copytree(TEMPLATES, pack)
    (pack / "logga.png").write_bytes(picture)
    file = pack / "pack.yaml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return open_pack(pack)


@pytest.mark.parametrize(
    ("before", "after", "code", "message", "hint"),
    [
        (
            "titel: Tjänsteskrivelse}",
            SAME_FILE,
            "FIL007",
            "Två papper för ärendetypen verksamhetsuppdrag har filnamnet Tjansteskrivelse.",
            "Ge det ena ett annat namn, annars skriver de över varandra.",
        ),
        (
            "kraver: [belopp.vite]",
            "kraver: [belop.vite]",
            "FIL012",
            "Kravet belop.vite kan inget ärende uppfylla: belop finns inte.",
            "Menade du belopp?",
        ),
        (
            "kraver: [uppdrag.ersattning.index]",
            "kraver: [uppdrag.ersattning.indexx]",
            "FIL012",
            "Kravet uppdrag.ersattning.indexx kan inget ärende uppfylla: indexx finns inte.",
            "Menade du index?",
        ),
        (
            "  samrad: {fil:",
            "  samradet: {fil:",
            "FIL012",
            "Frasen samradet används inte: frasernas namn är bestämda.",
            "Menade du samrad?",
        ),
        (
            "webbplats: www.linkoping.se",
            "webbplats: www.linkoping.se\n  logotyp: logga.png",
            "FIL016",
            "Logotypen logga.png är ingen bild i formatet png.",
            "Spara bilden som png i ett bildprogram, lägg den i mallpaketet och ange den filen.",
        ),
    ],
)
def test_what_does_not_hang_together_is_an_error(
    before: str, after: str, code: str, message: str, hint: str, tmp_path: Path
) -> None:
    found = opened(tmp_path, before, after)
    assert isinstance(found, tuple)
    (one,) = found
    assert (one.code, one.severity, one.message, one.hint) == (code, Severity.ERROR, message, hint)
    assert isinstance(one.spot, TextSpot)


@pytest.mark.parametrize(
    "path",
    ["parter.region", "uppdraget.senaste_slut", "avtal.uppdrag.uppsägningstid", "utforare.organisationsnummer",
     "uppdraget.period.slut", "arende.undertecknare.titel", "mbl"],
)  # fmt: skip
def test_a_requirement_that_a_case_can_meet_is_accepted(path: str, tmp_path: Path) -> None:
    assert isinstance(opened(tmp_path, "kraver: [belopp.vite]", f"kraver: [{path}]"), PackFiles)


def test_a_picture_is_a_logotype(tmp_path: Path) -> None:
    after = "webbplats: www.linkoping.se\n  logotyp: logga.png"
    assert isinstance(opened(tmp_path, "webbplats: www.linkoping.se", after, png()), PackFiles)
