"""NAM005: Ett namn i ärendet är nästan som i kommunens register.

Vad: namnen på parter, nämnd och förvaltning jämförs med kommunens register. Ett namn som skiljer sig med en
eller två bokstäver, eller bara i stora och små bokstäver, är ett fynd. Namn som inte liknar något i registret
är det inte.
Varför: namnet i ärendefilen skrivs ut i alla papper, så felet hamnar överallt.

Fel:

    parter:
      utforare: {namn: Lenalink Råd och stöd, roll: utforare}

Rätt:

    parter:
      utforare: {namn: Leanlink Råd och stöd, roll: utforare}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.near import at_most
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_LONG: Final = 10
_MOST: Final = 2


def look(view: View) -> Iterator[Finding]:
    """Namn som nästan är ett namn i registret."""
    official = [
        name
        for organ in view.pack.register.values()
        for name in (organ.namn, *(earlier.namn for earlier in organ.tidigare_namn))
    ]
    for at, text in _names(view):
        if text in official:
            continue
        right = next((name for name in official if _near(text, name)), None)
        if right is not None:
            yield Finding(
                at,
                f"Namnet är {text}, men i kommunens register står {right}.",
                f"Skriv {right}, om det är samma organ.",
            )


def _names(view: View) -> Iterator[tuple[str, str]]:
    arende = view.arende
    for name, part in arende.parter.items():
        yield f"parter.{name}", part.namn.text
    for key, text in (("namnd", arende.arende.namnd), ("forvaltning", arende.arende.forvaltning)):
        if text and text not in arende.parter:
            yield f"arende.{key}", text


def _near(text: str, name: str) -> bool:
    """Om namnen är lika så när som på skiftläge eller ett par bokstäver."""
    a, b = text.casefold(), name.casefold()
    if a == b:
        return True
    most = _MOST if min(len(a), len(b)) >= _LONG else 1
    return a[0] == b[0] and a.removesuffix("s") != b.removesuffix("s") and at_most(most, a, b)


CHECK: Final = Check("NAM005", Severity.WARNING, look)
