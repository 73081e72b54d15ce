"""Papper granskas: vart och ett för sig, mot varandra, och mot ärendefilen där en är given."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.arende import NO_CASE, papperets_datum
from beslutsgen.checks import bel014, dok005, per003
from beslutsgen.checks.accept import accept_in_papers
from beslutsgen.checks.aligned import compared
from beslutsgen.checks.base import View, diagnose
from beslutsgen.checks.judge import judge_papers
from beslutsgen.checks.words import listing
from beslutsgen.diagnostic import Diagnostic, Severity, WholeFile, ordered
from beslutsgen.readback import Unreadable, read_paper, with_facts
from beslutsgen.readback.document import nothing_known
from beslutsgen.review.builds import builds
from beslutsgen.review.causes import one_per_cause
from beslutsgen.review.changes import changes
from beslutsgen.review.hidden import hidden_data
from beslutsgen.review.memory import built_pictures
from beslutsgen.review.reading import paper_date, texts
from beslutsgen.review.sections import section
from beslutsgen.review.tables import table_sums
from beslutsgen.review.tallied import counts, kinds

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from beslutsgen.arende import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.pack import Pack
    from beslutsgen.readback import Document
    from beslutsgen.readback.document import Known
    from beslutsgen.review.changes import Changes
    from beslutsgen.review.marks import History
    from beslutsgen.review.rebuild import Rebuild

UNREADABLE: Final = dok005.CODE
_NO_TEXT: Final = "Be om papperet som text, eller låt ett program läsa av sidorna (ocr) först."
_NOT_REVIEWED: Final = "Papperet är inte granskat."
_NO_CASES: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})
_NO_MEMORIES: Final[Mapping[str, bytes]] = MappingProxyType({})


class Reviewed(Struct, frozen=True):
    """Vad granskningen gav.

    `unread` är fil och skäl. `counts` är antalet fakta i varje läst papper: de bundna, de som är lika med ett i
    ärendefilen (utan ärendefil: med ett annat i papperen) och de övriga. `edited` säger om papperet är ändrat sedan det
    byggdes, `None` för ett som programmet inte har skrivit. `kinds` är antalet fakta av varje sort, `sentences` antalet
    par av meningar som jämfördes.
    """

    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[tuple[Diagnostic, str], ...]
    unread: tuple[tuple[str, str], ...]
    documents: tuple[Document, ...]
    counts: tuple[tuple[int, int, int], ...]
    kinds: Counter[str]
    sentences: int
    edited: tuple[bool | None, ...] = ()
    histories: Mapping[str, History] = field(default_factory=dict)


def review(
    files: Mapping[str, bytes],
    case: Loaded[Arende] | None,
    pack: Pack,
    memories: Mapping[str, bytes] = _NO_MEMORIES,
    *,
    rebuild: Rebuild | None = None,
    cases: Mapping[str, Sequence[str]] = _NO_CASES,
    known: Known = nothing_known,
    strict: bool = False,
) -> Reviewed:
    """Papperens fynd i visningsordning. Ett papper som inte går att läsa är självt ett fynd.

    `memories` är texten som byggd för de papper som har den bredvid sig; för de andra prövas `rebuild`.
    `cases` är ärendefilens versioner som papper har byggts av i varje pappers mapp, i ordning, och `known`
    mallpaketets bilder.
    """
    arende = case.model if case and case.model else NO_CASE
    read, faults = read_all(files, known, memories)
    units = tuple(post.varde.enhet for post in arende.antal.values())
    documents = tuple(with_facts(one, units) for one in read)
    since = tuple(
        changes(files[one.file], one, memories.get(one.file), case, rebuild, cases.get(one.file, ()))
        for one in documents
    )
    view = _view(arende, pack, documents)
    places = case.places if case and case.model else None
    judged = judge_papers(view, places, strict=strict)
    found = (*judged, *_hidden_data_and_sums(documents), *_since(documents, since, cases))
    remaining, accepted = accept_in_papers(found, arende, section)
    return Reviewed(
        ordered((*faults, *one_per_cause(remaining))),
        accepted,
        tuple(_unread(faults, documents, since)),
        documents,
        counts(documents, [one.bound for one in since], arende),
        kinds(documents),
        compared(view),
        tuple(one.edited for one in since),
        {document.file: one.history for document, one in zip(documents, since, strict=True)},
    )


def _view(arende: Arende, pack: Pack, documents: Sequence[Document]) -> View:
    """Det som kontrollerna ser: papperens texter, och ärendet om det finns."""
    return View(
        arende,
        pack,
        papperets_datum(arende) or _date(documents),
        tuple(text for document in documents for text in texts(document)),
        lambda _: True,
        {document.file: day for document in documents if (day := paper_date(document))},
    )


def _since(
    documents: Sequence[Document], since: Sequence[Changes], cases: Mapping[str, Sequence[str]]
) -> Iterator[Diagnostic]:
    """Det som har ändrats i papperen sedan de byggdes."""
    for one in since:
        yield from one.diagnostics
    yield from builds(
        {document.file: one.paper for document, one in zip(documents, since, strict=True) if one.paper}, cases
    )


def read_all(
    files: Mapping[str, bytes], known: Known = nothing_known, memories: Mapping[str, bytes] = _NO_MEMORIES
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """Papperen som gick att läsa, och ett fynd för vart och ett av de andra.

    Bilderna som är `known`, eller som ett papper hade när det byggdes, är inget som inte lästes.
    """

    def own(name: str) -> Known:
        return lambda: known() | built_pictures(memories.get(name))

    read = {name: _with_text(read_paper(data, name, own(name))) for name, data in files.items()}
    documents = tuple(one for one in read.values() if not isinstance(one, Unreadable))
    return documents, tuple(
        _unreadable(name, one) for name, one in read.items() if isinstance(one, Unreadable)
    )


def _with_text(paper: Document | Unreadable) -> Document | Unreadable:
    """Papperet, om något i det gick att läsa: inskannade sidor är inget läst papper."""
    if isinstance(paper, Unreadable) or not paper.unread or any(one.text.strip() for one in paper.paragraphs):
        return paper
    return Unreadable(f"Papperet har ingen text som går att läsa: {listing(paper.unread)}.", _NO_TEXT)


def _unreadable(name: str, fault: Unreadable) -> Diagnostic:
    return Diagnostic(UNREADABLE, Severity.ERROR, fault.message, WholeFile(name), fault.hint)


def _hidden_data_and_sums(documents: Sequence[Document]) -> Iterator[Diagnostic]:
    """Det som Word-filerna bär med sig utan att det syns, och summarader i tabeller som inte stämmer."""
    for document in documents:
        yield from (diagnose(per003.CHECK, finding, None) for finding in hidden_data(document))
    for document in documents:
        yield from (diagnose(bel014.CHECK, finding, None) for finding in table_sums(document))


def _unread(
    faults: Sequence[Diagnostic], documents: Sequence[Document], since: Sequence[Changes]
) -> Iterator[tuple[str, str]]:
    """Det som inte är granskat: hela papper, delar av papper, och papper som inte kunde jämföras med bygget."""
    yield from ((fault.spot.file, _NOT_REVIEWED) for fault in faults)
    for document in documents:
        yield from ((document.file, reason) for reason in document.unread)
    for document, one in zip(documents, since, strict=True):
        if one.missing:
            yield document.file, one.missing


def _date(documents: Sequence[Document]) -> date | None:
    """Det senaste av papperens datum: det är då de ska stämma."""
    return max((day for one in documents if (day := paper_date(one))), default=None)
