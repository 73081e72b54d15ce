"""YAML-tolkens händelser blir noder med lägen; djup och mängd är begränsade och varje fel är ett värde."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import yaml

from beslutsgen.arende.compose import MAX_DEPTH, MAX_NODES, Composed, Refused, Snag
from beslutsgen.arende.nodes import Entry, Scalar, Sequence, Table, Unread
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.arende.nodes import Node, Style

Loader: TypeAlias = "type[yaml.SafeLoader] | type[yaml.CSafeLoader]"
_QUOTES: Final = ("'", '"')
# Pythontolken vägrar frågetecken i text inom klamrar, till skillnad från C-tolken. Ett eget tecken tar dess plats.
_QUESTION: Final = late(r"(?<=[^\s\[{,])\?")
_HIDDEN_QUESTION: Final = "\ue03f"
_FASTEST: Final[Loader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Frame(NamedTuple):
    """En lista eller uppställning som håller på att läsas."""

    start: int
    flow: bool
    table: bool
    nodes: list[Node]


def composed_from_events(text: str, loader: Loader | None) -> Composed:
    """Textens noder; utan `loader` av den snabbaste tolken som finns."""
    builder = _Builder()
    try:
        builder.read(_parser(text, loader or _FASTEST))
    except yaml.MarkedYAMLError as error:
        return Composed(None, _syntax_snag(error, builder.reached))
    except (ValueError, OverflowError):
        # Pythons tolk låter chr() fälla för stora teckennummer, C-tolken rapporterar dem.
        return Composed(None, Snag("syntax", builder.reached, None, "found invalid Unicode character"))
    if builder.snag is not None:
        return Composed(None, builder.snag)
    return Composed(builder.root, None, tuple(builder.refused), tuple(builder.odd), tuple(builder.wrapped))


def _parser(text: str, loader: Loader) -> Any:
    return loader(_QUESTION.sub(_HIDDEN_QUESTION, text) if loader is yaml.SafeLoader else text)


def _syntax_snag(error: yaml.MarkedYAMLError, reached: int) -> Snag:
    at = error.problem_mark.index if error.problem_mark else reached
    context = error.context_mark.index if error.context_mark else None
    return Snag("syntax", at, context, str(error.problem))


class _Builder:
    """Bygger noder ur händelser, utan rekursion. `snag` är det som hindrar fortsättningen, om något gör det."""

    def __init__(self) -> None:
        self.refused: list[Refused] = []
        self.odd: list[Node] = []
        self.wrapped: list[Scalar] = []
        self.snag: Snag | None = None
        self.reached = 0
        self._documents = 0
        self._roots: list[Node] = []
        # Noderna i den innersta listan eller uppställningen, som nästa nod läggs till.
        self._inner = self._roots
        self._frames: list[_Frame] = []
        self._nodes = 0
        self._seen_odd = False

    @property
    def root(self) -> Node | None:
        """Dokumentets nod."""
        return self._roots[-1] if self._roots else None

    def read(self, parser: Any) -> None:
        """Läser händelserna i tur och ordning; bara det första dokumentets."""
        handlers, following = _HANDLERS, parser.get_event
        while (event := following()) is not None:
            self.reached = start = event.start_mark.index
            handler = handlers.get(type(event))
            if handler is not None and self._documents < 2:
                handler(self, event, start)
                if self.snag is not None:
                    return

    def document(self, event: Any, start: int) -> None:
        """Ett dokument börjar; bara det första läses."""
        self._documents += 1
        if self._documents > 1:
            self.refused.append(Refused("document", "", start, event.end_mark.index))

    def scalar(self, event: Any, start: int) -> None:
        """En text."""
        text, end = event.value, event.end_mark
        style: Style = event.style or ""
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, start)
        if _HIDDEN_QUESTION in text:
            text = text.replace(_HIDDEN_QUESTION, "?")
        node = Scalar(text, start, end.index, style)
        if style and style in _QUOTES and event.start_mark.line != end.line:
            self.wrapped.append(node)
        self._inner.append(node)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self.snag = Snag("many", start, None, "")

    def alias(self, event: Any, start: int) -> None:
        """En hänvisning till ett ankare."""
        end = event.end_mark.index
        self.refused.append(Refused("alias", event.anchor, start, end))
        self._add(Unread(start, end), start)

    def begin(self, event: Any, start: int) -> None:
        """En lista eller uppställning börjar."""
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, start)
        nodes: list[Node] = []
        frame = _Frame(start, bool(event.flow_style), isinstance(event, yaml.MappingStartEvent), nodes)
        self._frames.append(frame)
        self._inner = nodes
        if len(self._frames) > MAX_DEPTH:
            self.snag = Snag("deep", start, None, "")

    def end(self, event: Any, start: int) -> None:
        """Den innersta listan eller uppställningen är slut."""
        frame = self._frames.pop()
        self._inner = self._frames[-1].nodes if self._frames else self._roots
        last = frame.nodes[-1].end if frame.nodes else frame.start
        node = _closed(frame, event.end_mark.index if frame.flow else last)
        if frame.flow:
            self._seen_odd |= isinstance(node, Table) and any(_is_odd(entry) for entry in node.entries)
            if self._seen_odd and not (self._frames and self._frames[-1].flow):
                self.odd.append(node)
                self._seen_odd = False
        elif frame.table:
            self.odd += [key for key in frame.nodes[::2] if isinstance(key, Scalar) and "{" in key.text]
        self._add(node, start)

    def _add(self, node: Node, start: int) -> None:
        self._inner.append(node)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self.snag = Snag("many", start, None, "")

    def _refuse(self, event: Any, start: int) -> None:
        end = event.end_mark.index
        if event.anchor is not None:
            self.refused.append(Refused("anchor", event.anchor, start, end))
        if event.tag is not None:
            self.refused.append(Refused("tag", event.tag, start, end))


def _closed(frame: _Frame, end: int) -> Node:
    if not frame.table:
        return Sequence(tuple(frame.nodes), frame.start, end, frame.flow)
    pairs = zip(frame.nodes[::2], frame.nodes[1::2], strict=True)
    return Table(tuple([Entry(key, value) for key, value in pairs]), frame.start, end, frame.flow)


def _is_odd(entry: Entry) -> bool:
    """Sant för en nyckel utan värde, eller som inte är text: så läses `{varde: 3,8 mnkr}` och `{{ x }}`."""
    key, value = entry.key, entry.value
    return not isinstance(key, Scalar) or (isinstance(value, Scalar) and value.start == value.end)


_HANDLERS: Final[dict[type, Callable[[_Builder, Any, int], None]]] = {
    yaml.DocumentStartEvent: _Builder.document,
    yaml.ScalarEvent: _Builder.scalar,
    yaml.AliasEvent: _Builder.alias,
    yaml.SequenceStartEvent: _Builder.begin,
    yaml.MappingStartEvent: _Builder.begin,
    yaml.SequenceEndEvent: _Builder.end,
    yaml.MappingEndEvent: _Builder.end,
}
