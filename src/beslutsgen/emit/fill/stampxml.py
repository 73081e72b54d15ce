"""Stämpeln som XML: vad bokmärkena håller, och styckenas fingeravtryck."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from beslutsgen.word import ooxml
from beslutsgen.word.listed import quoted
from beslutsgen.word.named import NAMESPACE
from beslutsgen.word.stamp import KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.emit.fill.built_lines import BuiltLine, Held
    from beslutsgen.word.stamp import Origin


def write_stamp(
    origin: Origin, salt: str, pictures: int, lines: Sequence[BuiltLine], digests: Sequence[str | None]
) -> bytes:
    """Stämpeln för papperets stycken i ordning, med fingeravtrycket för vart och ett som har text att jämföra."""
    values = (origin.name, origin.case, origin.pack, origin.program, salt, str(pictures))
    about = " ".join([f"{key}={quoted(value)}" for key, value in zip(KEYS, values, strict=True)])
    stories: dict[str, list[str]] = {}
    placed: list[tuple[str, tuple[Held, ...]]] = []
    for line, digest in zip(lines, digests, strict=True):
        part, number = line.part, line.number
        if digest:
            stories.setdefault(part, []).append(f"{number}:{digest}")
        if line.facts:
            placed.append((f'in={quoted(part)} number="{number}"/>', line.facts))
    told = [f"<story kind={quoted(part)}>{' '.join(told)}</story>" for part, told in stories.items()]
    bound = [
        f'<bound mark="{name}" {_held(path, notation)} {there}'
        for there, facts in placed
        for name, _, _, path, notation, _ in facts
    ]
    inner = "".join((*told, *bound))
    return f'{ooxml.DECLARATION}<stamp xmlns="{NAMESPACE}" {about}>{inner}</stamp>'.encode()


@lru_cache(maxsize=1024)
def _held(path: str, notation: str) -> str:
    """Det som ett bokmärke håller; sökvägar och skrivsätt är få och återkommer."""
    return f"path={quoted(path)} notation={quoted(notation)}"
