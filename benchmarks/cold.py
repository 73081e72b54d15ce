"""Kall: ett ärende, tre papper, en egen process, mot docxtpl i en egen process."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from clock import timed
from context import contexts
from prepared import drafted, opened
from table import ms, table
from varied import CASES

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN: Final = Path(__file__).with_name("plain.py")


def cold(rounds: int, folder: Path) -> str:
    """Tabellen: millisekunder per process och hur många gånger fortare än docxtpl."""
    ready, out = folder / "text.json", folder / "ut"
    _, draft = drafted(CASES[0].read_bytes(), opened())
    ready.write_text(json.dumps(contexts(draft, opened())), encoding="utf-8")
    build = [sys.executable, "-m", "beslutsgen", "build", str(CASES[0]), "--out", str(out)]
    done = timed(
        {
            "docxtpl": lambda: _fresh(out, [sys.executable, str(_PLAIN), str(ready), str(out)]),
            "beslutsgen": lambda: _fresh(out, build),
            "utan": lambda: _fresh(out, [*build, "--no-cache"]),
            "python": lambda: _fresh(out, [sys.executable, "-c", "pass"]),
        },
        rounds,
    )
    said = {
        "docxtpl": "docxtpl: tre papper",
        "beslutsgen": "beslutsgen build: tre papper",
        "utan": "beslutsgen build --no-cache: tre papper",
        "python": "python -c pass: inga papper",
    }
    rows = [
        (said[way], ms(done.median(way)), f"{done.times_faster(way, 'docxtpl'):.2f}".replace(".", ","))
        for way in said
    ]
    return table(("kall, en process", "ms", "gånger fortare"), rows)


def _fresh(out: Path, command: Sequence[str]) -> None:
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # vår egen kommandorad
