"""Paketets förteckningar: läses som lxml läser dem, och det som skrivs läses tillbaka lika."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from beslutsgen.word.listed import entries, written

NAMES = st.text(string.ascii_letters, min_size=1, max_size=8)
# Tecken som XML kan bära i ett attribut.
VALUES = st.text(
    st.one_of(
        st.sampled_from("&<>\"'\t\n\r åÅ;#"), st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"))
    ),
    max_size=12,
)
LISTED = st.lists(st.tuples(NAMES, st.dictionaries(NAMES, VALUES, max_size=4)), max_size=5)


@given(LISTED)
def test_what_is_written_is_read_back(listed: list[tuple[str, dict[str, str]]]) -> None:
    data = written("Rot", "urn:prov", listed)
    assert entries(data) == tuple(attributes for _, attributes in listed)
    root = etree.fromstring(data)
    assert [(etree.QName(one).localname, dict(one.attrib)) for one in root] == listed
    assert {etree.QName(one).namespace for one in (root, *root)} == {"urn:prov"}


@pytest.mark.parametrize(
    "data",
    [
        '<a:r xmlns:a="urn:a"><a:x Id="1" a:Id="2"/><!-- sagt --><a:y T="&amp;ö"><a:z N="3"/></a:y></a:r>'.encode(),
        '<?xml version="1.0" encoding="UTF-16"?><r><x Id="å"/></r>'.encode("utf-16"),
        b'\xef\xbb\xbf<r>text<x Id="1"/><x/></r>',
        b"<r/>",
    ],
)
def test_only_the_entries_of_the_root_are_read(data: bytes) -> None:
    root = etree.fromstring(data, etree.XMLParser(remove_comments=True))
    found = entries(data)
    assert found is not None
    plain = [{key: value for key, value in one.items() if " " not in key} for one in found]
    assert plain == [
        {str(key): str(value) for key, value in one.attrib.items() if "{" not in str(key)} for one in root
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<r>",
        b"ingen xml",
        b"<r><x></r>",
        b'<!DOCTYPE r [<!ENTITY a "b">]><r><x Id="&a;"/></r>',
        b'<r><x Id="\xff"/></r>',
        b"<p:r/>",
        *(
            f'<?xml version="1.0" encoding="{name}"?><r/>'.encode()
            for name in ("foobar", "Shift_JIS", "GB18030", "UTF-7", "idna", "hex", "rot13", "utf-32")
        ),
    ],
)
def test_what_is_not_a_plain_list_is_none(data: bytes) -> None:
    assert entries(data) is None
