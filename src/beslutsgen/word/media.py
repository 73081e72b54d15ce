"""Bilderna i en Wordfil, kända på sina bytes: mallens egna, och de som står i ett papper."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Final

from beslutsgen.arende.fingerprint import content_digest
from beslutsgen.word.archive import MAX_UNPACKED, TEMPLATE, Refusal, picture_digests, unpack
from beslutsgen.word.opened import relations

if TYPE_CHECKING:
    from beslutsgen.word.opened import Opened

_IMAGE: Final = "/image"


def template_pictures(data: bytes) -> frozenset[str]:
    """Fingeravtrycken av en Wordmalls bilder."""
    members = unpack(data, TEMPLATE)
    return frozenset() if isinstance(members, Refusal) else picture_digests(members)


def shown_pictures(opened: Opened) -> frozenset[str]:
    """Namnen på bilderna som papperets text hänvisar till."""
    return frozenset(
        relation.target
        for part, _ in opened.texts
        for relation in relations(opened.members, part)
        if relation.type.endswith(_IMAGE) and not relation.external
    )


def known_among(data: bytes, names: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """De av papperets bilder `names` vars bytes har ett av fingeravtrycken `known`."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if info.filename in names]
            if sum(info.file_size for info in infos) > MAX_UNPACKED:
                return frozenset()
            return frozenset(info.filename for info in infos if content_digest(archive.read(info)) in known)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        # En bild som inte går att packa upp är ingen känd bild.
        return frozenset()
