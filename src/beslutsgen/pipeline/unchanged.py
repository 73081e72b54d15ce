"""Ärenden som är oförändrade sedan de byggdes känns igen utan att läsas: samma ärendefil, mallar, program och val."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from beslutsgen.arende.fingerprint import content_digest
from beslutsgen.diagnostic import Diagnostic
from beslutsgen.emit.disk import disk
from beslutsgen.emit.disk.built import NAME, read_record
from beslutsgen.emit.disk.journal import Places, is_clean
from beslutsgen.pipeline.findings import from_json, to_json
from beslutsgen.pipeline.program import program
from beslutsgen.pipeline.sources import read_case_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.pipeline.checking import Checked
    from beslutsgen.pipeline.options import BuildOptions
    from beslutsgen.report.outcome import Outcome


def still_built(case: Path, files: PackFiles, options: BuildOptions) -> Outcome | None:
    """Resultatet av förra bygget, med papperen som oförändrade; `None` när ärendet behöver byggas.

    Det gäller när ärendefilen, mallpaketet, programmet och valen är desamma, filerna som ärendet nämner finns eller
    saknas som då, och varje papper är som det skrevs. Ett utkast byggs alltid.
    """
    if options.draft:
        return None
    try:
        return _known(case, files, options)
    except (OSError, KeyError, TypeError, ValueError, AttributeError):
        # Ett minne som inte går att läsa är inget minne; bygget säger vad som är fel med filerna.
        return None


def record(
    case: Path,
    data: bytes,
    files: PackFiles,
    options: BuildOptions,
    checked: Checked,
    papers: Mapping[str, bytes],
) -> dict[str, Any] | None:
    """Det som minns bygget; inget för ett utkast eller ett urval av papperen, som inte är hela ärendet."""
    if options.draft or options.only:
        return None
    return {
        "key": _key(case, data, files, options),
        "papers": {name: disk.fingerprint(paper) for name, paper in papers.items()},
        "beside": dict(checked.beside),
        "outcome": to_json(checked.outcome),
    }


def _known(case: Path, files: PackFiles, options: BuildOptions) -> Outcome | None:
    places = Places(options.out / case.stem)
    found = read_record(disk.read(places.sidecar / NAME))
    data = read_case_file(case) if found else None
    if found is None or data is None or isinstance(data, Diagnostic):
        return None
    same = found["key"] == _key(case, data, files, options) and all(
        (case.parent / name).is_file() is there for name, there in found["beside"].items()
    )
    if not same or not is_clean(places) or not all(_stands(places, *one) for one in found["papers"].items()):
        return None
    outcome = from_json(found["outcome"])
    if options.stops(outcome):
        return None
    chosen = [
        name for name in found["papers"] if not options.only or name.removesuffix(".docx") in options.only
    ]
    return replace(outcome, unchanged=tuple(str(places.folder / name) for name in chosen))


def _stands(places: Places, name: str, digest: str) -> bool:
    """Om papperet är som det skrevs, och texten som byggd ligger kvar."""
    memory = places.sidecar / f"{name}.json"
    return disk.digest(disk.read(places.folder / name)) == digest and memory.is_file()


def _key(case: Path, data: bytes, files: PackFiles, options: BuildOptions) -> str:
    """Fingeravtrycket av det som resultatet beror på; sökvägarna står i fynden."""
    parts = (
        program(),
        files.fingerprint,
        str(files.folder),
        str(case),
        str(options.out),
        str(options.strict),
    )
    return content_digest(data, *(part.encode(errors="surrogateescape") for part in parts))
