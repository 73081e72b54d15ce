"""Om ett handskrivet faktum är ett av ärendets, tydligt talar om ett av dem men säger något annat, eller är okänt.

Ett fel här hindrar papperen, så hellre okänt än fel: en mening med ord som tidigare, ytterligare eller ökar talar om
något annat, och ett tal på en eller två siffror liknar alltid något.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.candidates import candidates
from beslutsgen.checks.labels import named
from beslutsgen.checks.likeness import Slip, same_unit, says_the_same, slip_between
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.subjects import subject_of
from beslutsgen.checks.verdicts import Verdict
from beslutsgen.facts import Antal, Belopp, Datum, Period, dagen_efter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.candidates import Candidate
    from beslutsgen.checks.labels import Named
    from beslutsgen.checks.typed import Typed
    from beslutsgen.checks.verdicts import Judgement
    from beslutsgen.passage import Value

# Ord som visar att meningen handlar om något annat än ärendets egna uppgifter.
_OTHER_SUBJECT: Final = Pattern(
    r"(?<!\w)(?:tidigare|förra|förut|föregående|nuvarande|i dag|idag|i nuläget|hittills|då|jämfört|jämförelse"
    r"|öka\w*|minska\w*|ökning\w*|minskning\w*|högre|lägre|mer än|mindre än|utöver|ytterligare|varav|därav"
    r"|budget\w*|statsbidrag\w*|andra|annan|annat|övriga|i genomsnitt|till exempel|exempelvis|skulle|alternativ\w*"
    r"|delrapport\w*|senast|uppsäg\w*|sägs upp|sägas upp|protokoll\w*|daterad\w*|reviderad\w*|beslutade\w*"
    r"|under 20\d\d|år 20\d\d)(?!\w)",
    re.IGNORECASE,
)
# Verb alldeles före ett belopp eller antal som gör det till hela kostnaden eller hela antalet.
_COSTS: Final = Pattern(
    r"(?:kosta[rt]?|uppgår till|beräknas till|(?:kostnad|ersättning)\w*(?: [^.;]{1,60})? (?:är|blir|beräknas vara))"
    r"\s+(?:ca|cirka|högst|totalt)?\s*\Z",
    re.IGNORECASE,
)
_COUNTS: Final = Pattern(
    r"(?:omfattar|avser|rymmer|består av|innehåller|gäller|har)\s+(?:totalt|sammanlagt)?\s*\Z", re.IGNORECASE
)
_TWO_DIGITS: Final = 10
_PERIOD: Final = Pattern(r"perioden|avtalstid|uppdragstid|gäller|löper|sträcker sig|avser", re.IGNORECASE)
_RANK: Final[dict[Judgement, int]] = {"contradicts": 0, "known": 1, "unknown": 2}


def judged(view: View, written: Iterable[Typed]) -> tuple[Verdict, ...]:
    """Ett omdöme per handskrivet faktum och plats i filen."""
    known = candidates(view.arende)
    found: dict[object, Verdict] = {}
    for typed in written:
        verdict = _judge(view, typed, known)
        earlier = found.get(typed.spot)
        # Samma text kan stå i flera avsnitt. Den mening som säger mest avgör.
        if earlier is None or _RANK[verdict.outcome] < _RANK[earlier.outcome]:
            found[typed.spot] = verdict
    return tuple(found.values())


def _judge(view: View, typed: Typed, known: tuple[Candidate, ...]) -> Verdict:
    subject = subject_of(view.arende, typed)
    if subject is not None:
        spoken = next((one for one in known if one.path == subject), None)
        if spoken and not says_the_same(typed.value, spoken.value):
            return Verdict(typed, "contradicts", spoken)
    same = next((one for one in known if says_the_same(typed.value, one.value)), None)
    if same or _follows(typed.value, known):
        return Verdict(typed, "known", same)
    stated = tuple(_stated(typed))
    left = tuple(
        one
        for one in known
        if same_unit(typed.value, one.value) and not any(says_the_same(value, one.value) for value in stated)
    )
    slips = [(one, slip) for one in left if (slip := slip_between(typed.value, one.value))]
    only = slips[0] if len({one.value for one, _ in slips}) == 1 else None
    if only and _slipped(typed, *_best(typed, [one for one, _ in slips]), only[1]):
        return Verdict(typed, "contradicts", _best(typed, [one for one, _ in slips])[0])
    spoken = _spoken_of(typed, left)
    if spoken:
        return Verdict(typed, "contradicts", spoken)
    return Verdict(typed, "unknown", only[0] if only else None)


def _best(typed: Typed, facts: list[Candidate]) -> tuple[Candidate, Named]:
    """Det av fakta med samma värde som meningen tydligast nämner."""
    scored = [(one, named(one.labels, typed.sentence.text)) for one in facts]
    return max(scored, key=lambda pair: (_in_role(typed, pair[0]), pair[1].score))


def _follows(value: Value, known: tuple[Candidate, ...]) -> bool:
    """Om dagen är den första efter en period i ärendet: då börjar det som kommer sedan."""
    if not isinstance(value, Datum) or value.dag is None:
        return False
    ends = (one.value for one in known if one.path.endswith(("slut", "langst_till")))
    return any(isinstance(end, Datum) and dagen_efter(end) == value.forsta for end in ends)


def _stated(typed: Typed) -> Iterator[Value]:
    """De andra fakta som meningen redan säger."""
    for fact in typed.sentence.facts:
        if fact != typed.fact:
            yield fact.value
            if isinstance(fact.value, Period):
                yield fact.value.start
                if fact.value.slut:
                    yield fact.value.slut


def _slipped(typed: Typed, fact: Candidate, said: Named, slip: Slip) -> bool:
    """Om ett skrivfel är troligt: säkert i långa tal, annars bara när meningen nämner faktumet."""
    if slip is Slip.CERTAIN:
        return True
    if _OTHER_SUBJECT.search(typed.sentence.text):
        return False
    if isinstance(typed.value, Datum):
        return _in_role(typed, fact) or said.words > 0
    if isinstance(typed.value, Period):
        return said.agreement or bool(_PERIOD.search(typed.sentence.text))
    if isinstance(typed.value, Antal):
        return said.score > 0 and typed.value.tal >= _TWO_DIGITS
    return bool(said.words or said.agreement or (said.party and _just_before(typed, _COSTS)))


def _just_before(typed: Typed, verbs: Pattern) -> bool:
    """Om ett av verben står alldeles före faktumet."""
    return verbs.search(typed.sentence.passage.text, typed.sentence.start, typed.fact.start) is not None


def _in_role(typed: Typed, fact: Candidate) -> bool:
    """Om orden strax före datumet visar att det har faktumets roll."""
    if fact.role is None:
        return False
    start = max(typed.sentence.start, typed.fact.start - 60)
    return fact.role.search(typed.sentence.passage.text, start, typed.fact.start) is not None


def _spoken_of(typed: Typed, left: tuple[Candidate, ...]) -> Candidate | None:
    """Det enda belopp eller antal som meningen tydligt talar om, också när talen är helt olika."""
    if not isinstance(typed.value, Belopp | Antal) or _OTHER_SUBJECT.search(typed.sentence.text):
        return None
    scored = sorted(
        ((named(one.labels, typed.sentence.text), one) for one in left), key=lambda pair: -pair[0].score
    )
    if not scored or (len(scored) > 1 and scored[0][0].score == scored[1][0].score):
        return None
    said, fact = scored[0]
    if isinstance(typed.value, Antal):
        counted = _just_before(typed, _COUNTS) or _listed_with_others(typed)
        return fact if counted and (said.words or (said.agreement and len(left) == 1)) else None
    same_per = isinstance(fact.value, Belopp) and typed.value.per == fact.value.per
    costs = said.agreement and len(left) == 1 and _just_before(typed, _COSTS)
    return fact if same_per and (said.words or costs) else None


def _listed_with_others(typed: Typed) -> bool:
    """Om antalet står i en uppräkning med andra antal av samma sak, som ärendet känner."""
    others = (fact.value for fact in typed.sentence.facts if fact != typed.fact)
    return any(isinstance(other, Antal) and same_unit(typed.value, other) for other in others)
