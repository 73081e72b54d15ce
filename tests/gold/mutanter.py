"""Mutanterna: varje operator på varje faktum och varje känt namn i de två riktiga papperen, en ändring i taget.

Vad en kollega kan märka av papperet ensamt är bestämt så här, före varje körning:

- Uppgiften står minst två gånger i papperets två delar (samma sort, och värden som går ihop): då märks varje ändring.
- Uppgiften är bunden av en uträkning eller en tabell: slut före början; gammalt avtals slut dagen före nytt avtals
  start; `sju (7)`; SFS-numret invid lagens namn; LSS-punkten invid insatsens namn; paragrafen i MBL invid ordet
  information.
- Namnet står rätt på minst ett annat ställe.

Allt annat märks bara mot ärendefilen, och listas med skälet.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from beslutsgen.facts import Lagrum, Period, Sfs, agrees, find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beslutsgen.passage import FactSpan

ROT: Final = Path(__file__).resolve().parents[2]
PAPPER: Final = ("kanberget", "korttidsvistelse-lss")
DELAR: Final = ("forslag.txt", "tjansteskrivelse.txt")
_DATUM: Final = re.compile(r"(\d{4})-(\s?)(\d\d)-(\s?)(\d\d)")
_SIFFRA: Final = re.compile(r"\d")
_TUSEN: Final = (("miljoner kronor", "tusen kronor"), ("mnkr", "tkr"), ("kr", "tkr"))
_ENHETER: Final = (("per år", "per månad"), ("/plats", "/månad"), ("platser", "personer"), ("år", "månader"))
_TALORD: Final = (("sju", "åtta"), ("en (1)", "två (1)"), ("två", "tre"), ("ett", "två"))
_INSATSORD: Final = re.compile("korttidsvistelse|korttidstillsyn", re.IGNORECASE)
_NAMN_EFTER: Final = r"(?:s|en|n|ens|ns)?(?![A-Za-zÅÄÖåäö])"


@dataclass(frozen=True, slots=True)
class Mutant:
    """Ett papper med en ändring: var den står, vad som stod, och skälet om den inte märks av papperet ensamt."""

    papper: str
    operator: str
    sort: str
    delar: tuple[str, str]
    del_: int
    start: int
    end: int
    fore: str
    efter: str
    omarkt: str | None


@dataclass(frozen=True, slots=True)
class Faktastalle:
    """Ett faktum i en av papperets delar."""

    del_: int
    span: FactSpan


@cache
def delar(papper: str) -> tuple[str, str]:
    """Papperets två delar: förslaget, och tjänsteskrivelsen från Bakgrund."""
    text = (ROT / "tests/data/papers" / f"{papper}.txt").read_text(encoding="utf-8")
    match = re.search(r"^ *Bakgrund *$", text, re.MULTILINE)
    assert match is not None
    return text[: match.start()], text[match.start() :]


def arendefil(papper: str) -> bytes:
    """Ärendefilen som hör till papperet."""
    return (ROT / "arenden" / f"{papper}.yaml").read_bytes()


def _stallen(papper: str) -> tuple[Faktastalle, ...]:
    return tuple(Faktastalle(nr, span) for nr, del_ in enumerate(delar(papper)) for span in find(del_))


@cache
def namn(papper: str) -> tuple[str, ...]:
    """Ärendets kända namn och termer, de längsta först."""
    arende = yaml.safe_load(arendefil(papper))
    kanda: list[str] = []
    for part in arende["parter"].values():
        kanda += [part["namn"], *part.get("aven_kallad", ())]
    kanda += arende["termer"].values()
    return tuple(sorted(dict.fromkeys(kanda), key=len, reverse=True))


def _datum(text: str) -> Iterator[tuple[str, str]]:
    """Varje datum i texten med dag, månad och år ändrat, till datum som finns."""
    for match in _DATUM.finditer(text):
        ar, manad, dag = int(match[1]), int(match[3]), int(match[5])
        forslag = [("dag", ar, manad, dag + steg) for steg in (1, -1, 10, -10)]
        forslag += [("månad", ar, manad + steg, dag) for steg in (1, -1)]
        forslag += [("år", ar + steg, manad, dag) for steg in (1, -1)]
        for operator, a, m, d in forslag:
            if 1 <= m <= 12 and 1 <= d <= monthrange(a, m)[1]:
                nytt = f"{a:04}-{match[2]}{m:02}-{match[4]}{d:02}"
                yield operator, text[: match.start()] + nytt + text[match.end() :]


def _siffror(text: str) -> Iterator[tuple[str, str]]:
    """Texten med en siffra i taget ändrad; en första siffra blir aldrig noll."""
    for match in _SIFFRA.finditer(text):
        ny = (int(match[0]) + 1) % 10 or (1 if match.start() == 0 else 0)
        if str(ny) != match[0]:
            yield "siffra", f"{text[: match.start()]}{ny}{text[match.end() :]}"


def _bytt(text: str, operator: str, byten: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Texten med det första bytet som går att göra."""
    for gammalt, nytt in byten:
        if gammalt in text:
            yield operator, text.replace(gammalt, nytt, 1)
            return


def _andar(text: str) -> Iterator[tuple[str, str]]:
    """Perioden eller intervallet med ändarna ombytta."""
    datum = [match.span() for match in _DATUM.finditer(text)] or [m.span() for m in re.finditer(r"\d+", text)]
    if len(datum) == 2:
        (a, b), (c, d) = datum
        yield "ändar", text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _lagrum(text: str) -> Iterator[tuple[str, str]]:
    """Lagrummet med ett av sina nummer ändrat ett steg upp eller ned."""
    for match in re.finditer(r"\d+", text):
        for steg in (1, -1):
            yield "paragraf", f"{text[: match.start()]}{int(match[0]) + steg}{text[match.end() :]}"


