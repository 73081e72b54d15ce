"""Text som inget papper fick: det författaren skrev mot det som mallarna skrev ut."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.mall010 import CHECK
from beslutsgen.diagnostic import Diagnostic
from beslutsgen.draft import look
from beslutsgen.draft.blocks import block_name
from beslutsgen.draft.place import ProsePlace
from beslutsgen.draft.scope import Missing
from beslutsgen.draft.written import CaseText
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beslutsgen.arende.model import Arende
    from beslutsgen.draft import Draft, PaperDraft
    from beslutsgen.draft.scope import Node
    from beslutsgen.emit.paper import Paper
    from beslutsgen.passage import Passage

# Texterna som ska stå i ett papper. Övriga texter, som vad ett belopp avser, skrivs ut där de behövs.
_MEANT: Final = late(r"(?:text|uppdrag|beslut)\.|beslut\[|samrad\.text\Z|mbl\.text\Z")
_OWN: Final = late(r"text\.egna\[(\d+)\]")
# Avsnitt som mallpaketets fraser skriver av uppgifter.
_OF_FACTS: Final = ("samrad", "mbl", "underlag", "skickas_till")
_NO_ROOM: Final = "Ta bort den ur ärendefilen, eller lägg in platshållaren i en av ärendetypens mallar."


def lost(draft: Draft, arende: Arende, papers: Sequence[tuple[PaperDraft, Paper]]) -> Iterator[Diagnostic]:
    """Det i ärendet som inget av papperen har; `papers` är alla papper som ärendet ger."""
    shown = _Shown([put.passage for _, paper in papers for put in paper.placed])
    places = draft.writer.places
    for path, message, hint in (*_texts(draft, arende, shown), *_sections(arende, papers)):
        yield Diagnostic(CHECK.code, CHECK.severity, message, places.spot(path), hint)


class _Shown:
    """Styckena som papperen har, och texterna som de är gjorda av."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._places = frozenset(id(passage.place) for passage in passages)

    def has_all(self, passages: Iterable[Passage]) -> bool:
        """Om papperen har just de styckena."""
        return all(id(passage.place) in self._places for passage in passages)

    @cached_property
    def sources(self) -> set[str]:
        """Sökvägarna till texterna."""
        return _sources(self._passages)


def _texts(draft: Draft, arende: Arende, shown: _Shown) -> Iterator[tuple[str, str, str]]:
    """Texterna som saknas, med plats, meddelande och tips; ett eget avsnitt en gång."""
    told = set()
    for path, passages in draft.texts():
        if not _MEANT.match(path) or shown.has_all(passages):
            continue
        sources = _sources(passages)
        # En text som bara är hänvisningar känns igen på det den hänvisar till.
        wanted = {path} if path in sources else sources
        own = _OWN.match(path)
        place = own[0] if own else path
        if not wanted or wanted & shown.sources or place in told:
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
    used = frozenset(
        ref.root for _, paper in papers for tag in paper.rendered.template.tags for ref in tag.parsed.refs
    )
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


def _written(scope: Mapping[str, Node], name: str) -> bool:
    node = scope.get(name)
    return node is not None and not isinstance(node, Missing) and look.truth(node)


def _message(what: str) -> str:
    return f"{what} kommer inte med i något av ärendets papper."


def _sources(passages: Iterable[Passage]) -> set[str]:
    """Sökvägarna till ärendefilens texter som styckena är gjorda av."""
    return {
        source.path
        for passage in passages
        if isinstance(passage.place, ProsePlace)
        for source in passage.place.sources
        if isinstance(source, CaseText)
    }
