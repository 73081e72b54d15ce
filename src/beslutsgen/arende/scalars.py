"""Texter i filen blir modellens värden: prosa, fakta, val, ja eller nej, och namn på poster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

from beslutsgen.arende import faults
from beslutsgen.arende.characters import FORBIDDEN, described, remedy
from beslutsgen.arende.fields import Prosa
from beslutsgen.arende.folded import folded_list
from beslutsgen.arende.keys import OWN_NAME, ascii_key, suggestion
from beslutsgen.arende.misread import cut_text, not_a_text
from beslutsgen.arende.nodes import Scalar, Unread
from beslutsgen.arende.problems import Problem, Use
from beslutsgen.arende.traps.trap import shown
from beslutsgen.facts import Belopp, Datum, Fault, Namn, Period, parse
from beslutsgen.facts.sort import EXEMPEL
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.arende.problems import Place, Run
    from beslutsgen.arende.shapes import Choice, Fact, Name, Prose, Text, YesNo

_YES_NO: Final = {"ja": True, "true": True, "sant": True, "nej": False, "false": False, "falskt": False}
_LINE_BREAKS: Final = late(r"[ \t]*\n\s*")
_RANGE: Final = late(r"[–—]| - |t\.?o\.?m|f\.?r\.?o\.?m|till|från|tills vidare|\d-\d{4}-\d")
_CURLY: Final = frozenset("”“„’‘")
_SLUG: Final = late(r"[a-zåäö][a-zåäö0-9_]*\Z")


def prose(place: Place, shape: Prose, run: Run) -> Prosa | bool | None:
    """Prosa, som den står."""
    text = _text(place, run, free=True, prose=True)
    folded = folded_list(place, run.text)
    if text is not None and folded is not None:
        run.add(folded)
    if text is None or folded is not None:
        return None
    if shape.or_yes_no and text.strip().lower() in _YES_NO:
        return _YES_NO[text.strip().lower()]
    return Prosa(text)


def text(place: Place, shape: Text, run: Run) -> str | None:
    """En text på en rad."""
    found = _line(place, run, free=True)
    return ascii_key(found) if found is not None and shape.key else found


def yes_no(place: Place, _shape: YesNo, run: Run) -> bool | None:
    """Ett ja eller nej."""
    found = _line(place, run)
    if found is None or found.lower() in _YES_NO:
        return None if found is None else _YES_NO[found.lower()]
    _bad(place, run, f"{place.path} ska vara ja eller nej, inte {shown(found)}.", "Skriv ja eller nej.")
    return None


def choice(place: Place, shape: Choice, run: Run) -> str | None:
    """Ett av de ord som fältet kan ha."""
    found = _line(place, run)
    if found is None:
        return None
    word = ascii_key(found).lower()
    if word in shape.words:
        return word
    _bad(place, run, f"{place.path} kan inte vara {shown(found)}.", run.meant(found, shape.words))
    return None


def fact(place: Place, shape: Fact, run: Run) -> Any:
    """Ett värde i faktaspråket."""
    found = _line(place, run, free=shape.kinds == (Namn,))
    if found is None:
        return None
    tried: list[tuple[type, Any]] = []
    value = _parsed(found, shape, tried)
    if type(value) is Belopp and value.tal < 0:
        hint = "Skriv beloppet utan minustecken, och säg i ord att det är en minskning eller en intäkt."
        _bad(place, run, f"{shown(found)} är mindre än noll.", hint)
        return None
    if value is not None:
        return value
    if shape.kinds == (Datum, Period) and all(_unlike(kind, fault) for kind, fault in tried):
        hint = "Skriv ett datum som 2018-02-01 eller 2018-02, eller en period som 2018-02-01–2021-01-31."
        _bad(place, run, f"{shown(found)} är varken ett datum eller en period.", hint)
        return None
    wanted = Period if Period in shape.kinds and _RANGE.search(found) else Datum
    fault = next((fault for kind, fault in tried if kind is wanted), tried[0][1])
    if isinstance(fault, Fault):
        from beslutsgen.arende.advice import advice

        _bad(place, run, fault.message, advice(fault.hint, found, place.node, run.text))
    return None


def _parsed(text: str, shape: Fact, tried: list[tuple[type, Any]]) -> Any:
    """Det första värdet som texten är; de försök som inte gick läggs till `tried`."""
    if shape.law and not any(map(str.isalpha, text)):
        # Utan en bokstav kan texten inte namnge lagen själv.
        value = parse(f"{text} {shape.law}", shape.kinds[0])
        if type(value) is not Fault:
            return value
    for kind in shape.kinds:
        value = parse(text, kind)
        if type(value) is not Fault:
            return value
        tried.append((kind, value))
    if shape.law:
        value = parse(f"{text} {shape.law}", shape.kinds[0])
        if not isinstance(value, Fault):
            return value
        tried.append((shape.kinds[0], value))
    return None


def _unlike(kind: type, fault: object) -> bool:
    """Om texten inte ens liknar ett värde av sorten."""
    return isinstance(fault, Fault) and fault.hint == EXEMPEL[kind]


def name(place: Place, shape: Name, run: Run) -> str | None:
    """Namnet på en post, eller för vissa fält vanlig text."""
    found = _line(place, run, free=shape.free)
    if found is None:
        return None
    section, _, rest = ascii_key(found).partition(".")
    wanted = (section,) if section in shape.sections else shape.sections
    word = rest if section in shape.sections else ascii_key(found)
    holders = [section for section in wanted if word in run.names.get(section, ())]
    if len(holders) == 1:
        run.uses.append(Use(place.path, holders[0], word, place.value))
        return word
    if holders:
        message = f"{word} finns både under {' och under '.join(holders)}, så hänvisningen är tvetydig."
        run.add(Problem(faults.UNKNOWN_NAME, message, place.value, "Byt namn på den ena posten.", place.path))
        return None
    return _unknown(place, shape, run, found)


def _unknown(place: Place, shape: Name, run: Run, found: str) -> str | None:
    """Text som inte är namnet på någon post."""
    names = (known for section in shape.sections for known in run.names.get(section, ()))
    known = [known for known in dict.fromkeys(names) if OWN_NAME.match(known)]
    if run.unread.intersection(shape.sections):
        return found
    if shape.free and not (_SLUG.match(found) and suggestion(found, known)):
        return found
    where = " eller ".join(shape.sections)
    hint = run.meant(found, known)
    parts = [ascii_key(part) for part in found.split()]
    if len(parts) > 1 and all(part in known for part in parts):
        hint = f"Sätt komma mellan namnen, inom hakparenteser: [{', '.join(parts)}]."
    message = f"{shown(found)} finns inte under {where}."
    run.add(Problem(faults.UNKNOWN_NAME, message, place.value, hint, place.path))
    return None


def _line(place: Place, run: Run, *, free: bool = False) -> str | None:
    """Textens innehåll på en rad, utan omgivande blanksteg."""
    found = _text(place, run, free=free)
    if found is None:
        return None
    line = _LINE_BREAKS.sub(" ", found.strip()) if "\n" in found else found.strip()
    return line if line.isascii() else normalize("NFC", line)


def _text(place: Place, run: Run, *, free: bool, prose: bool = False) -> str | None:
    """Texten på platsen; `free` är text där ett # lika gärna kan höra till texten, i `prose` ännu hellre."""
    node = place.node
    if not isinstance(node, Scalar):
        if not isinstance(node, Unread):
            run.add(not_a_text(place, run.text, free=free))
        return None
    problem = _escaped(place, node) if node.style == '"' else None
    if problem is None and node.text[:1] in _CURLY:
        # De flesta filer har inget sådant.
        from beslutsgen.arende.curly import curly_quotes

        problem = curly_quotes(place, node, printed=free, prose=prose)
    if problem is None and free and not node.style:
        problem = cut_text(place, run.text, prose=prose)
    if problem is None:
        return node.text
    run.add(problem)
    return None


def _escaped(place: Place, node: Scalar) -> Problem | None:
    """Ett otillåtet tecken som skrivits med omvänt snedstreck inom citattecken."""
    # Av det som syns är bara utbytestecknens grannar otillåtna.
    found = None if node.text.isprintable() and "\ufffc" not in node.text else FORBIDDEN.search(node.text)
    if found is None or found.group() == "\ufffd":
        return None
    message = f"Tecknet {described(found.group())} får inte stå i en ärendefil."
    return Problem(faults.FORBIDDEN_CHARACTER, message, place.value, remedy(found.group()), place.path)


def _bad(place: Place, run: Run, message: str, hint: str) -> None:
    run.add(Problem(faults.BAD_VALUE, message, place.value, hint, place.path))
