"""DAT015: Med alla förlängningar gäller avtalet längre än det avtal som det ligger inom.

Vad: sista dagen med alla förlängningar jämförs med samma dag för avtalet i `inom`. Perioderna utan
förlängning jämförs av DAT002.
Varför: den sista förlängningen kan inte användas om avtalet som uppdraget vilar på då har upphört.

Fel:

    avtal:
      ram: {slag: ramavtal, period: 2024-01-01–2025-12-31, forlangning: 1+1 år}
      uppdrag: {slag: verksamhetsuppdrag, inom: ram, period: 2024-01-01–2025-12-31, forlangning: 1+1+1 år}

Rätt:

    avtal:
      ram: {slag: ramavtal, period: 2024-01-01–2025-12-31, forlangning: 1+1 år}
      uppdrag: {slag: verksamhetsuppdrag, inom: ram, period: 2024-01-01–2025-12-31, forlangning: 1+1 år}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.agreements import endless, last_day, latest_end
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import agreement, upper_first
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.uppgifter import Avtal
    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Avtal vars förlängningar når utanför avtalet de ligger inom."""
    for name, avtal in view.arende.avtal.items():
        frame = view.arende.avtal.get(avtal.inom) if avtal.inom else None
        if avtal.inom is None or frame is None or not _beyond(avtal, frame):
            continue
        inner, outer = agreement(view.arende, name), agreement(view.arende, avtal.inom)
        latest = latest_end(avtal)
        length = f"till {latest}" if latest else "utan gräns"
        yield Finding(
            f"avtal.{name}.forlangning" if avtal.forlangning else f"avtal.{name}.langst_till",
            f"{upper_first(inner)} kan förlängas {length}, men {outer} som det ligger inom gäller längst till "
            f"{latest_end(frame)}.",
            "Begränsa förlängningen, eller säg i texten att den förutsätter att det andra avtalet förlängs.",
            ((f"avtal.{avtal.inom}.period", f"perioden för {outer}"),),
        )


def _beyond(avtal: Avtal, frame: Avtal) -> bool:
    """Om förlängningarna, men inte perioden utan dem, når utanför."""
    end, limit, frame_end = last_day(avtal), latest_end(frame), last_day(frame)
    if end is None or limit is None or frame_end is None or end > frame_end:
        return False
    latest = latest_end(avtal)
    return endless(avtal) if latest is None else latest > limit


CHECK: Final = Check("DAT015", Severity.WARNING, look)
