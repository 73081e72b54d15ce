"""Varje rättad rad, insatt i filen, tar bort felet och ger det värde som författaren menade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from fil_blocks import whole_case

from beslutsgen.arende import read_case
from beslutsgen.arende.nodes import Scalar

if TYPE_CHECKING:
    from beslutsgen.arende import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.diagnostic import Diagnostic


@dataclass(frozen=True)
class Case:
    """Raderna `first` till `last` i texten är fel; rättade ger de `value` på `path`."""

    text: str
    code: str
    first: int
    last: int
    path: str
    value: str


def _case(text: str, code: str, rows: int | tuple[int, int], path: str, value: str) -> Case:
    first, last = (rows, rows) if isinstance(rows, int) else rows
    return Case(text, code, first, last, path, value)


TRAPS = [
    # Komma och klamrar inom klamrar
    _case("belopp:\n  a: {varde: 3,8 mnkr}", "FIL018", 2, "belopp.a.varde", "3,8 mnkr"),
    _case(
        "belopp:\n  a: {varde: 3,8 mnkr per år, avser: drift}",
        "FIL018",
        2,
        "belopp.a.varde",
        "3,8 mnkr per år",
    ),
    _case("belopp:\n  a: {varde: 1 kr, avser: el, vatten}", "FIL018", 2, "belopp.a.avser", "el, vatten"),
    _case(
        "belopp:\n  a: {varde: 1 kr, avser: el (el, gas), vatten}",
        "FIL018",
        2,
        "belopp.a.avser",
        "el (el, gas), vatten",
    ),
    _case(
        "belopp:\n  a: {varde: 1 kr, avser: mat [ej kaffe]}", "FIL018", 2, "belopp.a.avser", "mat [ej kaffe]"
    ),
    _case(
        "belopp:\n  a: {varde: 1 kr, avser: vid {{ termer.b }} nu}",
        "FIL018",
        2,
        "belopp.a.avser",
        "vid {{ termer.b }} nu",
    ),
    _case("belopp:\n  a: {varde: 1 kr,\n      avser: el, gas}", "FIL018", 3, "belopp.a.avser", "el, gas"),
    _case("belopp:\n  a: {varde: 1,150,000 kr}", "FIL018", 2, "belopp.a.varde", "1 150 000 kr"),
    _case("belopp:\n  a: {varde: 1,150,000.50 kr}", "FIL018", 2, "belopp.a.varde", "1 150 000,50 kr"),
    # Värden som börjar med ett tecken som YAML tolkar
    _case("termer:\n  a: {{ termer.b }}", "FIL019", 2, "termer.a", "{{ termer.b }}"),
    _case(
        "termer:\n  a: {{ termer.b | versal }} vid C",
        "FIL019",
        2,
        "termer.a",
        "{{ termer.b | versal }} vid C",
    ),
    _case('termer:\n  a: {{ termer.b }} "C"', "FIL019", 2, "termer.a", '{{ termer.b }} "C"'),
    _case("termer:\n  a: {{ termer.b }}  # kommentar", "FIL019", 2, "termer.a", "{{ termer.b }}"),
    _case(
        "termer:\n  a: {{ termer.b }}\n    och mer\n    till",
        "FIL019",
        (2, 4),
        "termer.a",
        "{{ termer.b }} och mer till",
    ),
    _case("beslut:\n  - {{ parter.a }} godkänns.", "FIL019", 2, "beslut[1]", "{{ parter.a }} godkänns."),
    _case(
        "beslut:\n  - A godkänns.\n  - {{ a }}\n    godkänns.",
        "FIL019",
        (3, 4),
        "beslut[2]",
        "{{ a }} godkänns.",
    ),
    _case("termer:\n  a: {% if x %}Y{% endif %}", "FIL019", 2, "termer.a", "{% if x %}Y{% endif %}"),
    _case(
        "parter:\n  a: {namn: {{ termer.b }}, roll: annan}", "FIL019", 2, "parter.a.namn", "{{ termer.b }}"
    ),
    _case(
        "parter:\n  a: {namn: {{ termer.b }} C, roll: annan}",
        "FIL019",
        2,
        "parter.a.namn",
        "{{ termer.b }} C",
    ),
    _case("termer:\n  a: [Utkast] till b", "FIL019", 2, "termer.a", "[Utkast] till b"),
    _case("termer:\n  a: [Utkast]", "FIL019", 2, "termer.a", "[Utkast]"),
    _case("termer:\n  a: *Viktigt*", "FIL019", 2, "termer.a", "*Viktigt*"),
    _case("termer:\n  a: *Viktigt* nu", "FIL019", 2, "termer.a", "*Viktigt* nu"),
    _case("termer:\n  a: &Co AB", "FIL019", 2, "termer.a", "&Co AB"),
    _case("termer:\n  a: !Obs detta", "FIL019", 2, "termer.a", "!Obs detta"),
    _case("termer:\n  a: %andel", "FIL019", 2, "termer.a", "%andel"),
    _case("termer:\n  a: @kommunen", "FIL019", 2, "termer.a", "@kommunen"),
    _case("termer:\n  a: `kod`", "FIL019", 2, "termer.a", "`kod`"),
    _case("termer:\n  a: > 65 år", "FIL019", 2, "termer.a", "> 65 år"),
    _case("termer:\n  a: #metoo", "FIL019", 2, "termer.a", "#metoo"),
    _case('termer:\n  a: "Vård" i hemmet', "FIL019", 2, "termer.a", '"Vård" i hemmet'),
    _case("termer:\n  a: 'Keys' gata", "FIL019", 2, "termer.a", "'Keys' gata"),
    _case('parter:\n  a: {namn: "B" C, roll: annan}', "FIL019", 2, "parter.a.namn", '"B" C'),
    _case("text:\n  arende: | Vård\n    i hemmet", "FIL019", 2, "text.arende", "Vård\ni hemmet\n"),
    # Text som klipps vid #
    _case("termer:\n  a: Avtal #2 om b", "FIL020", 2, "termer.a", "Avtal #2 om b"),
    _case("termer:\n  a: Lokal # 2 i b", "FIL020", 2, "termer.a", "Lokal # 2 i b"),
    _case("termer:\n  a: Vård (avtal # två)", "FIL020", 2, "termer.a", "Vård (avtal # två)"),
    _case("beslut:\n  - Avtal #2\n    godkänns.", "FIL020", (2, 3), "beslut[1]", "Avtal #2 godkänns."),
    _case("text:\n  bakgrund: Avtal # se två", "FIL020", 2, "text.bakgrund", "Avtal # se två"),
    _case("parter:\n  a: {namn: Avtal #2, roll: annan}", "FIL020", 2, "parter.a.namn", "Avtal #2"),
    # Kolon i text
    _case("termer:\n  a: Upphandling: vård", "FIL021", 2, "termer.a", "Upphandling: vård"),
    _case("termer:\n  a: Följande:", "FIL021", 2, "termer.a", "Följande:"),
    _case("termer:\n  a: Upphandling: vård # 2", "FIL021", 2, "termer.a", "Upphandling: vård"),
    _case(
        "beslut:\n  - Nämnden beslutar: A godkänns.",
        "FIL021",
        2,
        "beslut[1]",
        "Nämnden beslutar: A godkänns.",
    ),
    _case("beslut:\n  - Beslut: A\n    godkänns.", "FIL021", (2, 3), "beslut[1]", "Beslut: A godkänns."),
    _case(
        "beslut:\n  - Nämnden beslutar\n    följande: A.",
        "FIL021",
        (2, 3),
        "beslut[1]",
        "Nämnden beslutar följande: A.",
    ),
    _case("text:\n  arende:\n    Bakgrunden är: A.", "FIL021", 3, "text.arende", "Bakgrunden är: A."),
    _case("parter:\n  a: {namn: Vård: B, roll: annan}", "FIL021", 2, "parter.a.namn", "Vård: B"),
    # Kolon i text intill blocktext: raden är en egen uppgift och hör inte till texten ovanför
    _case(
        "text:\n  arende: |\n    Text.\n  bakgrund: Det är: A.", "FIL021", 4, "text.bakgrund", "Det är: A."
    ),
    _case(
        "text:\n  arende: |\n    Text.\n\n  bakgrund: Det är: A.", "FIL021", 5, "text.bakgrund", "Det är: A."
    ),
    _case(
        "text:\n  arende: |\n    - Text.\n  # Not: en\n  bakgrund: Det är: A.\n  uppfoljning: |\n    B.",
        "FIL021",
        5,
        "text.bakgrund",
        "Det är: A.",
    ),
    _case(
        "text:\n  arende: >\n    Text.\n  bakgrund: Det är\n    följande: A.",
        "FIL021",
        (4, 5),
        "text.bakgrund",
        "Det är följande: A.",
    ),
    _case("stycken:\n  a: |\n    Text.\n  b: Det är: A.", "FIL021", 4, "stycken.b", "Det är: A."),
    _case("stycken:\n  a: Det är\n    följande: A.", "FIL021", (2, 3), "stycken.a", "Det är följande: A."),
    # Tabbar
    _case("parter:\n\ta: B", "FIL022", 2, "parter.a", "B"),
    _case("parter:\n  a:\tB", "FIL022", 2, "parter.a", "B"),
    _case("parter:\n  a: B\tC", "FIL022", 2, "parter.a", "B C"),
    _case("parter:\n    a:\n    \tnamn: B", "FIL022", 3, "parter.a.namn", "B"),
    _case("text:\n  arende: |\n    A\n\tB", "FIL022", 4, "text.arende", "A\nB\n"),
    # Indrag
    _case("parter:\n  a: B\n    c: D", "FIL023", 3, "parter.c", "D"),
    _case("parter:\n    a: B\n  c: D\n  e: F", "FIL023", (3, 4), "parter.e", "F"),
    _case("parter:\n  a:\n    namn: B\n   roll: annan", "FIL023", 4, "parter.a.roll", "annan"),
    _case(" parter:\n   a: B", "FIL023", (1, 2), "parter.a", "B"),
    _case("text:\n  arende: |\n    A\nB", "FIL023", 4, "text.arende", "A\nB\n"),
    _case("beslut:\n  - A.\n - B.", "FIL023", 3, "beslut[2]", "B."),
    _case("parter:\n\u00a0\u00a0a: B", "FIL023", 2, "parter.a", "B"),
    # Blanksteg efter kolon
    _case("parter:\n  a:Bolaget\n  c: D", "FIL024", 2, "parter.a", "Bolaget"),
    _case("parter:\n  c: D\n  a:Bolaget", "FIL024", 3, "parter.a", "Bolaget"),
    _case("parter:\n  a:Bolaget", "FIL024", 2, "parter.a", "Bolaget"),
    _case("parter:\n  a:\u00a0Bolaget\n  c: D", "FIL024", 2, "parter.a", "Bolaget"),
    _case("parter:\n  a: {namn:Bolaget, roll: annan}", "FIL024", 2, "parter.a.namn", "Bolaget"),
    _case("parter:\n  a: {roll: annan, namn:Bolaget}", "FIL024", 2, "parter.a.namn", "Bolaget"),
    # Citattecken
    _case('termer:\n  a: "Vård\n  b: C', "FIL025", 2, "termer.a", "Vård"),
    _case("termer:\n  a: 'Vård\n  b: 'C'", "FIL025", 2, "termer.a", "Vård"),
    _case('termer:\n  a: "Vård\n    i hemmet\n  b: C', "FIL025", 3, "termer.a", "Vård i hemmet"),
    _case('parter:\n  a: {namn: "Vård, roll: annan}', "FIL025", 2, "parter.a.namn", "Vård"),
    _case('termer:\n  a: "C:\\mapp"', "FIL025", 2, "termer.a", "C:\\mapp"),
    _case('arende:\n  rubrik: "A\n  typ: B"\n  namnd: C', "FIL025", 2, "arende.rubrik", "A"),
    # Böjda citattecken runt hela värdet
    _case('arende:\n  typ: a\n  namnd: b\n  rubrik: ”Ny "sal"”', "FIL025", 4, "arende.rubrik", 'Ny "sal"'),
    _case("parter:\n  a: {namn: ”B C”, roll: annan}", "FIL025", 2, "parter.a.namn", "B C"),
    _case("parter:\n  a: {namn: ”B, C”, roll: annan}", "FIL018", 2, "parter.a.namn", "B, C"),
    _case("parter: {a: B}\nskickas_till:\n  - “a”", "FIL025", 3, "skickas_till[1]", "a"),
    _case("antal:\n  a: {varde: ”8 klassrum”}", "FIL025", 2, "antal.a.varde", "8 klassrum"),
    # Klamrar
    _case("parter:\n  a: {namn: B\n  c: D", "FIL026", 2, "parter.a.namn", "B"),
    _case("parter:\n  a: {namn: B}}\n  c: D", "FIL026", 2, "parter.a.namn", "B"),
    _case("parter:\n  a: {namn: B, aven_kallad: [C}\n  d: E", "FIL026", 2, "parter.a.aven_kallad[1]", "C"),
    _case("parter:\n  a: {namn: B, aven_kallad: [C}}\n  d: E", "FIL026", 2, "parter.a.aven_kallad[1]", "C"),
    _case("parter:\n  a: {namn: B,\n      roll: annan\n  c: D", "FIL026", 3, "parter.a.roll", "annan"),
    # Komma
    _case("parter:\n  a: {namn: B C roll: annan}", "FIL027", 2, "parter.a.namn", "B C"),
    _case('parter:\n  a: {namn: "B" roll: annan}', "FIL027", 2, "parter.a.roll", "annan"),
    _case("parter:\n  a: {aven_kallad: [B] namn: C}", "FIL027", 2, "parter.a.namn", "C"),
    _case("parter:\n  a: {namn: B\n      roll: annan}", "FIL027", 2, "parter.a.namn", "B"),
    _case("parter:\n  a: {namn: B},\n  c: D", "FIL027", 2, "parter.a.namn", "B"),
    _case("parter:\n  a: {namn: B,, roll: annan}", "FIL027", 2, "parter.a.roll", "annan"),
    # Listpunkter
    _case("beslut:\n  – A.\n  – B.", "FIL028", (2, 3), "beslut[2]", "B."),
    _case("beslut:\n  1. A.\n  2. B.", "FIL028", (2, 3), "beslut[2]", "B."),
    _case("beslut:\n  - A.\n  -B.", "FIL028", 3, "beslut[2]", "B."),
    _case("beslut:\n  • A.\n  • B.", "FIL028", (2, 3), "beslut[2]", "B."),
    _case("beslut:\n  - A.\n  * B.", "FIL028", 3, "beslut[2]", "B."),
    _case("beslut: - A.", "FIL028", 1, "beslut[1]", "A."),
    _case("beslut: - A.\n        - B.", "FIL028", 1, "beslut[2]", "B."),
    _case("beslut:\n  A.\n  - B.", "FIL028", (2, 3), "beslut[2]", "B."),
    _case('beslut:\n  A godkänns\n  - "B."', "FIL028", (2, 3), "beslut[2]", "B."),
    _case("beslut:\n  - A.\n    - B.\n    - C.", "FIL028", (3, 4), "beslut[3]", "C."),
    _case('beslut:\n  - A. - "B."', "FIL028", 2, "beslut[2]", "B."),
    _case("text:\n  bakgrund: A\n    - b\n    - c", "FIL028", (2, 4), "text.bakgrund", "A\n- b\n- c\n"),
    _case("text:\n  bakgrund: >\n    A\n    - b", "FIL028", (2, 4), "text.bakgrund", "A\n- b\n"),
    # Kolon efter nyckel
    _case("parter\n  a: B", "FIL029", 1, "parter.a", "B"),
    _case("parter:\n  a\n    namn: B", "FIL029", 2, "parter.a.namn", "B"),
    _case("parter:\n  a:\n    namn Bolaget\n    roll: annan", "FIL029", 3, "parter.a.namn", "Bolaget"),
    _case("parter:\n  a:\n    namn = Bolaget\n    roll: annan", "FIL029", 3, "parter.a.namn", "Bolaget"),
    _case("parter:\n  Skolan\n  a: B", "FIL029", 2, "parter.skolan", "Skolan"),
    _case("parter:\n  a: B\n  Östra skolan\n  c: D", "FIL029", 3, "parter.ostra_skolan", "Östra skolan"),
    _case("parter:\n  vard {namn: Nordby}", "FIL029", 2, "parter.vard.namn", "Nordby"),
    _case("parter:\n  vard {namn: Nordby, roll: annan}", "FIL029", 2, "parter.vard.roll", "annan"),
    _case("parter:\n  a: B\n  vard{ namn: Nordby }\n  c: D", "FIL029", 3, "parter.vard.namn", "Nordby"),
    _case("antal:\n  sal_a = {varde: 8 salar}", "FIL029", 2, "antal.sal_a.varde", "8 salar"),
    _case("mbl {form: information}", "FIL029", 1, "mbl.form", "information"),
    _case("parter:\n  vard Barn- och ungdom\n  c: D", "FIL029", 2, "parter.vard", "Barn- och ungdom"),
    _case("parter:\n  vard Barn- och ungdom", "FIL029", 2, "parter.vard", "Barn- och ungdom"),
    _case("parter:\n  vard barnen\n  c: D", "FIL029", 2, "parter.vard", "barnen"),
    _case("parter:\n  a: B\n  vard = Nordby AB\n  c: D", "FIL029", 3, "parter.vard", "Nordby AB"),
    _case("antal:\n  a: 2 hus\n  sal 8 salar\n  c: 3 hus", "FIL029", 3, "antal.sal", "8 salar"),
    _case("parter:\n  a: Social\n  och Omsorg", "FIL023", 3, "parter.a", "Social och Omsorg"),
    _case("parter:\n  a: Social\n  och omsorg", "FIL023", 3, "parter.a", "Social och omsorg"),
    # Klamrar där inga ska stå
    _case("termer:\n  a: {Kanberget}", "FIL015", 2, "termer.a", "Kanberget"),
    _case("belopp:\n  a: {3,8 mnkr}", "FIL015", 2, "belopp.a", "3,8 mnkr"),
    _case("parter: {a: B}\navtal:\n  c: {slag: avtal, mellan: {a}}", "FIL015", 3, "avtal.c.mellan[1]", "a"),
    # Vanlig parentes för hakparentes
    _case(
        "parter: {a: B, b: C}\navtal:\n  c:\n    slag: avtal\n    mellan: (a, b)",
        "FIL015",
        5,
        "avtal.c.mellan[2]",
        "b",
    ),
    _case("parter: {a: A, b: B}\nskickas_till: (a och b]", "FIL015", 2, "skickas_till[2]", "b"),
    _case("parter: {a: A, b: B}\nskickas_till: [a, b)", "FIL026", 2, "skickas_till[2]", "b"),
    _case("parter:\n  a: {namn: B, aven_kallad: (b]}", "FIL026", 2, "parter.a.aven_kallad[1]", "b"),
    _case(
        "parter:\n  a: {namn: B, aven_kallad: (b, c], roll: annan}",
        "FIL026",
        2,
        "parter.a.aven_kallad[2]",
        "c",
    ),
    _case("parter:\n  a: {namn: B, aven_kallad: [b, c)}", "FIL026", 2, "parter.a.aven_kallad[2]", "c"),
    # En uppräkning av namn
    _case("parter: {a: A, b: B}\nskickas_till: a, b, Ekonomin", "FIL015", 2, "skickas_till[3]", "Ekonomin"),
    _case("parter: {a: A, b: B}\nskickas_till:\n  - a och b\n  - C", "FIL015", 3, "skickas_till[2]", "b"),
    # Ett löst tecken
    _case("parter:\n  a:\n    |namn: Bolaget", "FIL004", 3, "parter.a.namn", "Bolaget"),
]


@pytest.mark.parametrize("case", TRAPS, ids=lambda case: f"{case.code}-{case.text}")
def test_the_corrected_line_heals_the_file(case: Case) -> None:
    loaded = _load(case.text)
    traps = [found for found in loaded.diagnostics if found.code == case.code]
    assert traps, loaded.diagnostics
    assert loaded.model is None
    healed = _load(_with_rows(case, _corrected(traps[-1])))
    assert [found for found in healed.diagnostics if found.code == case.code] == []
    assert _value(healed, case.path) == case.value


@pytest.mark.parametrize("case", TRAPS, ids=lambda case: f"{case.code}-{case.text}")
def test_a_trap_is_one_fault_and_hides_no_other(case: Case) -> None:
    loaded = _load(f"{case.text}\nokand_nyckel: x")
    assert {found.code for found in loaded.diagnostics} == {case.code, "FIL009"}


@pytest.mark.parametrize("row", ["vard {namn: Nordby, roll: annan}", "vard {namn: Nordby}", "vard Nordby"])
def test_a_name_without_its_colon_is_still_a_name_to_refer_to(row: str) -> None:
    (found,) = _load(f"parter:\n  {row}\n  c: D\nskickas_till: [vard, c]").diagnostics
    assert found.code == "FIL029"


def test_several_traps_on_one_line_share_the_corrected_line() -> None:
    loaded = _load("belopp:\n  a: {varde: 3,8 mnkr, avser:el: {{ x }} #2, summa_av: [b}")
    lines = {_corrected(found) for found in loaded.diagnostics if found.code != "FIL012"}
    assert lines == {'  a: {varde: "3,8 mnkr", avser: "el: {{ x }} #2", summa_av: [b]}'}


def test_curly_quotes_inside_a_value_that_cannot_be_read_are_named_in_the_hint() -> None:
    (found,) = _load("antal:\n  a: {varde: ”8” klassrum}").diagnostics
    assert found.code == "FIL011"
    assert found.hint == "Ta bort de böjda citattecknen: de läses som en del av värdet."


@pytest.mark.parametrize("rows", ["  bakgrund: - Kort.\n", "  bakgrund:\n    - Kort.\n    - Lång.\n"])
def test_a_list_where_a_text_should_stand_gets_one_advice(rows: str) -> None:
    (found,) = _load(f"text:\n{rows}").diagnostics
    assert found.code == "FIL015"
    assert found.hint is not None
    assert "skriv | efter kolonet" in found.hint


def _load(text: str) -> Loaded[Arende]:
    return read_case(whole_case(text), "arende.yaml")


def _corrected(found: Diagnostic) -> str:
    """Den rättade raden eller raderna ur tipset, utan inledningen."""
    assert found.hint is not None
    return found.hint.partition("\n")[2]


def _with_rows(case: Case, rows: str) -> str:
    lines = case.text.splitlines()
    return "\n".join([*lines[: case.first - 1], *rows.splitlines(), *lines[case.last :]])


def _value(loaded: Loaded[Arende], path: str) -> str:
    place = loaded.places.place(path)
    assert place is not None
    assert place.path == path
    assert isinstance(place.node, Scalar)
    return place.node.text


@pytest.mark.parametrize("case", TRAPS, ids=lambda case: f"{case.code}-{case.text}")
def test_windows_line_ends_change_nothing(case: Case) -> None:
    data = whole_case(case.text)
    unix = read_case(data, "arende.yaml").diagnostics
    windows = read_case(data.replace(b"\n", b"\r\n"), "arende.yaml").diagnostics
    assert [(found.code, found.message, found.spot) for found in windows] == [
        (found.code, found.message, found.spot) for found in unix
    ]
    assert [str(found.hint).splitlines() for found in windows] == [
        str(found.hint).splitlines() for found in unix
    ]
