"""Ett utkast ur några rader YAML, genom den riktiga läsaren och det riktiga mallpaketet."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from beslutsgen.arende import read_case
from beslutsgen.arende.packfiles import PackFiles, read_folder
from beslutsgen.draft import Draft

if TYPE_CHECKING:
    from beslutsgen.passage import Passage

ROOT = Path(__file__).parents[2]
HEAD = """\
arende: {rubrik: Nytt boende, typ: verksamhetsuppdrag, namnd: Omsorgsnämnden, forvaltning: Omsorgskontoret}
beslut: [Boendet godkänns.]
"""


@cache
def pack_files() -> PackFiles:
    files = read_folder(ROOT / "templates")
    assert isinstance(files, PackFiles), files
    return files


def draft_of(yaml: str, head: str = HEAD) -> Draft:
    """Utkastet till ett ärende med rubrik och beslut, och det som `yaml` lägger till."""
    text = head + dedent(yaml)
    loaded = read_case(text.encode(), "fall.yaml")
    assert loaded.model is not None, [found.message for found in loaded.diagnostics]
    return Draft(loaded.model, pack_files(), loaded.places)


def passages_of(yaml: str, path: str) -> tuple[Passage, ...]:
    draft = draft_of(yaml)
    found = dict(draft.texts())[path]
    assert not draft.faults, draft.faults
    return found


def written(yaml: str, path: str) -> list[str]:
    return [passage.text.replace("\N{NO-BREAK SPACE}", " ") for passage in passages_of(yaml, path)]


def bakgrund(prose: str, facts: str = "") -> str:
    """YAML där `text.bakgrund` är prosan."""
    indented = "".join(f"    {line}\n" for line in dedent(prose).split("\n"))
    return f"{dedent(facts)}text:\n  bakgrund: |\n{indented}"
