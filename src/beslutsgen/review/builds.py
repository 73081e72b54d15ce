"""Vilket bygge ett papper är från: den ärendefil som gäller, och ärendets andra papper."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from beslutsgen.checks import dok009, dok010
from beslutsgen.checks.words import counted, listing
from beslutsgen.diagnostic import Diagnostic, Related, WholeFile
from beslutsgen.word.stamp import name_digest, text_digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.arende.source import SourceText
    from beslutsgen.readback.stamp import FilePaper
    from beslutsgen.word.stamp import Origin, Stamp

_REBUILD: Final = "Bygg papperen på nytt."
_PULL_FIRST: Final = (
    "För in det som är ändrat i papperet med beslutsgen pull, och bygg sedan papperen på nytt."
)
_OTHER_FILE: Final = "Granska papperet mot den ärendefil som det byggdes av, eller bygg papperen på nytt."
_OLDER_CASE: Final = "Ta fram den senare ärendefilen. Ska den äldre gälla bygger du papperen på nytt."
_ALL: Final = "Bygg alla papper på nytt på en gång."
_UNSURE: Final = "Ta reda på vilken ärendefil som gäller, och bygg papperen på nytt av den."


class Age(Enum):
    """Ärendefilen jämförd med den version som ett papper byggdes av."""

    CHANGED = auto()
    REBUILT = auto()
    OLDER = auto()
    UNKNOWN = auto()


_SAID: Final = {
    Age.CHANGED: "Ärendefilen {case} är nyare än papperet: den har ändrats sedan papperet byggdes.",
    Age.REBUILT: "Ärendefilen {case} är nyare än papperet: ärendets papper har byggts om sedan dess.",
    Age.OLDER: "Papperet är nyare än ärendefilen {case}, som är en tidigare version än den det byggdes av.",
    Age.UNKNOWN: "Papperet är byggt av en annan version av ärendefilen {case}. Vilken som är nyast går inte att säga.",
}


def age(was: str, now: str, cases: Sequence[str]) -> Age:
    """Vilken version som är nyast, efter de versioner som papper har byggts av; aldrig efter filernas tider."""
    if was not in cases:
        return Age.UNKNOWN
    if now not in cases:
        return Age.CHANGED
    return Age.REBUILT if _last(now, cases) > _last(was, cases) else Age.OLDER


def other_version(
    file: str, stamp: Stamp, source: SourceText, cases: Sequence[str], *, edited: bool
) -> Iterator[Diagnostic]:
    """Om papperet är byggt av en annan ärendefil än den som det granskas mot, och vilken som är nyast."""
    now = text_digest(source.text)
    if stamp.origin.case == now:
        return
    if stamp.origin.name != name_digest(source.file):
        message = f"Papperet är inte byggt av ärendefilen {source.file}."
        yield Diagnostic(dok009.CODE, dok009.CHECK.severity, message, WholeFile(file), _OTHER_FILE)
        return
    found = age(stamp.origin.case, now, cases)
    message = _SAID[found].format(case=source.file)
    hint = {Age.OLDER: _OLDER_CASE, Age.UNKNOWN: _UNSURE}.get(found, _REBUILD)
    if edited:
        message = f"{message} Papperet är också ändrat för hand."
        hint = _PULL_FIRST if hint == _REBUILD else hint
    yield Diagnostic(dok009.CODE, dok009.CHECK.severity, message, WholeFile(file), hint)


def builds(papers: Mapping[str, FilePaper], cases: Mapping[str, Sequence[str]]) -> Iterator[Diagnostic]:
    """Papper ur samma ärendefil som inte är från samma bygge; det äldsta först, där det går att säga."""
    groups: dict[str, dict[str, Origin]] = {}
    for file, paper in papers.items():
        if paper.stamp:
            groups.setdefault(paper.stamp.origin.name, {})[file] = paper.stamp.origin
    for group in groups.values():
        if len(set(group.values())) > 1:
            yield _mixed(group, [case for file in group for case in cases.get(file, ())])


def _mixed(group: Mapping[str, Origin], cases: Sequence[str]) -> Diagnostic:
    """Fyndet om en grupp av papper ur olika byggen."""
    known = all(origin.case in cases for origin in group.values())
    order = {file: _last(origin.case, cases) if known else 0 for file, origin in group.items()}
    first, *others = sorted(group, key=lambda file: order[file])
    newest = max(order.values())
    said = {
        file: "ett papper ur samma ärende"
        if order[first] == newest
        else ("byggt senast" if order[file] == newest else "byggt tidigare")
        for file in others
    }
    message = f"Ärendets papper är från {len(set(group.values()))} olika byggen: {_why(group)}."
    if order[first] != newest:
        message = f"{message} Det här är äldst."
    related = tuple(Related(WholeFile(file), said[file]) for file in others)
    return Diagnostic(dok010.CODE, dok010.CHECK.severity, message, WholeFile(first), _ALL, related)


def _why(group: Mapping[str, Origin]) -> str:
    """Vad som skiljer byggena."""
    origins = group.values()
    parts = (
        (len({one.case for one in origins}), "version av ärendefilen", "versioner av ärendefilen"),
        (len({one.pack for one in origins}), "mallpaket", "mallpaket"),
        (len({one.program for one in origins}), "version av programmet", "versioner av programmet"),
    )
    return f"de är byggda av {listing([counted(count, *words) for count, *words in parts if count > 1])}"


def _last(case: str, cases: Sequence[str]) -> int:
    """Den senaste platsen i följden."""
    return len(cases) - 1 - [*reversed(cases)].index(case)
