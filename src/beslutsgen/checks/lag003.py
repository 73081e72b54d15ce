"""LAG003: Lagen gäller inte på papperets datum.

Vad: lagar som nämns i text och under `lagrum` jämförs med papperets datum, efter lagtabellens uppgifter om
när varje utgåva gäller. Nämns lagen som tidigare eller upphävd, eller i en mening om ett år då den gällde, är
det inget fynd. Utan datum prövas ingenting.
Varför: ett beslut ska vila på lagen som gäller. Socialtjänstlagen (2001:453) var rätt 2019 men inte 2026.

Fel:

    arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden, datum: 2019-03-05}
    text:
      bakgrund: Nämnden beslutar enligt kommunallagen (1991:900).

Rätt:

    arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden, datum: 2019-03-05}
    text:
      bakgrund: Nämnden beslutar enligt kommunallagen (2017:725).
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.laws import law_names
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import upper_first
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import LAGAR, lag_med_sfs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.diagnostic import Spot
    from beslutsgen.facts import Lag

_EARLIER: Final = Pattern(
    r"(?:tidigare|dåvarande|äldre|upphävda|upphävd|gamla|då gällande|kommande|nya|ny"
    r"|ersätt\w*|ersatt\w*|träd\w* i kraft|upphör\w*)",
    re.IGNORECASE,
)
# Ett år i meningen, men inte lagens nummer: riktlinjerna från 2019, beslutet 2023-11-14.
_YEAR: Final = Pattern(r"(?<![0-9:/])(?:19|20)[0-9]{2}(?![0-9:/])")


def look(view: View) -> Iterator[Finding]:
    """Lagar som inte gäller på papperets datum."""
    for name, value in view.arende.lagrum.items() if view.dag else ():
        editions = tuple(one for one in LAGAR if one.kortnamn == value.lag and value.sfs in (None, one.sfs))
        yield from _judge(f"lagrum.{name}", editions, view.dag)
    for sentence in view.sentences:
        dag = view.day_of(sentence)
        if dag is None or _EARLIER.search(sentence.text):
            continue
        for found in law_names(sentence):
            known = lag_med_sfs(found.sfs) if found.sfs else None
            editions = ((known,) if known else ()) if found.sfs else found.editions
            if sentence.authored(found.start) and not _of_its_time(sentence.text, editions):
                yield from _judge(sentence.spot(found.start, found.end), editions, dag)


def _of_its_time(text: str, editions: tuple[Lag, ...]) -> bool:
    """Om meningen talar om ett år då någon av utgåvorna gällde hela året."""
    years = [int(match[0]) for match in _YEAR.finditer(text)]
    return any(
        one.galler(date(year, 1, 1)) and one.galler(date(year, 12, 31)) for year in years for one in editions
    )


def _judge(at: str | Spot, editions: tuple[Lag, ...], dag: date | None) -> Iterator[Finding]:
    if dag is None or not editions or any(one.galler(dag) for one in editions):
        return
    law = editions[-1]
    when = (
        f"gällde till och med {law.till}"
        if law.till and law.till < dag
        else f"gäller från och med {law.fran}"
    )
    current = next((one for one in LAGAR if one.kortnamn == law.kortnamn and one.galler(dag)), None)
    yield Finding(
        at,
        f"{upper_first(law.fullt)} {when}, men papperet är daterat {dag}.",
        f"Den lag som gäller då är {current.fullt}." if current else "Kontrollera vilken lag som gäller.",
    )


CHECK: Final = Check("LAG003", Severity.WARNING, look, reads=Reads.ALL)
