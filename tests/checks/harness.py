"""Från en ärendefils text till fynd, genom den riktiga läsaren och det riktiga utkastet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.arende import papperets_datum, read_case, read_pack
from beslutsgen.arende.faults import SEVERITIES
from beslutsgen.arende.packfiles import PackFiles, fingerprint, read_folder
from beslutsgen.checks.accept import accept
from beslutsgen.checks.base import View
from beslutsgen.checks.judge import judge
from beslutsgen.diagnostic import Diagnostic
from beslutsgen.draft import Draft
from beslutsgen.pipeline.checking import texts_of

if TYPE_CHECKING:
    from beslutsgen.arende import Loaded, Places
    from beslutsgen.arende.model import Arende
    from beslutsgen.checks.base import Text

ROOT: Final = Path(__file__).parents[2]
FILE: Final = "arende.yaml"
MINIMAL: Final = """\
arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden}
beslut:
  - Förslaget godkänns.
  - Förvaltningschefen ges rätt att underteckna.
"""
_TOP_KEY: Final = re.compile(r"^([a-zåäö_]+):", re.MULTILINE)
_SECTION: Final = re.compile(r"^[a-zåäö_]+:.*\n(?:[ #-].*\n|\n)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """Ett läst ärende, färdigt att kontrolleras."""

    arende: Arende
    places: Places
    view: View


def completed(fragment: str, base: str = MINIMAL) -> str:
    """Brottstycket följt av de avsnitt i `base` som det inte har; radnumren i brottstycket står kvar."""
    given = set(_TOP_KEY.findall(fragment))
    missing = (
        section[0] for section in _SECTION.finditer(base) if _TOP_KEY.findall(section[0])[0] not in given
    )
    return "".join((fragment.rstrip("\n"), "\n", *missing))


@cache
def pack_files() -> PackFiles:
    """Arkivets eget mallpaket."""
    files = read_folder(ROOT / "templates")
    assert isinstance(files, PackFiles), files
    return files


def with_register(files: PackFiles, fragment: str | None) -> PackFiles:
    """Mallpaketet med avsnitten i brottstycket i stället för sina egna."""
    if not fragment:
        return files
    own = (ROOT / "templates" / "pack.yaml").read_text(encoding="utf-8")
    loaded = read_pack(completed(fragment, own).encode(), "pack.yaml")
    assert loaded.model is not None, loaded.diagnostics
    mark = fingerprint(loaded.places.source, files.phrases, files.templates, files.logotype)
    return replace(files, pack=loaded.model, places=loaded.places, fingerprint=mark)


def drafted(text: str, files: PackFiles) -> tuple[Loaded[Arende], Draft, tuple[Text, ...]]:
    """Ärendet i texten, dess utkast och dess utskrivna texter; felen i prosan ligger i utkastet."""
    loaded = read_case(text.encode(), FILE)
    assert loaded.model is not None, [found.message for found in loaded.diagnostics]
    draft = Draft(loaded.model, files, loaded.places)
    return loaded, draft, texts_of(draft)


def load(text: str, pack: str | None = None, folder: Path | None = None) -> Case:
    """Ärendet i texten; den ska kunna läsas utan fel."""
    files = with_register(pack_files(), pack)
    loaded, draft, texts = drafted(text, files)
    assert loaded.model is not None
    assert not draft.faults, draft.faults
    exists = (lambda name: (folder / name).exists()) if folder else (lambda _: False)
    view = View(loaded.model, files.pack, papperets_datum(loaded.model), texts, exists)
    return Case(loaded.model, loaded.places, view)


def prose_faults(text: str) -> tuple[Diagnostic, ...]:
    """Felen i ärendets löpande text, som de rapporteras när den skrivs ut."""
    _, draft, _ = drafted(text, pack_files())
    return tuple(
        Diagnostic(fault.code, SEVERITIES[fault.code], fault.message, fault.spot, fault.hint)
        for fault in draft.faults
    )


def findings(text: str, pack: str | None = None, *, strict: bool = True) -> tuple[Diagnostic, ...]:
    """Fynden som står kvar efter ärendets undantag."""
    case = load(text, pack)
    return accept(judge(case.view, case.places, strict=strict), case.arende, case.places)[0]
