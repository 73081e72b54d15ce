"""Bilder ur mallpaketet: en png-bild på raden, med alternativtext och en storlek som ryms i ett sidhuvud."""

from __future__ import annotations

import posixpath
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.emit.ooxml import A_NS, PIC_NS, R_NS, WP_NS, R, child
from beslutsgen.emit.package import ExtraPart, NewRelation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.emit.ooxml import Element

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


@dataclass(frozen=True, slots=True)
class Picture:
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


@dataclass(slots=True)
class Gallery:
    """Bilderna efter uppgiftens sökväg, och de delar i paketet som de blir; en bild kan stå i flera delar."""

    pictures: Mapping[str, Picture]
    parts: dict[tuple[str, str], ExtraPart] = field(default_factory=dict)

    def run(self, path: str, part: str) -> Element | None:
        """En körning med uppgiftens bild, om uppgiften är en bild."""
        picture = self.pictures.get(path)
        if picture is None:
            return None
        number = [*self.pictures].index(path) + 1
        identity = f"rIdBgBild{number}"
        target = f"media/bg_{number}.png"
        name = posixpath.join(posixpath.dirname(part), target)
        self.parts[part, path] = ExtraPart(
            name, picture.data, _PNG_TYPE, NewRelation(part, identity, _IMAGE, target)
        )
        return _picture_run(picture, identity, number)


def _picture_run(picture: Picture, relation: str, number: int) -> Element:
    run = etree.Element(R)
    width, height = (str(side) for side in picture.extent)
    inline = etree.SubElement(
        child(run, "drawing"), f"{{{WP_NS}}}inline", nsmap={"wp": WP_NS, "a": A_NS, "pic": PIC_NS}
    )
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    _sub(inline, WP_NS, "extent", cx=width, cy=height)
    name = f"Bild {number}"
    _sub(inline, WP_NS, "docPr", id=str(_FIRST_ID + number), name=name, descr=picture.alt)
    data = _sub(_sub(inline, A_NS, "graphic"), A_NS, "graphicData", uri=PIC_NS)
    pic = _sub(data, PIC_NS, "pic")
    about = _sub(pic, PIC_NS, "nvPicPr")
    _sub(about, PIC_NS, "cNvPr", id=str(_FIRST_ID + number), name=name, descr=picture.alt)
    _sub(about, PIC_NS, "cNvPicPr")
    fill = _sub(pic, PIC_NS, "blipFill")
    _sub(fill, A_NS, "blip").set(f"{{{R_NS}}}embed", relation)
    _sub(_sub(fill, A_NS, "stretch"), A_NS, "fillRect")
    shape = _sub(pic, PIC_NS, "spPr")
    transform = _sub(shape, A_NS, "xfrm")
    _sub(transform, A_NS, "off", x="0", y="0")
    _sub(transform, A_NS, "ext", cx=width, cy=height)
    _sub(_sub(shape, A_NS, "prstGeom", prst="rect"), A_NS, "avLst")
    return run


def _sub(parent: Element, namespace: str, tag: str, /, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{namespace}}}{tag}", attributes)
