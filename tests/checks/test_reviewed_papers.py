"""Fynden i de två verkliga papperen och i papperen som byggs ur ärendena, med skälen till att de är riktiga."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from harness import ROOT, pack_files

from beslutsgen.diagnostic import PaperSpot, Severity
from beslutsgen.pipeline import BuildOptions, build_case, review_papers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from beslutsgen.diagnostic import Diagnostic

# Fyndets kod och utdrag, och varför det är riktigt.
REASONS: Final = {
    "kanberget": {
        ("NAM001", "Leanlink, Råd och stöd"): "Titeln har ett komma som enhetens namn saknar.",
        ("NAM001", "Lenalink Råd och stöd"): "Skrivfel: enheten heter Leanlink.",
        ("NAM006", "svikplats"): "Skrivfel: förslaget har sviktplats.",
        ("TEX014", "tillsammans Region"): "Ordet med har fallit bort; förslaget har det.",
        ("TEX018", "patient-, personal"): "Bindestrecket efter personal saknas.",
        ("TEX018", "Utvärderings"): "Bindestrecket efter utvärderings saknas.",
        ("TEX011", "2017-11-06"): "Meningen om MBL saknar punkt.",
        ("TEX005", "enligt omsorgskontorets förslag"): "Punkten säger varken tid eller kostnad.",
        ("BEL007", "2,9 mnkr per år"): "3,8 miljoner kronor i en mening och 2,9 mnkr i nästa.",
        (
            "UND005",
            (
                "Tjänsteskrivelse Verksamhetsuppdrag korttidsvård/mellanvård och rehabilitering för personer "
                "med psykisk funktionsnedsättning.docx"
            ),
        ): "Båda underlagen är filnamn, utan datum.",
        ("UND003", "samverkansavtal"): "Avtalet som beslutet vilar på är inte bland underlagen.",
        ("UND003", "utbyggnadsplan"): "Planen som verksamheten är beslutad i är inte bland underlagen.",
    },
    "korttidsvistelse-lss": {
        ("NAM006", "förläggning"): "Skrivfel: tjänsteskrivelsen har förlängning i samma mening.",
        ("NAM002", "Ellen Keys gatan"): "Gatan heter Ellen Keys gata i meningen före.",
        ("TEX014", "Verksamhetsuppdraget"): "Samma mening, men förslaget kallar det Utvecklingsuppdraget.",
        ("TEX014", "ett tydligt"): "Förslaget har en tydlig utvecklingsfokus, i fel genus.",
        ("TEX014", "större"): "Förslaget har stor flexibilitet i samma mening.",
        ("TEX004", "Länk till kommunfullmäktiges övergripande mål"): "Mallens rad står kvar, utan länk.",
        (
            "TEX010",
            (
                "https://www.linkoping.se/contentassets/d5d24b7b7d8c4d99957bb7b41507cbb4/"
                "allians-for-linkopings-kommunovergripande-mal-2019-2022.pdf?48f855"
            ),
        ): "Adressen står utskriven sist i papperet.",
        ("TEX018", "enlig"): "Skrivfel för enligt.",
        ("TEX018", "vart"): "Det heter var tredje månad, som två stycken högre upp.",
        ("TEX011", "Funktionsstöd"): "Samma mening har punkt i förslaget.",
        (
            "TEX005",
            "enligt social- och omsorgsförvaltningens förslag",
        ): "Punkten har varken tid eller kostnad.",
        ("LAG008", "LSS-lagen"): "Lag ingår redan i förkortningen.",
        (
            "UND007",
            (
                "Tjänsteskrivelse utvecklingsuppdrag avseende korttidsvistelse 9 § 6 samt korttidstillsyn 9 § 7 "
                "för barn och ungdomar enligt LSS"
            ),
        ): "Inget av de två underlagen har datum.",
    },
}
# Ärendena säger det som papperen sade, utan skrivfelen; det som ändå anmärks på är papperens egna brister.
BUILT: Final = {
    "kanberget": {
        (
            "TEX005",
            "enligt omsorgskontorets förslag",
        ): "Som i papperet: punkten har varken tid eller kostnad.",
        ("UND003", "samverkansavtal"): "Som i papperet: avtalet är inte bland underlagen.",
        ("UND003", "utbyggnadsplan"): "Som i papperet: planen är inte bland underlagen.",
        (
            "UND007",
            (
                "Tjänsteskrivelse: Korttidsvård/mellanvård och rehabilitering vid Kanberget för personer med psykisk "
                "funktionsnedsättning"
            ),
        ): "Ärendet har inget datum, så underlagen kan inte dateras.",
    },
    "korttidsvistelse-lss": {
        (
            "TEX005",
            "enligt social- och omsorgsförvaltningens förslag",
        ): "Som i papperet: punkten har varken tid eller kostnad.",
        ("TEX014", "Verksamhetsuppdraget"): "Som i papperet: två namn på samma uppdrag.",
        (
            "UND007",
            (
                "Tjänsteskrivelse: Utvecklingsuppdrag till Leanlink avseende korttidsvistelse utanför det egna hemmet "
                "enligt 9 § 6 samt korttidstillsyn enligt 9 § 7 LSS"
            ),
        ): "Ärendet har inget datum, så underlagen kan inte dateras.",
    },
}


def _paper(name: str) -> str:
    return (ROOT / "tests" / "data" / "papers" / f"{name}.txt").read_text(encoding="utf-8")


def _alone(name: str) -> Mapping[str, bytes]:
    return {"papper.txt": _paper(name).encode()}


def _split(name: str) -> Mapping[str, bytes]:
    proposal, heading, letter = _paper(name).partition(" Bakgrund")
    assert letter
    return {"forslag.txt": proposal.encode(), "tjansteskrivelse.txt": f"{heading}{letter}".encode()}


def _found(files: Mapping[str, bytes], case: bytes | None = None) -> tuple[Diagnostic, ...]:
    return review_papers(files, case, pack=pack_files()).diagnostics


def _named(found: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return sorted(
        (one.code, _even(one.spot.excerpt) if isinstance(one.spot, PaperSpot) else "") for one in found
    )


def _even(text: str) -> str:
    """Utdraget utan radbrytningar och hårda mellanslag."""
    return " ".join(text.split())


@pytest.mark.parametrize("files", [_alone, _split], ids=["helt", "delat"])
@pytest.mark.parametrize("name", REASONS)
def test_the_findings_in_the_paper_are_these_and_right(name: str, files: object) -> None:
    assert callable(files)
    found = _found(files(name))
    assert _named(found) == sorted(REASONS[name])
    assert Severity.ERROR not in {one.severity for one in found}


@pytest.mark.parametrize("name", BUILT)
def test_the_findings_in_our_own_papers_are_these_and_right(name: str, tmp_path: Path) -> None:
    case = ROOT / "arenden" / f"{name}.yaml"
    build_case(case, pack_files(), BuildOptions(out=tmp_path))
    papers = {path.name: path.read_bytes() for path in sorted((tmp_path / name).glob("*.docx"))}
    assert len(papers) == 3
    for found in (_found(papers), _found(papers, case.read_bytes())):
        assert _named(found) == sorted(BUILT[name])
        assert {one.severity for one in found} == {Severity.INFO}
