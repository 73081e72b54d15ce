"""Nya värden i ärendefilens text: bara det ändrade ändras, hur författaren än har skrivit sin YAML."""

from __future__ import annotations

import difflib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beslutsgen.arende import read_case
from beslutsgen.arende.patch import Change, Patched, Unpatched, patch, whole, written

if TYPE_CHECKING:
    from beslutsgen.arende.patch import Patch
    from beslutsgen.arende.places import Places

CASES: Final = Path(__file__).parents[2] / "arenden"
# Vägar till fri text, som kan bli vad som helst utan att filen blir fel.
_FREE: Final = re.compile(r"^(?:text|stycken|termer|uppdrag|beslut)\b|\.(?:namn|avser|titel|rubrik)$")
_WORDS: Final = st.text(st.sampled_from("abåäö ,.:#-'\"\\{}[]|>&*%@!?"), min_size=1, max_size=12)


@cache
def data(name: str) -> bytes:
    return (CASES / f"{name}.yaml").read_bytes()


@cache
def places(case: bytes) -> Places:
    loaded = read_case(case, "fall.yaml")
    assert loaded.model is not None, loaded.diagnostics
    return loaded.places


def variants() -> list[bytes]:
    one, two = data("kanberget"), data("korttidsvistelse-lss")
    return [one, two, one.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + two]


