"""Ärendet mot mallpaketet: ärendetyp, papper och villkor som paketet inte har."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.keys import suggestion
from beslutsgen.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from beslutsgen.arende.load import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.pack import Pack


# Avsnitten som ett eget avsnitt kan stå efter: platshållarna i mallarna som kan bli flera stycken.
SECTIONS: Final = (
    "beslut", "sammanfattning", "arende", "underlag", "bakgrund", "ekonomiska_konsekvenser", "kommunala_mal",
    "barnkonsekvenser", "samrad", "uppfoljning", "mbl", "skickas_till", "parterna", "uppdraget", "uppdragstid",
    "forlangning", "omfattning", "ersattning", "samverkan", "bemanning", "villkor",
)  # fmt: skip


def against_pack(loaded: Loaded[Arende], pack: Pack) -> tuple[Diagnostic, ...]:
    """Det i ärendet som mallpaketet inte känner till."""
    return () if loaded.model is None else tuple(_unknown(loaded, loaded.model, pack))


def _unknown(loaded: Loaded[Arende], arende: Arende, pack: Pack) -> Iterator[Diagnostic]:
    kind = arende.arende.typ
    if kind not in pack.papper:
        yield _fault(loaded, "arende.typ", f"Ärendetypen {kind} finns inte i mallpaketet.", kind, pack.papper)
    papers = [papper.fil for papper in pack.papper.get(kind, ())]
    for number, own in enumerate(arende.text.egna, 1):
        if papers and own.i not in papers:
            message = f"Papperet {own.i} finns inte för ärendetypen {kind}."
            yield _fault(loaded, f"text.egna[{number}].i", message, own.i, papers)
        if own.efter not in (*SECTIONS, "arendet", "beslutspunkter"):
            message = f"Avsnittet {own.efter} finns inte, så inget kan stå efter det."
            yield _fault(loaded, f"text.egna[{number}].efter", message, own.efter, SECTIONS)
    for name in arende.uppdrag.villkor:
        if name not in pack.villkor:
            message = f"Villkoret {name} finns inte i mallpaketet."
            yield _fault(loaded, f"uppdrag.villkor.{name}", message, name, pack.villkor, key=True)


def _fault(
    loaded: Loaded[Arende], path: str, message: str, word: str, known: Collection[str], *, key: bool = False
) -> Diagnostic:
    spot = loaded.places.key_spot(path) if key else loaded.places.spot(path)
    close = suggestion(word, known)
    hint = f"Det som finns är {', '.join(known)}."
    return Diagnostic(
        faults.UNKNOWN_TYPE,
        faults.SEVERITIES[faults.UNKNOWN_TYPE],
        message,
        spot,
        f"Menade du {close}? {hint}" if close else hint,
    )
