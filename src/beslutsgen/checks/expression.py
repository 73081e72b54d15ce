"""En egen kontroll räknas ut: Pythons syntaxträd gås igenom med en vitlista, aldrig körd kod."""

from __future__ import annotations

import ast
import re
import warnings
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.arende import ascii_key, suggestion
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.quantities import (
    Problem,
    Quantity,
    Truth,
    added,
    compared,
    divided,
    kind_of,
    multiplied,
    negated,
    of_value,
)
from beslutsgen.checks.ranges import exactly
from beslutsgen.checks.words import plain
from beslutsgen.facts.tal import skriv_tal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.checks.quantities import (
        Result,
    )
    from beslutsgen.facts import Value

LONGEST: Final = 500
DEEPEST: Final = 100
_OPERATORS: Final = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_SINGLE_EQUALS: Final = Pattern(r"(?<![=<>!])=(?!=)")
_OTHER_SIGNS: Final = {
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "×": "*",
    "·": "*",
    "÷": "/",
    "−": "-",
    "–": "-",
    ":": "/",
}
_SWEDISH: Final = {"och": "and", "eller": "or", "inte": "not"}
_SPACED_NUMBER: Final = Pattern(r"\d[\s\u00a0]\d{3}")
_HINT: Final = "Skriv till exempel belopp.ny + belopp.kvar == belopp.tidigare."


class Evaluated(Struct):
    """Det en kontroll blev: ett villkor eller ett fel, och sökvägarna den nämnde."""

    result: Truth | Problem
    paths: tuple[str, ...]


def evaluate(text: str, known: Mapping[str, Value]) -> Evaluated:
    """Om villkoret i texten håller. `known` är värdena som den får nämna, efter sökväg."""
    tree = _parsed(text)
    if isinstance(tree, Problem):
        return Evaluated(tree, ())
    walker = _Walker(text, known)
    result = walker.value(tree)
    if not isinstance(result, Truth | Problem):
        result = Problem(f"den blir {kind_of(result)} ({result.said}), inte ett villkor.", _HINT)
    return Evaluated(result, tuple(dict.fromkeys(walker.paths)))


def _parsed(text: str) -> ast.expr | Problem:
    if len(text) > LONGEST:
        return Problem(f"den är {len(text)} tecken lång; {LONGEST} är det längsta.", "Dela upp den i flera.")
    try:
        with warnings.catch_warnings():
            # Python varnar för uttryck som "1and 2"; de får sitt eget fel här.
            warnings.simplefilter("ignore")
            tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Problem("den är inte skriven som ett villkor.", _syntax_hint(text))
    if _depth(tree) > DEEPEST:
        return Problem("den har för många led i varandra.", "Dela upp den i flera.")
    return tree


def _depth(tree: ast.expr) -> int:
    """Hur många led som står i varandra, räknat utan rekursion."""
    deepest = 0
    waiting: list[tuple[ast.AST, int]] = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting.extend((inner, depth + 1) for inner in ast.iter_child_nodes(node))
    return deepest


def _syntax_hint(text: str) -> str:
    """Botemedlet för de vanligaste skrivfelen."""
    for sign, right in _OTHER_SIGNS.items():
        if sign in text:
            return f"Skriv {right} i stället för {sign}."
    for word, right in _SWEDISH.items():
        if re.search(rf"(?<!\w){word}(?!\w)", text):
            return f"Skriv {right} i stället för {word}."
    if _SINGLE_EQUALS.search(text):
        return "Skriv == för lika med."
    if _SPACED_NUMBER.search(text):
        return "Skriv tal utan mellanslag: 4000000."
    return _HINT


class _Walker(Struct):
    """Går igenom ett uttryck och minns vilka uppgifter det nämner."""

    text: str
    known: Mapping[str, Value]
    paths: list[str] = field(default_factory=list)

    def value(self, node: ast.expr) -> Result:
        match node:
            case ast.Constant():
                return self._number(node)
            case ast.Attribute() | ast.Name():
                return self._named(node)
            case ast.BinOp():
                return self._binary(node)
            case ast.UnaryOp():
                return self._unary(node)
            case ast.BoolOp():
                return self._joined(node)
            case ast.Compare():
                return self._compare(node)
            case ast.Tuple():
                return Problem("den har ett komma.", "Skriv decimaler med punkt: 3.8.")
        return Problem(
            f"{self._source(node)} får inte stå i en kontroll.",
            f"Bara + - * / och jämförelser går att använda. {_HINT}",
        )

    def _number(self, node: ast.Constant) -> Result:
        source = self._source(node)
        try:
            number = Decimal(source)
        except InvalidOperation:
            return Problem(f"{source} är inget tal.", _HINT)
        return Quantity("tal", exactly(number), plain(skriv_tal(number)))

    def _named(self, node: ast.Attribute | ast.Name) -> Result:
        path = ascii_key(self._source(node)).replace(" ", "")
        value = self.known.get(path)
        if value is None:
            close = suggestion(path, tuple(self.known))
            sections = "En kontroll kan nämna uppgifter under belopp, antal, avtal och datum."
            return Problem(f"{path} finns inte i ärendet.", f"Menade du {close}?" if close else sections)
        self.paths.append(path)
        return of_value(value, path)

    def _binary(self, node: ast.BinOp) -> Result:
        left, right = self.value(node.left), self.value(node.right)
        if isinstance(left, Problem) or isinstance(right, Problem):
            return left if isinstance(left, Problem) else right
        match node.op:
            case ast.Add():
                return added(left, right, "+")
            case ast.Sub():
                return added(left, right, "-")
            case ast.Mult():
                return multiplied(left, right)
            case ast.Div():
                return divided(left, right)
        return Problem(f"{self._source(node)} får inte stå i en kontroll.", "Bara + - * / går att räkna med.")

    def _unary(self, node: ast.UnaryOp) -> Result:
        operand = self.value(node.operand)
        if isinstance(operand, Problem):
            return operand
        if isinstance(node.op, ast.USub):
            return negated(operand)
        if isinstance(node.op, ast.Not) and isinstance(operand, Truth):
            return Truth(not operand.holds, "det som står efter not gäller")
        return Problem(f"{self._source(node)} får inte stå i en kontroll.", _HINT)

    def _joined(self, node: ast.BoolOp) -> Result:
        parts = [self.value(part) for part in node.values]
        for part in parts:
            if isinstance(part, Problem):
                return part
            if not isinstance(part, Truth):
                return Problem(
                    f"{part.said} är inget villkor.", "På båda sidor om and och or ska det stå en jämförelse."
                )
        truths = [part for part in parts if isinstance(part, Truth)]
        failing = [part for part in truths if not part.holds]
        if isinstance(node.op, ast.And):
            return failing[0] if failing else truths[0]
        return Truth(len(failing) < len(truths), ", och ".join(part.said for part in failing))

    def _compare(self, node: ast.Compare) -> Result:
        left = self.value(node.left)
        result: Result = Truth(holds=True, said="")
        for sign, right_node in zip(node.ops, node.comparators, strict=True):
            right = self.value(right_node)
            op = _OPERATORS.get(type(sign))
            if isinstance(left, Problem) or isinstance(right, Problem):
                return left if isinstance(left, Problem) else right
            if op is None:
                return Problem(
                    f"{self._source(node)} får inte stå i en kontroll.", "Jämför med == != < <= > eller >=."
                )
            result = compared(left, op, right)
            if isinstance(result, Problem) or (isinstance(result, Truth) and not result.holds):
                return result
            left = right
        return result

    def _source(self, node: ast.expr) -> str:
        return ast.get_source_segment(self.text.strip(), node) or ast.unparse(node)
