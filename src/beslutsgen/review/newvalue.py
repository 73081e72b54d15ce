"""Det som någon skrev över ett faktum i ett papper blir ett värde, och värdet blir text på ärendefilens sätt."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from beslutsgen.facts import Antal, Belopp, Fault, Lagrum, Namn, allowed, parse, write, write_checked
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.passage import Value

_SPACES: Final = late(r"[\s\u00a0\u2007\u202f]+")
_HYPHEN: Final = str.maketrans({"\u2011": "-"})
_TOKEN: Final = late(r"\d+(?:[,.]\d+)*|\w+|\s|[^\w\s]")
_FIRST: Final = ("versal", "gemen")


def flat(text: str) -> str:
    """Texten med vanliga mellanslag och bindestreck, utan mellanrum runt om."""
    return _SPACES.sub(" ", text.translate(_HYPHEN)).strip()


def tokens(text: str) -> list[str]:
    """Texten i ord, tal, skiljetecken och mellanrum."""
    return _TOKEN.findall(text)


def read_value(typed: str, old: Value, notation: str) -> Value | None:
    """Värdet som texten säger där `old` stod i skrivsättet `notation`, eller `None` om den inte säger något."""
    text = flat(typed)
    if not text:
        return None
    if isinstance(old, Namn):
        return _name(text, old, notation)
    kind: type[Any] = type(old)
    found = parse(text, kind)
    if isinstance(found, Fault) and isinstance(old, Lagrum):
        found = parse(f"{text} {old.lag}", Lagrum)
    return None if isinstance(found, Fault) else _completed(found, old)


def case_text(raw: str, typed: tuple[str, str], old: Value, new: Value) -> str:
    """Det nya värdet så som ärendefilens författare skrev det gamla; `typed` är papperets gamla och nya text."""
    if isinstance(new, Namn):
        return new.text
    return next((one for one in _candidates(raw, typed, old, new) if _says(one, new)), write(new))


def _name(text: str, old: Namn, notation: str) -> Namn | None:
    """Namnet som i skrivsättet blir texten."""
    stems = [text]
    if "genitiv" in notation and text.endswith("s"):
        # Ett namn på s har samma form i genitiv.
        stems = [text.removesuffix("s").removesuffix(":"), text]
    for stem in stems:
        for one in _cased(stem, old, notation):
            if write_checked(Namn(one), notation) == text:
                return Namn(one)
    return Namn(text) if not notation else None


def _cased(stem: str, old: Namn, notation: str) -> Iterator[str]:
    """Namnet med den första bokstav som det gamla hade, när skrivsättet döljer vilken."""
    if any(name in notation for name in _FIRST):
        change = str.upper if old.text[:1].isupper() else str.lower
        yield change(stem[:1]) + stem[1:]
    yield stem


def _completed(found: Value, old: Value) -> Value:
    """Värdet med det som skrivsättet lämnar ute."""
    if isinstance(found, (Belopp, Antal)) and isinstance(old, type(found)) and not found.per:
        return replace(found, per=old.per)
    return found


def _candidates(raw: str, typed: tuple[str, str], old: Value, new: Value) -> Iterator[str]:
    """Sätten att skriva värdet, det som liknar författarens eget mest först."""
    swapped = _swapped(flat(raw), flat(typed[0]), flat(typed[1]))
    if swapped:
        yield swapped
    kind: Any = type(new)
    for notation in ("", *allowed(kind)):
        if flat(write(old, notation)) == flat(raw):
            yield flat(write(new, notation))
    yield flat(typed[1])


def _swapped(raw: str, old: str, new: str) -> str | None:
    """Filens text med samma ord utbytta som i papperet, där de står en enda gång."""
    before, after = tokens(old), tokens(new)
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, come = "".join(before[start:end]), "".join(after[first:last])
        if not gone.strip() or raw.count(gone) != 1:
            return None
        raw = raw.replace(gone, come)
    return raw


def _says(text: str, value: Value) -> bool:
    """Om texten i en ärendefil är värdet."""
    kind: Any = type(value)
    if parse(text, kind) == value:
        return True
    return isinstance(value, Lagrum) and parse(f"{text} {value.lag}", Lagrum) == value
