"""Listpunkter och nycklar sätts in och tas bort: raderna omkring står som författaren skrev dem."""

from __future__ import annotations

import pytest
from test_patch import data, difference, patched, places, small

from beslutsgen.arende.patch import Change, Gone, Listed, Unpatched, patch, written

CASE = data("kanberget")
_LONG = (
    "En punkt som är så lång att den måste brytas, eftersom författaren till filen bryter sina rader vid en "
    "bredd som han själv har valt."
)
_FLOW = b"parter:\n  a: {namn: Ett, aven_kallad: [ettan, enan]}\n"


def test_a_point_last_gets_the_dash_of_the_others() -> None:
    after = patched(CASE, Listed("beslut.punkter", 2, 2, ("En ny punkt.", _LONG)))
    gone, came = difference(CASE, after)
    assert gone == []
    assert came == [
        "  - En ny punkt.",
        f"  - {_LONG[: _LONG.index(' själv')]}",
        "    själv har valt.",
    ]


def test_a_point_first_stands_above_the_others_and_their_texts_can_change_too() -> None:
    change = Change("beslut.punkter[1]", 0, 0, "Nu: ")
    after = patched(CASE, Listed("beslut.punkter", 0, 0, ("Först.",)), change)
    rows = after.decode().split("beslut:\n")[1].splitlines()
    assert rows[0] == "  - Först."
    assert rows[1].startswith('  - "Nu: {{ avtal.uppdrag | versal }} till')


def test_a_point_that_yaml_would_split_gets_quotes() -> None:
    after = patched(CASE, Listed("beslut.punkter", 1, 1, ('Så här: "ja" # nej',)))
    assert difference(CASE, after) == ([], ['  - "Så här: \\"ja\\" # nej"'])


def test_a_point_of_several_paragraphs_becomes_a_block() -> None:
    after = patched(CASE, Listed("beslut.punkter", 2, 2, ("Ett stycke.\n\nEtt till.",)))
    assert difference(CASE, after) == ([], ["  - |", "    Ett stycke.", "", "    Ett till."])


def test_a_removed_point_takes_all_its_rows() -> None:
    gone, came = difference(CASE, patched(CASE, Listed("beslut.punkter", 0, 1, ())))
    assert came == []
    assert len(gone) == 2
    assert gone[0].startswith('  - "{{ avtal.uppdrag | versal }} till')


def test_comments_beside_points_stand() -> None:
    case = small("skickas_till:\n  - a  # den ena\n  # den andra:\n  - b\n")
    after = patched(case, Listed("skickas_till", 1, 1, ("c",)))
    assert after == small("skickas_till:\n  - a  # den ena\n  - c\n  # den andra:\n  - b\n")
    assert patched(case, Listed("skickas_till", 1, 2, ())) == small(
        "skickas_till:\n  - a  # den ena\n  # den andra:\n"
    )


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        (Listed("parter.a.aven_kallad", 0, 0, ("x",)), "[x, ettan, enan]"),
        (Listed("parter.a.aven_kallad", 2, 2, ("x, y",)), '[ettan, enan, "x, y"]'),
        (Listed("parter.a.aven_kallad", 0, 1, ()), "[enan]"),
        (Listed("parter.a.aven_kallad", 1, 2, ()), "[ettan]"),
        (Listed("parter.a.aven_kallad", 0, 2, ("x",)), "[x]"),
    ],
)
def test_points_inside_brackets_stay_there(listed: Listed, names: str) -> None:
    case = small(_FLOW.decode())
    assert patched(case, listed) == small(_FLOW.decode().replace("[ettan, enan]", names))


def test_a_single_text_becomes_the_first_point_of_a_list() -> None:
    case = small("skickas_till: Arkivet  # bara en\n")
    after = patched(case, Listed("skickas_till", 1, 1, ("Regionen",)))
    assert after == small("skickas_till:\n  - Arkivet  # bara en\n  - Regionen\n")


def test_a_missing_list_gets_its_section_where_the_model_has_it() -> None:
    after = patched(CASE, Listed("underlag", 0, 0, ("Riskbedömning",)))
    gone, came = difference(CASE, after)
    assert gone == []
    assert [row for row in came if row] == ["underlag:", "  - Riskbedömning"]
    assert b"\nunderlag:\n  - Riskbed\xc3\xb6mning\n\nskickas_till:\n" in after


