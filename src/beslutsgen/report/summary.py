"""Sammanfattningen under fynden: en rad per ärende om papper och fynd, och vad mer användaren bör veta."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from beslutsgen.diagnostic import Severity
from beslutsgen.report.line import Piece, Tone, line, told
from beslutsgen.report.outcome import UNUSABLE
from beslutsgen.report.reviewed import group_line, review_lines, verdict_line, written_lines
from beslutsgen.report.words import either, findings, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.report.line import Line
    from beslutsgen.report.outcome import FactCount, Outcome, Result


@dataclass(frozen=True, slots=True)
class Layout:
    """Hur rapporten ska se ut. `width` är terminalens bredd; utan den bryts inga rader."""

    quiet: bool = False
    building: bool = False
    draft: bool = False
    reviewing: bool = False
    strict: bool = False
    width: int | None = None


def summary(result: Result, layout: Layout) -> Iterator[Line]:
    """Vad som skrevs eller granskades, och vad som hittades."""
    if layout.reviewing:
        yield from _review(result, layout)
        return
    if not result.cases:
        said = f"Mallpaketet går inte att använda ({findings(result.whole)}). Inget ärende är kontrollerat."
        yield line(said, Tone.ERROR)
        return
    single = len(result.cases) == 1
    if single:
        yield from _files(result.whole)
    else:
        yield from map(line, _backups(result.whole))
    for name, outcome in result.cases:
        yield line(f"{name}: {_case(outcome, layout)}.", _tone(outcome, layout))
    if not single:
        yield line(f"{len(result.cases)} ärenden: {_case(result.whole, layout)}.", Tone.WEIGHTY)
    for sentence in _sentences(result.whole, layout):
        yield from told((), Piece(sentence), layout.width, 2)


def _review(result: Result, layout: Layout) -> Iterator[Line]:
    outcome = result.whole
    for sentence in (*review_lines(outcome), *written_lines(outcome), *_choices(outcome, layout)):
        yield from told((), Piece(sentence), layout.width, 2)
    if len(result.cases) > 1:
        for name, group in result.cases:
            yield line(group_line(name, group), _tone(group, layout))
    yield from told((), Piece(verdict_line(outcome), _tone(outcome, layout)), layout.width, 2)


def failed(outcome: Outcome, *, strict: bool) -> bool:
    """Om något fynd är ett fel, eller en varning när varningar räknas som fel."""
    return bool(outcome.count(Severity.ERROR) or (strict and outcome.count(Severity.WARNING)))


def _files(outcome: Outcome) -> Iterator[Line]:
    for name in outcome.written:
        yield line(f"Skrev {name}")
    yield from map(line, _backups(outcome))
    for name in outcome.unchanged:
        yield line(f"Oförändrat sedan förra bygget: {name}")


def _backups(outcome: Outcome) -> Iterator[str]:
    for name in outcome.backups:
        yield f"Sparade det ändrade papperet som {name}"


def _case(outcome: Outcome, layout: Layout) -> str:
    found = findings(outcome) or "inga anmärkningar"
    return f"{_papers(outcome, layout)}, {found}" if layout.building else found


def _papers(outcome: Outcome, layout: Layout) -> str:
    written, unchanged = len(outcome.written), len(outcome.unchanged)
    as_draft = " som utkast" if layout.draft else ""
    if not written and not unchanged:
        return "inget papper skrivet"
    if not written:
        return f"{number(unchanged, 'papper oförändrat', 'papper oförändrade')}"
    said = f"{number(written, 'papper skrivet', 'papper skrivna')}{as_draft}"
    return f"{said}, {number(unchanged, 'oförändrat', 'oförändrade')}" if unchanged else said


def _tone(outcome: Outcome, layout: Layout) -> Tone:
    if failed(outcome, strict=layout.strict):
        return Tone.ERROR
    return Tone.WARNING if outcome.count(Severity.WARNING) or outcome.unread else Tone.GOOD


def _sentences(outcome: Outcome, layout: Layout) -> Iterator[str]:
    for file in outcome.unread:
        yield f"Inte färdigkontrollerat: {file.file}. {file.reason}"
    if layout.building and not layout.draft and _contradicted(outcome):
        yield "Papper med fel skrivs inte. Rätta felen och bygg igen, eller skriv ett utkast med --draft."
    yield from _choices(outcome, layout)
    if outcome.facts.total:
        yield _facts(outcome.facts, either(outcome.files, "ärendefilen", "ärendefilerna"))


def _choices(outcome: Outcome, layout: Layout) -> Iterator[str]:
    """Vad användarens val gjorde med fynden."""
    if layout.strict and outcome.count(Severity.WARNING):
        yield "Varningarna räknas som fel, eftersom --strict är valt."
    if outcome.deselected:
        yield f"{number(outcome.deselected, 'fynd är bortvalt', 'fynd är bortvalda')} med --select eller --ignore."
    if outcome.insisted:
        yield _insisted(outcome.insisted, way_out=layout.building and _contradicted(outcome))


def _insisted(count: int, *, way_out: bool) -> str:
    them = either(count, "det", "de")
    said = f"{count} fel räknas fast {them} är {either(count, 'bortvalt', 'bortvalda')}."
    accept = (
        f"Ska {them} få stå, godta {either(count, 'det', 'dem')} med ett skäl under undantag i ärendefilen."
    )
    return f"{said} {accept}" if way_out else said


def _contradicted(outcome: Outcome) -> bool:
    """Om något fel ligger i ärendets innehåll, så att ett utkast ändå går att skriva."""
    return any(
        found.severity is Severity.ERROR and not found.code.startswith(UNUSABLE)
        for found in outcome.diagnostics
    )


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
