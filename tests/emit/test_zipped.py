"""Zip-paketet: varje innehåll går att packa upp med Pythons egna bibliotek, som det packades."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from beslutsgen.emit.zipped import squeeze, squeeze_once, squeezed, zip_bytes

_WORDS = st.lists(st.sampled_from(["<w:r>", "</w:r>", "ärende ", "2026-01-01", " "]), max_size=3000)
_DATA = st.one_of(st.binary(), _WORDS.map(lambda words: "".join(words).encode()))


@given(st.lists(_DATA, min_size=3, max_size=3))
def test_what_is_packed_is_unpacked_the_same(parts: list[bytes]) -> None:
    ways = (squeeze, squeeze_once, squeezed)
    members = {str(at): way(part) for at, (way, part) in enumerate(zip(ways, parts, strict=True))}
    with zipfile.ZipFile(io.BytesIO(zip_bytes(members))) as archive:
        assert archive.testzip() is None
        assert [archive.read(name) for name in archive.namelist()] == parts
