"""Det svenska faktaspråket: värden som tolkas, skrivs, jämförs och hittas i löpande text."""

from beslutsgen.facts.agree import agrees
from beslutsgen.facts.belopp import interval, kronor
from beslutsgen.facts.fault import Fault
from beslutsgen.facts.find import Holding, find, may_hold
from beslutsgen.facts.kalender import tiden_mellan
from beslutsgen.facts.lagar import LAGAR, Lag, lag, lag_med_sfs
from beslutsgen.facts.lagrum import insats
from beslutsgen.facts.langd import dagen_efter, langd, senaste_slut
from beslutsgen.facts.listed import Listed, listed
from beslutsgen.facts.namn import genitiv
from beslutsgen.facts.parse import parse
from beslutsgen.facts.tal import double_notation
from beslutsgen.facts.values import (
    Antal,
    Belopp,
    Datum,
    Diarienummer,
    Forlangning,
    Lagrum,
    Langd,
    Namn,
    Organisationsnummer,
    Period,
    Personnummer,
    Procent,
    Sfs,
    Value,
)
from beslutsgen.facts.write import allowed, filters, write, write_checked

__all__ = [
    "LAGAR",
    "Antal",
    "Belopp",
    "Datum",
    "Diarienummer",
    "Fault",
    "Forlangning",
    "Holding",
    "Lag",
    "Lagrum",
    "Langd",
    "Listed",
    "Namn",
    "Organisationsnummer",
    "Period",
    "Personnummer",
    "Procent",
    "Sfs",
    "Value",
    "agrees",
    "allowed",
    "dagen_efter",
    "double_notation",
    "filters",
    "find",
    "genitiv",
    "insats",
    "interval",
    "kronor",
    "lag",
    "lag_med_sfs",
    "langd",
    "listed",
    "may_hold",
    "parse",
    "senaste_slut",
    "tiden_mellan",
    "write",
    "write_checked",
]
