"""Ett fel i programmet: en mening till användaren, detaljerna i en fil."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path


def report_bug(error: BaseException) -> str:
    """Skriver detaljerna till en fil i mappen för tillfälliga filer och säger var de finns."""
    details = "".join(traceback.format_exception(error))
    try:
        with tempfile.NamedTemporaryFile(
            "w",
            prefix="beslutsgen-fel-",
            suffix=".txt",
            delete=False,
            encoding="utf-8",
            errors="backslashreplace",
        ) as file:
            file.write(details)
            where = f"Detaljerna finns i {Path(file.name)}."
    except OSError:
        where = f"Detaljerna kunde inte sparas ({type(error).__name__})."
    return f"Kommandot avbröts av ett fel i beslutsgen, inte i dina filer. {where}"
