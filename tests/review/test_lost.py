"""Exemplen i specifikationen för MALL010: text och uppgifter som inget papper fick."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pytest
from drafting import HEAD, draft_of, pack_files
from msgspec.structs import replace
from smamallar import docx
from specifikationer import documented, examples

from beslutsgen.arende import read_case
from beslutsgen.arende.against import SECTIONS
from beslutsgen.arende.packfiles import fingerprint
from beslutsgen.diagnostic import TextSpot
from beslutsgen.draft import Draft
from beslutsgen.draft.scope import Group, Written
from beslutsgen.pipeline import make_papers

if TYPE_CHECKING:
    from specifikationer import Example

    from beslutsgen.diagnostic import Diagnostic

CODE: Final = "MALL010"
EXAMPLES = examples("lost", "mall010.md")
OWN: Final = """\
  egna:
    - {{rubrik: Eget, innehall: Egen text., i: forslag-till-beslut, efter: {after}}}
"""


def found(lines: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Felen när ärendet byggs med en enda mall av raderna."""
    rows: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        word, _, rest = line.partition(" ")
        rows[word].append(rest)
    files = pack_files()
    phrases = {name: text for name, text in files.phrases.items() if name not in rows["utan"]}
    templates = dict.fromkeys(files.templates, docx(*rows["mall"]))
    mark = fingerprint(files.places.source, phrases, templates, files.logotype)
    files = replace(files, phrases=phrases, templates=templates, fingerprint=mark)
    loaded = read_case(case(rows).encode(), "fall.yaml")
    assert loaded.model is not None, loaded.diagnostics
    made = make_papers(Draft(loaded.model, files, loaded.places), loaded.model, files)
    return made if isinstance(made, tuple) else ()


def case(rows: dict[str, list[str]]) -> str:
    """Ärendefilen: texterna under sina avsnitt, egna avsnitt och övriga uppgifter."""
    sections: dict[str, str] = defaultdict(str)
    for row in rows["text"]:
        path, _, text = row.partition(": ")
        section, name = path.split(".")
        sections[section] += f"  {name}: {text}\n"
    for row in rows["eget"]:
        sections["text"] += OWN.format(after=row.removeprefix("efter "))
    return (
        HEAD
        + "".join(f"{name}:\n{inner}" for name, inner in sections.items())
        + "".join(f"{row}\n" for row in rows["uppgift"])
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_specification_holds(example: Example) -> None:
    faults = found(example.lines)
    assert [fault.code for fault in faults] == [code for code, _ in example.faults], faults
    assert all(isinstance(fault.spot, TextSpot) and fault.hint for fault in faults)


def test_the_documentation_holds() -> None:
    wrong, right = documented(CODE)
    assert [fault.code for fault in found(wrong)] == [CODE]
    assert found(right) == ()


def test_the_message_names_the_text_and_the_way_out() -> None:
    (text,) = found(("mall {{ beslut }}", "text text.bakgrund: Avtalet löper ut."))
    assert text.message == "Texten text.bakgrund kommer inte med i något av ärendets papper."
    assert isinstance(text.spot, TextSpot)
    assert text.spot.path == "text.bakgrund"
    (own,) = found(("mall {{ beslut }}", "eget efter bakgrund"))
    assert own.message == "Det egna avsnittet efter bakgrund kommer inte med i något av ärendets papper."
    assert "forslag-till-beslut har inte avsnittet bakgrund" in (own.hint or "")


def test_an_own_section_can_stand_after_every_block_that_a_template_can_place() -> None:
    (paper, *_) = draft_of("").papers(utkast=False)
    own = {name: node.own if isinstance(node, Group) else node for name, node in paper.scope.items()}
    blocks = {name for name, node in own.items() if isinstance(node, Written)}
    # Ärendefilens avsnitt `arende` heter `arendet` i mallarna, och punkterna har två namn.
    assert {"arendet" if name == "arende" else name for name in SECTIONS} == blocks - {"beslutspunkter"}
