"""Papper som text och Markdown: block, rubriker, listor, sidor och teckenkodning."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from wordfiler import read, texts

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.readback import Unreadable, read_paper, with_facts

if TYPE_CHECKING:
    from beslutsgen.readback import Document

PAPERS = Path(__file__).parents[1] / "data" / "papers"
FORSLAG = ["Förslag till beslut", "Ärende", "Beslutsunderlag:", "Bakgrund", "Ekonomiska konsekvenser"]
MBL = "Information eller förhandling enligt lag (1976:580) om medbestämmande i arbetslivet"
SLUT = ["Samråd", "Uppföljning och utvärdering", MBL, "Beslutet skickas till:"]


def plain(text: str, file: str = "papper.txt") -> Document:
    return read(text.encode(), file)


def kinds(document: Document) -> list[tuple[str, str | None, str]]:
    return [(one.kind, one.label, " ".join(one.text.split())) for one in document.paragraphs]


@pytest.mark.parametrize(
    ("name", "between"), [("kanberget.txt", []), ("korttidsvistelse-lss.txt", ["Kommunala mål"])]
)
def test_both_real_papers_read_with_their_headings(name: str, between: list[str]) -> None:
    document = read((PAPERS / name).read_bytes(), name)
    found = [" ".join(one.text.split()) for one in document.paragraphs if one.kind == "heading"]
    assert found[0].startswith(("Korttidsvård/mellanvård", "Utvecklingsuppdrag till Leanlink"))
    assert found[1:] == [*FORSLAG, *between, *SLUT]


def test_the_points_and_lists_of_a_real_paper() -> None:
    document = read((PAPERS / "korttidsvistelse-lss.txt").read_bytes(), "lss.txt")
    assert kinds(document)[0] == ("paragraph", None, "Social- och omsorgsnämnden")
    points = [one for one in document.paragraphs if one.heading == "Förslag till beslut"]
    assert [(one.label, one.continues) for one in points[:2]] == [("1.", False), (None, True)]
    underlag = [one for one in document.paragraphs if one.heading == "Beslutsunderlag:"]
    assert [" ".join(one.text.split())[-18:] for one in underlag[:2]] == [
        "ngdomar enligt LSS",
        "Utvecklingsuppdrag",
    ]
    sent = [one for one in document.paragraphs if one.heading == "Beslutet skickas till:"]
    assert [one.text.split()[0] for one in sent[:2]] == ["Leanlink", "Sektionen"]


@pytest.mark.parametrize("name", ["kanberget.txt", "korttidsvistelse-lss.txt"])
def test_every_place_points_at_its_text_in_the_block(name: str) -> None:
    """Ett stycke är ett block mellan tomma rader; lägena räknas i blocket som det står."""
    text = (PAPERS / name).read_text(encoding="utf-8")
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    document = with_facts(read(text.encode(), name))
    seen = 0
    for one in document.paragraphs:
        for fact in one.passage.facts:
            spot = one.passage.place.spot(fact.start, fact.end)
            assert isinstance(spot, PaperSpot)
            assert "\n".join(blocks[spot.paragraph - 1])[spot.start : spot.end] == spot.excerpt
            seen += 1
    assert seen > 15


def test_no_line_of_a_real_paper_is_lost() -> None:
    for name in ("kanberget.txt", "korttidsvistelse-lss.txt"):
        text = (PAPERS / name).read_text(encoding="utf-8")
        found = "\n".join(one.text for one in read(text.encode(), name).paragraphs).split()
        wanted = [word for word in text.split() if word.strip("_") and word not in ("1.", "2.")]
        assert found == wanted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Barnens egna röster\nBarnen har fått säga vad de tycker om det nya boendet.",
            [("heading", "Barnens egna röster"), ("paragraph", None)],
            id="en rad ovanför sin text",
        ),
        pytest.param(
            "Barnens egna röster\n\nBarnen har fått säga vad de tycker om det nya boendet.",
            [("heading", "Barnens egna röster"), ("paragraph", None)],
            id="ett eget block",
        ),
        pytest.param(
            "Nämnden har gett förvaltningen i uppdrag att utreda hur boendet\nska drivas.",
            [("paragraph", None)],
            id="en radbruten mening",
        ),
        pytest.param(
            "Omsorgskontoret\n\nLinda Ljungqvist\nOmsorgsdirektör",
            [("paragraph", None), ("paragraph", None)],
            id="en underskrift",
        ),
        pytest.param(
            "Dnr SON 2025-417\n\nNämnden har fått i uppdrag att utreda hur boendet ska drivas.",
            [("paragraph", None), ("paragraph", None)],
            id="ett diarienummer",
        ),
        pytest.param(
            "Beslutsunderlag\nBarnkonsekvensanalys\nAnsökan\n\nYttrande\n",
            [("heading", None), ("item", None), ("item", None), ("item", None)],
            id="underlag som heter som avsnitt",
        ),
        pytest.param(
            "Bakgrund\nAvtalet om korttidsvistelse löper ut i augusti och måste ersättas.\nBarnens egna röster\n"
            "Barnen har fått säga vad de tycker om det nya boendet i två samtal.\nDe är positiva.\nFörslaget prövas.",
            [
                ("heading", "Bakgrund"),
                ("paragraph", None),
                ("heading", "Barnens egna röster"),
                ("paragraph", None),
                ("paragraph", "Förslaget prövas."),
            ],
            id="stycken utan tomma rader",
        ),
        pytest.param(
            "Avtalet löper ut i augusti och måste ersättas med ett nytt avtal för boendet. \n"
            "Verksamhetsuppdraget får därför en ny utformning med samma innehåll.",
            [("paragraph", None)],
            id="en mening som slutar där raden är full",
        ),
        pytest.param(
            "BAKGRUND\nAvtalet löper ut.",
            [("heading", "BAKGRUND"), ("paragraph", None)],
            id="versaler",
        ),
    ],
)
def test_headings_by_hand(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = plain(text).paragraphs
    assert [one.kind for one in found] == [kind for kind, _ in expected]
    assert all(one.text == wanted for one, (_, wanted) in zip(found, expected, strict=True) if wanted)


def test_lists_by_hand() -> None:
    document = plain(
        "Nämnden beslutar\n1. att godkänna avtalet\nmed Leanlink,\n2. att anta budgeten.\n\n"
        "Avtalet omfattar:\n- 31 platser\n- 60 platser i\nkorttidstillsyn\n\n"
        "Avtalet gäller 2018-02-01\n– 2021-01-31 för alla.\n"
    )
    assert kinds(document) == [
        ("paragraph", None, "Nämnden beslutar"),
        ("item", "1.", "att godkänna avtalet med Leanlink,"),
        ("item", "2.", "att anta budgeten."),
        ("paragraph", None, "Avtalet omfattar:"),
        ("item", None, "31 platser"),
        ("item", None, "60 platser i korttidstillsyn"),
        ("paragraph", None, "Avtalet gäller 2018-02-01 – 2021-01-31 för alla."),
    ]


def test_page_numbers_and_running_headers_are_set_apart() -> None:
    page = "Linköpings kommun  Dnr SON 2025-417\n\n{}\n\nSida {} (2)\n"
    document = plain(
        "\f".join((page.format("Avtalet omfattar 31 platser och gäller till", 1), page.format("2021.", 2)))
    )
    assert texts(document) == ["Avtalet omfattar 31 platser och gäller till", "2021."]
    assert texts(document, "header") == ["Linköpings kommun  Dnr SON 2025-417"]
    assert texts(document, "footer") == ["Sida 1 (2)", "Sida 2 (2)"]


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac Roman"),
        ("cp850", "DOS-kodningen 850"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, note: str | None, newline: str) -> None:
    text = "Ärende\n\nNämnden föreslås anta åtgärderna på Östra vägen enligt 9 § 6 LSS.\n"
    document = read(text.replace("\n", newline).encode(encoding), "p.txt")
    assert texts(document) == ["Ärende", "Nämnden föreslås anta åtgärderna på Östra vägen enligt 9 § 6 LSS."]
    assert len(document.notes) == (note is not None)
    assert note is None or note in document.notes[0]


MARKDOWN = """---
title: Nytt boende
author: Anna
---

