"""En ny ärendefil: svaren på några frågor, med förklaringar och platser att fylla i."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from string import Template
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_AGREEMENT = """\
avtal:
  uppdrag:
    slag: $slag
    mellan: [bestallare, utforare]
    # period: 2025-07-01–2027-06-30
    # forlangning: 1 år i taget, högst 2 gånger
"""
_POINT_WITH = """\
  - "{{ avtal.uppdrag | versal }} till {{ parter.utforare }} avseende [vad uppdraget gäller] godkänns enligt
    {{ arende.forvaltning | gemen | genitiv }} förslag."
"""
_POINT_WITHOUT = """\
  - "[Skriv beslutet som en hel mening, som om det redan var fattat.]"
"""


@dataclass(frozen=True, slots=True)
class Answers:
    """Svaren som en ny ärendefil börjar med; det som saknas blir en plats att fylla i."""

    typ: str
    rubrik: str | None = None
    namnd: str | None = None
    forvaltning: str | None = None
    utforare: str | None = None


def blank_case(answers: Answers, file: str, *, agreement: bool) -> str:
    """Ärendefilens text. `agreement` säger om ärendetypen ger ett uppdrag till en utförare."""
    template = Template(resources.files(__package__).joinpath("blank.yaml").read_text(encoding="utf-8"))
    performer = f"  utforare: {{namn: {_flow(answers.utforare or '[Utföraren]')}, roll: utforare}}\n"
    values: Mapping[str, str] = {
        "file": file,
        "rubrik": _scalar(answers.rubrik or "[Skriv ärendets rubrik]"),
        "typ": _scalar(answers.typ),
        "forvaltning": _scalar(answers.forvaltning or "[Förvaltningen]"),
        "namnd": _flow(answers.namnd or "[Nämnden]"),
        "parts": performer if agreement else "",
        "agreement": Template(_AGREEMENT).substitute(slag=_scalar(answers.typ)) if agreement else "",
        "points": (_POINT_WITH if agreement else _POINT_WITHOUT).rstrip("\n"),
        "recipient": "utforare" if agreement else _scalar("[De som ska få beslutet]"),
    }
    return template.substitute(values)


def _scalar(text: str) -> str:
    """Texten som YAML-värde på en rad, med citattecken bara där de behövs."""
    return _dumped({"x": text}).removeprefix("x: ")


def _flow(text: str) -> str:
    """Texten som YAML-värde inom klamrar."""
    return _dumped([text], flow=True)[1:-1]


def _dumped(value: object, *, flow: bool = False) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=True, width=10_000, default_flow_style=flow)
    return text.rstrip("\n")
