"""Hjulet som byggs fungerar i en annan mapp: mallpaketet, orden och den nya ärendefilens mall följer med."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from beslutsgen import __version__
from beslutsgen.pipeline.program import BUILT, code_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
CASE = "kanberget"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Hjulet, byggt en gång hur många testprocesser som än är i gång."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    with FileLock(shared / "hjul.las"):
        if not list((shared / "hjul").glob("*.whl")):
            build(shared / "arkiv", shared / "hjul")
    (built,) = (shared / "hjul").glob("*.whl")
    return built


def build(copy: Path, out: Path) -> None:
    """Bygger av en kopia, så att bygget inte lämnar något i arkivet."""
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", "hatch_build.py"):
        shutil.copy(ROOT / name, copy / name)
    for name in ("src", "templates"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "~$*"))
    python("-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(copy), cwd=copy)


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """En mapp med bara det installerade paketet och en ärendefil."""
    folder = tmp_path_factory.mktemp("annan mapp")
    options = ("--no-deps", "--no-index", "--no-compile", "--quiet", "--disable-pip-version-check")
    python("-m", "pip", "install", *options, "--target", str(folder / "paket"), str(wheel), cwd=folder)
    shutil.copy(ROOT / "arenden" / f"{CASE}.yaml", folder)
    yield folder
    shutil.rmtree(folder)


def python(*arguments: str, cwd: Path, path: Path | None = None) -> str:
    # Inget prov läser eller skriver i användarens egna mappar.
    environment = {**os.environ, "XDG_CACHE_HOME": str(cwd / "cache")}
    if path:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_builds_a_case_elsewhere_to_the_same_bytes(elsewhere: Path, tmp_path: Path) -> None:
    package = elsewhere / "paket"
    where = python("-c", "import beslutsgen; print(beslutsgen.__file__)", cwd=elsewhere, path=package)
    assert Path(where.strip()).is_relative_to(package)
    python("-m", "beslutsgen", "build", f"{CASE}.yaml", cwd=elsewhere, path=package)
    papers = sorted((elsewhere / "output" / CASE).glob("*.docx"))
    assert len(papers) == 3
    case = ROOT / "arenden" / f"{CASE}.yaml"
    python("-m", "beslutsgen", "build", str(case), "--out", str(tmp_path), cwd=tmp_path, path=ROOT / "src")
    assert {paper.name: paper.read_bytes() for paper in papers} == {
        paper.name: paper.read_bytes() for paper in (tmp_path / CASE).glob("*.docx")
    }


def test_the_wheel_has_its_templates_prepared_and_needs_no_docxtpl(elsewhere: Path) -> None:
    program = (
        "import sys; from beslutsgen.cli.app import run; code = run(('build', 'kanberget.yaml', '--out', 'beredda'));"
        "print(code, sorted({name.partition('.')[0] for name in sys.modules} & {'docx', 'docxtpl'}))"
    )
    shown = python("-c", program, cwd=elsewhere, path=elsewhere / "paket")
    assert shown.splitlines()[-1] == "0 []"
    # Ingen mall sparas i användarens mapp när den följer med, bara de former som ärendet gav.
    saved = {"".join(path.suffixes) for path in (elsewhere / "cache").rglob("*.*")}
    assert saved == {".former.mp"}


def test_the_installed_program_is_known_by_its_code(elsewhere: Path) -> None:
    shown = python(
        "-c",
        "from beslutsgen.pipeline.program import program; print(program())",
        cwd=elsewhere,
        path=elsewhere / "paket",
    )
    assert shown.strip() == f"{__version__}+{code_digest(ROOT / 'src' / 'beslutsgen')}"


def test_other_code_is_another_program(tmp_path: Path) -> None:
    (tmp_path / "inom").mkdir()
    said = set()
    for name, text in (("a.py", "1"), ("a.py", "2"), ("inom/a.py", "2"), ("b.j2", "1"), ("b.txt", "1")):
        (tmp_path / name).write_text(text, "utf-8")
        said.add(code_digest(tmp_path))
    assert len(said) == 4


def test_an_editable_installation_prepares_nothing() -> None:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    hook = module.PreparedTemplates(str(ROOT), {}, None, None, str(ROOT), "wheel")
    data: dict[str, dict[str, str]] = {"force_include": {}}
    hook.initialize("editable", data)
    hook.finalize("editable", data, "")
    assert data == {"force_include": {}}


def test_the_template_pack_comes_from_the_wheel(elsewhere: Path) -> None:
    program = "from beslutsgen.pipeline import open_pack; print(open_pack().folder)"
    folder = Path(python("-c", program, cwd=elsewhere, path=elsewhere / "paket").strip())
    assert folder == elsewhere / "paket" / "beslutsgen" / "templates"


def test_the_entry_point_is_installed_and_speaks_swedish(elsewhere: Path) -> None:
    scripts = [path.name for path in (elsewhere / "paket" / "bin").glob("beslutsgen*")]
    assert scripts == ["beslutsgen"] or sys.platform == "win32"
    shown = python("-m", "beslutsgen", "--help", cwd=elsewhere, path=elsewhere / "paket")
    assert shown.startswith("Användning: beslutsgen [VAL] KOMMANDO")


def test_a_new_case_can_be_made_and_checked(elsewhere: Path) -> None:
    python("-m", "beslutsgen", "new", "nytt", cwd=elsewhere, path=elsewhere / "paket")
    assert (elsewhere / "arende.schema.json").is_file()
    shown = python("-m", "beslutsgen", "check", "nytt.yaml", cwd=elsewhere, path=elsewhere / "paket")
    assert "nytt: " in shown


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    package = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "beslutsgen").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    pack = {
        f"beslutsgen/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith("~$")
    }
    prepared = {name for name in inside if name.startswith("beslutsgen/beredda/")}
    assert len(prepared) == len([*(ROOT / "templates").glob("[!~]*.docx")])
    assert inside == package | pack | prepared | {f"beslutsgen/{BUILT}"}
