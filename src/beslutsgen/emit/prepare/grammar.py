"""Vad en tagg i en mall får säga: en uppgift, ett villkor eller en slinga. Jinja tolkar, vitlistan avgör."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, TemplateSyntaxError, nodes
from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.checks.mall003 import CHECK as UNCLOSED
from beslutsgen.checks.mall006 import CHECK as NOT_ALLOWED
from beslutsgen.emit.prepare.terms import Both, Compared, Const, Either, Not, Parsed, Ref, refs_in
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.checks.base import Check
    from beslutsgen.emit.prepare.terms import Role, Term, Word

MAX_TAG: Final = 400
OPENERS: Final = frozenset({"if", "for"})
CLOSING: Final[Mapping[str, str]] = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LEVEL: Final = late(r"(?P<level>tr|tc|p|r)(?=\s)")
_FILTER: Final = late(r"(?P<filter>\|\s*\w+)|[^|]+|\|")
_QUOTED: Final = late(r"""("[^"]*"|'[^']*')""")
_ASCII: Final = str.maketrans("åäöÅÄÖ", "aaoAAO")
_QUOTES: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "„": '"'})
# En tagg tolkas för sig: det som fattas runt den fylls i.
_WRAPPED: Final[Mapping[str, str]] = {
    "if": "{{% {} %}}{{% endif %}}",
    "elif": "{{% if a %}}{{% {} %}}{{% endif %}}",
    "else": "{{% if a %}}{{% {} %}}{{% endif %}}",
    "endif": "{{% if a %}}{{% {} %}}",
    "for": "{{% {} %}}{{% endfor %}}",
    "endfor": "{{% for a in a %}}{{% {} %}}",
}
_WORDS: Final[Mapping[str, Word]] = {
    "if": "if",
    "elif": "elif",
    "else": "else",
    "endif": "endif",
    "for": "for",
    "endfor": "endfor",
}
_PRINT_HINT: Final = "Skriv till exempel {{ arende.diarienummer }} eller {{ arende.datum | utskrivet }}."
_BLOCK_HINT: Final = (
    "I mallar fungerar {% if … %}, {% elif … %}, {% else %}, {% endif %}, {% for … in … %} och {% endfor %}."
)


class Refused(Struct, frozen=True):
    """En tagg som inte får stå i en mall."""

    check: Check
    message: str
    hint: str


def parse_tag(opening: str, inner: str) -> Parsed | Refused:
    """Taggens betydelse, eller varför den inte godtas."""
    shown = f"{opening}{inner}{CLOSING[opening]}"
    if len(inner) > MAX_TAG:
        return Refused(
            NOT_ALLOWED, f"Taggen är {len(inner)} tecken lång; högst {MAX_TAG} går att läsa.", _PRINT_HINT
        )
    if opening == "{#":
        return Parsed("comment", None, "")
    if inner[:1] in ("-", "+") or inner[-1:] in ("-", "+"):
        return Refused(
            NOT_ALLOWED,
            f"{shown} har - eller + invid klammern.",
            "Ta bort tecknet: stycken och blanksteg städas ändå.",
        )
    level = _LEVEL.match(inner)
    if level and (opening == "{{" or level["level"] in ("tc", "r")):
        return _refused_level(shown, opening, level["level"])
    code = _code(inner[level.end() :] if level else inner)
    parsed = _parse_print(code, shown) if opening == "{{" else _parse_block(code, shown)
    if isinstance(parsed, Refused) or level is None:
        return parsed
    return replace(parsed, level="tr" if level["level"] == "tr" else "p", code=code)


def _code(inner: str) -> str:
    """Taggens innehåll med raka citattecken, och namn (inte filter) med å, ä och ö i ASCII-form."""
    pieces = _QUOTED.split(unicodedata.normalize("NFC", inner).translate(_QUOTES).strip())
    return "".join(piece if at % 2 else _ascii_names(piece) for at, piece in enumerate(pieces))


def _ascii_names(piece: str) -> str:
    return _FILTER.sub(lambda found: found["filter"] or found.group().translate(_ASCII), piece)


def _refused_level(shown: str, opening: str, level: str) -> Refused:
    if opening == "{{":
        hint = (
            f"Skriv {{{{ … }}}} utan {level}: står taggen ensam i sitt stycke får innehållet flera stycken."
        )
    elif level == "r":
        hint = "Skriv {% … %} utan r: villkor får stå mitt i en rad."
    else:
        hint = "Använd {%tr … %} för rader. Kolumner kan inte läggas till i en mall."
    return Refused(NOT_ALLOWED, f"{shown} använder nivån {level}, som inte fungerar här.", hint)


