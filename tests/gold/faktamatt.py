"""Mäter fynden av fakta i guldsamlingens texter: precision, täckning och F1 per sort."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from samling import Faktum, tal

from beslutsgen.facts import find, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samling import Text

SORTER: Final = (
    "date",
    "period",
    "amount",
    "percent",
    "percentage_points",
    "count",
    "extension",
    "law",
    "sfs",
    "dnr",
    "person_id",
)


@dataclass(slots=True)
class Matt:
    """Antal som hittades rätt, som missades, och som hittades fast de inte finns."""

    ratt: int = 0
    missade: int = 0
    falska: int = 0

    @property
    def precision(self) -> float:
        """Andelen av fynden som är rätt."""
        return _andel(self.ratt, self.ratt + self.falska)

    @property
    def tackning(self) -> float:
        """Andelen av det som finns som hittades."""
        return _andel(self.ratt, self.ratt + self.missade)

    @property
    def f1(self) -> float:
        """Det harmoniska medelvärdet av precision och täckning."""
        return _andel(2 * self.ratt, 2 * self.ratt + self.missade + self.falska)


def _andel(del_: int, hela: int) -> float:
    return del_ / hela if hela else 1.0


@dataclass(slots=True)
class Faktamatning:
    """Mått per sort, antal fällor och vilka som utlöstes, och varje avvikelse i klartext."""

    texter: int = 0
    med_fallor: int = 0
    per_sort: defaultdict[str, Matt] = field(default_factory=lambda: defaultdict(Matt))
    fallor: Counter[str] = field(default_factory=Counter)
    utlosta: Counter[str] = field(default_factory=Counter)
    avvikelser: list[str] = field(default_factory=list)


def hittade(text: str) -> tuple[Faktum, ...]:
    """Det som finnaren hittar, listat som i `facts --format json`."""
    fakta = []
    for span in find(text):
        sak = listed(span.value)
        fakta.append(
            Faktum(sak.kind, tal(sak.value), sak.per, sak.bound, sak.unit, sak.times, span.start, span.end)
        )
    return tuple(fakta)


def _skrivet(faktum: Faktum, text: str) -> str:
    delar = [faktum.sort, faktum.varde]
    delar += [f"per={'/'.join(faktum.per)}"] if faktum.per else []
    delar += [f"unit={faktum.unit}"] if faktum.unit else []
    delar += [f"bound={faktum.bound}"] if faktum.bound else []
    delar += [f"times={faktum.times}"] if faktum.times else []
    return " ".join(delar) + f" «{text[faktum.start : faktum.end]}»".replace("\n", "⏎")


def _over(ett: Faktum, start: int, end: int) -> bool:
    return ett.start < end and start < ett.end


def mat_text(text: Text, matning: Faktamatning) -> None:
    """Lägger en texts utfall till mätningen."""
    fynd = hittade(text.text)
    sanna = set(text.fakta)
    # Det valfria räknas varken som fynd eller som falskt, hur det än lästes.
    ovriga = [ett for ett in fynd if ett not in sanna]
    ovriga = [ett for ett in ovriga if not any(_over(ett, en.start, en.end) for en in text.valfria)]
    for faktum in text.fakta:
        if faktum in fynd:
            matning.per_sort[faktum.sort].ratt += 1
        else:
            matning.per_sort[faktum.sort].missade += 1
            matning.avvikelser.append(f"{text.namn}: missat {_skrivet(faktum, text.text)}")
    for ett in ovriga:
        matning.per_sort[ett.sort].falska += 1
        matning.avvikelser.append(f"{text.namn}: falskt {_skrivet(ett, text.text)}")
    matning.texter += 1
    matning.med_fallor += bool(text.fallor)
    for falla in text.fallor:
        matning.fallor[falla.slag] += 1
        matning.utlosta[falla.slag] += any(_over(ett, falla.start, falla.end) for ett in ovriga)


def mat(texter: Iterable[Text]) -> Faktamatning:
    """Mätningen av finnaren på texterna."""
    matning = Faktamatning()
    for text in texter:
        mat_text(text, matning)
    return matning


def tabell(matning: Faktamatning) -> list[str]:
    """Mätningen som rader: en tabell per sort och en rad om fällorna."""
    rader = [
        "| sort | finns | hittade | rätt | precision | täckning | F1 |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for sort in (*SORTER, *sorted(set(matning.per_sort) - set(SORTER))):
        matt = matning.per_sort[sort]
        finns, antal = matt.ratt + matt.missade, matt.ratt + matt.falska
        rader.append(
            f"| {sort} | {finns} | {antal} | {matt.ratt} "
            f"| {matt.precision:.3f} | {matt.tackning:.3f} | {matt.f1:.3f} |"
        )
    utlosta = sum(matning.utlosta.values())
    rader.append("")
    rader.append(
        f"{matning.texter} texter, varav {matning.med_fallor} med fällor. "
        f"Av {sum(matning.fallor.values())} fällor utlöstes {utlosta}."
    )
    return rader
