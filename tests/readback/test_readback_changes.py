"""Spårade ändringar i båda vyerna, och kommentarer med sina fästen."""

from __future__ import annotations

from wordfiler import p, package, r, read, texts

BY = 'w:author="Anna" w:date="2025-03-01T10:00:00Z"'


def ins(*inner: str) -> str:
    return f'<w:ins w:id="1" {BY}>{"".join(inner)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" {BY}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def mark(change: str) -> str:
    return f'<w:rPr><w:{change} w:id="3" {BY}/></w:rPr>'


def test_both_views_of_a_changed_amount() -> None:
    document = read(package(p("Kostnaden är ", deleted("3,8"), ins(r("4,2")), " mnkr per år.")))
    assert texts(document) == ["Kostnaden är 4,2 mnkr per år."]
    assert [one.text for one in document.original] == ["Kostnaden är 3,8 mnkr per år."]
    assert document.paragraphs[0].original == "Kostnaden är 3,8 mnkr per år."
    shown = [(one.change, one.author, one.text, one.spot.start, one.spot.end) for one in document.revisions]
    assert shown == [("deleted", "Anna", "3,8", 13, 13), ("inserted", "Anna", "4,2", 13, 16)]
    assert document.revisions[1].spot.excerpt == "4,2"
    assert document.revisions[0].date == "2025-03-01T10:00:00Z"


def test_an_unchanged_document_has_no_original_view() -> None:
    document = read(package(p("Oförändrat.")))
    assert (document.original, document.revisions, document.paragraphs[0].original) == ((), (), None)


def test_a_deleted_paragraph_mark_joins_the_paragraphs() -> None:
    document = read(package(p("Första ", properties=mark("del")) + p("andra.") + p("Tredje.")))
    assert [(one.number, one.text) for one in document.paragraphs] == [(1, "Första andra."), (2, "Tredje.")]
    assert [one.text for one in document.original] == ["Första ", "andra.", "Tredje."]


def test_an_inserted_paragraph_is_not_in_the_original() -> None:
    body = p("Före.") + p(ins(r("Ny punkt.")), properties=mark("ins")) + p("Efter.")
    document = read(package(body))
    assert texts(document) == ["Före.", "Ny punkt.", "Efter."]
    assert [one.text for one in document.original] == ["Före.", "Efter."]


def test_a_wholly_deleted_paragraph_leaves_nothing_in_the_accepted_view() -> None:
    body = p("Före.") + p(deleted("Bort."), properties=mark("del")) + p("Efter.")
    document = read(package(body))
    assert [(one.number, one.text) for one in document.paragraphs] == [(1, "Före."), (2, "Efter.")]
    assert [one.text for one in document.original] == ["Före.", "Bort.", "Efter."]


def test_moved_text_stands_in_one_place_in_each_view() -> None:
    body = p(f'<w:moveFrom w:id="5" {BY}>{r("Flyttas.")}</w:moveFrom>', " Kvar.") + p(
        "Sist. ", f'<w:moveTo w:id="6" {BY}>{r("Flyttas.")}</w:moveTo>'
    )
    document = read(package(body))
    assert texts(document) == [" Kvar.", "Sist. Flyttas."]
    assert [one.text for one in document.original] == ["Flyttas. Kvar.", "Sist. "]
    assert [one.change for one in document.revisions] == ["moved_from", "moved_to"]


def test_an_insertion_that_is_deleted_again_is_in_neither_view() -> None:
    inner = '<w:del w:id="8" w:author="Bo"><w:r><w:delText>ingenstans</w:delText></w:r></w:del>'
    document = read(package(p("Text", ins(inner))))
    assert texts(document) == ["Text"]
    assert document.original == ()


def test_rows_and_cells_that_come_and_go() -> None:
    def row(text: str, change: str = "") -> str:
        properties = f'<w:trPr><w:{change} w:id="9" {BY}/></w:trPr>' if change else ""
        return f"<w:tr>{properties}<w:tc>{p(text)}</w:tc></w:tr>"

    document = read(
        package(f"<w:tbl>{row('kvar')}{row('ny', 'ins')}{row('gammal', 'del')}</w:tbl>" + p("Sist"))
    )
    assert texts(document) == ["kvar", "ny", "Sist"]
    assert [one.text for one in document.original] == ["kvar", "gammal", "Sist"]
    assert [(one.change, one.text) for one in document.revisions] == [
        ("inserted", "ny"),
        ("deleted", "gammal"),
    ]


def test_a_comment_says_who_when_and_what_it_is_about() -> None:
    body = p(
        "Kostnaden är ",
        '<w:commentRangeStart w:id="0"/>',
        "3,8 mnkr",
        '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
        " per år.",
    )
    comments = (
        f'<w:comment w:id="0" {BY}>{p("<w:r><w:annotationRef/></w:r>", "Stämmer det?")}'
        '<w:p w14:paraId="0A"><w:r><w:t>4,2?</w:t></w:r></w:p></w:comment>'
        f'<w:comment w:id="7" w:author="Bo">{p("Lös kommentar")}</w:comment>'
    )
    done = '<w15:commentEx w15:paraId="0A" w15:done="1"/>'
    document = read(package(p("Ekonomi", style="Rubrik1") + body, comments=comments, commentsExtended=done))
    first, loose = document.comments
    assert (first.author, first.text, first.resolved) == ("Anna", "Stämmer det?\n4,2?", True)
    assert first.spot is not None
    assert (first.spot.heading, first.spot.paragraph, first.spot.excerpt) == ("Ekonomi", 2, "3,8 mnkr")
    assert (loose.author, loose.date, loose.spot, loose.resolved) == ("Bo", None, None, False)
    assert texts(document, "comment") == ["Stämmer det?", "4,2?", "Lös kommentar"]


def test_a_comment_over_several_paragraphs_hangs_on_the_first() -> None:
    body = p("Ett ", '<w:commentRangeStart w:id="0"/>', "två") + p("tre", '<w:commentRangeEnd w:id="0"/>')
    document = read(package(body, comments=f'<w:comment w:id="0">{p("Båda")}</w:comment>'))
    spot = document.comments[0].spot
    assert spot is not None
    assert (spot.paragraph, spot.excerpt) == (1, "två")
