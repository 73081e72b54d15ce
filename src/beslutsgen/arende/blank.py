"""En ny ärendefil: svaren på några frågor, med förklaringar och platser att fylla i."""

from __future__ import annotations

from importlib import resources
from string import Template
from typing import TYPE_CHECKING, Final

import yaml
from msgspec import Struct

from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTIES: Final = """\
  bestallare: {namn: $namnd, roll: bestallare}
  utforare: {namn: $utforare, roll: utforare}
"""
_BOARD: Final = """\
  namnden: {namn: $namnd}
"""
_AGREEMENT: Final = """\
# Avtal och uppdrag. Det som nämnden nu beslutar om heter uppdrag.
avtal:
  uppdrag:
    slag: $typ
    mellan: [bestallare, utforare]
    # period: 2025-07-01–2027-06-30
    # forlangning: 1 år i taget, högst 2 gånger

# Belopp och antal, vart och ett en gång:
#
# belopp:
#   uppdrag:
#     varde: 3,8 mnkr per år
#     avser: verksamhet och personal
#     avtal: uppdrag
#
# antal:
#   platser: {varde: 7 platser, avtal: uppdrag}
"""
_AMOUNTS: Final = """\
# Belopp och antal, vart och ett en gång:
#
# belopp:
#   bidrag: 250 000 kr
#
# antal:
#   platser: 7 platser
"""
_POINTS: Final = """\
  - "{{ avtal.uppdrag | versal }} till {{ parter.utforare }} avseende [vad uppdraget gäller] godkänns."
  - "[Den som ska underteckna] ges rätt att underteckna uppdraget."
"""
_POINT: Final = """\
  - "[Skriv beslutet som en hel mening, som om det redan var fattat.]"
"""
_TAG: Final = late(r"\{(?=[{%#])")
# Tecken som i prosa betyder formatering, och omvända snedstreck som skulle försvinna. 5*3 är vanlig text.
_MARKUP: Final = late(r"\\(?=[!-/:-@\[-`{-~])|(?<![^\W_])\*|\*(?![^\W_])|(?<=\])\((?=.*\))")
_LIST: Final = late(r"\A(-|1\.) ")


class Answers(Struct, frozen=True):
    """Svaren som en ny ärendefil börjar med; det som saknas blir en plats att fylla i."""

    typ: str
    rubrik: str | None = None
    namnd: str | None = None
    forvaltning: str | None = None
    utforare: str | None = None


def blank_case(answers: Answers, file: str, *, agreement: bool) -> str:
    """Ärendefilens text. `agreement` säger om ärendetypen ger ett uppdrag till en utförare."""
    template = Template(resources.files(__package__).joinpath("blank.yaml").read_text(encoding="utf-8"))
    parts = Template(_PARTIES if agreement else _BOARD)
    values: Mapping[str, str] = {
        "file": file,
        "rubrik": _scalar(literal(answers.rubrik) if answers.rubrik else "[Skriv ärendets rubrik]"),
        "typ": _scalar(answers.typ),
        "board": "bestallare" if agreement else "namnden",
        "forvaltning": _scalar(answers.forvaltning or "[Förvaltningen]"),
        "parts": parts.substitute(
            namnd=_flow(answers.namnd or "[Nämnden]"), utforare=_flow(answers.utforare or "[Utföraren]")
        ),
        "facts": Template(_AGREEMENT if agreement else _AMOUNTS).substitute(typ=_scalar(answers.typ)),
        "points": _POINTS if agreement else _POINT,
        "recipient": "utforare" if agreement else _scalar("[De som ska få beslutet]"),
    }
    return template.substitute({name: text.rstrip("\n") for name, text in values.items()})


def literal(text: str, *, first: bool = True) -> str:
    """Texten som prosa som betyder just den texten: inga hänvisningar, ingen formatering.

    `first` säger att den börjar ett stycke, där ett streck eller ett nummer annars börjar en lista.
    """
    marked = _MARKUP.sub(r"\\\g<0>", text)
    if first:
        marked = _LIST.sub(lambda start: f"{start[1][:-1]}\\{start[0][-2:]}", marked)
    return _TAG.sub(r"{\\", marked)


def _scalar(text: str) -> str:
    """Texten som YAML-värde på en rad, med citattecken bara där de behövs."""
    return _dumped({"x": text}).removeprefix("x: ")


def _flow(text: str) -> str:
    """Texten som YAML-värde inom klamrar."""
    return _dumped([text], flow=True)[1:-1]


def _dumped(value: object, *, flow: bool = False) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=True, width=1_000_000, default_flow_style=flow)
    return text.rstrip("\n")
