"""Egenskaper: ingen fil får läsningen att fallera, och tiden växer i takt med längden."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from wordfiler import members_of, p, package, r, read, zipped

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.readback import Document, Unreadable, read_paper

WHOLE = package(
    p("Bakgrund", style="Rubrik1")
    + p("Kostnaden ", '<w:commentRangeStart w:id="0"/>', r("3,8 mnkr"), '<w:commentRangeEnd w:id="0"/>')
    + f"<w:tbl><w:tr><w:tc>{p('Cell')}</w:tc></w:tr></w:tbl>{p('Sist')}"
    + '<w:sectPr><w:headerReference r:id="r_header1"/></w:sectPr>',
    header1=p("Huvud"),
    comments=f'<w:comment w:id="0">{p("Kommentar")}</w:comment>',
    footnotes=f'<w:footnote w:id="3">{p("Not")}</w:footnote>',
)
NAMES = st.sampled_from(["p.docx", "p.txt", "p.md", "p.pdf", "p"])


def readable(data: bytes, file: str) -> None:
    found = read_paper(data, file)
    if isinstance(found, Unreadable):
        assert found.message
        assert found.hint
        return
    for one in found.paragraphs:
        spot = one.passage.place.spot(0, len(one.text))
        assert isinstance(spot, PaperSpot)
        assert (spot.excerpt, spot.paragraph) == (one.text, one.number)


@given(st.binary(max_size=400), NAMES)
@settings(max_examples=150, deadline=None)
def test_any_bytes(data: bytes, file: str) -> None:
    readable(data, file)


@given(st.text(max_size=400), NAMES)
@settings(max_examples=150, deadline=None)
def test_any_text(text: str, file: str) -> None:
    readable(text.encode("utf-8", errors="surrogatepass"), file)


@given(
    st.lists(
        st.sampled_from(
            [
                "Bakgrund",
                "- ett",
                "1. två",
                "",
                "| a | b |",
                "|--|--|",
                "# Rubrik",
                "===",
                "---",
                "löptext",
                "Sida 1 (2)",
                "\f",
            ]
        ),
        max_size=12,
    ),
    NAMES,
)
@settings(max_examples=150, deadline=None)
def test_any_order_of_lines(lines: list[str], file: str) -> None:
    readable("\n".join(lines).encode(), file)


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.booleans())
@settings(max_examples=150, deadline=None)
def test_a_damaged_file(at: int, byte: int, cut: bool) -> None:
    readable(WHOLE[:at] if cut else WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :], "p.docx")


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_part(data: st.DataObject) -> None:
    members = members_of(WHOLE)
    name = data.draw(st.sampled_from(sorted(members)))
    part = members[name]
    start = data.draw(st.integers(0, len(part)))
    end = data.draw(st.integers(start, min(len(part), start + 40)))
    inserted = data.draw(st.sampled_from([b"", b"<w:p>", b"</w:p>", b"<w:ins/>", b"\xff", b'"', b"<w:del>"]))
    if data.draw(st.booleans()):
        readable(zipped({**members, name: part[:start] + inserted + part[end:]}), "p.docx")
    else:
        readable(zipped({key: one for key, one in members.items() if key != name}), "p.docx")


def _seconds(data: bytes, file: str) -> float:
    started = time.process_time()
    assert isinstance(read_paper(data, file), Document)
    return time.process_time() - started


def test_time_grows_in_proportion_to_length() -> None:
    """Fyra gånger så lång text får ta högst tolv gånger så lång tid; kvadratisk tid hade tagit sexton."""
    paragraph = "Kostnaden beräknas till 3,8 miljoner kronor per år och omfattar sju platser. " * 8
    texts = [f"Rubrik\n{paragraph}\n\n" * count for count in (300, 1200)]
    small, large = (min(_seconds(text.encode(), "p.txt") for _ in range(2)) for text in texts)
    assert large < 12 * small + 0.2
    words = [package((p("Bakgrund", style="Rubrik1") + p(paragraph)) * count) for count in (300, 1200)]
    small, large = (min(_seconds(word, "p.docx") for _ in range(2)) for word in words)
    assert large < 12 * small + 0.2


def test_one_endless_block_and_one_endless_line() -> None:
    for text in ("Bakgrund\n" * 4000, "- a\n" * 8000, "a" * 400_000, "| a |\n" * 8000, "A b\n" * 8000):
        assert _seconds(text.encode(), "p.txt") < 4
    for text in (
        "*" * 20_000,
        "[" * 20_000,
        "_a" * 20_000,
        "<!--" * 10_000,
        "`" * 20_000,
        "<a " * 9000,
        "![](" * 9000,
    ):
        assert _seconds(f"a{text}".encode(), "p.md") < 4


def test_three_hundred_pages_take_seconds() -> None:
    page = p("Bakgrund", style="Rubrik1") + p("Kostnaden beräknas till 3,8 miljoner kronor per år. " * 6) * 8
    assert _seconds(package(page * 300), "p.docx") < 8
    assert len(read(package(page * 2)).paragraphs) == 18
