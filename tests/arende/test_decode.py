"""Filens värden blir modellens, med kortformer, listor och båda stavningarna."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from fil_blocks import whole_case

from beslutsgen.arende import read_case, read_pack
from beslutsgen.arende.fields import Prosa
from beslutsgen.arende.model import Arende, Person
from beslutsgen.arende.shapes import record_of, records_in
from beslutsgen.facts import Antal, Belopp, Datum, Forlangning, Lagrum, Langd, Namn, Period


def _read(text: str) -> Arende:
    loaded = read_case(whole_case(text), "a.yaml")
    assert loaded.diagnostics == ()
    assert loaded.model is not None
    return loaded.model


def _faults(text: str) -> list[tuple[str, str, str | None]]:
    return _alone(whole_case(text))


def _alone(data: bytes | str) -> list[tuple[str, str, str | None]]:
    whole = data.encode() if isinstance(data, str) else data
    return [(found.code, found.message, found.hint) for found in read_case(whole, "a.yaml").diagnostics]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("parter: {a: Nämnden}", Namn("Nämnden")),
        ("parter: {a: {namn: Nämnden}}", Namn("Nämnden")),
        ("parter:\n  a:\n    namn:  'Nämnden '\n", Namn("Nämnden")),
        ("parter:\n  a: >-\n    Social- och\n    omsorgsnämnden\n", Namn("Social- och omsorgsnämnden")),
        ("parter:\n  a: |\n    Social- och\n    omsorgsnämnden\n", Namn("Social- och omsorgsnämnden")),
        ("parter: {a: 0123}", Namn("0123")),
        ("parter: {a: nej}", Namn("nej")),
        ("parter: {a: 1_000}", Namn("1_000")),
        ("parter: {a: 13:30}", Namn("13:30")),
        ("parter: {a: '~'}", Namn("~")),
    ],
)
def test_a_scalar_stays_text_until_its_field_reads_it(text: str, value: Namn) -> None:
    assert _read(text).parter["a"].namn == value


def test_facts_are_read_by_their_kind() -> None:
    case = _read(
        "belopp: {a: ca 3 mnkr per år}\n"
        "antal: {b: 8–10 platser}\n"
        "lagrum: {c: 9 § 6 LSS}\n"
        "datum:\n  d: 2018-02-01\n  e: {varde: 2018-02-01–2021-01-31}\n"
        "avtal:\n  f:\n    slag: avtal\n    forlangning: 2 år i taget\n    uppsagningstid: 12 månader\n"
    )
    assert case.belopp["a"].varde == Belopp(Decimal(3), "mnkr", per=("år",), grans="ca")
    assert case.antal["b"].varde == Antal(8, "platser", 10)
    assert case.lagrum["c"] == Lagrum("LSS", "9", punkt="6")
    assert case.datum["d"].varde == Datum(2018, 2, 1)
    assert case.datum["e"].varde == Period(Datum(2018, 2, 1), Datum(2021, 1, 31))
    assert case.avtal["f"].forlangning == Forlangning((Langd(2, "år"),), upprepas=True)
    assert case.avtal["f"].uppsagningstid == Langd(12, "månad")


def test_a_date_or_period_that_is_neither_is_explained_as_the_one_it_resembles() -> None:
    ((_, date, _),) = _faults("datum: {a: 2018-02-30}")
    ((_, period, _),) = _faults("datum: {a: 2018-02-01–2018-02-30}")
    assert date == period == "2018-02-30 finns inte: februari 2018 har 28 dagar."
    ((_, message, _),) = _faults("datum: {a: från våren till hösten}")
    assert "period" in message.lower()


def test_a_bad_name_is_never_suggested() -> None:
    faults = _faults("parter: {1skolan: A}\navtal: {a: {slag: avtal, mellan: [skolan]}}")
    assert [code for code, *_ in faults] == ["FIL014", "FIL012"]
    assert faults[1][2] == "Menade du nr_1skolan? Det som finns är nr_1skolan."


def test_what_is_neither_a_date_nor_a_period_is_told_that_both_are_allowed() -> None:
    ((_, message, hint),) = _faults("datum: {a: hösten 2025}")
    assert message == "”hösten 2025” är varken ett datum eller en period."
    assert hint is not None
    assert "2018-02-01–2021-01-31" in hint


@pytest.mark.parametrize("text", ["-500 kr", "−2,1 mnkr per år", "minus 500 kr"])
def test_an_amount_below_zero_is_refused(text: str) -> None:
    ((code, message, hint),) = _faults(f"belopp: {{a: '{text}'}}")
    assert (code, message) == ("FIL011", f"”{text}” är mindre än noll.")
    assert hint is not None
    assert "minskning" in hint


@pytest.mark.parametrize("text", ["19 §", "19 § MBL", "§ 19"])
def test_a_paragraph_alone_belongs_to_the_law_of_its_field(text: str) -> None:
    mbl = _read(f"mbl: {{form: information, paragraf: {text}}}").mbl
    assert mbl is not None
    assert mbl.paragraf == Lagrum("MBL", "19")


@pytest.mark.parametrize(("word", "value"), [("ja", True), ("Nej", False), ("true", True), ("falskt", False)])
def test_yes_and_no(word: str, value: bool) -> None:
    case = _read(f"beslut: {{punkter: A., omedelbar_justering: {word}}}")
    assert case.beslut.omedelbar_justering is value


def test_a_clause_is_yes_no_or_text() -> None:
    villkor = _read("uppdrag:\n  villkor: {a: ja, b: nej, c: Egen text.}").uppdrag.villkor
    assert villkor == {"a": True, "b": False, "c": Prosa("Egen text.")}


@pytest.mark.parametrize(
    "text", ["beställare", "bestallare", "Beställare", unicodedata.normalize("NFD", "beställare")]
)
def test_a_choice_may_be_spelled_with_swedish_letters(text: str) -> None:
    assert _read(f"parter: {{a: {{namn: B, roll: {text}}}}}").parter["a"].roll == "bestallare"


def test_keys_and_own_names_may_be_spelled_with_swedish_letters() -> None:
    text = (
        "ärende:\n  rubrik: A\n  typ: överenskommelse\n  nämnd: beställare\n"
        "parter: {beställare: Nämnden, utförare: {namn: B, även_kallad: [C]}}\n"
        "avtal: {uppdrag: {slag: avtal, mellan: [bestallare, utförare], förlängning: 1+1 år}}\n"
    )
    for spelled in (text, unicodedata.normalize("NFD", text)):
        case = _read(spelled)
        assert (case.arende.namnd, case.arende.typ) == ("bestallare", "overenskommelse")
        assert list(case.parter) == ["bestallare", "utforare"]
        assert case.parter["utforare"].aven_kallad == ("C",)
        assert case.avtal["uppdrag"].mellan == ("bestallare", "utforare")
        assert case.avtal["uppdrag"].forlangning is not None


@pytest.mark.parametrize(
    "text",
    [
        "Linda Ljungqvist",
        "[Linda Ljungqvist]",
        "{namn: Linda Ljungqvist}",
        "[{namn: Linda Ljungqvist}]",
        "\n    - Linda Ljungqvist",
        "\n  - namn: Linda Ljungqvist",
    ],
)
def test_a_lone_value_is_a_list_of_one_and_a_text_is_a_short_record(text: str) -> None:
    case = _read(f"arende:\n  rubrik: A\n  typ: B\n  namnd: C\n  undertecknare: {text}")
    assert case.arende.undertecknare == (Person(Namn("Linda Ljungqvist")),)


@pytest.mark.parametrize("text", ["A.", "[A.]", "\n  - A.", "{punkter: A.}", "\n  punkter:\n    - A."])
def test_the_points_may_be_written_short(text: str) -> None:
    assert _read(f"beslut: {text}").beslut.punkter == (Prosa("A."),)


def test_free_text_is_kept_where_a_name_may_be_text() -> None:
    case = _read("parter: {region: Regionen}\nskickas_till: [region, parter.region, Region Öst, leanlink]")
    assert case.skickas_till == ("region", "region", "Region Öst", "leanlink")


def test_prose_is_kept_as_written() -> None:
    case = _read("text:\n  bakgrund: |\n    - A\n    - B\n\n    C\n  arende: D\n    E")
    assert (case.text.bakgrund, case.text.arende) == (Prosa("- A\n- B\n\nC\n"), Prosa("D E"))


def test_empty_values_are_missing() -> None:
    assert _read("samrad:\ntext:\n  bakgrund:\nparter:\nmbl: ''\nbelopp: {}") == _read("")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "arende: {rubrik: A, typ: B}",
            "arende.namnd saknas.",
            "Lägg till namnd inom klamrarna, till exempel namnd: Omsorgsnämnden.",
        ),
        (
            "arende:\n    rubrik: A\n    typ: B",
            "arende.namnd saknas.",
            "Lägg till, till exempel:\n    namnd: Omsorgsnämnden",
        ),
        ("parter:\n  a:", "parter.a saknar värde.", "Skriv ett värde efter kolonet, eller ta bort raden."),
        (
            "beslut:\n  - A.\n  - omedelbar_justering: ja",
            "”omedelbar_justering” är ingen beslutspunkt, utan en nyckel bredvid dem.",
            (
                "Skriv så här:\nbeslut:\n  omedelbar_justering: ja\n  punkter:\n"
                "    - Uppdraget till utföraren godkänns."
            ),
        ),
        ("beslut:\n  - A.\n  -", "beslut[2] är tom.", "Skriv punkten, eller ta bort raden."),
        (
            "samrad: {med: [], datun: 2018-01-01}",
            "Nyckeln datun finns inte i samrad.",
            "Menade du datum? Det som finns är med, datum, text.",
        ),
        (
            "text: {ekonomi: Förslaget ryms i budget.}",
            "Nyckeln ekonomi finns inte i text.",
            (
                "Menade du ekonomiska_konsekvenser? Det som finns är sammanfattning, arende, bakgrund, "
                "ekonomiska_konsekvenser, kommunala_mal, barnkonsekvenser, uppfoljning, egna."
            ),
        ),
        (
            "mbl: {form: forhandlig}",
            "mbl.form kan inte vara ”forhandlig”.",
            "Menade du forhandling? Det som finns är information, forhandling.",
        ),
        (
            "beslut: {punkter: A., omedelbar_justering: kanske}",
            "beslut.omedelbar_justering ska vara ja eller nej, inte ”kanske”.",
            "Skriv ja eller nej.",
        ),
        (
            "belopp:\n  a:\n    varde: 1 kr\n    beslut: B",
            "Nyckeln beslut finns inte i belopp.a.",
            (
                "beslut är ett eget avsnitt: ta bort indraget. Det som finns är varde, avser, avtal, slag, betalas_av, "
                "betalas_till, prisniva, summa_av, produkt_av, motsvarar, jamfors_med, ryms_inom."
            ),
        ),
        (
            "belopp:\n  a: {varde: 2.4 mkr per år, avser: el}",
            "2.4 har punkt i stället för decimalkomma.",
            'Skriv "2,4 mkr per år", med citattecken: inom klamrar slutar värdet annars vid kommat.',
        ),
        ("belopp:\n  a: 2.4 mkr", "2.4 har punkt i stället för decimalkomma.", "Skriv 2,4."),
        (
            "belopp:\n  a: {varde: 1.150 kr}",
            "1.150 kan läsas på två sätt.",
            "Skriv 1 150 eller 1,150. Ett värde med komma ska ha citattecken inom klamrar.",
        ),
        (
            "belopp:\n  a: {varde: SEK 1 150 000}",
            "SEK före talet läses inte: enheten ska stå efter.",
            "Skriv 1 150 000 kr.",
        ),
        (
            "belopp:\n  a: MSEK 2,4 per år",
            "MSEK före talet läses inte: enheten ska stå efter.",
            "Skriv 2,4 mnkr per år.",
        ),
        (
            "belopp: {a: {varde: 1 kr, avtal: [uppdrag]}}\navtal: {uppdrag: avtal}",
            "I belopp.a.avtal ska stå ett enda värde, men där står en lista.",
            "Ta bort hakparenteserna:\nbelopp: {a: {varde: 1 kr, avtal: uppdrag}}",
        ),
    ],
)
def test_a_fault_says_what_where_and_the_remedy(text: str, message: str, hint: str) -> None:
    assert [(found, remedy) for _, found, remedy in _faults(text)] == [(message, hint)]


@pytest.mark.parametrize(("key", "start"), [("mottagare", "Menade du skickas_till? "), ("bolag", "")])
def test_an_unknown_section_is_told_every_section_there_is(key: str, start: str) -> None:
    ((_, _, hint),) = _faults(f"{key}: Regionen")
    assert hint == f"{start}Det som finns är {', '.join(record_of(Arende).fields)}."


def test_a_file_of_another_kind_is_told_what_a_case_file_has() -> None:
    ((_, message, hint),) = _alone("Hej, det här är ett brev.\n")
    assert message.endswith("men är en text.")
    assert hint == "Skriv nyckel, kolon, blanksteg och värde på varje rad."


def test_an_unknown_section_is_not_said_to_be_missing_from_the_file() -> None:
    said = {message: hint for _, message, hint in _alone("Ärende:\n  rubrik: Vård\n")}
    hint = said["Nyckeln Ärende känns inte igen."]
    assert (hint or "").startswith("Menade du arende?")


def test_each_required_key_is_asked_for() -> None:
    loaded = read_case(b"parter: {a: B}", "a.yaml")
    assert [found.message for found in loaded.diagnostics] == ["arende saknas.", "beslut saknas."]
    assert loaded.model is None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "Filen är tom."),
        (b" \n", "Filen är tom."),
        (b"# not\n", "Filen har inga uppgifter, bara kommentarer."),
    ],
)
def test_a_file_without_content_says_so_and_how_to_begin(data: bytes, message: str) -> None:
    (found,) = read_case(data, "tom.yaml").diagnostics
    assert (found.code, found.message) == ("FIL010", message)
    assert found.hint == "Gör en ny ärendefil med beslutsgen new."


def test_every_required_key_has_an_example_that_can_be_read() -> None:
    required = [
        field for one in records_in(record_of(Arende)) for field in one.fields.values() if field.required
    ]
    assert [field.name for field in required if field.example is None] == []
    added = "".join(
        found.hint.partition("\n")[2] + "\n"
        for found in read_case(b"parter: {a: B}\n", "a.yaml").diagnostics
        if found.hint
    )
    assert read_case(f"parter: {{a: B}}\n{added}".encode(), "a.yaml").diagnostics == ()


def test_an_unreadable_section_is_not_also_missing() -> None:
    loaded = read_case(b"arende:*\n  rubrik: A\nbeslut:\n  - B.\nskickas_til: C\n", "a.yaml")
    assert [found.code for found in loaded.diagnostics] == ["FIL004", "FIL009"]


def test_names_in_an_unreadable_section_are_not_unknown() -> None:
    loaded = read_case(
        whole_case("parter:*\n  a: B\navtal:\n  uppdrag: {slag: avtal, mellan: [a]}"), "a.yaml"
    )
    assert [found.code for found in loaded.diagnostics] == ["FIL004"]


def test_a_file_full_of_faults_shows_the_first_and_counts_the_rest() -> None:
    text = "parter:\n" + "".join(f"  a-{number}: B\n" for number in range(500))
    found = read_case(whole_case(text), "a.yaml").diagnostics
    assert len(found) == 200
    assert str(found[-1].hint).endswith("\nYtterligare 300 fel i filen visas inte.")


def test_a_pack_is_read_like_a_case() -> None:
    text = (
        "organisation: {kommun: Linköpings kommun, adress: [A, B]}\n"
        "papper:\n  överenskommelse: {mall: a.docx, fil: a, titel: A}\n"
        "register: {on: {namn: Omsorgsnämnden, slag: nämnd, tidigare_namn: [Sociala nämnden]}}\n"
        "skrivsätt: {datum: utskrivet}\n"
    )
    loaded = read_pack(text.encode(), "pack.yaml")
    assert loaded.diagnostics == ()
    pack: Any = loaded.model
    assert [papper.fil for papper in pack.papper["overenskommelse"]] == ["a"]
    assert pack.register["on"].tidigare_namn[0].namn == "Sociala nämnden"
    assert pack.skrivsatt.datum == "utskrivet"
