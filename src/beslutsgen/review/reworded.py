"""Text ur ett papper blir prosa: fakta som säkert är ärendets blir hänvisningar, och resten läses ordagrant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from beslutsgen.arende import case_facts
from beslutsgen.arende.blank import literal
from beslutsgen.draft import look
from beslutsgen.draft.scope import Group, Items, Leaf
from beslutsgen.facts import Namn, Period, agrees, allowed, find, write_checked
from beslutsgen.pattern import late
from beslutsgen.review.newvalue import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from beslutsgen.arende.model import Arende
    from beslutsgen.draft.scope import Node
    from beslutsgen.passage import Value
    from beslutsgen.readback.stamp import Line
    from beslutsgen.review.memory import BuiltFact

# Avsnitt vars namn är egennamn och begrepp att hänvisa till.
_NAMED: Final = ("parter.", "termer.")
_STEP: Final = late(r"([^.\[\]]+)|\[(\d+)\]")
# Ett nummer först i ett stycke: efter en numrerad lista skulle det bli dess nästa punkt.
_NUMBERED: Final = late(r"\A([0-9]{1,2})\. ")


class _Tag(NamedTuple):
    start: int
    end: int
    text: str


class Words:
    """Det som ärendets prosa kan hänvisa till, och hur papperets text skrivs med det."""

    def __init__(self, arende: Arende, root: Mapping[str, Node]) -> None:
        self._root = root
        self._units = frozenset(post.varde.enhet for post in arende.antal.values())
        facts = [(fact.path, fact.value) for fact in case_facts(arende)]
        self._facts = [*facts, *(part for path, value in facts for part in _ends(path, value))]
        self._names = {name: path for name, path in self._proper() if len(name) > 2}  # initialer är inga namn

    def prose(self, line: Line, known: Iterable[BuiltFact], *, start: int = 0, end: int | None = None) -> str:
        """Stycket, eller en del av det, som prosa. `known` är de fakta som papperets bokmärken hör till."""
        last = len(line.text) if end is None else end
        tags: list[_Tag] = []
        for tag in (*self._marked(line, known), *self._found(line.text), *self._named(line.text)):
            inside = start <= tag.start and tag.end <= last
            if inside and not any(tag.start < one.end and one.start < tag.end for one in tags):
                tags.append(tag)
        first = start == 0
        parts: list[str] = []
        at = start
        for tag in sorted(tags):
            parts += [_plain(line.text[at : tag.start], first=first and at == 0), tag.text]
            at = tag.end
        return "".join([*parts, _plain(line.text[at:last], first=first and at == 0)])

    def party(self, text: str) -> str | None:
        """Namnet i ärendefilen på parten som heter så, om det är en enda."""
        same = [path for path, value in self._facts if isinstance(value, Namn) and value.text == flat(text)]
        keys = [path.removeprefix("parter.") for path in same if path.startswith("parter.")]
        return keys[0] if len(keys) == 1 and "." not in keys[0] else None

    def _marked(self, line: Line, known: Iterable[BuiltFact]) -> Iterator[_Tag]:
        """Fakta i bokmärken som har följt med texten."""
        facts = {fact.mark: fact for fact in known}
        for name, start, end in line.marks:
            fact = facts.get(name)
            tag = fact and self._tag(fact.path, line.text[start:end], (fact.notation,))
            if tag and start < end:
                yield _Tag(start, end, tag)

    def _found(self, text: str) -> Iterator[_Tag]:
        """Fakta vars värde står för en enda av ärendets uppgifter."""
        for span in find(text, self._units):
            same = [path for path, value in self._facts if _same(value, span.value)]
            kind: Any = type(span.value)
            tag = (
                self._tag(same[0], text[span.start : span.end], ("", *allowed(kind)))
                if len(same) == 1
                else None
            )
            if tag:
                yield _Tag(span.start, span.end, tag)

    def _named(self, text: str) -> Iterator[_Tag]:
        """Ärendets egennamn, de längsta först."""
        for name in sorted(self._names, key=len, reverse=True):
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
                yield _Tag(*match.span(), f"{{{{ {self._names[name]} }}}}")

    def _proper(self) -> Iterator[tuple[str, str]]:
        texts = [value.text for _, value in self._facts if isinstance(value, Namn)]
        for path, value in self._facts:
            if not isinstance(value, Namn) or not path.startswith(_NAMED) or path.count(".") > 1:
                continue
            if value.text[:1].isupper() and texts.count(value.text) == 1 and self._referred(path) == value:
                yield value.text, path

    def _tag(self, path: str, said: str, notations: Iterable[str]) -> str | None:
        """Hänvisningen som skrivs ut just så, eller `None`."""
        value = self._referred(path)
        if value is None:
            return None
        for notation in notations:
            written = write_checked(value, notation)
            if isinstance(written, str) and flat(written) == flat(said):
                filters = "".join(f" | {name}" for name in notation.split("|") if name)
                return f"{{{{ {_name(path)}{filters} }}}}"
        return None

    def _referred(self, path: str) -> Value | None:
        """Värdet som en hänvisning till vägen skriver ut; `None` där det inte går att hänvisa dit."""
        node: Node | look.Unknown | None = None
        for step in _STEP.finditer(path):
            if step[2]:
                alone = isinstance(node, Items) and len(node.nodes) == 1
                node = node.nodes[0] if alone and isinstance(node, Items) else None
            elif node is None:
                node = look.name(self._root, step[1]) if step.start() == 0 else None
            elif not isinstance(node, look.Unknown):
                node = look.part(node, step[1])
            if node is None or isinstance(node, look.Unknown):
                return None
        leaf = node.own if isinstance(node, Group) else node
        return leaf.value if isinstance(leaf, Leaf) else None


def _name(path: str) -> str:
    return re.sub(r"\[\d+\]", "", path)


def _ends(path: str, value: Value) -> Iterator[tuple[str, Value]]:
    if isinstance(value, Period):
        ends = ((f"{path}.start", value.start), (f"{path}.slut", value.slut))
        yield from ((name, end) for name, end in ends if end is not None)


def _same(value: Value, other: object) -> bool:
    return type(value) is type(other) and agrees(value, other)


def _plain(text: str, *, first: bool) -> str:
    """Text som prosa, med vanliga blanksteg."""
    spaced = re.sub(r"[\s\u00a0\u202f]+", " ", text)
    spaced = spaced.lstrip() if first else spaced
    return _NUMBERED.sub(r"\1\\. ", literal(spaced, first=first)) if first else literal(spaced, first=False)
