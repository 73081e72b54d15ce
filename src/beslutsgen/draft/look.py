"""Uppslag i namnträdet: namn, delar, listor och sanningsvärden, med förslag när ett namn inte finns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.arende import ascii_key, suggestion
from beslutsgen.draft.scope import Flag, Group, Items, Missing, Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from beslutsgen.draft.scope import Node


class Unknown(Struct, frozen=True):
    """Ett namn som inte finns."""

    message: str
    hint: str


def name(scope: Mapping[str, Node], word: str) -> Node | Unknown:
    """Det som ett namn längst till vänster i en hänvisning står för."""
    found = scope.get(ascii_key(word))
    if found is None:
        return Unknown(f"{word} finns inte i ärendet.", _suggestion(word, scope))
    return found


def part(owner: Node, word: str) -> Node | Unknown:
    """Delen efter punkten i en hänvisning. En lista med ett enda element ger elementets del."""
    parts = owner.parts if isinstance(owner, Group) else {}
    found = parts.get(ascii_key(word))
    if found is not None:
        return found
    if isinstance(owner, Items) and len(owner.nodes) == 1:
        return part(owner.nodes[0], word)
    if isinstance(owner, Items) and owner.nodes:
        return Unknown(
            f"{owner.path} har {len(owner.nodes)} poster, så .{word} kan inte skrivas ut.",
            f"Gå igenom posterna: {{% for post in {owner.path} %}}{{{{ post.{word} }}}}"
            "{% if not loop.last %}, {% endif %}{% endfor %}.",
        )
    if isinstance(owner, (Missing, Items)):
        return Missing(f"{owner.path}.{word}")
    return Unknown(f"{owner.path} har ingen del som heter {word}.", _suggestion(word, parts))


def items(node: Node) -> tuple[Node, ...] | None:
    """Posterna att gå igenom, eller `None` för det som inte är någon lista."""
    if type(node) is Items:
        return node.nodes
    if type(node) is Missing:
        return ()
    if type(node) is Group and node.own is None:
        return tuple(node.parts.values())
    return None


def loop(position: int, count: int) -> Group:
    """Slingans egna namn: `loop.first` och `loop.last`."""
    flags = {"first": position == 0, "last": position == count - 1}
    return Group("loop", {word: Flag(f"loop.{word}", value) for word, value in flags.items()}, None)


def truth(node: Node) -> bool:
    """Om uppgiften finns och inte är tom, eller är ja."""
    if type(node) is Flag:
        return node.value
    if type(node) is Written:
        return bool(node.content)
    if type(node) is Items:
        return bool(node.nodes)
    if type(node) is Group:
        return truth(node.own) if node.own is not None else bool(node.parts)
    return type(node) is not Missing


def missing(path: str) -> Unknown:
    """Att en uppgift saknas, och vad som ska fyllas i: det som räknas ut är ingen nyckel i ärendefilen."""
    return Unknown(f"{path} saknas i ärendet.", f"{_to_fill_in(path)}, eller ta bort hänvisningen.")


def _to_fill_in(path: str) -> str:
    owner, _, word = path.rpartition(".")
    if path in ("bestallare", "utforare"):
        return f"Ge en av parterna roll: {path}"
    if path.startswith("pack."):
        return f"Fyll i {path.removeprefix('pack.')} i mallpaketets pack.yaml"
    if word == "senaste_slut":
        return f"Fyll i {owner}.period med ett slut och {owner}.forlangning med ett antal gånger"
    if owner.endswith(".period"):
        return f"Fyll i {owner} med början och slut"
    if word == "insats":
        return f"Ange en punkt i 9 § LSS under {owner}: bara de har en insats i lagtabellen"
    if owner.startswith("avtal.") and word in ("belopp", "antal"):
        return f"Skriv avtal: {owner.removeprefix('avtal.')} i en post under {word}"
    return f"Fyll i {path}"


def unprintable(node: Node) -> Unknown:
    """Varför något som finns ändå inte kan skrivas ut, och vad som kan skrivas i stället."""
    if isinstance(node, Flag):
        return Unknown(
            f"{node.path} är ett ja eller nej och kan bara prövas.",
            f"Skriv {{% if {node.path} %}} … {{% endif %}}.",
        )
    if isinstance(node, Group) and node.parts:
        words = ", ".join(f"{node.path}.{word}" for word in list(node.parts)[:6])
        return Unknown(
            f"{node.path} är inget som kan skrivas ut i sig.", f"Skriv ut en del, till exempel {words}."
        )
    return Unknown(
        f"{node.path} är inget som kan skrivas ut här.", "Hänvisa till en uppgift i ärendefilen i stället."
    )


def _suggestion(word: str, known: Iterable[str]) -> str:
    names = [candidate for candidate in known if candidate != "loop"]
    close = suggestion(word, names)
    if close:
        return f"Menade du {close}?"
    return f"Det som finns är {', '.join(names)}." if names else "Den har inga delar."
