"""Mallpaketets mapp: pack.yaml, fraserna, mallarna och logotypen läses, med alla fel på en gång."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende import faults
from beslutsgen.arende.fingerprint import content_digest
from beslutsgen.arende.load import read_pack
from beslutsgen.arende.packwhole import against_itself
from beslutsgen.arende.reading import read_bytes
from beslutsgen.arende.source import SourceText
from beslutsgen.diagnostic import Diagnostic, WholeFile, ordered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from beslutsgen.arende.pack import Pack
    from beslutsgen.arende.places import Places

PACK_FILE: Final = "pack.yaml"
PHRASES: Final = "fraser"


class PackFiles(Struct, frozen=True):
    """Ett läst mallpaket.

    `phrases` har fraserna under sina namn och villkoren under `villkor.namn`; `templates` har Wordmallarnas bytes per
    filnamn, och `logotype` logotypens, om den finns. `cache` säger att beredda mallar får
    sparas i användarens egen mapp, och hämtas ur den. `fingerprint` är fingeravtrycket av allt i paketet.
    """

    folder: Path
    pack: Pack
    places: Places
    phrases: Mapping[str, SourceText]
    templates: Mapping[str, bytes]
    logotype: bytes | None
    fingerprint: str
    cache: bool = False


def fingerprint(
    source: SourceText,
    phrases: Mapping[str, SourceText],
    templates: Mapping[str, bytes],
    logotype: bytes | None,
) -> str:
    """Fingeravtrycket av allt i ett mallpaket."""
    contents = [source.text.encode()]
    for name, phrase in sorted(phrases.items()):
        contents += (name.encode(), phrase.text.encode())
    for name, template in sorted(templates.items()):
        contents += (name.encode(), template)
    return content_digest(*contents, logotype or b"")


def read_folder(folder: Path) -> PackFiles | tuple[Diagnostic, ...]:
    """Mallpaketet i mappen, eller alla fel i det."""
    data = _bytes(folder / PACK_FILE)
    if isinstance(data, Diagnostic):
        return (data,)
    loaded = read_pack(data, str(folder / PACK_FILE))
    if loaded.model is None:
        return loaded.diagnostics
    reader = _Reader(folder, loaded.model, loaded.places)
    files = reader.read()
    reader.faults.extend(against_itself(loaded.model, loaded.places))
    return ordered(tuple(reader.faults)) if reader.faults else files


class _Reader:
    """Läser filerna som pack.yaml nämner."""

    def __init__(self, folder: Path, pack: Pack, places: Places) -> None:
        self.folder = folder
        self.pack = pack
        self.places = places
        self.faults: list[Diagnostic] = []

    def read(self) -> PackFiles:
        """Alla filer; de som inte går att läsa blir fel."""
        phrases = {name: self._phrase(file, path) for name, file, path in self._phrase_files()}
        templates = {
            file: self._file(self.folder / file, path) for file, path in self._template_files().items()
        }
        logotype = self.pack.organisation.logotyp
        picture = self._file(self.folder / logotype, "organisation.logotyp") if logotype else None
        mark = fingerprint(self.places.source, phrases, templates, picture)
        return PackFiles(self.folder, self.pack, self.places, phrases, templates, picture, mark)

    def _phrase_files(self) -> Iterator[tuple[str, str, str]]:
        for name, fras in self.pack.fraser.items():
            yield name, fras.fil, f"fraser.{name}.fil"
        for name, villkor in self.pack.villkor.items():
            yield f"villkor.{name}", villkor.fil, f"villkor.{name}.fil"

    def _template_files(self) -> dict[str, str]:
        """Mallarnas filnamn, och var i pack.yaml varje mall först nämns."""
        files: dict[str, str] = {}
        for typ, papers in self.pack.papper.items():
            for at, paper in enumerate(papers, 1):
                files.setdefault(paper.mall, f"papper.{typ}[{at}].mall")
        return files

    def _phrase(self, file: str, path: str) -> SourceText:
        name = self.folder / PHRASES / file
        read = read_bytes(self._file(name, path), str(name))
        self.faults.extend(read.diagnostics)
        text = read.source.text if read.source else ""
        # Prosans tolk räknar lägen i text där radbrytningen är ett tecken.
        return SourceText(str(name), text.replace("\r\n", "\n").replace("\r", "\n"))

    def _file(self, name: Path, path: str) -> bytes:
        data = _bytes(name)
        if isinstance(data, bytes):
            return data
        hint = "Rätta filnamnet i pack.yaml, eller lägg filen i mallpaketet."
        spot = self.places.spot(path)
        self.faults.append(Diagnostic(faults.UNKNOWN_TYPE, data.severity, data.message, spot, hint))
        return b""


def _bytes(file: Path) -> bytes | Diagnostic:
    try:
        return file.read_bytes()
    except OSError:
        message = f"Filen {file.name} finns inte i mallpaketet eller går inte att läsa."
        hint = f"Ange en mapp som har {PACK_FILE}, fraser och mallar: --templates MAPP."
        return Diagnostic(
            faults.UNKNOWN_TYPE, faults.SEVERITIES[faults.UNKNOWN_TYPE], message, WholeFile(str(file)), hint
        )
