"""Fyrtio omskrivningar av de två riktiga papperen som behåller varje värde: ingen får ge ett fel.

`python tests/gold/omskrivningar.py [--varningar]` granskar var och en som ett par, ensam och mot ärendefilen. Ett fel
räknas när det oändrade papperet inte ger det.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from granskning import granska
from mutanter import DELAR, arendefil, delar

from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from beslutsgen.diagnostic import Diagnostic

_MANADER: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_ISO: Final = r"(\d{4})-\s?(\d\d)-\s?(\d\d)"
_PERIOD: Final = re.compile(rf"{_ISO}\s?[-–—]\s?{_ISO}")
_DATUM: Final = re.compile(_ISO)
HART: Final = "\u00a0"
_BINDESTRECK: Final = "\u2011"


@dataclass(frozen=True, slots=True)
class Omskrivning:
    """Ett papper skrivet på ett annat sätt, i en del eller i båda (`del_` är `None`)."""

    namn: str
    papper: str
    skriv: Callable[[str], str]
    del_: int | None = None

    def par(self) -> tuple[str, str]:
        """Papperets två delar, omskrivna."""
        forslag, skrivelse = delar(self.papper)
        return (
            self.skriv(forslag) if self.del_ in (None, 0) else forslag,
            self.skriv(skrivelse) if self.del_ in (None, 1) else skrivelse,
        )


def _ord(ar: str, manad: str, dag: str) -> str:
    return f"{int(dag)} {_MANADER[int(manad) - 1]} {ar}"


def _snedstreck(ar: str, manad: str, dag: str) -> str:
    return f"{int(dag)}/{int(manad)} {ar}"


def _iso(ar: str, manad: str, dag: str) -> str:
    return f"{ar}-{manad}-{dag}"


def _perioder(skriv: Callable[[str, str, str], str], monster: str) -> Callable[[str], str]:
    """Varje period skriven efter mönstret, med datumen på det givna sättet."""

    def om(text: str) -> str:
        return _PERIOD.sub(lambda m: monster.format(skriv(*m.groups()[:3]), skriv(*m.groups()[3:])), text)

    return om


def _alla_datum(skriv: Callable[[str, str, str], str]) -> Callable[[str], str]:
    return lambda text: _DATUM.sub(lambda m: skriv(*m.groups()), text)


def _byt(*byten: tuple[str, str]) -> Callable[[str], str]:
    """Texten med varje byte gjort överallt; mellanrum i det som byts får vara en radbrytning."""

    def om(text: str) -> str:
        for gammalt, nytt in byten:
            monster = r"\s+".join(map(re.escape, gammalt.split()))
            text = re.sub(monster, nytt, text)
        return text

    return om


def _hopfogad(text: str) -> str:
    """Texten med varje stycke på en rad, utom listor, rubriker och korta rader."""
    text = re.sub(r"(?<=[0-9]-) ?\n(?=[0-9])", "", text)
    return re.sub(r"(?<=[a-zåäö,-]) ?\n(?=[a-zåäö0-9])", " ", text)


def _smal(text: str) -> str:
    """Texten bruten efter två ord på varje rad som är lång."""
    rader = []
    for rad in text.splitlines():
        ord_ = rad.split(" ")
        if len(rad) < 60:
            rader.append(rad)
        else:
            mitt = len(ord_) // 2
            rader += [" ".join(ord_[:mitt]), " ".join(ord_[mitt:])]
    return "\n".join(rader) + "\n"


def _harda(text: str) -> str:
    """Hårda mellanrum i tal och före enheter, hårda bindestreck i datum."""
    text = re.sub(r"(?<=\d) (?=\d)|(?<=\d) (?=kr|mnkr|miljoner|§|platser|år)|(?<=§) (?=\d)", HART, text)
    return re.sub(r"(?<=\d)-(?=\d)", _BINDESTRECK, text)


def _bytta_stycken(ett: str, annat: str) -> Callable[[str], str]:
    """Texten med två stycken i omvänd ordning; de känns igen på hur de börjar."""

    def om(text: str) -> str:
        stycken = re.split(r"\n\s*\n", text)
        i, j = (
            next(nr for nr, st in enumerate(stycken) if st.strip().startswith(borjan))
            for borjan in (ett, annat)
        )
        stycken[i], stycken[j] = stycken[j], stycken[i]
        return "\n\n".join(stycken)

    return om


def _gemensamma(papper: str) -> Iterator[Omskrivning]:
    """Omskrivningarna som passar båda papperen."""
    yield Omskrivning("tankstreck utan mellanrum", papper, _perioder(_iso, "{}–{}"))
    yield Omskrivning("tankstreck med mellanrum", papper, _perioder(_iso, "{} – {}"))
    yield Omskrivning("bindestreck med mellanrum i den ena delen", papper, _perioder(_iso, "{} - {}"), 0)
    yield Omskrivning("fr.o.m. och t.o.m.", papper, _perioder(_iso, "fr.o.m. {} t.o.m. {}"))
    yield Omskrivning("t.o.m. i den ena delen", papper, _perioder(_iso, "{} t.o.m. {}"), 1)
    yield Omskrivning("perioden i ord", papper, _perioder(_ord, "{}–{}"), 0)
    yield Omskrivning(
        "från och med i ord", papper, _perioder(_ord, "från och med den {} till och med den {}"), 1
    )
    yield Omskrivning("dag/månad år", papper, _alla_datum(_snedstreck), 1)
    yield Omskrivning("alla datum i ord", papper, _alla_datum(_ord))
    yield Omskrivning("rader hopfogade", papper, _hopfogad)
    yield Omskrivning("rader brutna på mitten", papper, _smal)
    yield Omskrivning("hårda mellanrum och bindestreck", papper, _harda)
    yield Omskrivning("radslut som i Windows", papper, lambda text: text.replace("\n", "\r\n"))
    yield Omskrivning("dubbla mellanrum efter punkt", papper, lambda text: text.replace(". ", ".  "))


def omskrivningar() -> tuple[Omskrivning, ...]:
    """De fyrtio omskrivningarna."""
    kan, lss = "kanberget", "korttidsvistelse-lss"
    return (
        *_gemensamma(kan),
        *_gemensamma(lss),
        Omskrivning("hela kronor", kan, _byt(("3,8 miljoner kronor", "3 800 000 kronor")), 0),
        Omskrivning(
            "tusental kronor", kan, _byt(("3,8 miljoner kronor", "3 800 tkr"), ("2,9 mnkr", "2 900 tkr"))
        ),
        Omskrivning(
            "mnkr i den ena, miljoner i den andra", kan, _byt(("2,9 mnkr", "2,9 miljoner kronor")), 1
        ),
        Omskrivning("cirka", kan, _byt(("3,8 miljoner kronor", "ca 3,8 mnkr")), 1),
        Omskrivning("kr i tkr och per plats", kan, _byt(("10 000 kr /plats", "10 tkr per plats")), 1),
        Omskrivning("antalet i siffror", kan, _byt((r"sju (7) platser", "7 platser")), 0),
        Omskrivning("antalet i ord", kan, _byt((r"sju (7) platser", "sju platser")), 1),
        Omskrivning("lagrummet i rätt ordning", kan, _byt(("MBL 19§", "19 § MBL")), 1),
        Omskrivning(
            "stycken i annan ordning",
            kan,
            _bytta_stycken("Vid uppstart av verksamheten", "Samverkansavtalet om en"),
            1,
        ),
        Omskrivning("lagen sist", lss, _byt(("LSS 9 § 6", "9 § 6 LSS"), ("LSS 9 § 7", "9 § 7 LSS")), 1),
        Omskrivning("punkt utskriven", lss, _byt(("LSS 9 § 6", "9 § punkt 6 LSS")), 0),
        Omskrivning("kronor utskrivet och ca", lss, _byt(("28 928 446 kr", "28 928 446 kronor")), 1),
    )


def _fel(par: tuple[str, str], arende: bytes | None, *, lagst: Severity) -> dict[tuple[str, str], Diagnostic]:
    """Fynden, efter kod och meddelande, minst så allvarliga som `lagst`."""
    fynd = granska(dict(zip(DELAR, par, strict=True)), arende, lagst=lagst)
    return {(ett.code, ett.message): ett for ett in fynd}


def nya(omskrivning: Omskrivning, *, lagst: Severity = Severity.ERROR) -> Iterator[str]:
    """Fynden som omskrivningen ger men det oändrade papperet inte, ensamt och mot ärendefilen."""
    par = omskrivning.par()
    assert par != delar(omskrivning.papper), omskrivning.namn
    for arende in (None, arendefil(omskrivning.papper)):
        gamla = _fel(delar(omskrivning.papper), arende, lagst=lagst)
        for nyckel, ett in _fel(par, arende, lagst=lagst).items():
            if nyckel not in gamla:
                mot = " mot ärendefilen" if arende else ""
                yield f"{omskrivning.papper}, {omskrivning.namn}{mot}: {ett.code} {ett.message}"


def main() -> int:
    """Granskar omskrivningarna och skriver vad de gav."""
    val = argparse.ArgumentParser(prog="omskrivningar.py", description="Fyrtio omskrivningar.")
    val.add_argument("--varningar", action="store_true", help="skriv också ut varningar")
    lagst = Severity.WARNING if val.parse_args().varningar else Severity.ERROR
    alla = omskrivningar()
    utfall = [list(nya(ett, lagst=lagst)) for ett in alla]
    rader = [rad for ett in utfall for rad in ett]
    utan = sum(not ett for ett in utfall)
    vad = "fel eller varning" if lagst is Severity.WARNING else "fel"
    sys.stdout.write("\n".join([*rader, f"{utan} av {len(alla)} omskrivningar ger inget nytt {vad}."]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
