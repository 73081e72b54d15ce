"""Prosan: hänvisningar, villkor, slingor och de fel som författaren ska förstå."""

from __future__ import annotations

import pytest
from drafting import HEAD, bakgrund, draft_of, pack_files, passages_of, written

from beslutsgen.arende import read_case
from beslutsgen.diagnostic import TextSpot
from beslutsgen.draft import Draft
from beslutsgen.draft.steps import SyntaxFault
from beslutsgen.draft.syntax import parse_prose

FACTS = """\
parter:
  bestallare: {namn: Omsorgsnämnden, roll: bestallare}
  utforare: {namn: Leanlink Råd och stöd, roll: utforare, aven_kallad: [Leanlink]}
  region: Region Östergötland
avtal:
  uppdrag: {slag: verksamhetsuppdrag, period: 2018-03-01–2021-02-28, forlangning: "1 år i taget, högst 2 gånger"}
  ramen: {slag: ramavtal}
lagrum: {stod: 4 kap. 1 § SoL}
belopp:
  drift:
    varde: 3,8 mnkr per år
    avser: drift och personal
    avtal: uppdrag
antal:
  platser: {varde: 7 platser, avtal: uppdrag}
  rum: {varde: 1 rum, avtal: uppdrag}
samrad:
  med: [bestallare, utforare, region]
"""

WRITTEN = {
    "{{ avtal.uppdrag.period }}": "2018-03-01–2021-02-28",
    "{{ avtal.uppdrag.period | utskrivet }}": "1 mars 2018 till och med 28 februari 2021",
    "{{ avtal.uppdrag.period.start }} och {{ avtal.uppdrag.period.slut }}": "2018-03-01 och 2021-02-28",
    "{{ avtal.uppdrag.period.langd }}": "3 år",
    "{{ avtal.uppdrag }}": "verksamhetsuppdrag",
    "{{ avtal.uppdrag.forlangning }}": "vid två tillfällen med ett år i taget",
    "{{ avtal.uppdrag.senaste_slut }}": "2023-02-28",
    "{{ uppdraget.period }}": "2018-03-01–2021-02-28",
    "{{ belopp.drift }}": "3,8 miljoner kronor per år",
    "{{ belopp.drift.varde | kort }}": "3,8 mnkr per år",
    "{{ belopp.drift | kronor | belopp }}": "3 800 000 kronor",
    "{{ belopp.drift.per }}": "år",
    "{{ belopp.drift.avser | versal }}": "Drift och personal",
    "{{ antal.platser | ord }} och {{ antal.rum | ord }}": "sju platser och ett rum",
    "{{ antal.platser | tal }}": "7",
    "{{ parter.region | genitiv }} del": "Region Östergötlands del",
    "{{ parter.utforare.aven_kallad }}": "Leanlink",
    "{{ arende.förvaltning | gemen | genitiv }}": "omsorgskontorets",
    "{{ samråd.med }}": "Omsorgsnämnden, Leanlink Råd och stöd och Region Östergötland",
    "{% if avtal.uppdrag.langst_till %}x{% else %}utan gräns{% endif %}": "utan gräns",
    "{% if antal.platser > 6 and not mbl %}många{% endif %}": "många",
    "{% if antal.platser == 8 or avtal.uppdrag.period.start > datum %}x{% else %}y{% endif %}": "y",
    "{% for x in uppdraget.antal %}{{ x }}{% if not loop.last %} samt {% endif %}{% endfor %}": "7 platser samt 1 rum",
    "{% for post in mbl.text %}x{% else %}inga{% endfor %}": "inga",
    "{# bara en anteckning #}Text": "Text",
}


@pytest.mark.parametrize("prose", WRITTEN)
def test_prose_is_written_out(prose: str) -> None:
    assert written(bakgrund(prose, FACTS), "text.bakgrund") == [WRITTEN[prose]]


