"""Words fält: vilka som är hela, så att resultatet läses men aldrig instruktionen, och formulärfältens värden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.readback.docx.looks import is_on
from beslutsgen.word.ooxml import VAL, w

if TYPE_CHECKING:
    from beslutsgen.word.ooxml import Element

FIELD_CHAR: Final = w("fldChar")
_TYPE: Final = w("fldCharType")


def whole_fields(root: Element) -> frozenset[Element]:
    """Början och slutet av de fält som har båda. Ett fält utan slut läses som vanlig text, så att inget försvinner."""
    open_: list[Element] = []
    whole: set[Element] = set()
    for element in root.iter(FIELD_CHAR):
        kind = element.get(_TYPE)
        if kind == "begin":
            open_.append(element)
        elif kind == "end" and open_:
            whole.update((open_.pop(), element))
    return frozenset(whole)


def form_value(begin: Element) -> str:
    """Det som en kryssruta eller rullista i ett formulär visar; det står inte som text i filen."""
    data = begin.find(w("ffData"))
    if data is None:
        return ""
    box, choices = data.find(w("checkBox")), data.find(w("ddList"))
    if box is not None:
        return "☒" if _checked(box) else "☐"
    return "" if choices is None else _chosen(choices)


class Fields:
    """Fälten som är öppna där läsningen står."""

    def __init__(self, whole: frozenset[Element]) -> None:
        self._whole = whole
        self._open: list[bool] = []
        self.inside_code = False

    def meet(self, element: Element) -> str:
        """Läsningen når ett fälttecken; svaret är den text som det självt visar."""
        kind = element.get(_TYPE)
        shown = ""
        if kind == "separate" and self._open:
            self._open[-1] = False
        elif element in self._whole and kind == "begin":
            shown = "" if self.inside_code else form_value(element)
            self._open.append(True)
        elif element in self._whole and self._open:
            self._open.pop()
        self.inside_code = any(self._open)
        return shown


def _checked(box: Element) -> bool:
    for name in ("checked", "default"):
        found = box.find(w(name))
        if found is not None:
            return is_on(found)
    return False


def _chosen(choices: Element) -> str:
    entries = [entry.get(VAL) or "" for entry in choices.findall(w("listEntry"))]
    result = choices.find(w("result"))
    if result is None:
        result = choices.find(w("default"))
    index = "0" if result is None else result.get(VAL) or "0"
    return entries[int(index)] if index.isdecimal() and int(index) < len(entries) else ""
