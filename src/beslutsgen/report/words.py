"""Antal, fynd och sorters uppgifter i ord, i rätt form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beslutsgen.report.tally import CheckedKind, Tally


# Det granskade i ental och flertal, i den ordning som det räknas upp.
KINDS: Final[Mapping[CheckedKind, tuple[str, str]]] = {
    "date": ("datum", "datum"),
    "period": ("period", "perioder"),
    "extension": ("förlängning", "förlängningar"),
    "amount": ("belopp", "belopp"),
    "count": ("antal", "antal"),
    "percent": ("procenttal", "procenttal"),
    "percentage_points": ("procentenheter", "procentenheter"),
    "law": ("lagrum", "lagrum"),
    "sfs": ("SFS-nummer", "SFS-nummer"),
    "dnr": ("diarienummer", "diarienummer"),
    "person_id": ("personnummer", "personnummer"),
    "name": ("namn", "namn"),
    "arithmetic": ("uträkning", "uträkningar"),
    "sentence": ("mening som står på flera ställen", "meningar som står på flera ställen"),
}


def kind_name(kind: str) -> str:
    """Vad en sorts uppgift kallas."""
    return next(one for name, (one, _) in KINDS.items() if name == kind)


def either(count: int, one: str, many: str) -> str:
    """Ordet i rätt form för antalet."""
    return one if count == 1 else many


def number(count: int, one: str, many: str) -> str:
    """Antalet med ordet i rätt form: 1 varning, 2 varningar."""
    return f"{count} {either(count, one, many)}"


def findings(tally: Tally) -> str:
    """Fynden i ord, de allvarligaste först; tomt när inget hittades."""
    counts = (
        (tally.errors, "fel", "fel"),
        (tally.warnings, "varning", "varningar"),
        (tally.infos, "upplysning", "upplysningar"),
        (tally.accepted, "godtaget fynd", "godtagna fynd"),
    )
    return ", ".join(number(count, one, many) for count, one, many in counts if count)


def listed(items: Sequence[str]) -> str:
    """En uppräkning: `a, b och c`."""
    return f"{', '.join(items[:-1])} och {items[-1]}" if len(items) > 1 else "".join(items)
