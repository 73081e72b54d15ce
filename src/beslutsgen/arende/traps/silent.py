"""Fällor som YAML läser utan att klaga, men på annat sätt än författaren menade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.keys import KEY_WORD, ascii_key
from beslutsgen.arende.nodes import Scalar
from beslutsgen.arende.traps.colon import colonless_braces
from beslutsgen.arende.traps.flow import mended_flow
from beslutsgen.arende.traps.trap import SET_QUOTES, Edit, Trap, quoting
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.compose import Composed, Refused
    from beslutsgen.arende.keys import KnownKeys
    from beslutsgen.arende.nodes import Node

_LONGEST_FLOW: Final = 20_000
_KEY_LINE: Final = late(rf"[\r\n]( *)(?:- +)*({KEY_WORD}):(?=\s)")
_OPENED: Final = late(r"(?:^|[\r\n])( *)(?:- +)*(?=\S)[^\r\n]*\Z")


def silent_traps(text: str, composed: Composed, keys: KnownKeys) -> tuple[Trap, ...]:
    """Fällorna i en text som YAML har läst."""
    meant = meant_in(composed)
    return (
        *(trap for node in composed.odd for trap in _odd(text, node, keys)),
        *(trap for refused in composed.refused if refused not in meant for trap in _marked(text, refused)),
        *(trap for scalar in composed.wrapped for trap in _swallowed(text, scalar, keys)),
    )


def meant_in(composed: Composed) -> frozenset[Refused]:
    """Ankare, alias, taggar och dokument som författaren verkligen menat som YAML."""
    anchors = {refused.name for refused in composed.refused if refused.kind == "anchor"}
    used = anchors & {refused.name for refused in composed.refused if refused.kind == "alias"}
    return frozenset(
        refused
        for refused in composed.refused
        if refused.kind == "document" or refused.name in used or refused.name.startswith("tag:")
    )


def _odd(text: str, node: Node, keys: KnownKeys) -> tuple[Trap, ...]:
    if isinstance(node, Scalar):
        return colonless_braces(text, node.start, node.end)
    if text.startswith(("{{", "{%"), node.start):
        message = "Värdet börjar med {{, som YAML läser som klamrar och inte som en hänvisning."
        edits = quoting(text, node.start, node.end)
        return (Trap(faults.SPECIAL_START, message, node.start, node.end, SET_QUOTES, edits),)
    if node.end - node.start > _LONGEST_FLOW:
        return ()
    return mended_flow(text, node.start, node.end, keys)


def _marked(text: str, refused: Refused) -> Iterator[Trap]:
    """En text som börjar med tecknet för ankare, alias eller tagg."""
    mark = text[refused.start]
    if mark in "*&!":
        message = f"Värdet börjar med {mark}, som har en egen betydelse i YAML."
        end = refused.start + len(text[refused.start : refused.end].rstrip())
        yield Trap(
            faults.SPECIAL_START, message, refused.start, end, SET_QUOTES, quoting(text, refused.start, end)
        )


def _swallowed(text: str, scalar: Scalar, keys: KnownKeys) -> Iterator[Trap]:
    """Ett citat som slukat nycklarna på raderna under, för att det avslutande citattecknet saknas."""
    found = _KEY_LINE.search(text, scalar.start, scalar.end)
    if found is None or ascii_key(found.group(2)) not in keys.all:
        return
    opened = _OPENED.search(text, 0, scalar.start + 1)
    if len(found.group(1)) > (len(opened.group(1)) if opened else 0):
        return
    end = scalar.start + len(text[scalar.start : found.start()].rstrip())
    message = (
        f"Texten saknar avslutande citattecken, så även {found.group(2)} på en rad längre ner läses som text."
    )
    mark = text[scalar.start]
    yield Trap(
        faults.QUOTES, message, scalar.start, end, "Sätt ett citattecken sist:", (Edit(end, end, mark),)
    )
