"""NAM003: Ett organ kallas vid ett namn som det inte hade på papperets datum.

Vad: nämnden, förvaltningen och parterna i avtalet som beslutas jämförs med kommunens register, som säger när
ett tidigare namn gällde. Utan datum i registret eller på papperet prövas ingenting.
Varför: beslutet ska fattas av den nämnd som finns. Ett gammalt namn följer lätt med när en text återanvänds.

Fel:

    # mallpaketet
    register:
      son:
        namn: Social- och omsorgsnämnden
        slag: namnd
        tidigare_namn: [{namn: Omsorgsnämnden, till: 2018-12-31}]
    # ärendet
    arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden, datum: 2019-03-05}

Rätt:

    # mallpaketet
    register:
      son:
        namn: Social- och omsorgsnämnden
        slag: namnd
        tidigare_namn: [{namn: Omsorgsnämnden, till: 2018-12-31}]
    # ärendet
    arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden, datum: 2018-03-06}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import beslutat
from beslutsgen.checks.base import Check, Finding
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from beslutsgen.arende.pack import Organ, TidigareNamn
    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Namn som inte gällde på papperets datum."""
    if view.dag is None:
        return
    for at, text in dict(_acting(view)).items():
        for organ in view.pack.register.values():
            yield from _judge(at, text, organ, view.dag)


def _acting(view: View) -> Iterator[tuple[str, str]]:
    """De som handlar i ärendet, med sin sökväg: nämnden, förvaltningen och det beslutade avtalets parter."""
    head, parts = view.arende.arende, view.arende.parter
    for key, one in (("namnd", head.namnd), ("forvaltning", head.forvaltning)):
        if one:
            yield (f"parter.{one}", parts[one].namn.text) if one in parts else (f"arende.{key}", one)
    decided = beslutat(view.arende)
    for name in decided[1].mellan if decided else ():
        yield f"parter.{name}", parts[name].namn.text


def _judge(at: str, text: str, organ: Organ, dag: date) -> Iterator[Finding]:
    written = text.casefold()
    earlier = next((one for one in organ.tidigare_namn if one.namn.casefold() == written), None)
    if earlier is not None and not _used(earlier, dag):
        until = f"till och med {earlier.till.sista}" if earlier.till and earlier.till.sista < dag else "inte"
        yield Finding(
            at,
            f"{text} hette organet {until}, men papperet är daterat {dag}. Nu heter det {organ.namn}.",
            f"Skriv {organ.namn}, eller rätta datumet.",
        )
    if organ.namn.casefold() == written:
        then = next((one for one in organ.tidigare_namn if one.till and _used(one, dag)), None)
        if then is not None:
            yield Finding(
                at,
                f"Papperet är daterat {dag}. Då hette {organ.namn} fortfarande {then.namn}.",
                f"Skriv {then.namn}, eller rätta datumet.",
            )


def _used(name: TidigareNamn, dag: date) -> bool:
    """Om namnet gällde dagen, så långt registret vet."""
    return (name.fran is None or name.fran.forsta <= dag) and (name.till is None or dag <= name.till.sista)


CHECK: Final = Check("NAM003", Severity.INFO, look)
