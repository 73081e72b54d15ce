"""Prosan räknas ut: programmets steg gås igenom och ger bokstavlig text och fakta, aldrig körd kod."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.draft import look, values
from beslutsgen.draft.evaluation import Included
from beslutsgen.draft.lookup import Lookup
from beslutsgen.draft.organs import is_common
from beslutsgen.draft.pieces import Fact, ProseFault, Said, Told
from beslutsgen.draft.program import program
from beslutsgen.draft.scope import Group, Items, Leaf, Missing, Prose
from beslutsgen.draft.steps import Choice, Loop, Show
from beslutsgen.facts import Namn, write_checked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.draft.evaluation import Evaluation
    from beslutsgen.draft.pieces import Piece, Source
    from beslutsgen.draft.scope import Node
    from beslutsgen.draft.steps import Step, Steps

MAX_PIECES: Final = 20_000
MAX_DEPTH: Final = 8


def evaluate_phrase(text: str, source: Source, local: Mapping[str, Node], run: Evaluation) -> Told:
    """Frasens text och fakta i ordning; fel läggs i `run.faults`. `local` är namn utöver ärendets."""
    run.written = 0
    return _evaluated(text, source, local, run, 0).told()


def evaluate(path: str, text: str, run: Evaluation) -> Told:
    """Ärendetextens bitar i ordning; fel läggs i `run.faults`."""
    run.written = 0
    return _kept(path, text, run, 0).told


def _kept(path: str, text: str, run: Evaluation, depth: int) -> Included:
    """Ärendetexten utskriven; en felfri text är densamma överallt där den ryms."""
    known = run.included.get((path, text))
    if known and depth + known.height <= MAX_DEPTH and run.written + known.written <= MAX_PIECES:
        run.written += known.written
        return known
    faults, written = len(run.faults), run.written
    walker = _evaluated(text, run.sources(path), {}, run, depth)
    included = Included(walker.told(), walker.height, run.written - written)
    if len(run.faults) == faults:
        run.included[path, text] = included
    return included


def _evaluated(text: str, source: Source, local: Mapping[str, Node], run: Evaluation, depth: int) -> _Walker:
    walker = _Walker(text, source, run, depth)
    steps = program(text)
    if isinstance(steps, tuple):
        walker.walk(steps, local)
    else:
        spot = source.spot(steps.at, steps.at + steps.length)
        run.faults.append(ProseFault(steps.code, steps.message, steps.hint, spot))
    return walker


class _Walker(Lookup):
    """Går igenom ett program. `height` är hur många nivåer av inlagda stycken som det har nått."""

    __slots__ = ("depth", "facts", "height", "pieces", "sources", "texts")

    def __init__(self, text: str, source: Source, run: Evaluation, depth: int) -> None:
        super().__init__(text, source, run)
        self.depth = depth
        self.height = 0
        self.texts = [""]
        self.facts: list[Fact] = []
        self.pieces: list[Piece] = []
        self.sources: list[tuple[int, Source]] = [(0, source)]

    def told(self) -> Told:
        """Det som blivit utskrivet."""
        return Told(self.texts, self.facts, self.pieces, self.sources)

    def walk(self, steps: Steps, local: Mapping[str, Node]) -> None:
        """Stegen i ordning."""
        run = self.run
        for step in steps:
            if run.written >= MAX_PIECES and self._full(step):
                return
            if type(step) is Said:
                run.written += 1
                self.texts[-1] += step.text
                self.pieces.append(step)
            elif type(step) is Show:
                run.written += 1
                # Det som slingans och frasens egna namn pekar på är inte detsamma nästa gång.
                own = step.ref.root in local
                fact = None if own else run.facts.get(step.ref.written)
                if fact is None:
                    self._show(step, local, own=own)
                else:
                    self._print_fact(fact, step)
            elif type(step) is Choice:
                self._choose(step, local)
            elif type(step) is Loop:
                self._loop(step, local)

    def _full(self, step: Step) -> bool:
        """Om steget inte ryms; det första som inte gör det är ett fel, resten lämnas därhän."""
        if self.run.written == MAX_PIECES and isinstance(step, (Said, Show)):
            self.run.written += 1
            message = "Texten blir för lång när slingorna skrivs ut."
            self.fault("FIL035", step.at, message, "Gör slingorna kortare.")
        return self.run.written > MAX_PIECES

    def _choose(self, choice: Choice, local: Mapping[str, Node]) -> None:
        for test, steps in choice.branches:
            if self.holds(test, local):
                return self.walk(steps, local)
        return self.walk(choice.otherwise, local)

    def _loop(self, loop: Loop, local: Mapping[str, Node]) -> None:
        found = self.find(loop.over, local)
        if found is None:
            return
        items = look.items(found)
        if items is None:
            message = f"{found.path} är ingen lista."
            self.fault("FIL032", loop.over.at, message, "Efter for … in står namnet på en lista.")
            return
        for position, item in enumerate(items):
            inner = {**local, loop.name: item, "loop": look.loop(position, len(items))}
            self.walk(loop.body, inner)
        if not items:
            self.walk(loop.otherwise, local)

    def _show(self, show: Show, local: Mapping[str, Node], *, own: bool) -> None:
        """Skriver hänvisningen; ett faktum ur ärendet minns, men inte det som slingan eller frasen själv namngav."""
        found = self.find(show, local)
        fact = None if found is None else self._print(found, show.ref.notation, show)
        if fact is not None and not own:
            self.run.facts[show.ref.written] = fact

    def _print(self, found: Node, notation: str, show: Show) -> Fact | None:
        """Skriver det som hänvisningen pekar på; ger faktumet, där det är ett enda."""
        leaf = found.own if type(found) is Group else found
        if type(leaf) is Leaf:
            return self._fact(leaf, notation, show)
        if isinstance(found, Items):
            self._enumerate(found, notation, show)
        elif isinstance(found, Prose):
            self._include(found, notation, show)
        elif isinstance(found, Missing):
            self._missing(found.path, show)
        else:
            unknown = look.unprintable(found)
            self.fault("FIL030", show.at, unknown.message, unknown.hint)
        return None

    def _fact(self, leaf: Leaf, notation: str, show: Show) -> Fact | None:
        written = write_checked(leaf.value, notation)
        if not isinstance(written, str):
            self.fault("FIL031", show.at, written.message, written.hint)
            return None
        fact = Fact(written, leaf.path, leaf.value, notation)
        self._print_fact(fact, show)
        return fact

    def _print_fact(self, fact: Fact, show: Show) -> None:
        self.facts.append(fact)
        self.texts.append("")
        self.pieces.append((show.at, show.ref.length))

    def _enumerate(self, items: Items, notation: str, show: Show) -> None:
        """En lista skrivs som uppräkning: a, b och c."""
        last = len(items.nodes) - 1
        for position, item in enumerate(items.nodes):
            if position:
                joint = Said(" och " if position == last else ", ", show.at)
                self.texts[-1] += joint.text
                self.pieces.append(joint)
            self._print(item, notation or self._in_sentence(item, show.at), show)
        if last < 0:
            self._missing(items.path, show)

    def _in_sentence(self, item: Node, at: int) -> str:
        """Skrivsättet för en post i en frasens uppräkning: organ som är vanliga ord får liten bokstav i en mening."""
        leaf = item.own if isinstance(item, Group) else item
        if self.source.authored or not isinstance(leaf, Leaf) or not isinstance(leaf.value, Namn):
            return ""
        before = self.text[:at].rstrip()
        begins = not before or before.endswith((".", "!", "?", ":", "%}"))
        return "gemen" if not begins and is_common(leaf.value.text) else ""

    def _include(self, prose: Prose, notation: str, show: Show) -> None:
        if self.depth >= MAX_DEPTH:
            message = f"{prose.path} hänvisar till sig själv, direkt eller genom andra stycken."
            self.fault("FIL035", show.at, message, "Ta bort en av hänvisningarna i kedjan.")
            return
        inner = _kept(prose.path, prose.prosa.text.rstrip(), self.run, self.depth + 1)
        self.height = max(self.height, inner.height + 1)
        at = len(self.pieces)
        told = values.transformed(inner.told, notation)
        self.texts[-1] += told.texts[0]
        self.texts += told.texts[1:]
        self.facts += told.facts
        self.pieces += told.pieces
        self.sources += [(at + first, source) for first, source in told.sources]
        self.sources.append((len(self.pieces), self.source))

    def _missing(self, path: str, show: Show) -> None:
        absent = look.missing(path)
        self.fault("FIL034", show.at, absent.message, absent.hint)
