"""Egenskaper för alla värden: det skrivna läses tillbaka, finns i text, och ingen text kan fälla läsarna."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st
from varden import ALLA, ENHETER, antal, belopp, datum, forlangningar, lagrum, perioder, procent

from beslutsgen.facts import (
    Antal,
    Belopp,
    Datum,
    Diarienummer,
    Fault,
    Forlangning,
    Lagrum,
    Langd,
    Namn,
    Organisationsnummer,
    Period,
    Personnummer,
    Procent,
    Sfs,
    agrees,
    allowed,
    find,
    listed,
    parse,
    write,
)
from beslutsgen.facts.per import skriv_per

if TYPE_CHECKING:
    from beslutsgen.facts import Value

BEVARAR = ("iso", "utskrivet", "kort", "kronor", "ord", "fullt", "namn")
SORTER: tuple[type[Value], ...] = (
    *(Datum, Langd, Period, Forlangning, Belopp, Antal, Procent, Lagrum, Sfs, Diarienummer),
    *(Organisationsnummer, Personnummer, Namn),
)


def skrivsatt(value: Value) -> list[str]:
    """Skrivsätten som bevarar värdet, det förvalda först."""
    return ["", *(name for name in allowed(type(value)) if name in BEVARAR)]


@given(ALLA)
@settings(deadline=None, max_examples=600)
def test_det_forvalda_skrivsattet_lases_tillbaka(value: Value) -> None:
    assert parse(write(value), type(value)) == value


@given(ALLA)
@settings(deadline=None, max_examples=600)
def test_varje_bevarande_skrivsatt_stammer(value: Value) -> None:
    for notation in skrivsatt(value):
        read = parse(write(value, notation), type(value))
        assert not isinstance(read, Fault), (notation, read)
        assert agrees(read, value), (notation, read)


@given(ALLA)
@settings(deadline=None)
def test_ett_varde_stammer_med_sig_sjalvt_och_kan_listas(value: Value) -> None:
    assert agrees(value, value)
    assert listed(value).kind == value.kind


I_TEXT = st.one_of(datum(), perioder(), belopp(), antal(ENHETER), procent(), lagrum())


@given(I_TEXT, st.sampled_from(["Det gäller {} här.", "({})", "{}", "Ny rad\n{}\nslut", "{}, som ovan"]))
@settings(deadline=None, max_examples=600)
def test_det_skrivna_hittas_helt_i_lopande_text(value: Value, mall: str) -> None:
    for notation in skrivsatt(value):
        skrivet = write(value, notation)
        if (isinstance(value, Antal) and skrivet.endswith(("en plats", "ett barn"))) or skrivet.split()[
            0
        ] in ("en", "ett"):
            continue  # kan vara obestämd artikel
        # Det som ett antal gäller per hör i löpande text inte till antalet.
        per = len(skriv_per(value.per)) if isinstance(value, Antal) and notation != "tal" else 0
        text = mall.format(skrivet)
        span, *nummer = find(text)
        # Lagens nummer inom parentes sist är ett faktum för sig.
        assert [type(fynd.value) for fynd in nummer] in ([], [Sfs])
        slut = nummer[0].end + len(")") if nummer else span.end + per
        assert (text[span.start : slut], agrees(span.value, value)) == (skrivet, True)


@given(forlangningar())
@settings(deadline=None)
def test_en_forlangning_hittas_efter_sitt_ord(value: Forlangning) -> None:
    text = f"Avtalet har möjlighet till förlängning {write(value)}."
    (span,) = find(text)
    assert text[span.start : span.end] == write(value)
    assert agrees(span.value, value)


BITAR = st.sampled_from(
    [
        "1",
        "12",
        "2018",
        "-",
        "–",
        "—",
        " ",
        "\n",
        "\xa0",
        ",",
        ".",
        ":",
        "/",
        "§",
        "§§",
        "kap.",
        "LSS",
        "SoL",
        "mars",
        "maj",
        "t.o.m.",
        "fr.o.m.",
        "från",
        "till",
        "mellan",
        "och",
        "kr",
        "mnkr",
        "miljoner",
        "kronor",
        "per",
        "år",
        "plats",
        "platser",
        "sju",
        "en",
        "(",
        ")",
        "%",
        "procent",
        "ca",
        "högst",
        "med",
        "i taget",
        "tillfällen",
        "vid",
        "förlängning",
        "Dnr",
        "KS",
        "SON",
        "lag",
        "om",
        "800101-1231",
        "2018-03-01",
        "1993:387",
        "+",
        "minus",
        "tills vidare",
        "\u030a",
        "\u200b",
    ]
)
TEXTER = st.one_of(
    st.text(), st.lists(BITAR, max_size=30).map("".join), st.lists(BITAR, max_size=30).map(" ".join)
)


@given(TEXTER)
@settings(deadline=None, max_examples=1500)
@example("İ 2018-03-01 ǅ")
def test_finnaren_klarar_varje_text(text: str) -> None:
    spans = find(text)
    previous = 0
    for span in spans:
        assert previous <= span.start < span.end <= len(text)
        previous = span.end
        assert listed(span.value).value
        assert agrees(span.value, span.value)


@given(TEXTER, st.sampled_from(SORTER))
@settings(deadline=None, max_examples=1500)
def test_tolkningen_klarar_varje_text(text: str, kind: type[Value]) -> None:
    value = parse(text, kind)
    if isinstance(value, Fault):
        assert value.message.endswith((".", "?"))
        assert value.hint.endswith((".", "?"))
    else:
        assert isinstance(value, kind)
        assert parse(write(value), kind) == value


@given(st.characters())
@settings(deadline=None)
def test_skiftlaget_flyttar_inga_stallen(char: str) -> None:
    text = f"{char}3 mnkr{char}"
    for span in find(text):
        assert "3 mnkr" in text[span.start : span.end]


@given(TEXTER)
@settings(deadline=None)
def test_det_hittade_kan_tolkas_for_sig(text: str) -> None:
    for span in find(text):
        if (
            isinstance(span.value, Belopp | Period | Datum | Procent)
            and "\n" not in text[span.start : span.end]
        ):
            read = parse(text[span.start : span.end], type(span.value))
            assert isinstance(read, Fault) or agrees(read, span.value)
