"""Exemplen i MALL-kontrollernas specifikationer och dokumentation, mot mallar byggda av dem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from exempel import PROPERTIES, full_scope, written
from smamallar import base_members, docx, zipped
from specifikationer import SPECS, documented, examples

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.emit.fill.paper import Paper, make_paper
from beslutsgen.emit.prepare.compiled import CompiledTemplate
from beslutsgen.emit.prepare.templates import compile_template

if TYPE_CHECKING:
    from specifikationer import Example

    from beslutsgen.diagnostic import Diagnostic

EXAMPLES = examples("mall", "mall00*.md")
CODES = [path.stem.upper() for path in sorted(SPECS.glob("mall00*.md"))]
# Så här skadas en fil i exemplen för MALL008, och i dess dokumentation.
DOCUMENTED = {"MALL007": {"utan": "List Number"}, "MALL008": {"fil": "makro"}}


def found(lines: tuple[str, ...], options: dict[str, str]) -> tuple[Diagnostic, ...]:
    names = full_scope("tjansteskrivelse")
    compiled = compile_template(
        damaged(docx(*lines, without=options.get("utan", "")), options.get("fil")), "mall.docx", names
    )
    if not isinstance(compiled, CompiledTemplate):
        return compiled
    made = make_paper(compiled, names, written, PROPERTIES)
    return () if isinstance(made, Paper) else made


def damaged(data: bytes, how: str | None) -> bytes:
    if how == "makro":
        return zipped({**base_members(), "word/vbaProject.bin": b"x"})
    return {"kapad": data[:900], "losenord": bytes.fromhex("d0cf11e0a1b11ae1"), "text": b"hej"}.get(
        how or "", data
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ arende.sammanträde | långt }}", "långt. Filtren som passar är iso, utskrivet, gemen, versal."),
        ("{{ arende.rubrik | långt }}", "långt. Filtren som passar är gemen, versal."),
        ("{{ arende.sammantrade | utskrivit }}", "utskrivit. Menade du utskrivet?"),
    ],
)
def test_an_unknown_filter_is_shown_as_written_with_those_that_fit(line: str, said: str) -> None:
    (fault,) = found((line,), {})
    assert fault.message.endswith(f"det finns inget filter som heter {said.partition(' ')[0]}")
    assert fault.hint == said.partition(" ")[2]


def lines_of(faults: tuple[Diagnostic, ...]) -> list[tuple[str, int | None]]:
    return sorted(
        (fault.code, fault.spot.paragraph if isinstance(fault.spot, PaperSpot) else None) for fault in faults
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_specification_holds(example: Example) -> None:
    faults = found(example.lines, example.options)
    assert lines_of(faults) == sorted(example.faults, key=str)
    assert all(fault.hint and fault.message.endswith((".", "!")) for fault in faults)


@pytest.mark.parametrize("code", CODES)
def test_the_documentation_holds(code: str) -> None:
    wrong, right = documented(code)
    assert {fault.code for fault in found(wrong, DOCUMENTED.get(code, {}))} == {code}
    assert found(right, {}) == ()


@pytest.mark.parametrize("code", CODES)
def test_each_code_is_shown_wrong_and_right(code: str) -> None:
    mine = [example for example in EXAMPLES if example.name.startswith(code.lower())]
    assert {code} == {fault for example in mine for fault, _ in example.faults}
    assert any(not example.faults for example in mine)
