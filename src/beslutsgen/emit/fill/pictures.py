"""Bilder ur mallpaketet: en png-bild på raden, med alternativtext och en storlek som ryms i ett sidhuvud."""

from __future__ import annotations

import posixpath
import struct
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.emit.fill.fragment import quote
from beslutsgen.emit.fill.package import ExtraPart, NewRelation
from beslutsgen.word.ooxml import A_NS, PIC_NS, R_NS, WP_NS

if TYPE_CHECKING:
    from collections.abc import Mapping


_IMAGE: Final = f"{R_NS}/image"
_PNG_TYPE: Final = "image/png"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_HEADER: Final = struct.Struct(">II")
# Words mått: EMU, 360 000 på en centimeter.
_PER_CM: Final = 360_000
_HIGHEST: Final = 3 * _PER_CM // 2
_WIDEST: Final = 6 * _PER_CM
_PER_PIXEL: Final = 914_400 // 96
# Bildernas nummer i filen: högre än dem som Word själv ger.
_FIRST_ID: Final = 100_000


class Picture(Struct, frozen=True):
    """En bild med sin alternativtext; bredd och höjd i bildpunkter."""

    data: bytes
    alt: str
    width: int
    height: int

    @property
    def extent(self) -> tuple[int, int]:
        """Bredd och höjd i papperet: bildens egen storlek, minskad tills den ryms."""
        width, height = self.width * _PER_PIXEL, self.height * _PER_PIXEL
        scale = min(1.0, _HIGHEST / height, _WIDEST / width)
        return round(width * scale), round(height * scale)


def read_picture(data: bytes, alt: str) -> Picture | None:
    """Bilden, eller `None` om filen inte är en png-bild."""
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < 24:  # huvudets längd enligt png
        return None
    width, height = _HEADER.unpack_from(data, 16)
    return Picture(data, alt, width, height) if width and height else None


class Gallery(Struct):
    """Bilderna efter uppgiftens sökväg, och de delar i paketet som de blir; en bild kan stå i flera delar."""

    pictures: Mapping[str, Picture]
    parts: dict[tuple[str, str], ExtraPart] = field(default_factory=dict)

    def run(self, path: str, part: str) -> str:
        """En körning med uppgiftens bild."""
        picture = self.pictures[path]
        number = [*self.pictures].index(path) + 1
        identity = f"rIdBgBild{number}"
        target = f"media/bg_{number}.png"
        name = posixpath.join(posixpath.dirname(part), target)
        self.parts[part, path] = ExtraPart(
            name, picture.data, _PNG_TYPE, NewRelation(part, identity, _IMAGE, target)
        )
        return _picture_run(picture, identity, number)


def _picture_run(picture: Picture, relation: str, number: int) -> str:
    width, height = picture.extent
    about = f'id="{_FIRST_ID + number}" name="Bild {number}" descr={quote(picture.alt)}'
    size = f'cx="{width}" cy="{height}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP_NS}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {about}/><a:graphic xmlns:a="{A_NS}"><a:graphicData uri="{PIC_NS}"><pic:pic xmlns:pic="{PIC_NS}">'
        f"<pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
