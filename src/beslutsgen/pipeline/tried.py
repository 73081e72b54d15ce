"""Ändringarna prövas: ärendefilen ändras i minnet, papperen byggs av den, och det som inte blev rätt tas undan."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.arende.patch import Gone, Unpatched, patch
from beslutsgen.diagnostic import TextSpot, ordered
from beslutsgen.pipeline.cases import make_papers
from beslutsgen.pipeline.checking import check_source
from beslutsgen.review.links import has_link
from beslutsgen.review.memory import built_links, read_memory
from beslutsgen.review.takeback import refusal
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.emit.fill.paper import Paper
    from beslutsgen.pipeline.checking import Checked
    from beslutsgen.review.clashes import Blocks, TextEdit
    from beslutsgen.review.takeback import TakeBack

_BODY: Final = "body"
_FOR_HAND: Final = "Skriv in den i ärendefilen för hand."
_UNFIT: Final = ("Ändringen gick inte att föra in så att ärendefilen läses rätt.", _FOR_HAND)
_OTHERWISE: Final = (
    "Ändringen gick inte att föra in så att nästa bygge får stycket som det står i papperet.",
    _FOR_HAND,
)
_STANDARD: Final = (
    "Stycket är borttaget ur papperet, men utan egen text skriver mallpaketet en standardtext på dess ställe.",
    "Ta bort hela avsnittet ur ärendefilen, eller skriv en annan egen text.",
)


class Pulled(Struct, frozen=True):
    """Det som kan föras tillbaka till en ärendefil.

    `new` är filens nya innehåll, lika med `old` när inget ska ändras. `left` är ändringarna som inte kan föras
    tillbaka, `findings` de fynd som filen får med ändringarna, och `differing` ändringarna som inte skrivs ordagrant så
    i nästa bygge.
    """

    case: Path
    old: bytes
    new: bytes
    left: tuple[Diagnostic, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    differing: tuple[TextEdit, ...] = ()


class _Stopped(Struct, frozen=True):
    """Ändringarna som inte gick att göra, och varför."""

    edits: tuple[TextEdit, ...]
    why: tuple[str, str] = _UNFIT


def built_papers(checked: Checked, files: PackFiles) -> Mapping[str, Paper] | tuple[Diagnostic, ...]:
    """Papperen som ärendefilen ger, i minnet; felen där den inte går att bygga."""
    if checked.draft is None or checked.arende is None:
        return ()
    return make_papers(checked.draft, checked.arende, files)


def tried(case: Path, data: bytes, before: Checked, files: PackFiles, taken: TakeBack) -> Pulled:
    """Filen med de ändringar som går att göra."""
    trial = _Trial(case, data, before, files)
    edits, left = list(taken.edits), list(taken.refused)
    while edits:
        found = trial.run(edits)
        if isinstance(found, tuple):
            pulled, following = found
            return replace(
                pulled, left=ordered((*left, *_still(taken, _texts(following)), *_lost(taken, following)))
            )
        left += [refusal(edit.spot, *found.why) for edit in found.edits]
        edits = [edit for edit in edits if edit not in found.edits]
    still = (one for _, _, one in taken.pending)
    return Pulled(case, data, data, ordered((*left, *still, *_lost(taken, trial.built))))


class _Trial:
    """Försök att ändra en ärendefil."""

    def __init__(self, case: Path, data: bytes, before: Checked, files: PackFiles) -> None:
        self.case = case
        self.data = data
        self.before = before
        self.files = files
        built = built_papers(before, files)
        self.built: Mapping[str, Paper] = {} if isinstance(built, tuple) else built
        self.texts = _texts(self.built)

    def run(self, edits: Sequence[TextEdit]) -> tuple[Pulled, Mapping[str, Paper]] | _Stopped:
        """Filen med ändringarna och papperen i nästa bygge, eller det som inte gick."""
        patched = patch(self.data, str(self.case), [change for edit in edits for change in edit.changes])
        if isinstance(patched, Unpatched):
            return self._culprits(edits, patched.path)
        after = check_source(patched.data, self.case, self.files)
        findings = _fresh(self.before, after)
        spoilt = next((found for found in findings if found.code.startswith("FIL")), None)
        if spoilt is not None:
            return self._culprits(edits, spoilt.spot.path if isinstance(spoilt.spot, TextSpot) else None)
        built = built_papers(after, self.files)
        if isinstance(built, tuple):
            return self._culprits(edits, None)
        texts = _texts(built)
        failed = tuple(edit for edit in edits if edit.blocks and not self._as_meant(edit.blocks, texts))
        if failed:
            return _Stopped(failed, _OTHERWISE)
        standard = tuple(edit for edit in edits if self._brings_other(edit))
        if standard:
            return _Stopped(standard, _STANDARD)
        return Pulled(
            self.case, self.data, patched.data, (), findings, tuple(_differing(edits, texts))
        ), built

    def _culprits(self, edits: Sequence[TextEdit], path: str | None) -> _Stopped:
        """Ändringarna på vägen, annars de som inte går att göra var för sig, annars alla."""
        there = tuple(edit for edit in edits if any(one.path == path for one in edit.changes))
        if there or len(edits) == 1:
            return _Stopped(there or tuple(edits))
        alone = tuple(edit for edit in edits if isinstance(self.run([edit]), _Stopped))
        return _Stopped(alone or tuple(edits))

    def _brings_other(self, edit: TextEdit) -> bool:
        """Om mallpaketet skriver en standardtext i stället för den text som tas bort hel."""
        if edit.blocks is None or not any(isinstance(one, Gone) for one in edit.changes):
            return False
        patched = patch(self.data, str(self.case), edit.changes)
        if isinstance(patched, Unpatched):
            return False
        built = built_papers(check_source(patched.data, self.case, self.files), self.files)
        after = {} if isinstance(built, tuple) else _texts(built)
        paper = edit.blocks.paper
        return bool(Counter(after.get(paper, [])) - Counter(self.texts.get(paper, [])))

    def _as_meant(self, blocks: Blocks, texts: Mapping[str, list[str]]) -> bool:
        """Om styckena står i följd i nästa bygge, och de borttagna är borta."""
        after, before = texts.get(blocks.paper, []), Counter(self.texts.get(blocks.paper, []))
        come = [*blocks.come]
        stands = any(after[at : at + len(come)] == come for at in range(len(after) - len(come) + 1))
        now = Counter(after)
        return stands and all(now[text] < before[text] for text in blocks.gone)


def _texts(built: Mapping[str, Paper]) -> dict[str, list[str]]:
    """Papperens stycken i brödtexten, så som de jämförs."""
    return {
        name: [even(line.text) for line in read_memory(paper.memory, None) or () if line.part == _BODY]
        for name, paper in built.items()
    }


def _still(taken: TakeBack, texts: Mapping[str, list[str]]) -> Iterator[Diagnostic]:
    """Det borttagna som nästa bygge ändå skriver."""
    for paper, text, found in taken.pending:
        if text in texts.get(paper, ()):
            yield found


def _lost(taken: TakeBack, built: Mapping[str, Paper]) -> Iterator[Diagnostic]:
    """De nya länkarna som nästa bygge inte har."""
    for paper, link, found in taken.links:
        following = built.get(paper)
        if not has_link(link, (built_links(following.memory) if following else None) or ()):
            yield found


def _fresh(before: Checked, after: Checked) -> tuple[Diagnostic, ...]:
    """Fynden som ärendefilen får med ändringarna."""
    known = {(found.code, found.message) for found in before.outcome.diagnostics}
    return tuple(found for found in after.outcome.diagnostics if (found.code, found.message) not in known)


def _differing(edits: Sequence[TextEdit], texts: Mapping[str, list[str]]) -> Iterator[TextEdit]:
    """Ändringarna vars nya text inte står ordagrant så i nästa bygge, som ett belopp i en annan enhet."""
    text = "\n".join(line for lines in texts.values() for line in lines)
    for edit in edits:
        if even(edit.says) not in text:
            yield edit
