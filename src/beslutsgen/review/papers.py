"""Papper granskas: vart och ett för sig, mot varandra, och mot ärendefilen där en är given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import NO_CASE, papperets_datum
from beslutsgen.checks import View, accept_in_papers, dok005, judge_papers
from beslutsgen.checks.known import named_values
from beslutsgen.diagnostic import Diagnostic, Severity, WholeFile, ordered
from beslutsgen.facts import agrees
from beslutsgen.readback import Unreadable, read_paper, with_facts
from beslutsgen.review.causes import one_per_cause
from beslutsgen.review.reading import paper_date, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from beslutsgen.arende import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.pack import Pack
    from beslutsgen.readback import Document

UNREADABLE: Final = dok005.CODE
_NOT_REVIEWED: Final = "Papperet är inte granskat."


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Vad granskningen gav.

    `unread` är fil och skäl; `matched` och `free` räknar papperens fakta som är lika med ett i ärendefilen, och övriga.
    """

    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[tuple[Diagnostic, str], ...]
    unread: tuple[tuple[str, str], ...]
    matched: int
    free: int


def review(
    files: Mapping[str, bytes], case: Loaded[Arende] | None, pack: Pack, *, strict: bool = False
) -> Reviewed:
    """Papperens fynd i visningsordning. Ett papper som inte går att läsa är självt ett fynd."""
    arende = case.model if case and case.model else NO_CASE
    read, faults = read_all(files)
    units = tuple(post.varde.enhet for post in arende.antal.values())
    documents = tuple(with_facts(one, units) for one in read)
    view = View(
        arende,
        pack,
        papperets_datum(arende) or _date(documents),
        tuple(text for document in documents for text in texts(document)),
        lambda _: True,
    )
    places = case.places if case and case.model else None
    remaining, accepted = accept_in_papers(judge_papers(view, places, strict=strict), arende)
    matched, free = _counted(documents, arende)
    unread = (*((fault.spot.file, _NOT_REVIEWED) for fault in faults), *_unread(read))
    return Reviewed(ordered((*faults, *one_per_cause(remaining))), accepted, unread, matched, free)


def read_all(files: Mapping[str, bytes]) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """Papperen som gick att läsa, och ett fynd för vart och ett av de andra."""
    read = {name: read_paper(data, name) for name, data in files.items()}
    documents = tuple(one for one in read.values() if not isinstance(one, Unreadable))
    return documents, tuple(
        _unreadable(name, one) for name, one in read.items() if isinstance(one, Unreadable)
    )


def _unreadable(name: str, fault: Unreadable) -> Diagnostic:
    return Diagnostic(UNREADABLE, Severity.ERROR, fault.message, WholeFile(name), fault.hint)


def _unread(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    for document in documents:
        yield from ((document.file, reason) for reason in document.unread)


def _date(documents: Sequence[Document]) -> date | None:
    """Det senaste av papperens datum: det är då de ska stämma."""
    return max((day for one in documents if (day := paper_date(one))), default=None)


def _counted(documents: Sequence[Document], arende: Arende) -> tuple[int, int]:
    """Hur många fakta i papperen som är lika med ett i ärendefilen, och hur många som inte är det."""
    known = tuple(named_values(arende).values())
    facts = [
        fact
        for document in documents
        for paragraph in document.paragraphs
        for fact in paragraph.passage.facts
    ]
    matched = sum(any(agrees(fact.value, value) for value in known) for fact in facts)
    return matched, len(facts) - matched
