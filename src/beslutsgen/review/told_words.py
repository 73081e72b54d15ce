"""Det som är ändrat i ett stycke, sagt med dess ord."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from beslutsgen.checks.words import counted
from beslutsgen.word.stamp import even

_SHORT: Final = 80
# Ett skiljetecken som står efter både det gamla och det nya är inte ändrat.
_STOPS: Final = (".", ",", ";", ":")


def told(old: str, new: str) -> str:
    """Den första ändringen av orden, och hur många ställen till som är ändrade; tomt där orden är desamma."""
    before, after = even(old).split(), even(new).split()
    places = [
        (" ".join(before[start:end]), " ".join(after[first:last]))
        for kind, start, end, first, last in SequenceMatcher(
            None, before, after, autojunk=False
        ).get_opcodes()
        if kind != "equal"
    ]
    if not places:
        return ""
    more = len(places) - 1
    also = f", och {counted(more, 'ställe', 'ställen')} till är {'ändrat' if more == 1 else 'ändrade'}"
    return _happened(*places[0]) + (also if more else "")


def short(text: str) -> str:
    """Textens början, i hela ord."""
    words = even(text)
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rpartition(' ')[0] or words[:_SHORT]} …"


def _happened(gone: str, come: str) -> str:
    if gone[-1:] == come[-1:] and gone[-1:] in _STOPS:
        gone, come = gone[:-1], come[:-1]
    if not come:
        return f"”{short(gone)}” är borttaget"
    return f"”{short(gone)}” har blivit ”{short(come)}”" if gone else f"”{short(come)}” är nytt"
