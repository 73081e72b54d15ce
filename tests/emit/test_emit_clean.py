"""Kommentarer i en mall följer inte med in i papper, inte heller namnen på dem som skrev dem."""

from __future__ import annotations

import io
import zipfile

from provpapper import lines, make
from smamallar import R, W, docx, paragraph, parts, text_runs, zipped

from beslutsgen.draft.scope import Leaf
from beslutsgen.facts import Diarienummer


def test_comments_and_their_authors_do_not_follow_into_a_paper() -> None:
    anchored = (
        '<w:p><w:commentRangeStart w:id="0"/>'
        + text_runs("Dnr {{ arende.diarienummer }}")
        + '<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:rPr><w:rStyle w:val="Kommentarsreferens"/></w:rPr><w:commentReference w:id="0"/></w:r></w:p>'
    )
    said = paragraph("Hemligt.")
    comment = f'<w:comment w:id="0" w:author="Åsa Öberg" w:initials="ÅÖ">{said}</w:comment>'
    members = parts(docx(xml=anchored, head=("Fast sidhuvud",)))
    members["word/comments.xml"] = f'<w:comments xmlns:w="{W}">{comment}</w:comments>'
    members["word/people.xml"] = "<x>Åsa Öberg</x>"
    members["docProps/custom.xml"] = "<x>Åsa Öberg</x>"
    kind = "application/vnd.openxmlformats-officedocument"
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(
        "</Types>",
        f'<Override PartName="/word/comments.xml" ContentType="{kind}.wordprocessingml.comments+xml"/>'
        f'<Override PartName="/docProps/custom.xml" ContentType="{kind}.custom-properties+xml"/></Types>',
    )
    rels = members["word/_rels/document.xml.rels"]
    members["word/_rels/document.xml.rels"] = rels.replace(
        "</Relationships>",
        f'<Relationship Id="rIdK" Type="{R}/comments" Target="comments.xml"/></Relationships>',
    )
    members["_rels/.rels"] = members["_rels/.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="rIdE" Type="{R}/custom-properties" Target="docProps/custom.xml"/></Relationships>',
    )
    made = make(zipped(members), None, {"arende.diarienummer": Leaf("d", Diarienummer("SON 1"))})
    assert lines(made) == ["Dnr SON 1"]
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        everything = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    assert not {"word/comments.xml", "word/people.xml", "docProps/custom.xml"} & everything.keys()
    for name, text in everything.items():
        assert "Öberg" not in text, name
        assert "omment" not in text, name
        assert "custom-properties" not in text, name
