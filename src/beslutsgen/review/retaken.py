"""Ändrade fakta blir nya värden i ärendefilen; uträknade följs till sin källa, eller lämnas med besked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.arende.patch import whole, written
from beslutsgen.facts import Datum, Lagrum, Namn, Period, agrees, write_checked
from beslutsgen.facts.sort import SORT
from beslutsgen.review.newvalue import case_text, flat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beslutsgen.arende import Places
    from beslutsgen.arende.patch import Change
    from beslutsgen.diagnostic import PaperSpot
    from beslutsgen.passage import Value

_ENDS: Final = ("start", "slut")
_PACK: Final = "pack."
# Det som räknas ut eller hämtas någon annanstans, och vad man gör i stället.
_COMPUTED: Final = {
    "senaste_slut": (
        "räknas ut av periodens slut och förlängningen",
        "Ändra perioden, förlängningen eller langst_till.",
    ),
    "langd": ("räknas ut av periodens början och slut", "Ändra perioden i ärendefilen."),
    "insats": (
        "är lagens egna ord för insatsen",
        "Ändra lagrummet i ärendefilen, eller skriv insatsen med egna ord.",
    ),
    "benamning": ("är postens namn i ärendefilen", "Skriv avser under posten i ärendefilen."),
    "per": ("hör till beloppet", "Ändra beloppet i ärendefilen."),
}
_FORMS: Final = {
    "genitiv": "i genitiv",
    "gemen": "med liten begynnelsebokstav",
    "versal": "med stor begynnelsebokstav",
}
Refusal = tuple["PaperSpot", str, str]


class FactEdit(Struct, frozen=True):
    """Ett faktum som någon har ändrat; `value` är `None` där det nya inte går att läsa."""

    path: str
    notation: str
    old: str
    new: str
    value: Value | None
    spot: PaperSpot


def taken_facts(
    edits: Sequence[FactEdit], places: Places, values: Mapping[str, Value]
) -> tuple[list[tuple[Change, FactEdit]], list[Refusal]]:
    """De nya värdena på sina platser i ärendefilen, och det som inte kan föras dit."""
    by_path: dict[str, list[FactEdit]] = defaultdict(list)
    refused: list[Refusal] = []
    for edit in edits:
        stopped = _stopped(edit, places, values)
        if stopped:
            refused.append((edit.spot, *stopped))
        elif not _already(edit, values):
            by_path[_source(edit.path, places)].append(edit)
    taken: list[tuple[Change, FactEdit]] = []
    for path, same in by_path.items():
        clash = _clash(same)
        if clash:
            refused.extend(
                (edit.spot, clash, "Bestäm vilket som ska gälla, och skriv det i ärendefilen.")
                for edit in same
            )
            continue
        change = whole(places, path, _text(path, same, places, values))
        if change is not None:
            taken.append((change, same[0]))
    return taken, refused


def _stopped(edit: FactEdit, places: Places, values: Mapping[str, Value]) -> tuple[str, str] | None:
    """Varför ändringen inte kan föras tillbaka, och vad man gör i stället."""
    if edit.path.startswith(_PACK):
        return f"”{edit.old}” kommer från mallpaketet, inte från ärendet.", "Ändra i mallpaketets pack.yaml."
    source = _source(edit.path, places)
    if places.scalar(source) is None:
        last = edit.path.rpartition(".")[2].partition("[")[0]
        why, hint = _COMPUTED.get(last, ("räknas ut av programmet", "Ändra det i ärendefilen för hand."))
        return f"{edit.path} {why}, och kan inte ändras i papperet.", hint
    old = values.get(edit.path)
    if edit.value is None:
        return _unread(edit, old)
    standing = flat(edit.old) if old is None else flat(_shown(old, edit.notation))
    if not _already(edit, values) and standing != flat(edit.old):
        message = f"{edit.path} är ändrat både i papperet och i ärendefilen, som har ”{standing}”."
        return message, "Bestäm vilket som ska gälla, och skriv det i ärendefilen."
    return None


def _unread(edit: FactEdit, old: Value | None) -> tuple[str, str]:
    """Varför det som någon skrev inte är ett värde på denna plats."""
    forms = [form for name, form in _FORMS.items() if name in edit.notation]
    if isinstance(old, Namn) and forms:
        return (
            f"”{flat(edit.new)}” kan inte föras tillbaka: {edit.path} skrivs här {' och '.join(forms)}.",
            "Skriv det nya namnet i ärendefilen, eller ändra där hur hänvisningen skrivs.",
        )
    sort = SORT[type(old)] if old is not None else "en uppgift"
    return (
        f"”{flat(edit.new)}” går inte att läsa som {sort} ({edit.path}).",
        "Skriv det nya värdet i ärendefilen.",
    )


def _already(edit: FactEdit, values: Mapping[str, Value]) -> bool:
    """Om ärendefilen redan säger det som papperet säger."""
    old = values.get(edit.path)
    return old is not None and flat(_shown(old, edit.notation)) == flat(edit.new)


def _shown(value: Value, notation: str) -> str:
    found = write_checked(value, notation)
    return found if isinstance(found, str) else ""


def _source(path: str, places: Places) -> str:
    """Vägen till den uppgift i filen som faktumet är, eller är en del av."""
    parent, _, last = path.rpartition(".")
    if places.scalar(path) is None and last in _ENDS and places.scalar(parent) is not None:
        return parent
    return path


def _clash(edits: Sequence[FactEdit]) -> str | None:
    """Två olika värden för samma uppgift."""
    for at, one in enumerate(edits):
        for two in edits[at + 1 :]:
            same = one.path == two.path
            if same and one.value is not None and two.value is not None and not agrees(one.value, two.value):
                return f"{one.path} har ändrats till både ”{flat(one.new)}” och ”{flat(two.new)}”."
    return None


def _text(path: str, edits: Sequence[FactEdit], places: Places, values: Mapping[str, Value]) -> str:
    """Uppgiften som den ska stå i filen."""
    raw = (written(places, path) or "").strip()
    value = values[path]
    # En hel ny period först, sedan dess ändar för sig.
    for edit in sorted(edits, key=lambda one: one.path != path):
        new = _whole_value(path, edit, value)
        if new is not None and new != value:
            raw = case_text(raw, (edit.old, edit.new), value, new)
            value = new
    return raw


def _whole_value(path: str, edit: FactEdit, value: Value) -> Value | None:
    """Uppgiftens nya värde; en ny början eller ett nytt slut byts i perioden."""
    if edit.path == path:
        if isinstance(edit.value, Lagrum) and isinstance(value, Lagrum):
            return replace(edit.value, sfs=value.sfs)
        return edit.value
    if isinstance(value, Period) and isinstance(edit.value, Datum):
        start = edit.path.endswith(".start")
        return replace(value, start=edit.value) if start else replace(value, slut=edit.value)
    return None
