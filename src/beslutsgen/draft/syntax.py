"""Prosans syntax: Jinjas tolk ger trädet, och varje nod får sin plats i texten i stället för ett radnummer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.lexer import Lexer

from beslutsgen.draft.steps import SyntaxFault
from beslutsgen.draft.tags import CLOSING, MAX_NESTING, MAX_TAG, on_one_line, tag_at, tags, unbalanced
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORKS: Final = (
    "I text fungerar hänvisningar, filter utan argument, if med jämförelser och for över en lista."
)
_OWN_LIST: Final = (
    "En slinga går igenom ett avsnitt eller en lista i ärendefilen: {% for part in parter %}. Enstaka uppgifter "
    "skriver du ut var för sig: {{ termer.a }} och {{ termer.b }}."
)
_UNKNOWN: Final = late(r"unknown tag '(\w+)'")
_ALLOWED: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.Name,
    nodes.Getattr,
    nodes.Filter,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.Not,
    nodes.And,
    nodes.Or,
)


class _OffsetLexer(Lexer):
    """Jinjas lexer, men med teckenläge där Jinja har radnummer."""

    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[tuple[int, str, str]]:
        position = 0
        try:
            for _, token, value in super().tokeniter(source, name, filename, state):
                position = source.index(value, position)
                yield position, token, value
                position += len(value)
        except TemplateSyntaxError as error:
            raise TemplateSyntaxError(str(error.message), position, name, filename) from error


class _ProseEnvironment(Environment):
    """Jinja med prosans regler för radbrytningar; används bara för att tolka, aldrig för att köra."""

    @property
    def lexer(self) -> Lexer:
        return _LEXER


_ENVIRONMENT: Final = _ProseEnvironment(
    trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
)  # kör ingen mall
_LEXER: Final = _OffsetLexer(_ENVIRONMENT)


def parse_prose(text: str) -> nodes.Template | SyntaxFault:
    """Prosans träd, med teckenläge som `lineno`, eller det första syntaxfelet."""
    fault = _too_deep(text)
    if fault:
        return fault
    try:
        tree = _ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        return _syntax_fault(text, error)
    return next(_forbidden(text, tree), tree)


def _too_deep(text: str) -> SyntaxFault | None:
    depth = 0
    for tag in tags(text):
        length = tag.end - tag.start
        if length > MAX_TAG:
            return _fault_035(tag.start, f"Taggen är {length} tecken lång; högst {MAX_TAG} går att läsa.")
        depth += 1 if tag.word in ("if", "for") else -1 if tag.word.startswith("end") else 0
        if depth > MAX_NESTING:
            return _fault_035(tag.start, f"Villkor och slingor är nästlade djupare än {MAX_NESTING} nivåer.")
    return None


def _fault_035(at: int, message: str) -> SyntaxFault:
    return SyntaxFault("FIL035", message, "Dela upp texten i flera stycken med enklare villkor.", at, 2)


def _syntax_fault(text: str, error: TemplateSyntaxError) -> SyntaxFault:
    loose = unbalanced(text) if "tag" in str(error.message) else None
    if loose:
        return SyntaxFault(
            "FIL033", loose.message, loose.hint, loose.tag.start, loose.tag.end - loose.tag.start
        )
    at = min(max(error.lineno, 0), max(len(text) - 1, 0))
    start, end = tag_at(text, at)
    message, hint = _explain(str(error.message), on_one_line(text, start, end))
    return SyntaxFault("FIL033", message, hint, start, max(end - start, 1))


def _explain(message: str, tag: str) -> tuple[str, str]:
    """Jinjas engelska felmeddelande på svenska, med åtgärd."""
    unknown = _UNKNOWN.search(message)
    if unknown and unknown[1] in ("else", "elif"):
        return f"{tag} hör inte till något villkor.", "Sätt in {% if … %} där villkoret ska börja."
    if unknown:
        return (
            f"{unknown[1]} är ingen tagg som text kan ha.",
            "I text fungerar if, elif, else, endif, for och endfor.",
        )
    closing = CLOSING.get(tag[:2])
    if closing and not tag.endswith(closing):
        return f"{tag} stängs aldrig.", f"Avsluta med {closing}, eller ta bort {tag[:2]}."
    following = tag.find(tag[:2], 2)
    if closing and following > 0:
        return f"{tag[:following].rstrip()} stängs inte före nästa {tag[:2]}.", f"Avsluta med {closing}."
    if closing == "%}":
        return f"Taggen {tag} går inte att läsa.", "Skriv till exempel {% if avtal.uppdrag %} … {% endif %}."
    return (
        f"Hänvisningen {tag} går inte att läsa.",
        "Skriv till exempel {{ avtal.uppdrag.period }} eller {{ belopp.uppdrag | kort }}.",
    )


def _forbidden(text: str, tree: nodes.Template) -> Iterator[SyntaxFault]:
    for node in _walk(tree):
        if not isinstance(node, _ALLOWED) or _odd_filter(node) or _odd_for(node):
            start, end = tag_at(text, node.lineno)
            yield SyntaxFault(
                "FIL032",
                f"{on_one_line(text, start, end)} innehåller något som text inte kan räkna ut.",
                _OWN_LIST if isinstance(node, nodes.List | nodes.Tuple) else _WORKS,
                start,
                end - start,
            )


def _walk(tree: nodes.Node) -> Iterator[nodes.Node]:
    """Alla noder i textens ordning, utan rekursion."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(list(node.iter_child_nodes())))


def _odd_filter(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Filter) and bool(
        node.args or node.kwargs or node.dyn_args or node.dyn_kwargs
    )


def _odd_for(node: nodes.Node) -> bool:
    return isinstance(node, nodes.For) and (
        not isinstance(node.target, nodes.Name) or node.test is not None or node.recursive
    )
