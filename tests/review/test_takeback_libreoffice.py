"""Stycken och punkter skrivna, delade och tömda i LibreOffice förs tillbaka, och står i nästa bygge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import office
from cases import papers_from, source
from office import Edit
from test_takeback import changed_lines, pulled, said
from test_takeback_blocks import body

from beslutsgen.readback.stamp import read_stamped
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from pathlib import Path

T, F = "tjansteskrivelse.docx", "forslag-till-beslut.docx"
_WORK: Final = {
    # Papper, det som görs i det, och raderna som skiljer i ärendefilen.
    "nytt stycke": (
        T,
        [Edit("med stöd utifrån behov.", "med stöd utifrån behov.\n\nDär finns 7 platser.\n\nDet är bra.")],
        ["+    Där finns {{ antal.platser }}.", "+", "+    Det är bra.", "+"],
    ),
    "delat stycke": (
        T,
        [Edit(". Verksamhetsuppdraget gäller", ".\n\nVerksamhetsuppdraget gäller")],
        None,
    ),
    "tömt stycke": (
        F,
        [Edit("Omsorgsdirektören ges rätt att teckna verksamhetsuppdraget.", "")],
        ['-  - "{{ arende.undertecknare.titel }}en ges rätt att teckna {{ avtal.uppdrag }}et."'],
    ),
    "ny punkt": (
        F,
        [
            Edit(
                "att teckna verksamhetsuppdraget.",
                "att teckna verksamhetsuppdraget.\n\nOmsorgskontoret: återkommer.",
            )
        ],
        ['+  - "Omsorgskontoret: återkommer."'],
    ),
    "ny mottagare": (
        T,
        [Edit("Råd och stöd", "Råd och stöd\n\nRegion Östergötland", 99)],
        ["+  - region"],
    ),
}


def last(papers: dict[str, bytes], name: str, text: str) -> int:
    """Hur många gånger texten står i brödtexten: den sista är den så mångte."""
    stamped = read_stamped(papers[name])
    assert stamped is not None
    return sum(even(line.text).count(text) for line in stamped.lines if line.part == "body")


def test_paragraphs_written_in_libreoffice_come_back(tmp_path: Path) -> None:
    office.needed(uno=True)
    papers = {name: paper.data for name, paper in papers_from(source("kanberget"), "kanberget.yaml").items()}
    for name, data in papers.items():
        (tmp_path / name).write_bytes(data)
    work = []
    for at, (name, steps, _) in enumerate(_WORK.values()):
        (tmp_path / str(at)).mkdir()
        ready = [step._replace(nth=min(step.nth, last(papers, name, step.find))) for step in steps]
        work.append((tmp_path / name, tmp_path / str(at) / name, ready))
    office.edited(work, tmp_path)
    for (what, (name, _, lines)), (_, saved, _) in zip(_WORK.items(), work, strict=True):
        folder = tmp_path / what
        folder.mkdir()
        found = pulled(folder, source("kanberget"), {name: saved.read_bytes()})
        assert not found.left, (what, said(found))
        assert lines is None or changed_lines(found) == lines, what
        new = papers_from(found.new.decode(), "kanberget.yaml")[name].data
        assert body(new) == body(saved.read_bytes()), what
        assert found.new != found.old, what
