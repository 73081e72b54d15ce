"""Clicks egna ord på svenska, genom gettext som click självt använder."""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import Final

_DOMAIN: Final = "click"


def speak_swedish() -> None:
    """Ger click dess svenska ord, oberoende av vilket språk datorn har."""
    gettext.bindtextdomain(_DOMAIN, Path(__file__).parent / "locale")
    gettext.textdomain(_DOMAIN)
    # Gettext väljer språk ur miljön; programmet talar svenska på alla datorer.
    os.environ["LANGUAGE"] = "sv"
