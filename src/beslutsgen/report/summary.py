"""Sammanfattningen under fynden: en rad per ärende om papper och fynd, och vad mer användaren bör veta."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.report.line import Piece, Tone, line, told
from beslutsgen.report.reviewed import (
    checked_line,
    group_line,
    not_read,
    review_lines,
    verdict_line,
    written_lines,
)
from beslutsgen.report.words import either, findings, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beslutsgen.report.line import Line
    from beslutsgen.report.outcome import Outcome
    from beslutsgen.report.tally import FactCount, Tally


class Layout(Struct, frozen=True):
    """Hur rapporten ska se ut. `width` är terminalens bredd; utan den bryts inga rader. `toned`: om tonerna syns."""

    quiet: bool = False
    building: bool = False
    draft: bool = False
    reviewing: bool = False
    strict: bool = False
    width: int | None = None
    toned: bool = True


def single(name: str, outcome: Outcome, layout: Layout) -> Iterator[Line]:
    """Sammanfattningen när ärendet, eller gruppen av papper, är ensam."""
    if layout.reviewing:
        said = (
            *review_lines(outcome),
            *checked_line(outcome.tally),
            *not_read(outcome),
            *written_lines(outcome),
            *_choices(outcome.tally, layout),
        )
        yield from _told(said, layout)
        yield from _verdict(outcome.tally, layout)
        return
    yield from _files(outcome)
    yield line(f"{name}: {_case(outcome.tally, layout)}.", _tone(outcome.tally, layout))
    yield from _told((*_unread(outcome), *_sentences(outcome.tally, layout)), layout)


def one_of_several(name: str, outcome: Outcome, layout: Layout) -> Iterator[Line]:
    """Det som sägs om ett av flera ärenden, eller en av flera grupper av papper."""
    if layout.reviewing:
        yield from _told((*review_lines(outcome), *not_read(outcome), *written_lines(outcome)), layout)
        yield line(group_line(name, outcome.tally), _tone(outcome.tally, layout))
        return
    yield from map(line, _backups(outcome))
    yield line(f"{name}: {_case(outcome.tally, layout)}.", _tone(outcome.tally, layout))
    yield from _told(_unread(outcome), layout)


def in_all(count: int, tally: Tally, layout: Layout) -> Iterator[Line]:
    """Det som sägs sist om alla ärenden, eller alla grupper av papper."""
    if layout.reviewing:
        yield from _told((*checked_line(tally), *_choices(tally, layout)), layout)
        yield from _verdict(tally, layout)
        return
    yield line(f"{count} ärenden: {_case(tally, layout)}.", Tone.WEIGHTY)
    yield from _told(_sentences(tally, layout), layout)


def unusable_pack(outcome: Outcome, layout: Layout) -> Iterator[Line]:
    """Det som sägs när inget ärende, eller papper, kunde läsas för mallpaketets skull."""
    if layout.reviewing:
        yield from single("", outcome, layout)
        return
    said = f"Mallpaketet går inte att använda ({findings(outcome.tally)}). Inget ärende är kontrollerat."
    yield line(said, Tone.ERROR)


def _told(sentences: Iterable[str], layout: Layout) -> Iterator[Line]:
    for sentence in sentences:
        yield from told((), Piece(sentence), layout.width, 2)


def _verdict(tally: Tally, layout: Layout) -> Iterator[Line]:
    yield from told((), Piece(verdict_line(tally), _tone(tally, layout)), layout.width, 2)


def failed(tally: Tally, *, strict: bool) -> bool:
    """Om något fynd är ett fel, eller en varning när varningar räknas som fel, eller programmet inte klarade allt."""
    return bool(tally.errors or tally.failed or (strict and tally.warnings))


def _files(outcome: Outcome) -> Iterator[Line]:
    for name in outcome.written:
        yield line(f"Skrev {name}")
    yield from map(line, _backups(outcome))
    for name in outcome.unchanged:
        yield line(f"Oförändrat sedan förra bygget: {name}")


def _backups(outcome: Outcome) -> Iterator[str]:
    for name in outcome.backups:
        yield f"Sparade det ändrade papperet som {name}"


def _case(tally: Tally, layout: Layout) -> str:
    said = findings(tally) or ("" if tally.failed else "inga anmärkningar")
    papers = _papers(tally, layout) if layout.building else ""
    stopped = _stopped(tally)
    return ", ".join(filter(None, (papers, stopped, said)))


def _stopped(tally: Tally) -> str:
    if not tally.failed:
        return ""
    return "avbrutet" if tally.files == 1 else number(tally.failed, "avbrutet", "avbrutna")


def _papers(tally: Tally, layout: Layout) -> str:
    written, unchanged = tally.written, tally.unchanged
    as_draft = " som utkast" if layout.draft else ""
    if not written and not unchanged:
        return "inget papper skrivet"
    if not written:
        return f"{number(unchanged, 'papper oförändrat', 'papper oförändrade')}"
    said = f"{number(written, 'papper skrivet', 'papper skrivna')}{as_draft}"
    return f"{said}, {number(unchanged, 'oförändrat', 'oförändrade')}" if unchanged else said


def _tone(tally: Tally, layout: Layout) -> Tone:
    if failed(tally, strict=layout.strict):
        return Tone.ERROR
    return Tone.WARNING if tally.warnings or tally.unread else Tone.GOOD


def _unread(outcome: Outcome) -> Iterator[str]:
    for file in outcome.unread:
        yield f"Inte färdigkontrollerat: {file.file}. {file.reason}"


def _sentences(tally: Tally, layout: Layout) -> Iterator[str]:
    if layout.building and not layout.draft and tally.contradicted:
        yield "Papper med fel skrivs inte. Rätta felen och bygg igen, eller skriv ett utkast med --draft."
    yield from _choices(tally, layout)
    if tally.facts.total:
        yield _facts(tally.facts, either(tally.files, "ärendefilen", "ärendefilerna"))


def _choices(tally: Tally, layout: Layout) -> Iterator[str]:
    """Vad användarens val gjorde med fynden."""
    if layout.strict and tally.warnings:
        yield "Varningarna räknas som fel, eftersom --strict är valt."
    if tally.deselected:
        yield f"{number(tally.deselected, 'fynd är bortvalt', 'fynd är bortvalda')} med --select eller --ignore."
    if tally.insisted:
        yield _insisted(tally.insisted, way_out=bool(layout.building and tally.contradicted))


def _insisted(count: int, *, way_out: bool) -> str:
    them = either(count, "det", "de")
    said = f"{count} fel räknas fast {them} är {either(count, 'bortvalt', 'bortvalda')}."
    accept = (
        f"Ska {them} få stå, godta {either(count, 'det', 'dem')} med ett skäl under undantag i ärendefilen."
    )
    return f"{said} {accept}" if way_out else said


def _facts(facts: FactCount, files: str) -> str:
    """Hur många av texternas uppgifter som kommer ur ärendefilen, eller ärendefilerna."""
    if facts.total == facts.bound:
        return f"{_all_of(facts.total)} i texterna kommer ur {files}."
    parts = (
        (facts.bound, f"ur {files}"),
        (facts.matched, f"{either(facts.matched, 'skriven', 'skrivna')} för hand som stämmer med {files}"),
        (facts.free, "som bara står i texten"),
    )
    said = ", ".join(f"{count} {what}" for count, what in parts if count)
    return f"Texterna innehåller {number(facts.total, 'uppgift', 'uppgifter')}: {said}."


def _all_of(count: int) -> str:
    if count == 1:
        return "Uppgiften"
    return "Båda uppgifterna" if count == 2 else f"Alla {count} uppgifter"
