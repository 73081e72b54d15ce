"""De fakta i ärendet som ett handskrivet faktum kan handla om, med det som pekar ut dem i en mening."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.checks.known import named_values
from beslutsgen.checks.labels import Labels, agreement_labels, party_names, without, words_of
from beslutsgen.checks.pattern import Pattern
from beslutsgen.facts import Antal, Belopp, Datum, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.model import Arende
    from beslutsgen.facts import Value

_START: Final = Pattern(
    r"börj|start|från och med|fr\.?o\.?m|gäller från|inleds|träder i kraft|tillträd", re.IGNORECASE
)
_END: Final = Pattern(
    r"löper ut|upphör|slut|till och med|t\.?o\.?m|gäller till|längst|löper till", re.IGNORECASE
)
_MEETING: Final = Pattern(r"sammanträd|nämndens möte", re.IGNORECASE)
_MBL: Final = Pattern(r"MBL|medbestämmande|fackl", re.IGNORECASE)
_CONSULTED: Final = Pattern(r"samråd", re.IGNORECASE)
_ROLES: Final = (
    (Pattern(r"\.period\.start\Z|\.start\Z"), _START),
    (Pattern(r"\.period\.slut\Z|\.slut\Z|\.langst_till\Z|\.senaste_slut\Z"), _END),
    (Pattern(r"arende\.sammantrade\Z"), _MEETING),
    (Pattern(r"mbl\.datum\Z"), _MBL),
    (Pattern(r"samrad\.datum\Z"), _CONSULTED),
)


class Candidate(Struct, frozen=True):
    """Ett faktum i ärendet. `role` är orden som visar att en mening talar om just den rollen, för datum."""

    path: str
    value: Value
    labels: Labels
    role: Pattern | None = None


def candidates(arende: Arende) -> tuple[Candidate, ...]:
    """Ärendets datum, perioder, belopp och antal."""
    return tuple(_candidates(arende))


def _candidates(arende: Arende) -> Iterator[Candidate]:
    for path, value in named_values(arende).items():
        if isinstance(value, Datum | Period | Belopp | Antal):
            yield Candidate(path, value, _labels(arende, path), _role(path))


def _role(path: str) -> Pattern | None:
    return next((words for ending, words in _ROLES if ending.search(path)), None)


def _labels(arende: Arende, path: str) -> Labels:
    section, name, *_ = [*path.split("."), ""]
    if section == "belopp":
        post = arende.belopp[name]
        mine = agreement_labels(arende, post.avtal)
        parties = mine.parties | party_names(arende, (post.betalas_av, post.betalas_till))
        words = words_of(name.replace("_", " "), post.slag, post.avser.text if post.avser else None)
        # En part nämns i många meningar, så partens namn pekar inte ut just detta belopp.
        return Labels(
            without(words, words_of(post.avtal, *party_names(arende, arende.parter))), mine.agreement, parties
        )
    if section == "antal":
        count = arende.antal[name]
        words = words_of(name.replace("_", " "), count.avser.text if count.avser else None)
        return replace(
            agreement_labels(arende, count.avtal), words=without(words, words_of(count.varde.enhet))
        )
    if section == "datum":
        date = arende.datum[name]
        words = words_of(name.replace("_", " "), date.avser.text if date.avser else None)
        return Labels(words, None, frozenset())
    return agreement_labels(arende, name if section == "avtal" else None)
