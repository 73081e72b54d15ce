"""Var och när det mättes: dag, processor, kärnor, minne, Python och bibliotekens versioner."""

from __future__ import annotations

import os
import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

import psutil

_LIBRARIES: Final = ("docxtpl", "jinja2", "lxml", "python-docx")


def machine() -> str:
    """En rad om maskinen."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    memory = psutil.virtual_memory().total / 2**30
    day = datetime.now(UTC).date().isoformat()
    return (
        f"{day}, {_processor()}, {os.cpu_count()} kärnor, {memory:.0f} GiB, {platform.system()}, "
        f"Python {sys.version.split()[0]}, {libraries}."
    )


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    if listed.is_file():
        for line in listed.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()
