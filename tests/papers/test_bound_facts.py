"""Byts ett faktum i ärendefilen så byts precis de ställen som är bundna till det, i varje ställes skrivsätt."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest
from andra_varden import other
from cases import CASES, papers_from, source
from lxml import etree

from beslutsgen.arende import case_facts, read_case
from beslutsgen.diagnostic import TextSpot
from beslutsgen.facts import write

if TYPE_CHECKING:
    from beslutsgen.facts import Value

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Det som räknas ut ur ett faktum, utöver dess egna delar.
DERIVED = {
    "avtal.uppdrag.period": ("avtal.uppdrag.senaste_slut",),
    "avtal.uppdrag.forlangning": ("avtal.uppdrag.senaste_slut",),
    "avtal.uppdrag.langst_till": ("avtal.uppdrag.senaste_slut",),
}


@dataclass(frozen=True)
class Span:
    """En del av ett stycke: bunden till en uppgift (`path`), eller vanlig text."""

    text: str
    path: str | None


def with_value(text: str, path: str, value: Value) -> str:
    """Ärendefilens text med ett annat värde på sökvägen; allt annat orört."""
    loaded = read_case(text.encode(), "fall.yaml")
    spot = loaded.places.spot(path)
    assert isinstance(spot, TextSpot)
    lines = text.split("\n")
    line = lines[spot.line - 1]
    assert line[spot.column - 1 : spot.column - 1 + spot.length] == spot.excerpt
    new = write(value).replace("\N{NO-BREAK SPACE}", " ")
    new = new.replace("med tre år i taget", "3 år i taget").replace(" § MBL", " §")
    lines[spot.line - 1] = line[: spot.column - 1] + new + line[spot.column - 1 + spot.length :]
    return "\n".join(lines)


def spans(data: bytes, paths: dict[str, str]) -> list[Span]:
    """Papperets text, delad vid bokmärkena; `paths` är sökvägen efter bokmärkets namn."""
    found: list[Span] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                for paragraph in etree.fromstring(archive.read(name)).iter(f"{W}p"):
                    found.extend(_spans_in(paragraph, paths))
                    found.append(Span("\n", None))
    return found


def _spans_in(paragraph: etree._Element, paths: dict[str, str]) -> list[Span]:
    found: list[Span] = []
    open_path: str | None = None
    for node in paragraph.iter():
        if node.tag == f"{W}bookmarkStart" and node.get(f"{W}name", "").startswith("_bg_"):
            open_path = paths[node.get(f"{W}name", "")]
            found.append(Span("", open_path))
        elif node.tag == f"{W}bookmarkEnd":
            open_path = None
            found.append(Span("", None))
        elif node.tag in (f"{W}t", f"{W}noBreakHyphen"):
            text = node.text or "" if node.tag == f"{W}t" else "-"
            if not found or found[-1].path != open_path:
                found.append(Span("", open_path))
            found[-1] = Span(found[-1].text + text, open_path)
    return [span for span in found if span.text]


@cache
def base(case: str) -> dict[str, list[Span]]:
    return all_spans(source(case))


def all_spans(text: str) -> dict[str, list[Span]]:
    found = {}
    for name, paper in papers_from(text).items():
        paths = {
            mark: fact.path
            for placed in paper.placed
            for mark, fact in zip(
                placed.bookmarks, (one for one in placed.passage.facts if one.path), strict=True
            )
            if fact.path
        }
        found[name] = spans(paper.data, paths)
    return found


def follows(path: str | None, changed: str) -> bool:
    """Om stället är bundet till det ändrade faktumet, en del av det, eller något som räknas ut ur det."""
    return path is not None and any(
        path == source or path.startswith((f"{source}.", f"{source}["))
        for source in (changed, *DERIVED.get(changed, ()))
    )


def others(spans: list[Span], changed: str) -> list[str]:
    """Texten utanför de ställen som följer det ändrade faktumet."""
    kept = "".join("\0" if follows(span.path, changed) else span.text for span in spans)
    # Ett ställe som inte längre har något att visa lämnar inget efter sig.
    return [line for line in kept.split("\n") if line.strip("\0")]


FACTS = [
    (case, fact.path)
    for case in CASES
    for fact in case_facts(read_case(source(case).encode(), case).model)  # type: ignore[arg-type]  # filen är hel
    if not fact.computed
]


@pytest.mark.parametrize(("case", "path"), FACTS)
def test_another_value_changes_its_own_places_and_no_others(case: str, path: str) -> None:
    model = read_case(source(case).encode(), case).model
    assert model is not None
    value = next(fact.value for fact in case_facts(model) if fact.path == path)
    after = all_spans(with_value(source(case), path, other(value)))
    changed = 0
    for paper, before in base(case).items():
        assert others(after[paper], path) == others(before, path)
        changed += after[paper] != before
    assert changed >= 1


def test_every_kind_of_fact_in_the_cases_is_tried() -> None:
    assert len(FACTS) > 50
