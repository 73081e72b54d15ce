"""Måttstocken: samma tre mallar ifyllda med docxtpl och inget mer.

docxtpl får färdig text. Stycken i ett block skiljs åt med det tecken som `Listing` gör till nya stycken; listor,
tabeller, bokmärken, kontroller och återläsning finns inte här.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any, Final

from docxtpl import DocxTemplate, Listing
from jinja2 import Environment

TEXT: Final = "text"
PARTS: Final = "parts"
_NEW_PARAGRAPH: Final = "\a"


class Named:
    """En uppgift: dess text, och dess delar som attribut."""

    def __init__(self, text: str, parts: dict[str, Any]) -> None:
        self._text = text
        self.__dict__.update(parts)

    def __bool__(self) -> bool:
        return bool(self._text)

    def __str__(self) -> str:
        return self._text

    def __html__(self) -> str:
        return str(Listing(self._text))


def context_of(plain: Any) -> Any:
    """Uppgifterna som mallen når, ur det som JSON kan bära."""
    if isinstance(plain, list):
        return [context_of(one) for one in plain]
    if isinstance(plain, dict):
        return Named(plain[TEXT], {name: context_of(part) for name, part in plain[PARTS].items()})
    return plain


def render(template: bytes, context: dict[str, Any]) -> bytes:
    """Ett papper."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(context, Environment(autoescape=True))  # påslaget; regeln ser bara standardvärdet
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def main(contexts: Path, folder: Path) -> None:
    """Papperen i en egen process: `contexts` är JSON med mallens fil och uppgifter för varje papper."""
    for name, paper in json.loads(contexts.read_text(encoding="utf-8")).items():
        context = {key: context_of(part) for key, part in paper["context"].items()}
        (folder / name).write_bytes(render(Path(paper["template"]).read_bytes(), context))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