FAULTS = {
    "Se {{ avtal.updrag.period }}.": (
        "FIL030",
        "avtal har ingen del som heter updrag.",
        "Menade du uppdrag?",
        13,
    ),
    "Se {{ avtall.uppdrag }}.": ("FIL030", "avtall finns inte i ärendet.", "Menade du avtal?", 7),
    "Se {{ belopp.drift | kortt }}.": ("FIL031", "kortt är inget filter.", "Menade du kort?", 4),
    "Se {{ belopp.drift | utskrivet }}.": (
        "FIL031",
        "Filtret utskrivet passar inte ett belopp.",
        "För ett belopp finns kort, kronor, belopp, gemen eller versal.",
        4,
    ),
    "Se {{ avtal.uppdrag.langst_till }}.": (
        "FIL034",
        "avtal.uppdrag.langst_till saknas i ärendet.",
        "Fyll i avtal.uppdrag.langst_till, eller ta bort hänvisningen.",
        4,
    ),
    "Se {{ avtal.ramen.senaste_slut }}.": (
        "FIL034",
        "avtal.ramen.senaste_slut saknas i ärendet.",
        (
            "Fyll i avtal.ramen.period med ett slut och avtal.ramen.forlangning med ett antal gånger, "
            "eller ta bort hänvisningen."
        ),
        4,
    ),
    "Se {{ avtal.ramen.period.langd }}.": (
        "FIL034",
        "avtal.ramen.period.langd saknas i ärendet.",
        "Fyll i avtal.ramen.period med början och slut, eller ta bort hänvisningen.",
        4,
    ),
    "Se {{ avtal.ramen.belopp }}.": (
        "FIL034",
        "avtal.ramen.belopp saknas i ärendet.",
        "Skriv avtal: ramen i en post under belopp, eller ta bort hänvisningen.",
        4,
    ),
    "Se {{ lagrum.stod.insats }}.": (
        "FIL034",
        "lagrum.stod.insats saknas i ärendet.",
        (
            "Ange en punkt i 9 § LSS under lagrum.stod: bara de har en insats i lagtabellen, "
            "eller ta bort hänvisningen."
        ),
        4,
    ),
    "Se {{ organisation.epost }}.": (
        "FIL034",
        "pack.organisation.epost saknas i ärendet.",
        "Fyll i organisation.epost i mallpaketets pack.yaml, eller ta bort hänvisningen.",
        4,
    ),
    "Se {{ arende.undertecknare.titel }}.": (
        "FIL030",
        "arende.undertecknare har 2 poster, så .titel kan inte skrivas ut.",
        (
            "Gå igenom posterna: {% for post in arende.undertecknare %}{{ post.titel }}"
            "{% if not loop.last %}, {% endif %}{% endfor %}."
        ),
        28,
    ),
    "Se {{ samrad }}.": (
        "FIL030",
        "samrad är inget som kan skrivas ut i sig.",
        "Skriv ut en del, till exempel samrad.med, samrad.datum, samrad.text.",
        4,
    ),
    "Se {{ antal.platser() }}.": (
        "FIL032",
        "{{ antal.platser() }} innehåller något som text inte kan räkna ut.",
        "I text fungerar hänvisningar, filter utan argument, if med jämförelser och for över en lista.",
        4,
    ),
    "Se {% for p in [antal.platser, antal.sviktplatser] %}{{ p }}{% endfor %}": (
        "FIL032",
        "{% for p in [antal.platser, antal.sviktplatser] %} innehåller något som text inte kan räkna ut.",
        (
            "En slinga går igenom ett avsnitt eller en lista i ärendefilen: {% for part in parter %}. Enstaka "
            "uppgifter skriver du ut var för sig: {{ termer.a }} och {{ termer.b }}."
        ),
        4,
    ),
    "Se {{ antal.platser.": (
        "FIL033",
        "{{ antal.platser. stängs aldrig.",
        "Avsluta med }}, eller ta bort {{.",
        4,
    ),
    "Se {{ antal.platser } för {{ belopp.drift }}": (
        "FIL033",
        "{{ antal.platser } för stängs inte före nästa {{.",
        "Avsluta med }}.",
        4,
    ),
    "Se {% if antal %}x": (
        "FIL033",
        "Villkoret {% if antal %} stängs aldrig.",
        "Sätt in {% endif %} där det ska sluta.",
        4,
    ),
    "Se {% if antal %}x {{ antal.platser }} och {{ belopp.drift }}.": (
        "FIL033",
        "Villkoret {% if antal %} stängs aldrig.",
        "Sätt in {% endif %} där det ska sluta.",
        4,
    ),
    "Se {% if antal %}{% for p in samrad.med %}{{ p.namn }}{% endif %}.": (
        "FIL033",
        "Slingan {% for p in samrad.med %} stängs aldrig.",
        "Sätt in {% endfor %} före {% endif %}.",
        18,
    ),
    "Se {{ antal.platser }}{% endif %}.": (
        "FIL033",
        "{% endif %} stänger något som inte är öppet.",
        "Ta bort {% endif %}, eller sätt in villkoret som den ska stänga.",
        23,
    ),
    "Se {% for x in antal.platser %}x{% endfor %}": (
        "FIL032",
        "antal.platser är ingen lista.",
        "Efter for … in står namnet på en lista.",
        4,
    ),
}


def test_the_loop_that_a_fault_proposes_writes_the_posts_apart() -> None:
    loop = "{% for post in samrad.med %}{{ post.namn }}{% if not loop.last %}, {% endif %}{% endfor %}."
    assert written(bakgrund(loop, FACTS), "text.bakgrund") == [
        "Omsorgsnämnden, Leanlink Råd och stöd, Region Östergötland."
    ]


@pytest.mark.parametrize(
    "prose", ["{% if antal %}x", "{{ antal.platser() }}", "{% for x in antal.platser %}x{% endfor %}"]
)
def test_a_text_with_a_fault_is_not_called_empty(prose: str) -> None:
    draft = draft_of(bakgrund(prose, FACTS))
    assert "text.bakgrund" not in dict(draft.texts())
    assert len(draft.faults) == 1


