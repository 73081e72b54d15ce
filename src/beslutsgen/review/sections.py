"""Papperens avsnitt under de rubriker som kommuner använder, med avsnittets sökväg i en ärendefil."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Mapping

# Rubriker kommuner använder för samma avsnitt, utan nummer framför och kolon efter.
_HEADINGS: Final[Mapping[str, str]] = {
    "beslut": r"(?:\w+ )?förslag till (?:beslut|\w+ beslut)|beslutsförslag|ordförandeförslag|förslag|beslut",
    "text.sammanfattning": r"sammanfattning(?: av ärendet)?",
    "text.arende": r"ärendet?|ärendebeskrivning|beskrivning av ärendet|redogörelse för ärendet",
    "text.bakgrund": r"bakgrund(?: till (?:förslaget|ärendet))?|ärendets bakgrund",
    "text.ekonomiska_konsekvenser": (
        r"ekonomi(?:ska konsekvenser|sk bedömning|sk påverkan)?|kostnad(?:er)?(?: och finansiering)?"
        r"|finansiering|ersättning"
    ),
    "text.kommunala_mal": r"kommunala mål|mål(?:uppfyllelse)?|koppling till (?:kommunens |övergripande )?mål",
    "text.barnkonsekvenser": (
        r"barn(?:konsekvens\w*|perspektiv\w*|rätts?\w*)(?: .*)?|konsekvenser för barn(?: och unga)?"
        r"|(?:prövning av )?barn(?:et|en)s bästa"
    ),
    "text.uppfoljning": r"uppföljning(?: och (?:utvärdering|kontroll))?|utvärdering",
    "samrad.text": r"samråd|beredning|remiss\w*|samverkan med .*",
    "mbl.text": (
        r"information eller förhandling .*|mbl|facklig (?:samverkan|information|förhandling)|fackliga? .*"
    ),
    "underlag": r"beslutsunderlag|underlag|handlingar i ärendet|bilag(?:a|or)",
    "skickas_till": (
        r"beslutet (?:skickas|sänds|expedieras|ska skickas|ska expedieras) till|beslut sänds till|sändlista"
        r"|(?:expedieras|skickas)(?: till)?"
    ),
    "uppdrag.beskrivning": r"(?:beskrivning av )?uppdraget|uppdragsbeskrivning|målgrupp|omfattning",
}
_SECTIONS: Final = tuple((path, late(rf"(?:{words})\Z", re.IGNORECASE)) for path, words in _HEADINGS.items())
_NUMBER: Final = late(r"\A(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.)?\s*|\s*:?\s*\Z")


@lru_cache(maxsize=512)
def section(heading: str | None) -> str | None:
    """Sökvägen till avsnittet under rubriken, eller `None` för en rubrik som inte är något av dem."""
    if heading is None:
        return None
    words = " ".join(_NUMBER.sub("", heading).split())
    return next((path for path, pattern in _SECTIONS if pattern.match(words)), None)
