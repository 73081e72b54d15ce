"""Namnen i Words XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001  # lxml har inget annat namn på typen

W_NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC_NS: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WP_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
OFFICE_NS: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
M_NS: Final = f"{OFFICE_NS}/math"
A_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
XML_NS: Final = "http://www.w3.org/XML/1998/namespace"
# Så börjar en del som skrivs.
DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


def w(name: str) -> str:
    """Namnet i Words egen namnrymd."""
    return f"{{{W_NS}}}{name}"


P: Final = w("p")
R: Final = w("r")
T: Final = w("t")
RPR: Final = w("rPr")
PPR: Final = w("pPr")
TAB: Final = w("tab")
BR: Final = w("br")
CR: Final = w("cr")
NO_BREAK_HYPHEN: Final = w("noBreakHyphen")
TBL: Final = w("tbl")
TR: Final = w("tr")
TC: Final = w("tc")
SECT_PR: Final = w("sectPr")
SDT: Final = w("sdt")
SDT_CONTENT: Final = w("sdtContent")
TXBX: Final = w("txbxContent")
HYPERLINK: Final = w("hyperlink")
FIELD: Final = w("fldSimple")
VAL: Final = w("val")
FALLBACK: Final = f"{{{MC_NS}}}Fallback"
SPACE: Final = f"{{{XML_NS}}}space"
R_ID: Final = f"{{{R_NS}}}id"

# Det som syns i ett stycke utan att vara text.
OBJECTS: Final = frozenset(
    {
        w("drawing"),
        w("pict"),
        w("object"),
        w("sym"),
        w("fldChar"),
        w("footnoteReference"),
        w("endnoteReference"),
    }
)
# Står för en bild, ett fält eller något annat i ett stycke som inte är text.
OBJECT: Final = "\ufffc"
