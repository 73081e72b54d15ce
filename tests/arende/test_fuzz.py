"""Ingen fil, hur den än ser ut, ger ett undantag eller tar lång tid; alla fel har plats, meddelande och tips."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beslutsgen.arende import case_facts, read_case, read_pack
from beslutsgen.arende.faults import SEVERITIES
from beslutsgen.arende.source import LONGEST_LINE
from beslutsgen.diagnostic import TextSpot

if TYPE_CHECKING:
    from beslutsgen.arende import Loaded

ROOT = Path(__file__).parents[2]
CASES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "arenden").glob("*.yaml"))]
PIECES = st.sampled_from(
    [
        *" \t\n:#-{}[]\"'|>*&!%@`,?\\",
        "{{ x }}",
        "{% if %}",
        "\r\n",
        "- ",
        ": ",
        "<<",
        "---\n",
        "\u00a0",
        "\uf0b7",
        "ö",
        "a:\n",
    ]
)
CHANGES = st.lists(st.tuples(st.integers(0, 7_000), PIECES, st.integers(0, 3)), min_size=1, max_size=5)
MEGABYTE = 1_000_000


def _check(loaded: Loaded[Any]) -> None:
    assert (loaded.model is None) == bool(loaded.diagnostics)
    for found in loaded.diagnostics:
        assert found.severity is SEVERITIES[found.code]
        assert found.message[:1].strip()
        assert found.hint
        assert found.spot.file == "f"
        if isinstance(found.spot, TextSpot):
            assert found.spot.line >= 1
            assert found.spot.column >= 1
            assert (
                found.spot.column <= len(found.spot.line_text) + 1 or len(found.spot.line_text) > LONGEST_LINE
            )
            assert found.spot.length >= 1


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    _check(read_case(data, "f"))
    _check(read_pack(data, "f"))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    _check(read_case(text.encode("utf-8", errors="surrogatepass"), "f"))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        PIECES | st.sampled_from(["arende", "beslut", "parter", "namn", "rubrik", "x", " "]), max_size=40
    )
)
def test_any_yaml_like_text(pieces: list[str]) -> None:
    _check(read_case("".join(pieces).encode(), "f"))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(CASES),
    st.lists(st.tuples(st.integers(0, 7_000), PIECES, st.integers(0, 3)), min_size=1, max_size=5),
)
def test_a_real_case_with_some_characters_changed(text: str, changes: list[tuple[int, str, int]]) -> None:
    for at, piece, removed in changes:
        text = text[:at] + piece + text[at + removed :]
    _check(read_case(text.encode(), "f"))


@pytest.mark.parametrize("text", CASES)
def test_a_real_case_without_any_one_line(text: str) -> None:
    lines = text.splitlines(keepends=True)
    for index in range(len(lines)):
        _check(read_case("".join((*lines[:index], *lines[index + 1 :])).encode(), "f"))


@pytest.mark.parametrize("text", CASES)
@pytest.mark.parametrize("rubbish", ["", "x", "2018-02-30", "[", "{{", "3,8 mnk", "\uf0b7", "- a", '"'])
def test_a_real_case_with_any_one_value_replaced(text: str, rubbish: str) -> None:
    loaded = read_case(text.encode(), "f")
    for path in loaded.places.paths():
        spot = loaded.places.spot(path)
        assert isinstance(spot, TextSpot)
        lines = text.splitlines(keepends=True)
        line, at = lines[spot.line - 1], spot.column - 1
        lines[spot.line - 1] = line[:at] + rubbish + line[at + spot.length :]
        _check(read_case("".join(lines).encode(), "f"))


@pytest.mark.parametrize("text", CASES)
def test_the_real_cases_are_read_without_fault(text: str) -> None:
    loaded = read_case(text.encode(), "f")
    assert loaded.diagnostics == ()
    assert loaded.model is not None
    assert len(case_facts(loaded.model)) > 20


def _huge() -> dict[str, bytes]:
    lines = range(9_000)
    return {
        "hundra megabyte": b"a" * 100_000_000,
        "hakparenteser": b"[" * 30_000,
        "en megabyte klamrar": b"{" * MEGABYTE,
        "hänvisningar": b"arende: " + b"{{ x }} " * (MEGABYTE // 8),
        "nollor": b"\0" * MEGABYTE,
        "ett citat": b'arende: "' + b"x " * (MEGABYTE // 2),
        "många kolon": b"a: b: " * (MEGABYTE // 6),
        "tabbar": b"\ta: b\n" * 39_000,
        "listor i listor": b"- " * (MEGABYTE // 2),
        "många nycklar": "".join(f"k{n}: v\n" for n in lines).encode(),
        "många namn": ("parter:\n" + "".join(f"  k-{n}: v\n" for n in lines)).encode(),
        "många fällor": ("parter:\n" + "".join(f"  k{n}: {{{{ v }}}} x\n" for n in lines)).encode(),
        "fällor på en rad": ("parter: {" + ",".join(f"k{n}: 3,8 x" for n in lines) + "}").encode(),
        "alias": ("parter:\n" + "".join(f"  k{n}: *a\n" for n in lines)).encode(),
        "alias på alias": "".join(
            f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 200)
        ).encode(),
        "ringar": (
            "avtal:\n" + "".join(f"  k{n}: {{slag: a, inom: k{(n + 1) % 9000}}}\n" for n in lines)
        ).encode(),
        "egna tecken": "\uf0b7".encode() * (MEGABYTE // 3),
        "många egna tecken": "".join(chr(0xE000 + n % 6000) for n in range(MEGABYTE // 3)).encode(),
        "blocktext": b"text:\n  arende: |\n" + b"    x y\n" * 39_000,
        "öppna klamrar": b"arende: {a: b\n" * 39_000,
        "trappa": ("parter:\n" + "".join(" " * (n % 50 + 1) + f"a{n}: b\n" for n in lines)).encode(),
        "siffror": b"belopp: {a: " + b"1 000 " * (MEGABYTE // 6) + b"}",
    }


@pytest.mark.parametrize(("name", "data"), _huge().items(), ids=_huge())
def test_a_huge_or_hostile_file_is_answered_in_seconds(name: str, data: bytes) -> None:
    begun = time.perf_counter()
    loaded = read_case(data, "f")
    taken = time.perf_counter() - begun
    _check(loaded)
    assert loaded.diagnostics, name
    # Mätt under en sekund; gränsen är vid för att maskinen kan ha annat för sig.
    assert taken < 10
