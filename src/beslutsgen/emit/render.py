"""Mallen fylls i: Jinja prövar villkor, går igenom listor och skriver ett märke i stället för varje uppgift."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from beslutsgen.draft import look, values
from beslutsgen.draft.scope import Node
from beslutsgen.emit.compiled import FIRST_MARK, MAX_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Template

    from beslutsgen.draft.content import Content
    from beslutsgen.emit.compiled import CompiledTemplate, TextPart

Writing: TypeAlias = Callable[[Node, str], "Content"]
# Så många poster får en mall gå igenom: gränsen är till för slingor i slingor.
MAX_POSTS: Final = 100_000


@dataclass(frozen=True, slots=True)
class Slot:
    """En utskriven uppgift: vad den är, hur den ska skrivas, dess innehåll och taggen som skrev den."""

    path: str
    notation: str
    content: Content
    tag: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """En ifylld mall: delarnas XML med ett märke för varje uppgift, i samma ordning som `slots`."""

    template: CompiledTemplate
    parts: tuple[tuple[TextPart, str], ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class TooLong:
    """Mallens slingor skriver ut mer än vad ett papper kan innehålla."""


class _TooManyError(Exception):
    """Avbryter Jinja när gränsen är nådd."""


@dataclass(slots=True)
class _Run:
    """En pågående ifyllnad."""

    written: Writing
    slots: list[Slot] = field(default_factory=list)
    posts: int = 0

    def place(self, node: Node, notation: str, tag: int) -> Markup:
        """Märket för en uppgift."""
        if len(self.slots) >= MAX_MARKS:
            raise _TooManyError
        self.slots.append(Slot(node.path, notation, self.written(node, notation), tag))
        return Markup(chr(FIRST_MARK + len(self.slots) - 1))  # noqa: S704  # ett enda tecken utan betydelse i XML


class _Proxy:
    """En nod i namnträdet, så som Jinja ser den: sann eller falsk, med delar och poster, men utan text."""

    __slots__ = ("node", "notation", "run")
    __hash__ = None  # type: ignore[assignment]  # jämförs som värde, används aldrig som nyckel

    def __init__(self, node: Node, run: _Run, notation: str = "") -> None:
        self.node = node
        self.run = run
        self.notation = notation

    def __bool__(self) -> bool:
        return look.truth(self.node)

    def __iter__(self) -> Iterator[_Proxy]:
        posts = look.items(self.node) or ()
        self.run.posts += len(posts)
        if self.run.posts > MAX_POSTS:
            raise _TooManyError
        return iter([_Proxy(post, self.run) for post in posts])

    def __eq__(self, other: object) -> bool:
        return self._holds("eq", other)

    def __ne__(self, other: object) -> bool:
        return self._holds("ne", other)

    def __lt__(self, other: object) -> bool:
        return self._holds("lt", other)

    def __le__(self, other: object) -> bool:
        return self._holds("lteq", other)

    def __gt__(self, other: object) -> bool:
        return self._holds("gt", other)

    def __ge__(self, other: object) -> bool:
        return self._holds("gteq", other)

    def _holds(self, op: str, other: object) -> bool:
        right = values.of_node(other.node) if isinstance(other, _Proxy) else values.of_const(other)
        return values.holds(values.of_node(self.node), op, right)


class _Environment(SandboxedEnvironment):
    """Jinja utan väg till annat än namnträdets delar."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Delen av en uppgift; slingans egna namn är Jinjas."""
        if not isinstance(obj, _Proxy):
            return super().getattr(obj, attribute)
        part = look.part(obj.node, attribute)
        if isinstance(part, look.Unknown):
            return self.undefined(part.message)
        return _Proxy(part, obj.run)


def render(template: CompiledTemplate, scope: Mapping[str, Node], written: Writing) -> Rendered | TooLong:
    """Mallen ifylld med ärendets uppgifter; `scope` måste ha alla namn som mallen använder."""
    run = _Run(written)
    context = {name: _Proxy(node, run) for name, node in scope.items()}
    try:
        parts = tuple((text, _template(text.source).render(context)) for text in template.texts)
    except _TooManyError:
        return TooLong()
    return Rendered(template, parts, tuple(run.slots))


@cache
def _environment() -> _Environment:
    from beslutsgen.facts import filters

    environment = _Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters.clear()
    environment.filters.update({name: _notation(name) for name in filters()})
    environment.filters["_place"] = _place
    return environment


@lru_cache(maxsize=64)
def _template(source: str) -> Template:
    return _environment().from_string(source)


def _notation(name: str) -> Callable[[_Proxy], _Proxy]:
    def noted(value: _Proxy) -> _Proxy:
        return _Proxy(value.node, value.run, f"{value.notation}|{name}" if value.notation else name)

    return noted


def _place(value: _Proxy, tag: int) -> Markup:
    return value.run.place(value.node, value.notation, tag)
