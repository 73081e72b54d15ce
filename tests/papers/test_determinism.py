"""Samma ärende ger samma bytes: en annan dag, i en annan tidszon, i en annan mapp, med annan slumpning av nycklar."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from cases import CASES, PAPERS, ROOT, built

if TYPE_CHECKING:
    from pathlib import Path

# Bygger allt i en egen process där klockan visar en annan dag, och skriver ut filernas fingeravtryck.
PROGRAM = """
import hashlib, json, sys, time
time.time = lambda: 2_000_000_000.0
time.localtime = time.gmtime = lambda *_: time.struct_time((2033, 5, 18, 3, 33, 20, 2, 138, 0))
from pathlib import Path
from beslutsgen.pipeline import BuildOptions, build_case, open_pack
pack = open_pack()
out = Path(sys.argv[1])
for case in sys.argv[2:]:
    outcome = build_case(Path(case), pack, BuildOptions(out))
    assert len(outcome.written) == 3, outcome
files = sorted(out.rglob("*.docx"))
print(json.dumps({f"{f.parent.name}/{f.name}": hashlib.sha256(f.read_bytes()).hexdigest() for f in files}))
"""


def fingerprints(out: Path, folder: Path, zone: str, seed: str) -> dict[str, str]:
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
    cases = [str(ROOT / "arenden" / f"{case}.yaml") for case in CASES]
    command = [sys.executable, "-c", PROGRAM, str(out), *cases]
    run = subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, text=True, timeout=120
    )
    found: dict[str, str] = json.loads(run.stdout)
    return found


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "en annan mapp").mkdir()
    here = {
        f"{case}/{paper}.docx": hashlib.sha256(built(case)[f"{paper}.docx"]).hexdigest()
        for case in CASES
        for paper in PAPERS
    }
    assert fingerprints(tmp_path / "a", tmp_path, "Pacific/Kiritimati", "1") == here
    assert fingerprints(tmp_path / "b", tmp_path / "en annan mapp", "America/Los_Angeles", "2") == here
