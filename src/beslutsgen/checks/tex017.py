"""TEX017: Tjänsteskrivelsen har ingen text.

Vad: ett ärende som ger en tjänsteskrivelse men inte har något av dess avsnitt: bakgrund, konsekvenser, mål,
uppföljning eller egna avsnitt. Saknas bara ett av dem är det en upplysning (TEX008).
Varför: papperet blir ett huvud och en underskrift, och nämnden får inget att besluta på.

Fel:

    text:
      arende: Nämnden föreslås godkänna uppdraget.

Rätt:

    text:
      arende: Nämnden föreslås godkänna uppdraget.
      bakgrund: Uppdraget har funnits sedan 2013.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_PAPER: Final = "tjansteskrivelse"
_SECTIONS: Final = ("bakgrund", "ekonomiska_konsekvenser", "kommunala_mal", "barnkonsekvenser", "uppfoljning")


def look(view: View) -> Iterator[Finding]:
    """En tjänsteskrivelse utan ett enda avsnitt av författarens egen text."""
    if not without_text(view):
        return
    yield Finding(
        "text",
        "Tjänsteskrivelsen får inget annat än huvud och underskrift: inget av dess avsnitt är skrivet.",
        "Skriv åtminstone bakgrunden, under text.bakgrund, och text.ekonomiska_konsekvenser.",
    )


def without_text(view: View) -> bool:
    """Om ärendet ger en tjänsteskrivelse men inte har något att skriva i den."""
    if not any(papper.fil == _PAPER for papper in view.pack.papper.get(view.arende.arende.typ, ())):
        return False
    texts = view.arende.text
    own = any(own.i == _PAPER for own in texts.egna)
    return not own and all(getattr(texts, name) is None for name in _SECTIONS)


CHECK: Final = Check("TEX017", Severity.WARNING, look)