def difference(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """Raderna som försvann och raderna som kom."""
    rows = difflib.unified_diff(before.decode().split("\n"), after.decode().split("\n"), n=0, lineterm="")
    changed = [row for row in rows if row[0] in "+-"][2:]
    return [row[1:] for row in changed if row[0] == "-"], [row[1:] for row in changed if row[0] == "+"]


def patched(case: bytes, *changes: Patch) -> bytes:
    found = patch(case, "fall.yaml", changes)
    assert isinstance(found, Patched), found
    return found.data


def small(body: str) -> bytes:
    return (
        "arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Kulturnämnden}  # huvudet\n"
        f"beslut:\n  - Bidraget beviljas.\n{body}"
    ).encode()


@pytest.mark.parametrize("case", variants(), ids=["kanberget", "korttidsvistelse-lss", "CRLF", "BOM"])
def test_any_value_can_be_changed_and_only_its_line_differs(case: bytes) -> None:
    found = places(case)
    tried = 0
    for path in found.paths():
        if not _FREE.search(path):
            continue
        text = written(found, path)
        assert text
        middle = len(text) // 2
        after = patched(case, Change(path, middle, middle, "å"))
        gone, came = difference(case, after)
        assert (len(gone), len(came)) == (1, 1), path
        assert came[0].replace("å", "") == gone[0].replace("å", "")
        tried += 1
    assert tried > 25


@given(
    which=st.integers(0, 3),
    path=st.integers(0, 500),
    start=st.floats(0, 1),
    length=st.integers(0, 30),
    new=_WORDS,
)
def test_any_text_at_any_place_is_read_back_as_written(
    which: int, path: int, start: float, length: int, new: str
) -> None:
    case = variants()[which]
    found = places(case)
    paths = [one for one in found.paths() if any(part in one for part in ("text", "stycken", "termer"))]
    chosen = paths[path % len(paths)]
    text = written(found, chosen) or ""
    first = int(start * len(text))
    change = Change(chosen, first, min(first + length, len(text)), new)
    result = patch(case, "fall.yaml", [change])
    if isinstance(result, Unpatched):
        # Det som YAML inte kan bära på den platsen, eller som blir ett fel i ärendefilen, vägras helt.
        return
    assert written(result.loaded.places, chosen) == text[: change.start] + new + text[change.end :]
    others = {one: written(found, one) for one in found.paths() if one != chosen}
    assert {one: written(result.loaded.places, one) for one in others} == others
    assert [row for row in case.decode().splitlines() if row.lstrip().startswith("#")] == [
        row for row in result.data.decode().splitlines() if row.lstrip().startswith("#")
    ]


STYLES: Final = [
    pytest.param(
        "termer: {plats: Gamla Skolan, annan: x}  # kvar\n", "termer: {plats: Nya Skolan, annan: x}  # kvar\n"
    ),
    pytest.param('termer:\n  plats: "Gamla Skolan"   # kvar\n', 'termer:\n  plats: "Nya Skolan"   # kvar\n'),
    pytest.param("termer:\n  plats: 'Gamla Skolan'\n", "termer:\n  plats: 'Nya Skolan'\n"),
    pytest.param(
        "termer:\n  plats:   Gamla Skolan\n\n# slut\n", "termer:\n  plats:   Nya Skolan\n\n# slut\n"
    ),
]


@pytest.mark.parametrize(("before", "after"), STYLES)
def test_the_authors_way_of_writing_is_kept(before: str, after: str) -> None:
    change = whole(places(small(before)), "termer.plats", "Nya Skolan")
    assert change is not None
    assert patched(small(before), change) == small(after)


QUOTED: Final = [
    ("Gamla Skolan", "Skolan: den nya", 'plats: "Skolan: den nya"'),
    ("Gamla Skolan", "Skolan #2", 'plats: "Skolan #2"'),
    ("Gamla Skolan", "[Skolan]", 'plats: "[Skolan]"'),
    ("'Gamla Skolan'", "Eva's skola", "plats: 'Eva''s skola'"),
    ('"Gamla Skolan"', 'Skolan "Eva" \\ x', 'plats: "Skolan \\"Eva\\" \\\\ x"'),
]


@pytest.mark.parametrize(("old", "new", "line"), QUOTED)
def test_quotes_are_set_only_where_the_new_text_needs_them(old: str, new: str, line: str) -> None:
    case = small(f"termer:\n  plats: {old}\n")
    change = whole(places(case), "termer.plats", new)
    assert change is not None
    assert patched(case, change) == small(f"termer:\n  {line}\n")


_TWO: Final = "text:\n  bakgrund: {}\n    Ett stycke.\n\n    Ett till.\n"
_THREE: Final = "text:\n  bakgrund: {}\n    Ett stycke.\n\n    Ett nytt.\n\n    Ett till.\n"
PROSE: Final = [
    (_TWO.format("|"), "\n\nEtt nytt.", _THREE.format("|")),
    (_TWO.format(">"), "\nEtt nytt.", _THREE.format(">")),
    (
        "text:\n  bakgrund: Ett stycke.\n",
        "\n\nEtt nytt.",
        "text:\n  bakgrund: Ett stycke.\n\n\n    Ett nytt.\n",
    ),
    (
        'text:\n  bakgrund: "Ett stycke."\n',
        "\n\nEtt nytt.",
        'text:\n  bakgrund: "Ett stycke.\n\n\n    Ett nytt."\n',
    ),
]


@pytest.mark.parametrize(("before", "new", "after"), PROSE)
def test_new_paragraphs_get_the_indentation_of_the_text(before: str, new: str, after: str) -> None:
    end = len("Ett stycke.")
    assert patched(small(before), Change("text.bakgrund", end, end, new)) == small(after)


def test_a_removed_line_break_takes_the_indentation_with_it() -> None:
    case = small("text:\n  bakgrund: |\n    Ett stycke som\n    går över två rader.\n")
    after = patched(case, Change("text.bakgrund", 11, 19, ""))
    assert after == small("text:\n  bakgrund: |\n    Ett stycke över två rader.\n")


def test_the_short_form_keeps_its_form() -> None:
    case = small("antal:\n  platser: 7 platser  # kort\n")
    change = whole(places(case), "antal.platser", "8 platser")
    assert change is not None
    assert patched(case, change) == small("antal:\n  platser: 8 platser  # kort\n")
    assert whole(places(case), "antal.platser.varde", "8 platser") is not None


def test_several_changes_are_made_at_once_or_not_at_all() -> None:
    case = data("kanberget")
    found = places(case)
    good = whole(found, "belopp.uppdrag", "3,9 mnkr per år")
    bad = whole(found, "belopp.regionens_del", "en hel del")
    assert good is not None
    assert bad is not None
    assert isinstance(patch(case, "fall.yaml", [good, bad]), Unpatched)
    gone, came = difference(case, patched(case, good))
    assert (gone, came) == (["    varde: 3,8 mnkr per år"], ["    varde: 3,9 mnkr per år"])


def test_what_the_file_does_not_have_cannot_be_changed() -> None:
    found = places(data("kanberget"))
    for path in ("avtal.uppdrag.period.slut", "avtal.uppdrag", "finns.inte", "belopp"):
        expected = path == "avtal.uppdrag"
        assert (whole(found, path, "x") is not None) == expected, path


def test_a_file_with_faults_is_not_touched() -> None:
    assert isinstance(
        patch(small("termer: {a: }\n"), "fall.yaml", [Change("termer.a", 0, 0, "x")]), Unpatched
    )