@pytest.mark.parametrize("prose", FAULTS)
def test_a_fault_says_where_what_and_how_to_mend_it(prose: str) -> None:
    code, message, hint, column = FAULTS[prose]
    head = "arende: {rubrik: x, typ: verksamhetsuppdrag, namnd: y, undertecknare: [A B, C D]}\nbeslut: [Godkänns.]\n"
    draft = draft_of(bakgrund(prose, FACTS), head)
    list(draft.texts())
    (fault,) = draft.faults
    assert (fault.code, fault.message, fault.hint) == (code, message, hint)
    assert isinstance(fault.spot, TextSpot)
    assert fault.spot.line_text.strip() == prose
    assert fault.spot.column - 4 == column


@pytest.mark.parametrize(
    ("prose", "message"),
    [
        (
            "Se {{ antal.platser }\nför\n  den {{ belopp.drift }}",
            "{{ antal.platser } för den stängs inte före nästa {{.",
        ),
        ("{{ antal\n  platser }}", "Hänvisningen {{ antal platser }} går inte att läsa."),
        ("{{ antal.platser(\n1) }}", "{{ antal.platser( 1) }} innehåller något som text inte kan räkna ut."),
        ("{% if antal\n  %}x", "Villkoret {% if antal %} stängs aldrig."),
        ("x{% endif\n%}", "{% endif %} stänger något som inte är öppet."),
    ],
)
def test_a_tag_on_many_lines_is_quoted_on_one(prose: str, message: str) -> None:
    fault = parse_prose(prose)
    assert isinstance(fault, SyntaxFault)
    assert fault.message == message
    assert "\n" not in fault.hint


def test_all_faults_of_a_text_are_reported_at_once() -> None:
    draft = draft_of(bakgrund("{{ avtl.x }} och {{ belop.y }} och {{ antal.plaster }}", FACTS))
    list(draft.texts())
    assert [fault.message.split()[0] for fault in draft.faults] == ["avtl", "belop", "antal"]


def test_a_paragraph_that_refers_to_itself_is_a_fault() -> None:
    draft = draft_of("stycken:\n  a: x {{ stycken.b }}\n  b: y {{ stycken.a }}\n")
    list(draft.texts())
    assert {fault.code for fault in draft.faults} == {"FIL035"}


def test_a_loop_that_explodes_is_stopped() -> None:
    inner = "{% for a in uppdraget.antal %}" * 20 + "x" + "{% endfor %}" * 20
    draft = draft_of(bakgrund(inner, FACTS))
    list(draft.texts())
    assert "FIL035" in {fault.code for fault in draft.faults}


def test_facts_keep_their_path_and_notation() -> None:
    (passage,) = passages_of(
        bakgrund("Kostar {{ belopp.drift | kort }} för {{ antal.platser | ord }}.", FACTS), "text.bakgrund"
    )
    found = [(passage.text[fact.start : fact.end], fact.path, fact.notation) for fact in passage.facts]
    assert found == [("3,8\xa0mnkr per år", "belopp.drift", "kort"), ("sju platser", "antal.platser", "ord")]


def test_a_fact_typed_by_hand_is_found_without_path() -> None:
    (passage,) = passages_of(bakgrund("Kostar 4,1 mnkr per år från 2018-03-01.", FACTS), "text.bakgrund")
    found = [(passage.text[fact.start : fact.end], fact.path) for fact in passage.facts]
    assert found == [("4,1\xa0mnkr per år", None), ("2018-03-01", None)]


@pytest.mark.parametrize(
    ("day", "law"),
    [
        ("2025-05-13", "socialtjänstlagen (2001:453)"),
        ("2025-07-01", "socialtjänstlagen (2025:400)"),
        ("2017-12-31", "socialtjänstlagen (2001:453)"),
    ],
)
def test_a_law_is_written_in_full_in_the_edition_of_the_paper_s_day(day: str, law: str) -> None:
    head = HEAD.replace("forvaltning:", f"sammantrade: {day}, forvaltning:")
    loaded = read_case(
        f"{head}lagrum: {{stod: 4 kap. 1 § SoL, da: 4 kap. 1 § socialtjänstlagen (2025:400)}}\n"
        'text: {bakgrund: "{{ lagrum.stod | fullt }}; {{ lagrum.da | fullt }}"}\n'.encode(),
        "fall.yaml",
    )
    assert loaded.model is not None, loaded.diagnostics
    texts = dict(Draft(loaded.model, pack_files(), loaded.places).texts())
    (passage,) = texts["text.bakgrund"]
    shown = passage.text.replace("\N{NO-BREAK SPACE}", " ")
    assert shown == f"4 kap. 1 § {law}; 4 kap. 1 § socialtjänstlagen (2025:400)"
