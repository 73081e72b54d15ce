"""Det på en sida i en pdf som inte är text: bilder, anteckningar och formulärfält."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_LINK: Final = 2
_POPUP: Final = 16
_WIDGET: Final = 20
_IMAGE: Final = 3
_FORM: Final = 5
_DEEPEST: Final = 3


class Note(NamedTuple):
    """En anteckning på en sida."""

    author: str | None
    date: str | None
    text: str


def images(page: Any) -> int:
    """Antalet bilder på sidan, även de som står i en grupp."""
    from pypdfium2 import raw

    def within(parent: Any, count: int, get: Callable[[Any, int], Any], depth: int) -> int:
        found = 0
        for at in range(max(count, 0)):
            inner = get(parent, at)
            kind = raw.FPDFPageObj_GetType(inner) if inner else 0
            if kind == _IMAGE:
                found += 1
            elif kind == _FORM and depth:
                found += within(
                    inner, raw.FPDFFormObj_CountObjects(inner), raw.FPDFFormObj_GetObject, depth - 1
                )
        return found

    return within(page.raw, raw.FPDFPage_CountObjects(page.raw), raw.FPDFPage_GetObject, _DEEPEST)


def remarks(page: Any) -> tuple[tuple[Note, ...], int]:
    """Anteckningarna på sidan, och antalet formulärfält."""
    from pypdfium2 import raw

    notes: list[Note] = []
    fields = 0
    for at in range(max(raw.FPDFPage_GetAnnotCount(page.raw), 0)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, at)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        if kind == _WIDGET:
            fields += 1
        elif kind not in (_LINK, _POPUP):
            text = _string(annotation, b"Contents")
            if text:
                notes.append(Note(_string(annotation, b"T") or None, _string(annotation, b"M") or None, text))
        raw.FPDFPage_CloseAnnot(annotation)
    return tuple(notes), fields


def _string(annotation: Any, key: bytes) -> str:
    from pypdfium2 import raw

    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if length <= 2 or length > 2**20:  # två bytes är bara slutmärket
        return ""
    buffer = ctypes.create_string_buffer(length)
    cast = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFAnnot_GetStringValue(annotation, key, cast, length)
    return buffer.raw[: length - 2].decode("utf-16-le", errors="replace").strip()
