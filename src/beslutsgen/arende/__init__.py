"""Ärendefil och mallpaket blir modell, med platsen för varje värde och alla fel på en gång."""

from beslutsgen.arende.against import against_pack
from beslutsgen.arende.inventory import (
    Faktum,
    beraknat_slut,
    beslutat,
    called,
    case_facts,
    case_names,
    case_prose,
    papperets_datum,
    senaste_slut,
)
from beslutsgen.arende.keys import ascii_key, suggestion
from beslutsgen.arende.load import Loaded, read_case, read_pack
from beslutsgen.arende.no_case import NO_CASE
from beslutsgen.arende.places import Places
from beslutsgen.arende.reading import MAX_BYTES, too_large, unreadable
from beslutsgen.arende.source import SourceText

__all__ = [
    "MAX_BYTES",
    "NO_CASE",
    "Faktum",
    "Loaded",
    "Places",
    "SourceText",
    "against_pack",
    "ascii_key",
    "beraknat_slut",
    "beslutat",
    "called",
    "case_facts",
    "case_names",
    "case_prose",
    "papperets_datum",
    "read_case",
    "read_pack",
    "senaste_slut",
    "suggestion",
    "too_large",
    "unreadable",
]
