"""Det löpande i en del som en enda text: orden, styckenas slut och bokmärkena, läst ur XML:en i några få svep.

Delen delas vid sin text. Det som står mellan två texter är bara taggar, och samma taggar återkommer i alla papper: för
var och en av dessa bitar prövas en gång, med en riktig tolk, att den är hel XML där den står, och vad den betyder. Är
alla bitarna hela är delen det.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from beslutsgen.pattern import late
from beslutsgen.word import ooxml
from beslutsgen.word.ooxml import OBJECT

if TYPE_CHECKING:
    from collections.abc import Sequence

# Där ett stycke slutar.
END: Final = "\1"
# Runt ett bokmärkes id och, där det börjar, dess namn.
_EDGE: Final = "\2"
_EDGES: Final = late(f"{_EDGE}[^{_EDGE}]*{_EDGE}")
# Står i stället för ett bokmärke tills dess id och namn sätts in.
_MARK: Final = b"\3"
# Det som XML inte kan bära, och radslutet som en tolk gör om.
_CONTROLS: Final = bytes(code for code in range(0x20) if code not in b"\t\n")
_OUTSIDE: Final = ("<", "\ufffe", "\uffff")
_ENTITIES: Final = ("&amp;", "&lt;", "&gt;")
_DECLARATION: Final = ooxml.DECLARATION.encode()
_AS_W: Final = f'xmlns:w="{ooxml.W_NS}"'
_BOOKMARK: Final = late(rb'<w:bookmark(?:Start w:id="([0-9]+)" w:name="(\w+)"|End w:id="([0-9]+)")/>')
_ANY_BOOKMARK: Final = b"<w:bookmark/>"
_SIGNS: Final = {
    "w:tab/": "\t",
    **dict.fromkeys(("w:ptab", "w:ptab/"), "\t"),
    **dict.fromkeys(("w:br", "w:br/", "w:cr", "w:cr/"), "\n"),
    **dict.fromkeys(("w:noBreakHyphen", "w:noBreakHyphen/"), "-"),
    **{
        f"w:{name}{end}": OBJECT
        for name in ("drawing", "pict", "sym", "fldChar", "footnoteReference", "endnoteReference")
        for end in ("", "/")
    },
    **dict.fromkeys(("/w:p", "w:p/"), END),
    "w:bookmark/": _MARK.decode(),
}
# Det här flyttar text dit den inte står, eller är ett bokmärke som är skrivet på annat sätt än vårt.
_ODD: Final = ("w:txbxContent", "w:object", "mc:", "w:bookmarkStart", "w:bookmarkEnd")
_TEXT: Final = "w:t"
_BETWEEN: Final = "\0"
_TEXT_END: Final = b"</w:t>"
_LARGE: Final = 64 * 2**10
# Var en bit slutar, om inte inne i element: före det första, efter det sista, eller där det inte går att läsa så här.
_START, _DONE, _REFUSED = "", "/", "!"


class _LargeError(Exception):
    """En bit är för stor för att kännas igen: minnet ska inte växa med delarna."""


def running(data: bytes, own: int) -> str | None:
    """Delens löpande text, eller `None` om den inte kan läsas så här; då är den inte hel, eller ovanlig.

    Bokmärken med id upp till `own` är mallens egna och tas inte med.
    """
    if not data.startswith(_DECLARATION) or len(data.translate(None, _CONTROLS)) != len(data):
        return None
    found: list[bytes] = []
    state = _START
    try:
        for piece in data[len(_DECLARATION) :].split(_TEXT_END):
            tags, _, text = piece.rpartition(b">")
            state, shown = _passed(state, tags, own)
            found += (shown, text)
        flow = b"".join(found).decode()
    except (UnicodeDecodeError, _LargeError):
        return None
    # Efter den sista biten står ingen text.
    if state != _DONE or text:
        return None
    if any(outside in flow for outside in _OUTSIDE):
        return None
    return _unescaped(flow) if "&" in flow else flow


def opened(identity: int, name: str) -> str:
    """Så står ett bokmärkes början i den löpande texten."""
    return f"{_EDGE}{identity} {name}{_EDGE}"


def closed(identity: int) -> str:
    """Så står ett bokmärkes slut i den löpande texten."""
    return f"{_EDGE}{identity}{_EDGE}"


def unmarked(text: str) -> str:
    """Löpande text utan bokmärken."""
    return _EDGES.sub("", text) if _EDGE in text else text


def _unescaped(text: str) -> str | None:
    """Texten som XML:en står för, om den är skriven som programmet skriver den."""
    if text.count("&") != sum(map(text.count, _ENTITIES)):
        return None
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@lru_cache(maxsize=4096)
def _passed(state: str, tags: bytes, own: int) -> tuple[str, bytes]:
    """Var biten `tags` slutar, om den är hel XML efter `state`, och vad den visar; dess sista `>` är borta."""
    if len(tags) > _LARGE:
        raise _LargeError
    if b"<w:bookmark" not in tags:
        return _read(state, tags)
    # Biten delad vid bokmärkena; mellan delarna står det som börjar ett bokmärkes id och namn, och det som slutar ett.
    split = _BOOKMARK.split(tags)
    after, shown = _read(state, _ANY_BOOKMARK.join(split[::4]))
    first, *pieces = shown.split(_MARK)
    if len(pieces) != len(split) // 4:
        return _REFUSED, b""
    marks = map(_written, split[1::4], split[2::4], split[3::4], repeat(own))
    return after, first + b"".join([mark + piece for mark, piece in zip(marks, pieces, strict=True)])


def _written(begins: bytes | None, name: bytes | None, ends: bytes | None, own: int) -> bytes:
    """Bokmärkets början eller slut, om det inte är mallens eget."""
    identity = int(begins or ends or b"")
    if identity <= own:
        return b""
    return (opened(identity, name.decode()) if name else closed(identity)).encode()


@lru_cache(maxsize=1024)
def _read(state: str, tags: bytes) -> tuple[str, bytes]:
    """Som `_passed`, för en bit utan bokmärkenas id och namn."""
    found = _tags(tags)
    if state in (_DONE, _REFUSED) or not found:
        return _REFUSED, b""
    before = state.split(_BETWEEN) if state else []
    stack, shown = [*before], list[str]()
    last = found.pop() if found[-1].partition(" ")[0] == _TEXT else None
    for tag in found:
        opens, closes, shows = _meant(tag)
        shown.append(shows)
        if opens:
            stack.append(opens if stack else tag)
        elif closes and (not stack or stack.pop().partition(" ")[0] != closes):
            return _REFUSED, b""
    nested = _REFUSED not in stack and bool(stack) == bool(last)
    if not nested or not _whole(before, tags.decode() + ">", [*stack, last] if last else []):
        return _REFUSED, b""
    return _BETWEEN.join(stack) or _DONE, "".join(shown).encode()


def _tags(tags: bytes) -> list[str]:
    """Taggarna i en bit, utan sina tecken i ändarna; inga om den har något annat än taggar och text efter dem."""
    try:
        first, *pieces = tags.decode().split("<")
    except UnicodeDecodeError:
        return []
    *found, (last, end, _) = [piece.partition(">") for piece in pieces] or [("", "", "")]
    if first or end or not all(tag and ends and ">" not in text for tag, ends, text in found):
        return []
    return [*(tag for tag, _, _ in found), last] if last else []


@lru_cache(maxsize=1024)
def _meant(tag: str) -> tuple[str, str, str]:
    """Det som en tagg öppnar, det som den stänger, och det som den visar."""
    name = tag.partition(" ")[0]
    if name.startswith(_ODD) or name == _TEXT:
        return _REFUSED, "", ""
    # En tabb med egenskaper är ett tabbstopp.
    plain, alone = name.rstrip("/"), tag.endswith("/")
    shows = _SIGNS.get(tag if plain == "w:tab" else f"{plain}/" if alone else name, "")
    if name.startswith("/"):
        return "", tag[1:], shows
    # En tagg med namnrymder behövs hel för att pröva det som står i den.
    return "" if alone else tag if "xmlns" in tag else name, "", shows


def _whole(before: Sequence[str], xml: str, after: Sequence[str]) -> bool:
    """Om `xml` är hel inne i `before`, när det som är öppet efter den stängs, och Words namnrymd heter w i den."""
    named = xml.count(ooxml.W_NS)
    if not named == xml.count(_AS_W) == xml.count("xmlns:w=") or not (named or before):
        return False
    opening = "".join([f"<{tag}>" for tag in before])
    closing = "".join([f"</{tag.partition(' ')[0]}>" for tag in reversed(after)])
    parser = expat.ParserCreate("utf-8", " ")
    try:
        parser.Parse(f"{opening}{xml}{closing}".encode(), True)  # noqa: FBT003  # tolken tar inga namngivna argument
    except expat.ExpatError:
        return False
    return True
