"""DAT002: Avtalet gäller längre än det avtal som det ligger inom.

Vad: ett avtal med `inom` jämförs med perioden för avtalet som det ligger inom, till exempel ett
samverkansavtal.
Varför: ett uppdrag kan inte gälla när avtalet som det vilar på inte gäller. Förlängningar jämförs av DAT015.

Fel:

    avtal:
      samverkansavtal: {slag: samverkansavtal, period: 2018-02-01–2021-01-31}
      uppdrag: {slag: verksamhetsuppdrag, inom: samverkansavtal, period: 2018-02-01–2022-01-31}

Rätt:

    avtal:
      samverkansavtal: {slag: samverkansavtal, period: 2018-02-01–2021-01-31}
      uppdrag: {slag: verksamhetsuppdrag, inom: samverkansavtal, period: 2018-02-01–2021-01-31}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import agreement, shown, upper_first
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.facts import Period


def look(view: View) -> Iterator[Finding]:
    """Avtal som börjar före eller slutar efter avtalet de ligger inom."""
    for name, avtal in view.arende.avtal.items():
        frame = view.arende.avtal.get(avtal.inom) if avtal.inom else None
        if not (avtal.inom and frame and avtal.period and frame.period) or _within(
            avtal.period, frame.period
        ):
            continue
        inner, outer = agreement(view.arende, name), agreement(view.arende, avtal.inom)
        yield Finding(
            f"avtal.{name}.period",
            f"{upper_first(inner)} gäller {shown(avtal.period)}, men {outer} som det ligger inom gäller "
            f"{shown(frame.period)}.",
            "Rätta den period som är fel, eller ta bort inom om avtalen inte hör ihop.",
            ((f"avtal.{avtal.inom}.period", f"perioden för {outer}"),),
        )


def _within(inner: Period, outer: Period) -> bool:
    if inner.start.sista < outer.start.forsta:
        return False
    if outer.slut is None:
        return True
    return (
        inner.slut is not None
        and inner.slut.forsta <= outer.slut.sista
        and inner.start.forsta <= outer.slut.sista
    )


CHECK: Final = Check("DAT002", Severity.ERROR, look)
