"""Ett utkast som ingen längre behöver försvinner genast, utan att skräpsamlaren behöver leta efter ringar."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from drafting import ROOT, pack_files

from beslutsgen.arende import read_case
from beslutsgen.draft import Draft, told_once

if TYPE_CHECKING:
    from pathlib import Path


def drafted(case: Path) -> None:
    loaded = read_case(case.read_bytes(), str(case))
    assert loaded.model is not None
    draft = Draft(loaded.model, pack_files(), loaded.places)
    texts = dict(draft.texts())
    assert told_once(passage for passages in texts.values() for passage in passages)
    assert list(draft.papers(utkast=False))


def test_a_draft_has_no_rings() -> None:
    cases = sorted((ROOT / "arenden").glob("*.yaml"))
    assert cases
    for case in cases:
        drafted(case)
    gc.collect()
    gc.disable()
    try:
        for case in cases:
            drafted(case)
        assert gc.collect() == 0
    finally:
        gc.enable()
