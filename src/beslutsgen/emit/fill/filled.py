"""En form ifylld: det som står i varje hål, var det hamnade, och delen som bytes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.emit.fill.formed import Brush
from beslutsgen.emit.fill.forms import Line
from beslutsgen.emit.fill.pen import Pen
from beslutsgen.emit.fill.placed import lay
from beslutsgen.emit.fill.runs import Bookmarks, Links

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.emit.fill.blocks import Pressed
    from beslutsgen.emit.fill.forms import Form, Hole
    from beslutsgen.emit.fill.placed import Laid
    from beslutsgen.emit.fill.runs import Inked
    from beslutsgen.emit.prepare.compiled import CompiledTemplate
    from beslutsgen.passage import FactSpan, Mark


class Text(Struct, frozen=True, gc=False):
    """Det som en passage på en rad säger, utan sin plats."""

    text: str
    facts: tuple[FactSpan, ...]
    marks: tuple[Mark, ...] = ()


class Part(Struct, frozen=True, gc=False):
    """En ifylld del: dess XML, det som står i den, och numret på det sista bokmärket."""

    xml: bytes
    laid: Laid
    bookmarks: int


def filled(form: Form, kind: str, bookmarks: Bookmarks, press: Callable[[Hole], Pressed]) -> Part:
    """Delen, med det som `press` ger i varje hål."""
    out = [form.texts[0]]
    pressed: dict[int, tuple[Inked | None, ...]] = {}
    for hole, after in zip(form.holes, form.texts[1:], strict=True):
        xml, pressed[hole.slot] = press(hole)
        out += (xml, after)
    return Part(b"".join(out), lay(kind, form, pressed), bookmarks.count)


@lru_cache(maxsize=64)
def lined(template: CompiledTemplate, form: Form, kind: str, count: int, texts: tuple[Text, ...]) -> Part:
    """En del som bara har text på rader, efter `count` bokmärken: ett sidhuvud eller en sidfot är ofta som en annan."""
    bookmarks = Bookmarks(template.free_bookmark, count)
    pen = Pen(template.styles, Brush(form.made, template.worked), Links(), bookmarks)
    following = iter(texts)

    def press(hole: Hole) -> Pressed:
        if type(hole) is not Line:
            raise TypeError(hole)
        inked = pen.write(next(following), hole.properties, linked=hole.linked)
        return inked.xml, (inked,)

    return filled(form, kind, bookmarks, press)
