"""Ett riktigt Dask-kluster på den här datorn bygger och granskar som en ensam process, byte för byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from arbeten import fragile
from cases import ROOT, pack

from beslutsgen.pipeline.cluster import NoWorkersError, dask_crew
from beslutsgen.pipeline.crew import DIED, Failed
from beslutsgen.pipeline.job import job_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL = ROOT / "tests" / "cli" / "litet.yaml"


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """Adressen till ett kluster av två processer."""
    import dask
    from distributed import LocalCluster

    # Arbetarna hittar testernas moduler som en arbetare på en annan dator hittar programmets.
    paths = os.pathsep.join((str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", paths)
        # Så många arbetare i rad får ett arbete döda innan klustret ger upp det.
        config = dask.config.set({"distributed.scheduler.allowed-failures": 1})
        size = {"n_workers": 2, "threads_per_worker": 2}
        with config, LocalCluster(processes=True, dashboard_address=":0", **size) as local:
            yield local.scheduler_address.replace("tcp://", "dask://")


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """En mapp med ärenden; ett har ett fel."""
    folder = tmp_path / "arenden"
    shutil.copytree(ROOT / "arenden", folder)
    text = SMALL.read_text(encoding="utf-8")
    for name in ("a", "b"):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "fel.yaml").write_text(text.replace("  rubrik:", "  rubik:"), encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "beslutsgen", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr


def papers(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != "las"
    }


def test_build_and_review_are_as_in_one_process(cluster: str, cases: Path) -> None:
    there = run(cases, "build", "arenden", "--out", "ut", "--executor", cluster)
    (cases / "ut").rename(cases / "klustrets")
    here = run(cases, "build", "arenden", "--out", "ut", "--jobs", "1")
    assert there == here
    assert here[0] == 1
    assert here[2] == ""
    assert papers(cases / "klustrets") == papers(cases / "ut")
    assert len([name for name in papers(cases / "ut") if name.endswith(".docx")]) == 12
    assert "12 papper oförändrade" in run(cases, "build", "arenden", "--out", "ut", "--executor", cluster)[1]
    reviewed = run(cases, "review", "ut", "--executor", cluster)
    assert reviewed == run(cases, "review", "ut", "--jobs", "1")
    assert "12 papper granskade" in reviewed[1]


def test_a_task_that_kills_its_workers_is_named_and_the_others_are_done(cluster: str) -> None:
    job = job_of(pack(), None)
    items = ["a", "fel 1", "b", "död 1", "c"]
    found = dict(dask_crew(cluster, job, fragile, 2).results(items, lambda _: None))
    assert [item for item in items if isinstance(found[item], Failed)] == ["fel 1", "död 1"]
    assert found["död 1"] == DIED
    broken = found["fel 1"]
    assert isinstance(broken, Failed)
    assert "KeyError" in broken.details


def test_a_cluster_with_another_pack_is_not_used(cluster: str, tmp_path: Path) -> None:
    job = job_of(pack(), tmp_path / "inget paket")
    with pytest.raises(NoWorkersError, match="Arbetarens mallpaket är inte detsamma som ditt"):
        dask_crew(cluster, job, fragile, None)


def test_nobody_answers(cases: Path) -> None:
    code, out, err = run(cases, "build", "arenden", "--executor", "dask://localhost:1")
    assert (code, out) == (2, "")
    assert err.splitlines()[0] == "Inget Dask-kluster svarar på localhost:1."
    assert not (cases / "output").exists()


def test_without_the_extra_it_is_said_how_to_install_it(cases: Path) -> None:
    program = (
        "import sys; sys.modules['distributed'] = None\n"
        "sys.argv = ['beslutsgen', 'build', 'arenden', '--executor', 'dask://localhost:8786']\n"
        "from beslutsgen.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=cases, capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines()[0] == (
        "För --executor dask:// behövs tillägget dask. Installera det med: pip install beslutsgen[dask]"
    )
