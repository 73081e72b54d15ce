"""Underlagens titlar, utskrivna."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.checks.words import plain

if TYPE_CHECKING:
    from beslutsgen.checks.base import View


def underlag_title(view: View, number: int) -> str:
    """Titeln på underlag nummer `number` som den skrivs; som den står i filen när den inte har skrivits ut."""
    path = f"underlag[{number}].titel"
    written = (passage.text for text in view.texts if text.path == path for passage in text.passages)
    return plain(" ".join(written) or view.arende.underlag[number - 1].titel.text.strip())
