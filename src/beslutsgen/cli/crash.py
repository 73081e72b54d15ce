"""Ett fel i programmet: en mening till användaren, detaljerna i en fil."""

from __future__ import annotations

from typing import Final

_STOPPED: Final = "Kommandot avbröts av ett fel i beslutsgen, inte i dina filer."
_ONE_STOPPED: Final = "Ett fel i beslutsgen, inte i filen, gjorde att det inte gick."


def report_bug(error: BaseException) -> str:
    """Skriver detaljerna till en fil i mappen för tillfälliga filer och säger var de finns."""
    import traceback

    return f"{_STOPPED} {_saved(''.join(traceback.format_exception(error)))}"


def report_details(details: str) -> str:
    """Det samma för ett ärende av flera, där de andra går vidare."""
    return f"{_ONE_STOPPED} {_saved(details)}"


def _saved(details: str) -> str:
    import tempfile
    from pathlib import Path

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
            return f"Detaljerna finns i {Path(file.name)}."
    except OSError as error:
        return f"Detaljerna kunde inte sparas ({type(error).__name__})."
