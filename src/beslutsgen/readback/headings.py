"""Rubriker i papper som inget säger vad som är rubrik: kända avsnittsnamn, och rader som ser ut som rubriker."""

from __future__ import annotations

import re
from typing import Final

from beslutsgen.pattern import late

_LONGEST: Final = 90
_MOST_WORDS: Final = 12
_LONGEST_TITLE: Final = 300
# Så långt är det som står under en rubrik, om det inte slutar som en mening.
_RUNNING: Final = 45
_NUMBER: Final = late(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-ZÅÄÖ][.)])\s+")
_LETTERS: Final = late(r"[^\W\d_]{3}")
_TERMINAL: Final = (".", ",", ";", "!", "?", "…", "-", "–", "—", "/", "&")
# Uppgifter i ett huvud eller en underskrift; de står ensamma på rader utan att vara rubriker.
_DETAIL: Final = late(
    r"(?:dnr|diarie(?:nummer|nr)|datum|handläggare|sida|sid|telefon|tel|e-post|till|från|kopia|vår beteckning|"
    r"er beteckning|beteckning|ärendenummer|sammanträdesdatum|version|status|./.|bilaga \d)\b.*|"
    r".*(?:@|https?://|www\.|\d{4}-\d{2}-\d{2}|\.docx?|\.pdf)\b.*|"
    r"[\W\d_]*",
    re.IGNORECASE,
)
# En rad med ett av de här orden är en mening.
_VERB: Final = late(
    r"\b(?:är|har|ska|skall|kan|får|föreslår|föreslås|besluta[rs]?|ges|ger|gäller|avser|uppgår|godkänn[se]r?|blir|var|hade|"
    r"innebär|omfattar|bör|finns|görs)\b",
    re.IGNORECASE,
)
_BOARD: Final = late(
    r"(?:[\wåäöÅÄÖ,-]+ ){0,5}\w*(?:nämnden|nämnd|styrelsen?|fullmäktige|utskottet|utskott)(?: i \w+)?",
    re.IGNORECASE,
)
# Avsnitten i kommunala beslutspapper, som handböcker och mallar kallar dem.
_SECTIONS: Final = late(
    r"(?:[\w-]+ ){0,3}förslag till (?:beslut|yttrande|svar)|beslutsförslag|förslag|ordförandeförslag(?:et)?|"
    r"ärende(?:t|beskrivning|beskrivningen)?|(?:kort )?beskrivning av (?:ärendet|uppdraget)|beskrivning|"
    r"(?:kort )?sammanfattning(?:en)?(?: av ärendet)?|bakgrund(?:en)?(?: till ärendet| och syfte)?|"
    r"inledning|syfte(?: och mål)?|(?:besluts)?underlag(?: (?:för|till) beslut(?:et)?)?|handlingar i ärendet|"
    r"bilag(?:a|or)|referenser|källor|"
    r"(?:[\w-]+ )?(?:ekonomisk[at]?|juridisk[at]?|rättslig[at]?|organisatorisk[at]?|personella|sociala) "
    r"(?:konsekvens(?:er)?|bedömning|påverkan|förutsättningar|aspekter|analys|överväganden)|"
    r"ekonomi|finansiering|kostnader(?: och finansiering)?|juridik|konsekvenser(?: för .{3,60})?|"
    r"(?:kommunala|kommunens|nämndens) mål|mål(?:uppfyllelse)?|samråd|samverkan|"
    r"facklig (?:samverkan|information|förhandling)|uppföljning(?: och utvärdering| av .{3,40})?|utvärdering|"
    r"information (?:eller|och) förhandling(?: enligt .{3,80})?|förhandling(?: enligt .{3,80})?|"
    r"mbl(?:-?förhandling|-?information)?|prövning av barnets bästa|"
    r"barn(?:perspektiv(?:et)?|rättsperspektiv(?:et)?|konsekvensanalys|rättskonsekvensanalys|ets bästa|konventionen)|"
    r"(?:barn|mångfalds|jämställdhets|miljö|klimat|hållbarhets|folkhälso)-[\w, -]*perspektiv(?:et)?|"
    r"(?:jämställdhets|miljö|klimat|tillgänglighets|landsbygds|hållbarhets|folkhälso|mångfalds)perspektiv(?:et)?|"
    r"(?:jämställdhets|miljö|klimat|tillgänglighets)(?:konsekvenser|aspekter|bedömning)|jämställdhet|tillgänglighet|"
    r"risker|risk(?:analys|bedömning)|analys|alternativ|tids?plan|genomförande|"
    r"(?:[\w-]+ )?(?:bedömning(?:ar)?|överväganden|synpunkter|yttrande|ställningstagande|kommentarer?)|"
    r"fortsatt (?:arbete|hantering|process)|tidigare beslut|nuläge(?:t)?|beredning(?:en)?|föredragning|"
    r"remiss(?:instanser|svar)|ansökan|lagstiftning|gällande rätt|"
    r"beslut(?:et)?(?: ska)? (?:skickas|sänds|sändas|expedieras|delges|skickas för kännedom)(?: till)?|"
    r"(?:skickas|sänds|expedieras|delges|kopia|protokollsutdrag)(?: till)?|expediering|sändlista|"
    r"(?:uppdrags|avtals)tid(?:en)?|(?:möjlighet till )?förlängning|uppsägning|parter(?:na)?|målgrupp|omfattning|"
    r"uppdraget(?:s (?:innehåll|omfattning))?|ersättning(?: och prisjustering)?|prisjustering|volym(?:er)?|"
    r"lokaler|personal|yrkanden?|beslutsgång|omröstning|reservation(?:er)?|jäv|justering",
    re.IGNORECASE,
)  # fmt: skip
_LISTED: Final = late(
    r".*underlag.*|handlingar i ärendet|bilagor|beslut.* till|(?:skickas|sänds|expedieras|delges|kopia|"
    r"protokollsutdrag)(?: till)?|expediering|sändlista|remissinstanser",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Rubrikens ord utan nummer, kolon, radbrytningar och dubbla blanksteg."""
    words = " ".join(text.split())
    return _NUMBER.sub("", words, count=1).removesuffix(":").strip()


def is_section(text: str) -> bool:
    """Om texten är ett känt avsnittsnamn och inget mer."""
    if len(text) > 2 * _LONGEST:
        return False
    words = plain(text)
    return len(words) <= 2 * _LONGEST and words[:1].isupper() and _SECTIONS.fullmatch(words) is not None


def is_listed(heading: str) -> bool:
    """Om avsnittet räknar upp handlingar eller mottagare, en på varje rad."""
    return len(heading) <= _LONGEST and _LISTED.fullmatch(plain(heading)) is not None


def has_shape(text: str) -> bool:
    """Om texten ser ut som en rubrik: kort, med stor bokstav först, utan skiljetecken sist."""
    if len(text) > 2 * _LONGEST:
        return False
    words = plain(text)
    if not words or len(words) > _LONGEST or len(words.split()) > _MOST_WORDS:
        return False
    if words.endswith(_TERMINAL) or not (words[0].isupper() or words[0] == "§"):
        return False
    unlike = _DETAIL.fullmatch(words) or _VERB.search(words) or _BOARD.fullmatch(words)
    return unlike is None and _LETTERS.search(words) is not None


def is_board(text: str) -> bool:
    """Om texten är namnet på en nämnd eller styrelse och inget mer."""
    return len(text) <= _LONGEST and _BOARD.fullmatch(plain(text)) is not None


def is_title(text: str) -> bool:
    """Om texten kan vara ett pappers titel: några rader utan punkt sist."""
    words = plain(text)
    return (
        len(words) <= _LONGEST_TITLE
        and not words.endswith(_TERMINAL)
        and not is_board(text)
        and (_LETTERS.search(words) is not None and _DETAIL.fullmatch(words) is None)
    )


def is_running(text: str) -> bool:
    """Om texten ser ut som löptext, den som står under en rubrik."""
    words = text.strip()
    return len(words) >= _RUNNING or words.endswith((".", "!", "?", ":"))
