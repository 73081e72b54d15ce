"""Granskningens sammanfattning: papperen och deras uppgifter, vad som granskades, vad som inte lästes, och omdömet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.report.words import KINDS, either, findings, listed, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.report.outcome import Outcome, ReviewedPaper
    from beslutsgen.report.tally import FactCount, Tally, Verdict

_VERDICTS: Final[Mapping[Verdict, str]] = {
    "fel": "allt gick inte att granska",
    "motsägelser": "motsägelser",
    "anmärkningar": "inga motsägelser, men anmärkningar",
    "ofullständigt": "inget att anmärka på i det som lästes",
    "utan anmärkning": "utan anmärkning",
}


_EDITED: Final = {
    None: "",
    True: "; ändrat sedan det byggdes",
    False: "; oförändrat sedan det byggdes",
}


def review_lines(outcome: Outcome) -> Iterator[str]:
    """En mening om varje papper, och om hur det har tolkats."""
    for paper in outcome.reviewed:
        against = f" mot {paper.case}" if paper.case is not None else ""
        yield f"{paper.file}{against}: {paper_line(paper)}."
        for note in paper.notes:
            yield f"Tolkat i {paper.file}: {note.rstrip('.')}."


def checked_line(tally: Tally) -> Iterator[str]:
    """En mening om det som granskades, om något gjorde det."""
    if tally.checked:
        yield f"Granskat: {reviewed_kinds(tally)}."


def reviewed_kinds(tally: Tally) -> str:
    """Hur många av varje sort som granskades, i ord."""
    checked = dict(tally.checked)
    return listed([number(checked[kind], *words) for kind, words in KINDS.items() if checked.get(kind)])


def written_lines(outcome: Outcome) -> Iterator[str]:
    """Det som granskningen skrev, och papperen som inte fick någon kopia."""
    for name in outcome.written:
        yield f"Skrev {name}"
    for file in outcome.not_copied:
        yield f"Ingen kopia av {file.file}. {file.reason}"


def verdict_line(tally: Tally) -> str:
    """Omdömet, och det som det vilar på."""
    said = _VERDICTS[tally.verdict]
    but = " och" if "men" in said else ", men"
    unread = f"{but} allt lästes inte" if tally.unread and tally.verdict != "fel" else ""
    return f"Omdöme: {said}{unread} ({', '.join(filter(None, (_papers(tally), findings(tally))))})."


def group_line(name: str, tally: Tally) -> str:
    """Hur det gick för en av flera grupper av papper."""
    if tally.failed:
        return f"{name}: avbrutet."
    return f"{name}: {_papers(tally)}, {findings(tally) or 'inga anmärkningar'}."


def _papers(tally: Tally) -> str:
    papers = tally.reviewed
    return number(papers, "papper granskat", "papper granskade") if papers else "inget papper granskat"


def paper_line(paper: ReviewedPaper) -> str:
    """Papperets uppgifter, och om det är ändrat sedan det byggdes."""
    return f"{_facts_line(paper)}{_EDITED[paper.edited]}"


def _facts_line(paper: ReviewedPaper) -> str:
    """Papperets uppgifter, efter hur de står sig mot ärendefilen; utan den hur många som står mer än en gång."""
    facts = paper.facts
    if not facts.total:
        return "inga uppgifter att granska"
    total = number(facts.total, "uppgift", "uppgifter")
    if paper.case is None and not facts.bound:
        return f"{total}, {_repeated(facts)}" if facts.matched else total
    alone = paper.case is None
    parts = (
        (facts.bound, f"{either(facts.bound, 'bunden', 'bundna')} till ärendet"),
        (facts.matched, "som står mer än en gång" if alone else "som stämmer med ärendet"),
        (facts.free, "som står en gång" if alone else "som ärendet inte har"),
    )
    present = [(count, what) for count, what in parts if count]
    if len(present) == 1:
        ((_, what),) = present
        return f"{total} {what}"
    return f"{total}: {listed([f'{count} {what}' for count, what in present])}"


def _repeated(facts: FactCount) -> str:
    share = "alla" if facts.matched == facts.total else f"varav {facts.matched}"
    return f"{share} står mer än en gång"


def not_read(outcome: Outcome) -> Iterator[str]:
    """Det som inte lästes, en mening för varje fil."""
    read = {paper.file for paper in outcome.reviewed}
    for file in dict.fromkeys(one.file for one in outcome.unread):
        reasons = "; ".join(one.reason.rstrip(".") for one in outcome.unread if one.file == file)
        yield f"Inte läst i {file}: {reasons}." if file in read else f"Inte läst: {file}. {reasons}."
