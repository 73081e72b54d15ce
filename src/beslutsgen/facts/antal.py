"""Antal: läsa och skriva hela tal av något som räknas, i siffror och ord."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.facts.datumord import MANADSMONSTER, MANADSORD
from beslutsgen.facts.enheter import ARTAL, ENHETER, enhet_efter
from beslutsgen.facts.grans import UTSKRIVEN
from beslutsgen.facts.per import I_TIDEN, I_TIDENS_SLUT, delad, read_per, skriv_per
from beslutsgen.facts.spann import inledd
from beslutsgen.facts.substantiv import bojd, ental, neutrum
from beslutsgen.facts.tal import HARD_SPACE, RAKNEORD, RAKNEORDSMONSTER, RANGE_DASH, raknevord, skriv_spann
from beslutsgen.facts.text import GAP, LETTER, Hit, framfor
from beslutsgen.facts.values import Antal
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.facts.spann import Spann
    from beslutsgen.facts.text import Text

# Räknade människor: "nio av tio elever" är då en andel och inget antal.
_MANNISKOR: Final = rf"(?:person|brukar|elev|barn)[{LETTER}]*"
_FRI_ENHET: Final = late(
    rf"{GAP}(?:(?:st\.?|stycken){GAP})?"
    rf"(?P<enhet>[{LETTER}][{LETTER}0-9/-]{{0,40}}(?: [{LETTER}][{LETTER}0-9/-]{{0,40}}){{0,5}})"
)
# Ord före ett tal som gör det till en beteckning: årskurs 7, punkt 3, § 12, kl. 8, sida 4, vecka 12.
_BETECKNING: Final = framfor(
    rf"(?:§{{1,2}}|(?<![{LETTER}])(?:årskurs(?:erna)?|åk|klass|paragraf|punkt(?:en|erna)?|p|kap(?:itel)?|bilaga|sidan?|sid|s"
    rf"|nr|nummer|kl|klockan|avsnitt|tabell|figur|version|artikel|art|vecka|v|kvartal|omgång|steg|fas|etapp|nivå|grupp"
    rf"|alternativ|mom|bokstav|linje|avdelning|[{LETTER}]{{2,20}}(?:gatan|gata|vägen|gränd|torget|stigen))\.?)"
    rf"{GAP}(?:[0-9]{{1,6}}(?:,|(?:-|–|{GAP}och|{GAP}till){GAP}?))?",
    *(
        "§",
        ".",
        ",",
        "-",
        "–",
        "och",
        "till",
        "årskurs",
        "årskurserna",
        "åk",
        "klass",
        "paragraf",
        "punkt",
        "punkten",
    ),
    *(
        "punkterna",
        "p",
        "kap",
        "kapitel",
        "bilaga",
        "sida",
        "sidan",
        "sid",
        "s",
        "nr",
        "nummer",
        "kl",
        "klockan",
    ),
    *(
        "avsnitt",
        "tabell",
        "figur",
        "version",
        "artikel",
        "art",
        "vecka",
        "v",
        "kvartal",
        "omgång",
        "steg",
        "fas",
    ),
    *("etapp", "nivå", "grupp", "alternativ", "mom", "bokstav", "linje", "avdelning"),
    *("gatan", "gata", "vägen", "gränd", "torget", "stigen"),
)
_ARTAL_FORE: Final = framfor(
    rf"(?<![{LETTER}])(?:år|året|under|sedan|till|från|i|budget|budgetåret|ht|vt|våren|sommaren|hösten|vintern"
    rf"|{MANADSMONSTER}|(?:höst|vår)terminen|läsåret){GAP}",
    *(
        "år",
        "året",
        "under",
        "sedan",
        "till",
        "från",
        "i",
        "budget",
        "ht",
        "vt",
        "våren",
        "sommaren",
        "hösten",
        "vintern",
    ),
    *("terminen", *MANADSORD),
)
_ANDEL: Final = framfor(rf"(?:[0-9]{{1,4}}|{RAKNEORDSMONSTER}){GAP}(?:av|utav){GAP}", "av")
_ANDELSBAS: Final = frozenset({3, 4, 5, 10, 100, 1000})
_TILLAGG: Final = framfor(r"[0-9] ?\+ ?", "+")
# "En" och "ett" är oftast obestämd artikel. De räknar bara när något visar det.
_RAKNANDE: Final = framfor(
    rf"(?<![{LETTER}])(?:totalt|sammanlagt|exakt|ytterligare){GAP}",
    *("totalt", "sammanlagt", "exakt", "ytterligare"),
)
_SAMORDNING: Final = late(rf"{GAP}?(?:,|och|samt|plus|\+){GAP}(?:(?:och|samt){GAP})?\Z")


def _article(text: Text, spann: Spann, before: Hit | None, unit: str | None, enheter: frozenset[str]) -> bool:
    """Om talet är ett `en` eller `ett` som inte säkert räknar något."""
    if spann.fran.form != "ord" or spann.fran.varde != 1 or spann.till is not None:
        return False
    floor = before.end if before else 0
    counted = spann.grans is not None or text.before(_RAKNANDE, spann.start, floor)
    own = unit is not None and unit in enheter and ental(unit) == unit and unit not in ENHETER
    return not (counted or own or _joined(text, spann.start, before))


def _joined(text: Text, start: int, before: Hit | None) -> bool:
    """Om talet är samordnat med ett antal strax före: `sju platser och en sviktplats`."""
    if before is None or not isinstance(before.value, Antal):
        return False
    return bool(_SAMORDNING.fullmatch(text.low, before.end, start))


def _labelled(text: Text, spann: Spann, unit: str, floor: int) -> bool:
    """Om talet är en beteckning, en andel eller en delterm och inget antal."""
    if text.before(_TILLAGG, spann.start, floor):
        return True
    if text.before(_ANDEL, spann.start, floor):
        return spann.lag in _ANDELSBAS and re.match(_MANNISKOR, unit) is not None
    if ARTAL.fullmatch(text.low, spann.start, spann.end) and text.before(_ARTAL_FORE, spann.start, 0):
        return True
    return text.before(_BETECKNING, spann.start, 0) is not None


def read_antal(text: Text, spann: Spann, before: Hit | None, enheter: frozenset[str]) -> Hit | None:
    """Antalet vars tal är `spann`. `before` är faktumet närmast före i texten."""
    floor = before.end if before else 0
    if not spann.helt:
        return None
    if text.whole:
        return _whole(text, inledd(text, spann, floor))
    raknat = spann.fran.ordtal is not None or _joined(text, spann.start, before)
    match = enhet_efter(text, spann, enheter, raknat=raknat)
    if match is None or _labelled(text, spann, match["enhet"], floor):
        return None
    spann = inledd(text, spann, floor)
    if spann.negativ:
        spann = replace(spann, start=spann.fran.start, negativ=False)
    return None if _article(text, spann, before, match["enhet"], enheter) else _hit(text, spann, match)


def _whole(text: Text, spann: Spann) -> Hit | None:
    """Antalet som en hel text är: vilket ord som helst kan räknas, och det kan gälla per något."""
    match = _FRI_ENHET.match(text.low, spann.end)
    if match is None or spann.negativ or _in_time(match.group()):
        return None
    cut = delad(text, match.start("enhet"), match.end())
    hit = _hit(text, spann, match, cut)
    per, end = read_per(text, cut)
    return Hit(hit.start, end, replace(hit.value, per=per)) if isinstance(hit.value, Antal) else None


def _in_time(enhet: str) -> bool:
    """Om det räknade slutar med en tid: besök om året."""
    return enhet.endswith(I_TIDENS_SLUT) and I_TIDEN.search(enhet) is not None


def _hit(text: Text, spann: Spann, match: re.Match[str], end: int | None = None) -> Hit:
    """Antalet med sin enhet som den skrevs, fram till `end`."""
    end = match.end() if end is None else end
    enhet = " ".join(text.plain[match.start("enhet") : end].split())
    hog = None if spann.hog is None else int(spann.hog)
    return Hit(spann.start, end, Antal(int(spann.lag), enhet, hog, spann.grans))


def skriv_antal(antal: Antal, notation: str) -> str:
    """Antalet i siffror (förvalt), i `ord` till och med tolv, eller bara talet (`tal`)."""
    inledning = f"{UTSKRIVEN[antal.grans]} " if antal.grans else ""
    if notation == "tal":
        return inledning + skriv_spann(antal.tal, antal.till)
    flest = antal.tal if antal.till is None else antal.till
    enhet = bojd(antal.enhet, flest) + skriv_per(antal.per)
    if notation == "ord" and flest < len(RAKNEORD):
        ett = raknevord(antal.tal, neutrum=neutrum(bojd(antal.enhet, flest)))
        return (
            inledning + (ett if antal.till is None else f"{ett}{RANGE_DASH}{raknevord(flest)}") + f" {enhet}"
        )
    return f"{inledning}{skriv_spann(antal.tal, antal.till)}{HARD_SPACE}{enhet}"
