"""Fällor som syns först när man vet vad som skulle stå: text som blev nyckel, uppställning eller kommentar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.keys import KEY_WORD, ascii_key
from beslutsgen.arende.nodes import Scalar, Sequence, Table
from beslutsgen.arende.problems import Problem
from beslutsgen.arende.traps.trap import SET_QUOTES, Edit, quoting, shown
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.arende.problems import Place

_CUT: Final = late(r"[ \t]+#(?=[^\s#])[^\r\n]*|[ ]#[ ]\d[^\r\n]*")
_CUT_PROSE: Final = late(r" #[^\r\n]*")
_TEXT_OR_NOTE: Final = (
    "Skriv en anteckning på en egen rad. Hör det till texten, sätt citattecken om hela värdet:"
)
_COMMENT: Final = late(r"[ \t]+#[^\r\n]*")
_HASH_VALUE: Final = late(r"[\"']?[ ]*:[ ]+(#[^\s#][^\r\n]*)")
_GLUED: Final = late(rf"({KEY_WORD}):(?=[^\s/:])")
_AT_ONCE: Final = "omedelbar_justering"
_BESIDE_POINTS: Final = (
    f"Skriv så här:\nbeslut:\n  {_AT_ONCE}: ja\n  punkter:\n    - Uppdraget till utföraren godkänns."
)
_PAIRS: Final = (("(", ")"), ("[", "]"), ("{{", "}}"))


def not_a_text(place: Place, text: str, *, free: bool) -> Problem:
    """Felet när en text skulle stå där YAML läste en lista eller uppställning; `free` är löpande text."""
    node = place.node
    if isinstance(node, Table) and not node.flow and node.entries:
        return _colon(place, node, text)
    if isinstance(node, Sequence) and node.flow and (free or len(node.items) == 1):
        return _brackets(place, node, text, free=free)
    if isinstance(node, Table) and only_keys(node) and '"' not in text[node.start : node.end]:
        return _braces(place, node)
    what, hint = _instead(node, free=free)
    message = f"I {place.path} ska stå en text, men där står {what}."
    return Problem(faults.WRONG_SHAPE, message, place.value, hint, place.path)


def _colon(place: Place, node: Table, text: str) -> Problem:
    """Felet när ett kolon gjorde texten till en nyckel."""
    first = node.entries[0].key
    name = shown(text[first.start : first.end])
    beside = isinstance(first, Scalar) and ascii_key(first.text) == _AT_ONCE
    if beside and place.path.startswith("beslut["):
        message = f"{name} är ingen beslutspunkt, utan en nyckel bredvid dem."
        return Problem(faults.COLON_IN_TEXT, message, (node.start, node.end), _BESIDE_POINTS, place.path)
    message = f"I {place.path} ska stå en text, men kolonet gör att {name} läses som en nyckel."
    edits = quoting(text, node.start, node.end)
    hint = "Är det en text, sätt citattecken om hela:"
    return Problem(faults.COLON_IN_TEXT, message, (node.start, node.end), hint, place.path, edits=edits)


def _brackets(place: Place, node: Sequence, text: str, *, free: bool) -> Problem:
    """Felet när hakparenteser gjorde texten eller värdet till en lista."""
    if free:
        message = f"I {place.path} ska stå en text, men [ i början gör att värdet läses som en lista."
        edits = quoting(text, node.start, node.end)
        return Problem(faults.SPECIAL_START, message, place.value, SET_QUOTES, place.path, edits=edits)
    message = f"I {place.path} ska stå ett enda värde, men där står en lista."
    without = (Edit(node.start, node.start + 1, ""), Edit(node.end - 1, node.end, ""))
    hint = "Ta bort hakparenteserna:"
    return Problem(faults.WRONG_SHAPE, message, place.value, hint, place.path, edits=without)


def _braces(place: Place, node: Table) -> Problem:
    """Felet när klamrar gjorde texten till en uppställning."""
    message = f"I {place.path} ska stå en text, men klamrarna gör den till en uppställning."
    edits = (Edit(node.start, node.start + 1, '"'), Edit(node.end - 1, node.end, '"'))
    return Problem(faults.WRONG_SHAPE, message, place.value, "Ta bort klamrarna:", place.path, edits=edits)


def cut_text(place: Place, text: str, *, prose: bool = False) -> Problem | None:
    """Felet när en text klippts vid #.

    Ett # direkt följt av något annat än blanksteg räknas som text, liksom # före en siffra, # efter en parentes som
    inte stängts, och i prosa ett # med ett enda blanksteg före. Alla andra är kommentarer.
    """
    node = place.node
    if not isinstance(node, Scalar) or node.style or not text.startswith((" ", "\t"), node.end):
        return None
    unclosed = any(node.text.count(first) > node.text.count(last) for first, last in _PAIRS)
    found = (_COMMENT if unclosed else _CUT).match(text, node.end)
    hint = SET_QUOTES
    if prose and found is None:
        found, hint = _CUT_PROSE.match(text, node.end), _TEXT_OR_NOTE
    if found is None:
        return None
    end = node.start + len(text[node.start : found.end()].rstrip())
    hash_at = text.index("#", node.end)
    message = f"Texten i {place.path} klipps vid #: bara {shown(node.text)} läses, resten blir en kommentar."
    edits = quoting(text, node.start, end)
    return Problem(faults.CUT_BY_HASH, message, (hash_at, end), hint, place.path, edits=edits)


def hash_value(key: Scalar, path: str, text: str) -> Problem | None:
    """Felet när ett värde börjar med # och därför läses som en kommentar."""
    found = _HASH_VALUE.match(text, key.end)
    if found is None:
        return None
    start, end = found.start(1), key.end + len(text[key.end : found.end()].rstrip())
    message = f"Värdet för {path} börjar med # och läses som en kommentar."
    return Problem(
        faults.SPECIAL_START, message, (start, end), SET_QUOTES, path, edits=quoting(text, start, end)
    )