def test_a_removed_key_takes_its_value_and_one_of_the_empty_rows() -> None:
    after = patched(CASE, Gone("text.ekonomiska_konsekvenser"))
    gone, came = difference(CASE, after)
    assert came == []
    assert next(row for row in gone if row).startswith("  ekonomiska_konsekvenser: Verksamheten finns")
    assert len(gone) == 3


def test_the_last_key_takes_its_section_with_it() -> None:
    case = small("mbl: {form: information}\ntext:\n  bakgrund: Kort.\ntermer: {a: Ab}\n")
    assert patched(case, Gone("text.bakgrund")) == small("mbl: {form: information}\ntermer: {a: Ab}\n")
    assert patched(case, Gone("termer.a")) == small("mbl: {form: information}\ntext:\n  bakgrund: Kort.\n")


def test_windows_line_breaks_are_kept() -> None:
    case = CASE.replace(b"\n", b"\r\n")
    after = patched(case, Listed("skickas_till", 1, 1, ("region",)), Gone("text.uppfoljning"))
    assert after.count(b"\n") == after.count(b"\r\n")
    assert b"  - utforare\r\n  - region\r\n" in after


def test_what_the_case_needs_cannot_be_taken_away() -> None:
    assert patch(small(""), "fall.yaml", [Gone("beslut")]) == Unpatched("beslut")
    assert patch(CASE, "fall.yaml", [Listed("finns.inte", 0, 0, ("x",))]) == Unpatched("finns.inte")


INSERTED = [
    ("text:\n  bakgrund: |\n    Ett.\n", "text:\n  bakgrund: |\n    Nytt.\n\n    Ett.\n"),
    ("text:\n  bakgrund: >\n    Ett.\n", "text:\n  bakgrund: >\n    Nytt.\n\n\n    Ett.\n"),
    ("text:\n  bakgrund: Ett.\n", "text:\n  bakgrund: Nytt.\n\n\n    Ett.\n"),
    ('text:\n  bakgrund: "Ett."\n', 'text:\n  bakgrund: "Nytt.\n\n\n    Ett."\n'),
]


@pytest.mark.parametrize(("before", "after"), INSERTED)
def test_a_paragraph_before_the_first_gets_the_indentation_of_the_text(before: str, after: str) -> None:
    assert patched(small(before), Change("text.bakgrund", 0, 0, "Nytt.\n\n")) == small(after)


def test_an_empty_row_between_paragraphs_becomes_a_line_break() -> None:
    case = small("text:\n  bakgrund: |\n    Ett.\n\n    Två.\n")
    after = patched(case, Change("text.bakgrund", 4, 6, "\n"))
    assert after == small("text:\n  bakgrund: |\n    Ett.\n    Två.\n")


def test_a_new_paragraph_that_needs_quotes_gives_the_whole_text_quotes() -> None:
    case = small("text:\n  bakgrund: Ett.\n")
    after = patched(case, Change("text.bakgrund", 4, 4, "\n\nTvå: ja."))
    assert after == small('text:\n  bakgrund: "Ett.\n\n\n    Två: ja."\n')


_LISTED = [
    (
        "text:\n  bakgrund: Ett.\n",
        "text:\n  bakgrund: |\n    Ett.\n\n    - Punkt: a\n    - Punkt b\n",
    ),
    (
        'text:\n  bakgrund: "Ett,\n    två."\n  # kvar\n',
        "text:\n  bakgrund: |\n    Ett, två.\n\n    - Punkt: a\n    - Punkt b\n  # kvar\n",
    ),
    (
        "text:\n  bakgrund: >-\n    Ett,\n    två.\n\ntermer: {a: Ab}\n",
        "text:\n  bakgrund: |\n    Ett, två.\n\n    - Punkt: a\n    - Punkt b\n\ntermer: {a: Ab}\n",
    ),
]


@pytest.mark.parametrize(("before", "after"), _LISTED)
def test_a_list_in_text_that_yaml_folds_makes_it_a_block(before: str, after: str) -> None:
    case = small(before)
    end = len((written(places(case), "text.bakgrund") or "").rstrip())
    assert patched(case, Change("text.bakgrund", end, end, "\n\n- Punkt: a\n- Punkt b")) == small(after)


def test_a_list_cannot_stand_inside_braces() -> None:
    case = small("text: {bakgrund: Ett.}\n")
    change = Change("text.bakgrund", 4, 4, "\n\n- Punkt")
    assert patch(case, "fall.yaml", [change]) == Unpatched("text.bakgrund")