# Nytt boende på **Storgatan** #

Bakgrund
--------

Nämnden har **3,8 miljoner kronor** enligt [avtalet](https://a.se/x) och *2018\\-02\\-01*.
<!-- ta bort -->

## Belopp

| Vad | Belopp |
|-----|-------:|
| Drift | 3,8 mnkr |

* ett
* två

![karta](karta.png)
"""


def test_markdown() -> None:
    document = plain(MARKDOWN, "papper.md")
    assert document.kind == "md"
    assert [(one.kind, one.level, one.text) for one in document.paragraphs] == [
        ("heading", 1, "Nytt boende på Storgatan"),
        ("heading", 2, "Bakgrund"),
        ("paragraph", None, "Nämnden har 3,8 miljoner kronor enligt avtalet och 2018-02-01."),
        ("heading", 2, "Belopp"),
        ("cell", None, "Vad"),
        ("cell", None, "Belopp"),
        ("cell", None, "Drift"),
        ("cell", None, "3,8 mnkr"),
        ("item", None, "ett"),
        ("item", None, "två"),
        ("paragraph", None, "karta"),
    ]
    cells = [one.cell for one in document.paragraphs if one.cell]
    assert [(one.row, one.column, one.header) for one in cells] == [
        (1, 1, True),
        (1, 2, True),
        (2, 1, False),
        (2, 2, False),
    ]
    assert document.unread == ("en bild", "en dold kommentar")
    assert (document.properties.title, document.properties.author) == ("Nytt boende", "Anna")
    assert document.paragraphs[3].heading == "Bakgrund"


@pytest.mark.parametrize(
    ("data", "file", "message"),
    [
        (b"", "p.txt", "Filen är tom."),
        (b" \n\n", "p.md", "Filen är tom."),
        (b"", "p.docx", "Filen är tom."),
        (b"hej", "p.docx", "Filen är inget Word-dokument, eller så är den skadad."),
        (b"hej", "p.pdf", "Filen är ingen pdf, eller så är den skadad."),
        (b"\x00\x01\x02" * 50, "p.txt", "Filen är ingen textfil."),
        (b"{\\rtf1 hej}", "p.txt", "Filen är ett RTF-dokument."),
        (b"\x89PNG\r\n", "p.txt", "Filen är en bild."),
        (b"<!DOCTYPE html><p>hej", "p.txt", "Filen är en webbsida."),
        (b"PK\x03\x04skadat", "p.docx", "Filen är inget Word-dokument, eller så är den skadad."),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + b"x",
            "p.doc",
            "Filen är lösenordsskyddad eller sparad i ett gammalt",
        ),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, file: str, message: str) -> None:
    found = read_paper(data, file)
    assert isinstance(found, Unreadable)
    assert found.message.startswith(message)
    assert found.hint.endswith(".")


def test_facts_are_found_with_the_units_of_the_case() -> None:
    document = plain("Avtalet omfattar 14 vårdplatser för 3,8 mnkr\nper år.")
    assert [fact.value.kind for fact in with_facts(document).paragraphs[0].passage.facts] == ["amount"]
    found = with_facts(document, ("vårdplatser",)).paragraphs[0].passage.facts
    assert [fact.value.kind for fact in found] == ["count", "amount"]
