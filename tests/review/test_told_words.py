"""Det som är ändrat i ett stycke sägs med dess ord: det som stod, och det som står nu."""

from __future__ import annotations

import pytest

from beslutsgen.review.told_words import short, told


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Ett gemensamt arbete pågår.",
            "Ett samarbete pågår.",
            "”gemensamt arbete” har blivit ”samarbete”",
        ),
        ("Den är beslutad i plan.", "Den är dyr.", "”beslutad i plan” har blivit ”dyr”"),
        ("Kostnaden ryms. Hyran är hög.", "Kostnaden ryms.", "”Hyran är hög.” är borttaget"),
        ("Kostnaden ryms.", "Kostnaden ryms. Hyran är hög.", "”Hyran är hög.” är nytt"),
        (
            "Nämnden godkänner förslaget den 2 maj i år.",
            "Styrelsen godkänner förslaget den 3 maj i fjol.",
            "”Nämnden” har blivit ”Styrelsen”, och 2 ställen till är ändrade",
        ),
        ("A b c d e", "X b c d y", "”A” har blivit ”X”, och 1 ställe till är ändrat"),
        ("Hyran  är\u00a0hög.", "Hyran är hög.", ""),
    ],
)
def test_the_first_change_is_quoted_and_the_others_are_counted(old: str, new: str, expected: str) -> None:
    assert told(old, new) == expected


def test_a_long_text_is_cut_between_words() -> None:
    assert short("ord " * 40) == " ".join(["ord"] * 20) + " …"
    assert told("Slut.", f"Slut. {'ord ' * 40}") == f"”{short('ord ' * 40)}” är nytt"