def _sfs(text: str) -> Iterator[tuple[str, str]]:
    """SFS-numret med två siffror omkastade, en ändrad, och med ett annat år."""
    ar, nummer = text.split(":")
    yield "sfs", f"{ar}:{nummer[0]}{nummer[2]}{nummer[1]}"
    yield "sfs", f"{ar}:{int(nummer) + 1}"
    yield "sfs", f"{int(ar) + 1}:{nummer}"


def varianter(sort: str, text: str) -> Iterator[tuple[str, str]]:
    """Operatorerna som hör till sorten, var och en med texten som den ger."""
    if sort in ("date", "period"):
        yield from _datum(text)
        yield from _andar(text)
    elif sort == "law":
        yield from _lagrum(text)
    elif sort == "sfs":
        yield from _sfs(text)
    elif sort == "extension":
        yield from _bytt(text, "siffra", _TALORD)
        yield from _bytt(text, "enhet", _ENHETER)
    else:
        yield from _siffror(text)
        yield from _andar(text) if sort == "count" and "(" not in text else ()
        yield from _bytt(text, "siffra", _TALORD)
        yield from _bytt(text, "tusen", _TUSEN) if sort == "amount" else ()
        yield from _bytt(text, "enhet", _ENHETER)


def _igen(stalle: Faktastalle, alla: tuple[Faktastalle, ...]) -> bool:
    """Om uppgiften står på minst ett ställe till."""
    varde = stalle.span.value
    return any(
        annat is not stalle and annat.span.value.kind == varde.kind and agrees(annat.span.value, varde)
        for annat in alla
    )


def _bunden(stalle: Faktastalle, text: str, operator: str) -> bool:
    """Om en uträkning eller en tabell binder uppgiften, fast den står en gång."""
    varde, (start, end) = stalle.span.value, (stalle.span.start, stalle.span.end)
    if operator == "ändar" and (isinstance(varde, Period) or varde.kind == "count"):
        return True
    if isinstance(varde, Sfs):
        return True
    if isinstance(varde, Lagrum):
        nara = text[max(0, start - 200) : end + 100]
        return bool(_INSATSORD.search(nara)) if varde.lag == "LSS" else "nformation" in nara
    if "(" in text[start:end]:
        return operator == "siffra"
    # Den gamla överenskommelsen löper ut dagen före det nya avtalet.
    return text[start:end] == "2019-08-31"


def _faktamutanter(papper: str) -> Iterator[Mutant]:
    """Varje operator på varje faktum."""
    alla = _stallen(papper)
    for stalle in alla:
        text = delar(papper)[stalle.del_]
        fore = text[stalle.span.start : stalle.span.end]
        igen = _igen(stalle, alla)
        for operator, efter in varianter(stalle.span.value.kind, fore):
            markt = igen or _bunden(stalle, text, operator)
            omarkt = None if markt else "står en gång, och inget annat i papperet binder den"
            yield _mutant(
                papper, operator, stalle.span.value.kind, stalle.del_, stalle.span.start, fore, efter, omarkt
            )


def _mutant(
    papper: str, operator: str, sort: str, del_: int, start: int, fore: str, efter: str, omarkt: str | None
) -> Mutant:
    nya = list(delar(papper))
    nya[del_] = nya[del_][:start] + efter + nya[del_][start + len(fore) :]
    return Mutant(
        papper, operator, sort, (nya[0], nya[1]), del_, start, start + len(efter), fore, efter, omarkt
    )


def _stavningar(ord_: str) -> Iterator[tuple[str, str]]:
    """Ordet med en bokstav bortfallen, två omkastade, och en dubblerad, mitt i ordet."""
    mitt = len(ord_) // 2
    yield "namn: bortfallen", ord_[:mitt] + ord_[mitt + 1 :]
    while ord_[mitt] == ord_[mitt + 1]:
        mitt -= 1
    yield "namn: omkastad", ord_[:mitt] + ord_[mitt + 1] + ord_[mitt] + ord_[mitt + 2 :]
    yield "namn: dubblerad", ord_[:mitt] + ord_[mitt] + ord_[mitt:]


def _namnstallen(papper: str) -> Iterator[tuple[int, int, str, str]]:
    """Varje ställe där ett känt namn står: del, början, texten där, och namnet; längre namn går före."""
    for nr, text in enumerate(delar(papper)):
        tagna: list[tuple[int, int]] = []
        for ett in namn(papper):
            monster = r"\s+".join(map(re.escape, ett.split()))
            for match in re.finditer(rf"(?<![A-Za-zÅÄÖåäö]){monster}{_NAMN_EFTER}", text, re.IGNORECASE):
                if not any(match.start() < b and a < match.end() for a, b in tagna):
                    tagna.append(match.span())
                    yield nr, match.start(), match[0], ett


def _namnmutanter(papper: str) -> Iterator[Mutant]:
    """En bokstav fel i det längsta ordet i varje känt namn."""
    alla = list(_namnstallen(papper))
    for nr, start, text, ett in alla:
        ord_ = max(re.split(r"[\s/-]+", text), key=len)
        ordstart = start + text.index(ord_)
        igen = sum(ord_[:-2].lower() in annan.lower() for _, _, annan, _ in alla) > 1
        omarkt = None if igen else f"{ett} står bara här"
        for operator, efter in _stavningar(ord_):
            yield _mutant(papper, operator, "name", nr, ordstart, ord_, efter, omarkt)


def mutanter(papper: str) -> tuple[Mutant, ...]:
    """Alla mutanter av papperet."""
    return (*_faktamutanter(papper), *_namnmutanter(papper))
