"""Mallpaketet som ett kommando använder: det som valdes, annars det som följer med programmet."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.arende.faults import SEVERITIES, UNKNOWN_TYPE
from beslutsgen.arende.packfiles import read_folder
from beslutsgen.diagnostic import Diagnostic

if TYPE_CHECKING:
    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.readback.document import Known

_CODE: Final = Path(__file__).parents[1]


def open_pack(folder: Path | None = None, *, cache: bool = False) -> PackFiles | tuple[Diagnostic, ...]:
    """Mallpaketet i mappen, annars det som följer med programmet; eller alla fel i det.

    Med `cache` får beredda mallar sparas i användarens egen mapp till nästa gång.
    """
    # I ett installerat paket ligger mallarna bredvid koden, i arkivet ligger de överst.
    own = next(
        (place for place in (_CODE / "templates", _CODE.parents[1] / "templates") if place.is_dir()), None
    )
    files = read_folder(folder or own or _CODE / "templates")
    if isinstance(files, tuple):
        return files
    return _odd_logotype(files) or replace(files, cache=cache)


def pack_pictures(files: PackFiles) -> Known:
    """Fingeravtrycken av mallarnas bilder och logotypen, framtagna när någon frågar."""

    @cache
    def known() -> frozenset[str]:
        from beslutsgen.word.archive import picture_digests
        from beslutsgen.word.media import template_pictures

        own = (template_pictures(data) for data in files.templates.values())
        return frozenset().union(picture_digests({"logotyp": files.logotype}), *own)

    return known


def _odd_logotype(files: PackFiles) -> tuple[Diagnostic, ...]:
    """Felet i en logotyp som inte går att sätta in."""
    if files.logotype is None:
        return ()
    from beslutsgen.emit.fill.pictures import read_picture

    if read_picture(files.logotype, ""):
        return ()
    return (
        Diagnostic(
            UNKNOWN_TYPE,
            SEVERITIES[UNKNOWN_TYPE],
            f"Logotypen {files.pack.organisation.logotyp} är ingen bild i formatet png.",
            files.places.spot("organisation.logotyp"),
            "Spara bilden som png i ett bildprogram, lägg den i mallpaketet och ange den filen.",
        ),
    )
