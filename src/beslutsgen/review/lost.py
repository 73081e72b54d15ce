"""Text som inget papper fick: det författaren skrev mot det som mallarna skrev ut."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.registry import check_named
from beslutsgen.diagnostic import Diagnostic
from beslutsgen.draft import look
from beslutsgen.draft.blocks import block_name
from beslutsgen.draft.place import ProsePlace
from beslutsgen.draft.scope import Missing
from beslutsgen.draft.written import CaseText
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from beslutsgen.arende.model import Arende
    from beslutsgen.draft import Draft, PaperDraft
    from beslutsgen.draft.pieces import Source
    from beslutsgen.draft.scope import Node
    from beslutsgen.emit.fill.paper import Paper
    from beslutsgen.emit.prepare.compiled import CompiledTemplate
    from beslutsgen.passage import Passage, Place

# Texterna som ska stå i ett papper. Övriga texter, som vad ett belopp avser, skrivs ut där de behövs.
_MEANT: Final = late(r"(?:text|uppdrag|beslut)\.|beslut\[|samrad\.text\Z|mbl\.text\Z")
_OWN: Final = late(r"text\.egna\[(\d+)\]")
# Avsnitt som mallpaketets fraser skriver av uppgifter.
_OF_FACTS: Final = ("samrad", "mbl", "underlag", "skickas_till")
_NO_ROOM: Final = "Ta bort den ur ärendefilen, eller lägg in platshållaren i en av ärendetypens mallar."


def lost(draft: Draft, arende: Arende, papers: Sequence[tuple[PaperDraft, Paper]]) -> Iterator[Diagnostic]:
    """Det i ärendet som inget av papperen har; `papers` är alla papper som ärendet ger."""
    shown = _Shown([put.passage.place for _, paper in papers for put in paper.placed])
    places = draft.writer.places
    for path, message, hint in (*_texts(draft, arende, shown), *_sections(arende, papers)):
        check = check_named("MALL010")
        yield Diagnostic(check.code, check.severity, message, places.spot(path), hint)


class _Shown:
    """Styckena som papperen har, och texterna som de är gjorda av."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = {id(place): place for place in places}

    def has_all(self, passages: Iterable[Passage]) -> bool:
        """Om papperen har just de styckena."""
        return self._places.keys() >= {id(passage.place) for passage in passages}

    def has_any(self, wanted: AbstractSet[str]) -> bool:
        """Om något stycke är gjort av någon av texterna med de sökvägarna."""
        return any(
            not wanted.isdisjoint(_paths(place.sources))
            for path in wanted
            for place in self._by_text.get(path, ())
        )

    @cached_property
    def _by_text(self) -> Mapping[str, list[ProsePlace]]:
        """Styckena efter var och en av texterna som de räknades ut ur, allt som räknades ut tillsammans."""
        together: dict[int, list[ProsePlace]] = {}
        for place in self._places.values():
            if isinstance(place, ProsePlace):
                together.setdefault(id(place.told), []).append(place)
        found: dict[str, list[ProsePlace]] = {}
        for places in together.values():
            for path in set(_paths([source for _, source in places[0].told.sources])):
                found.setdefault(path, []).extend(places)
        return found


def _texts(draft: Draft, arende: Arende, shown: _Shown) -> Iterator[tuple[str, str, str]]:
    """Texterna som saknas, med plats, meddelande och tips; ett eget avsnitt en gång."""
    told = set()
    for path, passages in draft.texts():
        if not _MEANT.match(path) or shown.has_all(passages):
            continue
        sources = {
            path
            for one in passages
            if isinstance(one.place, ProsePlace)
            for path in _paths(one.place.sources)
        }
        # En text som bara är hänvisningar känns igen på det den hänvisar till.
        wanted = {path} if path in sources else sources
        own = _OWN.match(path)
        place = own[0] if own else path
        if not wanted or place in told or shown.has_any(wanted):
            continue
        told.add(place)
        yield place, *(_own(arende, int(own[1])) if own else (_message(f"Texten {path}"), _NO_ROOM))


def _own(arende: Arende, number: int) -> tuple[str, str]:
    own = arende.text.egna[number - 1]
    hint = (
        f"Papperet {own.i} har inte avsnittet {own.efter}, eller platshållaren {{{{ {block_name(own)} }}}}: "
        "ange ett annat avsnitt under efter, eller ett annat papper under i."
    )
    return _message(f"Det egna avsnittet efter {own.efter}"), hint


def _sections(arende: Arende, papers: Sequence[tuple[PaperDraft, Paper]]) -> Iterator[tuple[str, str, str]]:
    """Avsnitten av uppgifter som är ifyllda men som ingen mall nämner, eller som blev tomma."""
    used = frozenset[str]().union(*(_roots(paper.rendered.template) for _, paper in papers))
    for name in _OF_FACTS:
        section = getattr(arende, name)
        if not section or getattr(section, "text", None):
            # Egen text om samrådet har redan prövats bland texterna.
            continue
        if name not in used:
            yield name, _message(f"Avsnittet {name}"), _NO_ROOM
        elif not any(_written(paper.scope, name) for paper, _ in papers):
            hint = (
                f"Fyll i det som saknas under {name}, eller lägg till frasen {name} i mallpaketets pack.yaml."
            )
            yield name, _message(f"Avsnittet {name}"), hint


@lru_cache(maxsize=64)
def _roots(template: CompiledTemplate) -> frozenset[str]:
    """Namnen som mallen använder."""
    return frozenset(ref.root for tag in template.tags for ref in tag.parsed.refs)


def _written(scope: Mapping[str, Node], name: str) -> bool:
    node = scope.get(name)
    return node is not None and not isinstance(node, Missing) and look.truth(node)


def _message(what: str) -> str:
    return f"{what} kommer inte med i något av ärendets papper."


def _paths(sources: Iterable[Source]) -> list[str]:
    """Sökvägarna till ärendefilens texter bland källorna."""
    return [source.path for source in sources if isinstance(source, CaseText)]