def glued_key(place: Place, text: str) -> Problem | None:
    """Felet när en uppställning blev en text för att ett kolon saknar blanksteg efter sig."""
    node = place.node
    found = _GLUED.match(text, node.start, node.end) if isinstance(node, Scalar) and not node.style else None
    if found is None:
        return None
    message = f"Efter kolonet i {shown(text[node.start : node.end])} saknas ett blanksteg."
    edits = (Edit(found.end(), found.end(), " "),)
    at = (node.start, found.end())
    return Problem(faults.MISSING_SPACE, message, at, "Sätt ett blanksteg:", place.path, edits=edits)


def colonless_name(place: Place, text: str) -> Problem | None:
    """Felet när en ensam post blev en text för att kolonet efter dess eget namn saknas."""
    node = place.node
    if not isinstance(node, Scalar) or node.style or "\n" in text[node.start : node.end]:
        return None
    # De flesta filer har ingen sådan.
    from beslutsgen.arende.traps import colon

    trap = colon.colonless_name(text, node.start, node.end)
    if trap is None:
        return None
    at = trap.start, trap.end
    return Problem(trap.code, trap.message, at, trap.remedy, place.path, edits=trap.edits)


def only_keys(node: Table) -> bool:
    """Sant för klamrar utan ett enda kolon."""
    empty = (
        isinstance(entry.value, Scalar) and entry.value.start == entry.value.end for entry in node.entries
    )
    glued = any(isinstance(entry.key, Scalar) and ":" in entry.key.text for entry in node.entries)
    return node.flow and bool(node.entries) and all(empty) and not glued


def _instead(node: object, *, free: bool) -> tuple[str, str]:
    if isinstance(node, Sequence) and free:
        return (
            f"en lista med {len(node.items)} {'punkt' if len(node.items) == 1 else 'punkter'}",
            "Skriv texten utan bindestreck. Ska papperet ha en lista: skriv | efter kolonet, och punkterna under.",
        )
    if isinstance(node, Sequence):
        return (
            f"en lista med {len(node.items)} {'punkt' if len(node.items) == 1 else 'punkter'}",
            "Skriv ett enda värde direkt efter kolonet, utan bindestreck och hakparenteser.",
        )
    return "en uppställning i klamrar", "Ta bort klamrarna, eller sätt citattecken om hela värdet."
