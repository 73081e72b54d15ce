"""Mallpaketet mot sig självt: papper med samma filnamn, fraser och krav som inte finns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.keys import ascii_key, suggestion
from beslutsgen.arende.model import Arende
from beslutsgen.arende.pack import Organisation
from beslutsgen.arende.shapes import Many, Named, Record, record_of
from beslutsgen.arende.uppgifter import Avtal, Part
from beslutsgen.diagnostic import Diagnostic, Related

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from beslutsgen.arende.pack import Pack
    from beslutsgen.arende.places import Places
    from beslutsgen.arende.shapes import Shape

# Fraserna som programmet skriver ut, under sina bestämda namn.
PHRASE_NAMES: Final = (
    "parterna", "uppdraget", "uppdragstid", "forlangning", "omfattning", "ersattning", "ekonomi_tabell", "samrad",
    "mbl", "omedelbar_justering", "underlag_papper", "underlag_bilaga",
)  # fmt: skip
# Namn utöver ärendefilens avsnitt som ett krav kan börja med.
_OTHERS: Final[Mapping[str, type[object]]] = {
    "uppdraget": Avtal,
    "bestallare": Part,
    "utforare": Part,
    "organisation": Organisation,
}
# Det som räknas ut om ett avtal.
_DERIVED: Final = frozenset({"senaste_slut", "belopp", "antal", "flera_belopp", "flera_antal"})


def against_itself(pack: Pack, places: Places) -> Iterator[Diagnostic]:
    """Det i pack.yaml som inte hänger ihop."""
    yield from _same_files(pack, places)
    for name in pack.fraser:
        if name not in PHRASE_NAMES:
            message = f"Frasen {name} används inte: frasernas namn är bestämda."
            yield _unknown(f"fraser.{name}", places, message, name, PHRASE_NAMES, key=True)
    for name, villkor in pack.villkor.items():
        for number, path in enumerate(villkor.kraver, 1):
            yield from _requirement(f"villkor.{name}.kraver[{number}]", path, places)


def _same_files(pack: Pack, places: Places) -> Iterator[Diagnostic]:
    """Papper som skulle skriva över varandra. Windows skiljer inte på stora och små bokstäver."""
    for typ, papers in pack.papper.items():
        first: dict[str, int] = {}
        for number, paper in enumerate(papers, 1):
            earlier = first.setdefault(paper.fil.casefold(), number)
            if earlier != number:
                other = places.spot(f"papper.{typ}[{earlier}].fil")
                yield Diagnostic(
                    faults.DUPLICATE_KEY,
                    faults.SEVERITIES[faults.DUPLICATE_KEY],
                    f"Två papper för ärendetypen {typ} har filnamnet {paper.fil}.",
                    places.spot(f"papper.{typ}[{number}].fil"),
                    "Ge det ena ett annat namn, annars skriver de över varandra.",
                    (Related(other, "det första papperet"),),
                )


def _requirement(at: str, path: str, places: Places) -> Iterator[Diagnostic]:
    """Ett krav på en uppgift som inget ärende kan ha: villkoret skulle aldrig komma med."""
    first, *rest = (ascii_key(word) for word in path.split("."))
    sections = record_of(Arende).fields
    if first in _OTHERS:
        shape: Shape = record_of(_OTHERS[first])  # type: ignore[arg-type]  # mypy läser klassens __hash__ som instansens
    elif first in sections:
        shape = sections[first].shape
    else:
        message = f"Kravet {path} kan inget ärende uppfylla: {first} finns inte."
        yield _unknown(at, places, message, first, (*sections, *_OTHERS))
        return
    for word in rest:
        shape = shape.item if isinstance(shape, Many) else shape
        if isinstance(shape, Named):
            shape = shape.item
        elif not isinstance(shape, Record) or (shape.model is Avtal and word in _DERIVED):
            return
        elif word in shape.fields:
            shape = shape.fields[word].shape
        else:
            message = f"Kravet {path} kan inget ärende uppfylla: {word} finns inte."
            yield _unknown(at, places, message, word, tuple(shape.fields))
            return


def _unknown(
    path: str, places: Places, message: str, word: str, known: Collection[str], *, key: bool = False
) -> Diagnostic:
    close = suggestion(word, known)
    return Diagnostic(
        faults.UNKNOWN_NAME,
        faults.SEVERITIES[faults.UNKNOWN_NAME],
        message,
        places.key_spot(path) if key else places.spot(path),
        f"Menade du {close}?" if close else f"Det som finns är {', '.join(known)}.",
    )