def _parse_print(code: str, shown: str) -> Parsed | Refused:
    tree = _tree("{{ " + code + " }}")
    output = tree.body[0] if tree and len(tree.body) == 1 else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        return Refused(NOT_ALLOWED, f"{shown} går inte att läsa.", _PRINT_HINT)
    ref = _ref(output.nodes[0], "print")
    if ref is None:
        return Refused(NOT_ALLOWED, f"{shown} är något annat än en uppgift med filter.", _PRINT_HINT)
    return Parsed("print", None, code, (ref,))


def _parse_block(code: str, shown: str) -> Parsed | Refused:
    first = code.split(maxsplit=1)[0] if code else ""
    word = _WORDS.get(first)
    if word is None:
        what = "saknar ord" if not first else f"börjar med {first}, som inte är något som en mall kan göra"
        return Refused(NOT_ALLOWED, f"{shown} {what}.", _BLOCK_HINT)
    tree = _tree(_WRAPPED[word].format(code))
    if tree is None:
        return Refused(
            UNCLOSED if word.startswith("end") else NOT_ALLOWED, f"{shown} går inte att läsa.", _example(word)
        )
    found = _meaning(word, tree.body[0], code)
    return found or Refused(NOT_ALLOWED, f"{shown} kan en mall inte räkna ut.", _example(word))


def _meaning(word: Word, node: nodes.Node, code: str) -> Parsed | None:
    """Blocket med sina hänvisningar, sitt villkor och slingans namn."""
    if word == "for" and isinstance(node, nodes.For):
        ref = _ref(node.iter, "loop")
        plain = isinstance(node.target, nodes.Name) and node.test is None and not node.recursive
        name = node.target.name if isinstance(node.target, nodes.Name) else None
        return Parsed(word, None, code, (ref,), name) if ref and plain else None
    if word in ("if", "elif") and isinstance(node, nodes.If):
        test = _term(node.test if word == "if" else node.elif_[0].test)
        return None if test is None else Parsed(word, None, code, tuple(refs_in(test)), None, test)
    return Parsed(word, None, code)


def _example(word: Word) -> str:
    if word == "for":
        return "Skriv till exempel {% for person in arende.handlaggare %}."
    if word in ("if", "elif"):
        return f"Skriv till exempel {{% {word} arende.diarienummer %}}."
    return f"Skriv {{% {word} %}}."


def _term(node: nodes.Node) -> Term | None:
    """Villkoret som data, eller `None` om det innehåller något annat än en mall får räkna på."""
    ref = _ref(node, "test")
    if ref:
        return ref
    if isinstance(node, nodes.Const):
        return Const(node.value)
    if isinstance(node, nodes.Not):
        inner = _term(node.node)
        return None if inner is None else Not(inner)
    if isinstance(node, (nodes.And, nodes.Or)):
        left, right = _term(node.left), _term(node.right)
        if left is None or right is None:
            return None
        return Both(left, right) if isinstance(node, nodes.And) else Either(left, right)
    return _compared(node) if isinstance(node, nodes.Compare) else None


def _compared(node: nodes.Compare) -> Compared | None:
    first = _term(node.expr)
    rest = [(operand.op, _term(operand.expr)) for operand in node.ops]
    known = tuple((op, term) for op, term in rest if term is not None)
    return Compared(first, known) if first is not None and len(known) == len(rest) else None


def _ref(node: nodes.Node, role: Role) -> Ref | None:
    steps = list(_steps(node))
    if not steps or not isinstance(steps[-1], nodes.Name) or any(_odd(step) for step in steps):
        return None
    parts = tuple(step.attr for step in reversed(steps) if isinstance(step, nodes.Getattr))
    filters = tuple(step.name for step in reversed(steps) if isinstance(step, nodes.Filter))
    return Ref(steps[-1].name, parts, filters, role)


def _steps(node: nodes.Node | None) -> Iterator[nodes.Node]:
    """Hänvisningens led, ytterst först."""
    while isinstance(node, (nodes.Filter, nodes.Getattr)):
        yield node
        node = node.node
    if node is not None:
        yield node


def _odd(step: nodes.Node) -> bool:
    return isinstance(step, nodes.Filter) and bool(
        step.args or step.kwargs or step.dyn_args or step.dyn_kwargs
    )


def _tree(source: str) -> nodes.Template | None:
    try:
        return _environment().parse(source)
    except (TemplateSyntaxError, RecursionError):
        return None


@cache
def _environment() -> Environment:
    return Environment(autoescape=True)
