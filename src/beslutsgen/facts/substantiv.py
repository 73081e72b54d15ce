"""Substantiv att räkna: ental, flertal, bestämd form och genus för det som kommunala papper räknar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator


class Substantiv(Struct, frozen=True):
    """Ett substantiv i ental och flertal; `bestamt` är flertalets bestämda form."""

    ental: str
    flertal: str
    bestamt: str
    neutrum: bool = False


def _utrum(ental: str, flertal: str) -> Substantiv:
    """Ett en-ord: platser, platserna; brukare, brukarna."""
    return Substantiv(ental, flertal, f"{flertal[:-1]}na" if flertal.endswith("are") else f"{flertal}na")


def _neutrum(ental: str, flertal: str) -> Substantiv:
    """Ett ett-ord: ärenden, ärendena; rum, rummen; barn, barnen."""
    if flertal != ental:
        return Substantiv(ental, flertal, f"{flertal}a", neutrum=True)
    return Substantiv(
        ental, flertal, f"{flertal}{'m' if flertal.endswith(('um', 'em', 'am')) else ''}en", neutrum=True
    )


# Ental och flertal, parvis.
_UTRUM: Final = (
    "plats platser person personer elev elever lägenhet lägenheter enhet enheter timme timmar brukare brukare "
    "årsarbetare årsarbetare medarbetare medarbetare deltagare deltagare invånare invånare ersättare ersättare "
    "handläggare handläggare användare användare besökare besökare lärare lärare arbetstagare arbetstagare "
    "utförare utförare bostad bostäder ungdom ungdomar avdelning avdelningar grupp grupper skola skolor "
    "klass klasser tjänst tjänster familj familjer bil bilar cykel cyklar buss bussar kommun kommuner dag dagar "
    "vecka veckor månad månader natt nätter gång gånger minut minuter helg helger termin terminer "
    "ledamot ledamöter insats insatser sida sidor bilaga bilagor säng sängar dator datorer medlem medlemmar "
    "förening föreningar resa resor placering placeringar patient patienter kund kunder student studenter "
    "pedagog pedagoger stuga stugor tomt tomter fastighet fastigheter byggnad byggnader vikarie vikarier "
    "lokal lokaler butik butiker station stationer skärm skärmar licens licenser nämnd nämnder "
    "leverantör leverantörer kurs kurser aktivitet aktiviteter ansökan ansökningar anmälan anmälningar "
    "punkt punkter kvadratmeter kvadratmeter meter meter kilometer kilometer körning körningar "
    "portion portioner måltid måltider utbildning utbildningar verksamhet verksamheter metod metoder "
    "händelse händelser"
)
_NEUTRUM: Final = (
    "barn barn rum rum hem hem hus hus hushåll hushåll fordon fordon dygn dygn år år ärende ärenden "
    "tillfälle tillfällen möte möten sammanträde sammanträden område områden uppdrag uppdrag avtal avtal "
    "besök besök samtal samtal kök kök bord bord fall fall pass pass par par steg steg lag lag team team "
    "företag företag bibliotek bibliotek beslut beslut boende boenden kontor kontor projekt projekt ombud ombud "
    "råd råd träd träd bidrag bidrag exemplar exemplar program program arkiv arkiv torg torg kvartal kvartal "
    "bad bad stöd stöd förslag förslag underlag underlag yttrande yttranden"
)


def _pairs(words: str) -> Iterator[tuple[str, str]]:
    """Orden två och två."""
    each = iter(words.split())
    return zip(each, each, strict=True)


_ALLA: Final = (
    *(_utrum(*par) for par in _pairs(_UTRUM)),
    *(_neutrum(*par) for par in _pairs(_NEUTRUM)),
)
_EFTER_FORM: Final = {
    form: ord_ for ord_ in reversed(_ALLA) for form in (ord_.ental, ord_.flertal, ord_.bestamt)
}
_LANGST: Final = max(map(len, _EFTER_FORM))
_KORTAST_EFTERLED: Final = 3


def _split(word: str) -> tuple[str, Substantiv, str] | None:
    """Förled, känt substantiv och dess form i ordet; det längsta kända ordslutet gäller."""
    low = word.lower()
    if low in _EFTER_FORM:
        return "", _EFTER_FORM[low], low
    for length in range(min(len(low) - 2, _LANGST), _KORTAST_EFTERLED - 1, -1):
        form = low[-length:]
        if form in _EFTER_FORM:
            return word[:-length], _EFTER_FORM[form], form
    return None


def ental(word: str) -> str:
    """Ordet i obestämt ental om det är känt, annars som det står."""
    found = _split(word)
    return f"{found[0]}{found[1].ental}" if found else word


def bojd(word: str, tal: int) -> str:
    """Ordet i den obestämda form som talet kräver om det är känt, annars (och för flera ord) som det står."""
    found = None if " " in word else _split(word)
    if found is None or found[2] == found[1].bestamt:
        return word
    return f"{found[0]}{found[1].ental if tal == 1 else found[1].flertal}"


def neutrum(word: str) -> bool:
    """Om ordet är ett ett-ord."""
    found = _split(word)
    return found is not None and found[1].neutrum


def former(word: str) -> tuple[str, ...]:
    """Ordets former: ental, flertal och bestämt flertal om det är känt, annars bara ordet."""
    found = _split(word)
    if found is None:
        return (word,)
    led, ord_, _ = found
    return tuple(dict.fromkeys((word, f"{led}{ord_.ental}", f"{led}{ord_.flertal}", f"{led}{ord_.bestamt}")))
