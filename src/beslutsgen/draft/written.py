"""En nod blir innehåll: fakta, prosa och fraser skrivs ut som stycken, listor och tabeller."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.draft import look
from beslutsgen.draft.evaluation import Evaluation
from beslutsgen.draft.markdown import alone, content
from beslutsgen.draft.pieces import Fact, ProseFault, Said, Told
from beslutsgen.draft.prose import evaluate, evaluate_phrase
from beslutsgen.draft.scope import Group, Items, Leaf, Prose, Written
from beslutsgen.draft.values import transformed
from beslutsgen.facts import write_checked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.arende import Places, SourceText
    from beslutsgen.diagnostic import Spot
    from beslutsgen.draft.content import Content
    from beslutsgen.draft.pieces import Piece
    from beslutsgen.draft.scope import Node


class CaseText(Struct, frozen=True):
    """En text i ärendefilen."""

    places: Places
    path: str

    @property
    def authored(self) -> bool:
        """Författarens egen text."""
        return True

    def spot(self, start: int, end: int) -> Spot:
        """Platsen i ärendefilen."""
        return self.places.within(self.path, start, end)


class FactEntry(Struct, frozen=True):
    """En uppgift i ärendefilen som mallen skriver ut direkt."""

    places: Places
    path: str

    @property
    def authored(self) -> bool:
        """Uppgiften är inte löpande text."""
        return False

    def spot(self, start: int, end: int) -> Spot:  # noqa: ARG002  # hela uppgiften är platsen
        """Uppgiftens plats i ärendefilen."""
        return self.places.spot(self.path)


class PhraseText(Struct, frozen=True):
    """En fras i mallpaketet."""

    text: SourceText

    @property
    def authored(self) -> bool:
        """Frasen är mallpaketets text."""
        return False

    def spot(self, start: int, end: int) -> Spot:
        """Platsen i frasens fil."""
        return self.text.spot(start, end, None)


class Writer:
    """Skriver ut noder; felen i prosa och fraser samlas i `faults`.

    `dates` är husets skrivsätt för datum i prosa och fraser; det som mallarna själva skriver ut står med siffror.
    """

    def __init__(
        self,
        root: Mapping[str, Node],
        places: Places,
        phrases: Mapping[str, SourceText],
        units: frozenset[str] = frozenset(),
        dates: str = "",
    ) -> None:
        self.root = root
        self.dates = dates
        self.units = units
        self.places = places
        self.phrases = phrases
        # Uträkningen vet inget om den som skriver: en ring av föremål skulle leva kvar tills skräpsamlaren kom.
        self._run = Evaluation(root, partial(CaseText, places))
        self._prose: dict[tuple[str, str], Content] = {}
        self._facts: dict[tuple[Leaf, str], Content] = {}
        self.unfinished: set[str] = set()
        """Texterna som inte gick att skriva ut helt, efter sökväg."""

    @property
    def faults(self) -> tuple[ProseFault, ...]:
        """Felen hittills, vart och ett en gång."""
        return tuple(dict.fromkeys(self._run.faults))

    def written(self, node: Node, notation: str = "") -> Content:
        """Nodens innehåll; tomt för det som saknas."""
        if type(node) is Written:
            return node.content
        if type(node) is Group and node.own is not None:
            return self.written(node.own, notation)
        if type(node) is Prose:
            return self._written_prose(node, notation)
        if type(node) is Leaf:
            return self._written_fact(node, notation)
        if type(node) is Items:
            leaves = tuple([one.own if type(one) is Group else one for one in node.nodes if look.truth(one)])
            return content(self._listed(leaves, node.path, notation), self.units)
        return ()

    def phrase(self, name: str, **local: Node) -> Content:
        """En fras ur mallpaketet, med egna namn utöver ärendets; tomt om paketet saknar frasen."""
        text = self.phrases.get(name)
        if text is None:
            return ()
        told = evaluate_phrase(text.text, PhraseText(text), local, self._run)
        return content(told, self.units, self.dates)

    def _written_fact(self, leaf: Leaf, notation: str) -> Content:
        known = self._facts.get((leaf, notation))
        if known is None:
            fact = self._fact(leaf, notation)
            known = () if fact is None else (alone(fact, FactEntry(self.places, leaf.path)),)
            self._facts[leaf, notation] = known
        return known

    def _written_prose(self, prose: Prose, notation: str) -> Content:
        key = (prose.path, notation)
        if key not in self._prose:
            before = len(self._run.faults)
            told = evaluate(prose.path, prose.prosa.text, self._run)
            if len(self._run.faults) > before:
                self.unfinished.add(prose.path)
            self._prose[key] = content(transformed(told, notation), self.units, self.dates)
        return self._prose[key]

    def _listed(self, nodes: tuple[Node | None, ...], path: str, notation: str) -> Told:
        """Fakta som uppräkning: a, b och c; `path` är listan som de står i."""
        texts, facts = [""], list[Fact]()
        pieces: list[Piece] = []
        sources: list[tuple[int, FactEntry]] = []
        for position, leaf in enumerate(nodes):
            if isinstance(leaf, Leaf):
                if pieces:
                    joint = Said(" och " if position == len(nodes) - 1 else ", ", 0)
                    sources.append((len(pieces), FactEntry(self.places, path)))
                    pieces.append(joint)
                    texts[-1] += joint.text
                fact = self._fact(leaf, notation)
                if fact is not None:
                    sources.append((len(pieces), FactEntry(self.places, leaf.path)))
                    pieces.append((0, 0))
                    facts.append(fact)
                    texts.append("")
        return Told(texts, facts, pieces, sources)

    def _fact(self, leaf: Leaf, notation: str) -> Fact | None:
        """Faktumet så som det skrivs; ett skrivsätt som inte passar är ett fel."""
        written = write_checked(leaf.value, notation)
        if not isinstance(written, str):
            spot = FactEntry(self.places, leaf.path).spot(0, 0)
            self._run.faults.append(ProseFault("FIL031", written.message, written.hint, spot))
            return None
        return Fact(written, leaf.path, leaf.value, notation)
