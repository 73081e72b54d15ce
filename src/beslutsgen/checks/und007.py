"""UND007: Papperets underlag är odaterade.

Vad: raderna under Beslutsunderlag i ett färdigt papper. Ett fynd per papper när någon rad saknar både datum, årtal
och protokollets paragraf. Ett filnamn som titel är ett annat fynd (UND005).
Varför: utan datum går det inte att veta vilken utgåva av en handling som nämnden hade framför sig.

Fel:

    forslag.txt:
      Beslutsunderlag

      - Tjänsteskrivelse om korttidsvård vid Kanberget
      - Samverkansavtal med Region Östergötland 2017-10-12

Rätt:

    forslag.txt:
      Beslutsunderlag

      - Tjänsteskrivelse om korttidsvård vid Kanberget 2017-11-06
      - Samverkansavtal med Region Östergötland 2017-10-12
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.attachments import attachments
from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Datum, Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.checks.attachments import Attachment
    from beslutsgen.checks.base import View

_DATED: Final = Pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{6}(?!\d)|§+\s*\d+/\d\d")
_RELATED: Final = 3


def look(view: View) -> Iterator[Finding]:
    """Papper med underlag utan datum, ett fynd per papper."""
    papers: dict[str, list[Attachment]] = {}
    for one in attachments(view):
        papers.setdefault(one.paper, []).append(one)
    for listed in papers.values():
        undated = [one for one in listed if not one.file_name and not _dated(one)]
        if undated:
            yield _finding(undated, len(listed))


def _dated(one: Attachment) -> bool:
    found = any(isinstance(fact.value, Datum | Period) for fact in one.passage.facts)
    return found or bool(_DATED.search(one.passage.text))


def _finding(undated: Sequence[Attachment], total: int) -> Finding:
    first, *others = undated
    if total == 1:
        said = f"Underlaget ”{first.title}” har inget datum."
    elif len(undated) == total:
        said = "Inget av underlagen har datum."
    else:
        said = f"{len(undated)} av {total} underlag har inget datum: ”{first.title}”"
        said += " är det första." if others else "."
    return Finding(
        first.passage.place.spot(0, len(first.passage.text.rstrip())),
        said,
        "Skriv datum efter titeln.",
        tuple(
            (one.passage.place.spot(0, len(one.passage.text.rstrip())), "ett odaterat underlag till")
            for one in others[:_RELATED]
        ),
    )


CHECK: Final = Check("UND007", Severity.INFO, look, reads=Reads.PAPERS)
