"""Ett ärende utan uppgifter: det som finns när papper granskas utan ärendefil."""

from __future__ import annotations

from typing import Final

from beslutsgen.arende.fields import Prosa
from beslutsgen.arende.model import Arende, Beslut, Huvud

NO_CASE: Final = Arende(arende=Huvud(rubrik=Prosa(""), namnd="", typ=""), beslut=Beslut(punkter=()))
