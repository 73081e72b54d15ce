"""Bygger små pdf-filer: text på bestämda ställen, bilder, anteckningar och vriden text."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field


@dataclass
class Sida:
    """En sida som fylls uppifrån; `at` är nästa rads baslinje."""

    at: float = 760.0
    drawn: list[str] = field(default_factory=list)
    images: int = 0
    notes: list[str] = field(default_factory=list)
    rotate: int = 0

    def line(
        self, text: str, *, x: float = 72, y: float | None = None, size: float = 11, bold: bool = False
    ) -> Sida:
        """En rad, under den förra om inget annat sägs."""
        if y is None:
            self.at -= 15
            y = self.at
        coded = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        font = "F2" if bold else "F1"
        self.drawn.append(f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({coded.decode('latin-1')}) Tj ET")
        return self

    def lines(self, *texts: str, gap: float = 10) -> Sida:
        """Ett stycke av rader, med luft ovanför."""
        self.at -= gap
        for text in texts:
            self.line(text)
        return self

    def turned(self, text: str) -> Sida:
        """En rad som är vriden ett kvarts varv."""
        self.drawn.append(f"BT /F1 11 Tf 0 1 -1 0 40 300 Tm ({text}) Tj ET")
        return self

    def image(self) -> Sida:
        """En bild."""
        self.images += 1
        self.drawn.append("q 100 0 0 100 72 300 cm /I1 Do Q")
        return self

    def note(self, text: str, author: str) -> Sida:
        """En anteckning."""
        self.notes.append(
            f"<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents({text})/T({author})/M(D:20250301100000Z)>>"
        )
        return self


def pdf(*pages: Sida, title: str = "Provet", attached: bool = False) -> bytes:
    """Filen som bytes."""
    objects: list[bytes] = [b"", b""]

    def add(body: str | bytes) -> int:
        objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(objects)

    encoding = "/Encoding/WinAnsiEncoding"
    fonts = [
        add(f"<</Type/Font/Subtype/Type1/BaseFont/{name}{encoding}>>")
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    image = add(
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        b"\nstream\n\x80\nendstream"
    )
    kids = []
    for page in pages:
        data = zlib.compress("\n".join(page.drawn).encode("latin-1"))
        content = add(
            f"<</Length {len(data)}/Filter/FlateDecode>>\nstream\n".encode() + data + b"\nendstream"
        )
        notes = "".join(f" {add(note)} 0 R" for note in page.notes)
        kids.append(
            add(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {page.rotate}/Contents {content} 0 R"
                f"/Annots[{notes}]/Resources<</Font<</F1 {fonts[0]} 0 R/F2 {fonts[1]} 0 R>>"
                f"/XObject<</I1 {image} 0 R>>>>>>"
            )
        )
    names = ""
    if attached:
        stream = add(b"<</Length 3>>\nstream\nabc\nendstream")
        spec = add(f"<</Type/Filespec/F(a.txt)/UF(a.txt)/EF<</F {stream} 0 R>>>>")
        names = f"/Names<</EmbeddedFiles<</Names[(a.txt) {spec} 0 R]>>>>"
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{names}>>".encode()
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    info = add(f"<</Title({title})/Author(Anna)>>")
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = (
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {info} 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    )
    return out + head.encode() + trailer.encode()
