"""En ifylld mall får sin form: det tomma tas bort, och där text ska stå blir det hål. Inget här beror på texten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from beslutsgen.emit.fill.elements import as_text, elements, fragments, whole_text
from beslutsgen.emit.fill.forms import Form, Line, Outline, Space
from beslutsgen.emit.fill.marks import MARK, marked_paragraphs, write_marks
from beslutsgen.emit.fill.prune import drop_paragraph, leave_trace, prune, visible
from beslutsgen.emit.fill.symbols import ECHO, close, insert, symbol
from beslutsgen.emit.fill.tables import text_width
from beslutsgen.emit.fill.tidy import EMPTY, tidy
from beslutsgen.emit.prepare.compiled import FIRST_MARK, GHOST
from beslutsgen.emit.prepare.normal import once_only
from beslutsgen.pattern import late
from beslutsgen.word import trees
from beslutsgen.word.ooxml import FIELD, OBJECT, PPR, RPR, SECT_PR, P, T, w
from beslutsgen.word.paragraphs import leaves, paragraphs
from beslutsgen.word.stamp import pictures_in
from beslutsgen.word.steady import steady

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.emit.fill.forms import Hole, Kind
    from beslutsgen.emit.fill.fragment import Fragments
    from beslutsgen.emit.prepare.compiled import CompiledTemplate
    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.paragraphs import Leaf

_HOLE: Final = "bg-hole"
_AT_HOLE: Final = late(rf"<\?{_HOLE} (\d+)\?>")
# Det som gäller platsen i papperet och inte texten: bara det första stycket får det.
_FIRST: Final = (w("pageBreakBefore"), w("framePr"))
_ONCE: Final = (*_FIRST, SECT_PR)


def weave(template: CompiledTemplate, source: str, first: int, kinds: Sequence[Kind]) -> Form:
    """Delens form. `source` är dess XML med ett märke för varje uppgift, `kinds` deras slag från uppgiften `first`."""
    return _Loom(template, dict(enumerate(kinds, first))).form(trees.parse_rendered(source))


class _Loom(Struct):
    """En del medan den får sin form: hålen, elementen som står i deras ställe, och styckena som får något."""

    template: CompiledTemplate
    kinds: Mapping[int, Kind]
    holes: dict[int, Hole] = field(default_factory=dict)
    symbols: dict[int, list[Element]] = field(default_factory=dict)
    filled: set[Element] = field(default_factory=set)
    mid_line: list[int] = field(default_factory=list)

    def form(self, root: Element) -> Form:
        """Delen med alla märken utbytta mot hål, och utan det som blev tomt."""
        made = fragments(root)
        for paragraph in marked_paragraphs(root):
            self._weave(paragraph, made)
        if self.template.free_bookmark:
            once_only(root)
        prune(root, self.template.styles, self.filled)
        for stands in self.symbols.values():
            close(stands)
        outlines, drawn = tuple(self._outlines(root)), pictures_in(root)
        self._cut(root)
        texts = _AT_HOLE.split(whole_text(root))
        holes = tuple(self.holes[int(number)] for number in texts[1::2])
        return Form(
            made, tuple(text.encode() for text in texts[::2]), holes, outlines, drawn, tuple(self.mid_line)
        )

    def _weave(self, paragraph: Element, made: Fragments) -> None:
        found = self._with_empties(leaves(paragraph))
        text = "".join(leaf.text for leaf in found)
        marks = [ord(mark) - FIRST_MARK for mark in MARK.findall(text)]
        if not marks and EMPTY in text and OBJECT not in text:
            drop_paragraph(paragraph)
            return
        alone = len(marks) == 1 and text.replace(GHOST, "").strip() == chr(FIRST_MARK + marks[0])
        if alone and self.kinds[marks[0]].place == "blocks":
            self._open(paragraph, found, marks[0], made)
            return
        if EMPTY in text or GHOST in text:
            tidy(found)
            if not visible(paragraph):
                drop_paragraph(paragraph)
                return
        self._write_line(paragraph, made)

    def _with_empties(self, found: Sequence[Leaf]) -> tuple[Leaf, ...]:
        """Styckets delar, där uppgifter som saknas och fält (sidnummer) är utbytta mot tecken som säger det."""
        return tuple(
            replace(leaf, text=self._told(leaf)) if leaf.element.tag == T else leaf for leaf in found
        )

    def _told(self, leaf: Leaf) -> str:
        run = leaf.element.getparent()
        holder = None if run is None else run.getparent()
        if holder is not None and holder.tag == FIELD:
            return OBJECT * len(leaf.text)
        return MARK.sub(self._mark_or_empty, leaf.text)

    def _mark_or_empty(self, mark: re.Match[str]) -> str:
        return EMPTY if self.kinds[ord(mark[0]) - FIRST_MARK].place == "nothing" else mark[0]

    def _open(self, paragraph: Element, found: Sequence[Leaf], slot: int, made: Fragments) -> None:
        """Ett hål för block i styckets ställe."""
        run = next(leaf.element for leaf in found if MARK.search(leaf.text)).getparent()
        kind = self.kinds[slot]
        if kind.first == "heading":
            # Rubriken ovanför platshållaren har då inget eget innehåll.
            leave_trace(paragraph)
        own = paragraph.find(PPR)
        once = () if own is None else tuple(element for element in own if element.tag in _ONCE)
        base = as_text(made, own, _ONCE)
        self.holes[slot] = Space(
            slot,
            base,
            "".join(as_text(made, element) for element in once if element.tag in _FIRST),
            # Efter en tabell sist står platshållarens stycke kvar, med sin avsnittsbrytning.
            "".join(as_text(made, one) for one in once if one.tag == SECT_PR and kind.last != "table"),
            as_text(made, None if run is None else run.find(RPR)),
            text_width(paragraph),
        )
        stands = elements(made, symbol(kind, chr(FIRST_MARK + slot), base, self.template.styles))
        insert(paragraph, stands)
        self.symbols[slot] = stands
        self.filled.update(inner for element in stands for inner in element.iter(P))

    def _write_line(self, paragraph: Element, made: Fragments) -> None:
        def write(slot: int, properties: str, linked: bool) -> str:  # noqa: FBT001  # anropas av write_marks
            if self.kinds[slot].place == "blocks":
                self.mid_line.append(slot)
                return ""
            self.filled.add(paragraph)
            self.holes[slot] = Line(slot, properties, linked)
            return f"<w:r>{properties}<w:t>{chr(FIRST_MARK + slot)}</w:t></w:r>"

        for leaf in leaves(paragraph):
            if leaf.element.tag == T and MARK.search(leaf.text):
                write_marks(leaf.element, made, write)

    def _outlines(self, root: Element) -> Iterator[Outline]:
        for one, paragraph in zip(steady(root), paragraphs(root), strict=True):
            pieces = MARK.split(one.text)
            slots = tuple(ord(mark) - FIRST_MARK for mark in pieces[1::2])
            if slots and slots[0] in self.symbols:
                yield Outline((), space=slots[0])
            elif slots:
                shown = MARK.split("".join(leaf.text for leaf in leaves(paragraph)))
                yield Outline(tuple(pieces[::2]), slots, tuple(len(text) for text in shown[:-1:2]))
            elif one.text != ECHO:
                yield Outline((one.text,))

    def _cut(self, root: Element) -> None:
        """En processanvisning i stället för varje hål."""
        for text in [*root.iter(T)]:
            mark = MARK.fullmatch(text.text or "")
            if mark and (slot := ord(mark[0]) - FIRST_MARK) not in self.symbols:
                self.symbols[slot] = [*text.iterancestors()][:1]
        for slot, (first, *rest) in self.symbols.items():
            parent = first.getparent()
            if parent is not None:
                parent.replace(first, etree.ProcessingInstruction(_HOLE, str(slot)))
            for element in rest:
                if (above := element.getparent()) is not None:
                    above.remove(element)
