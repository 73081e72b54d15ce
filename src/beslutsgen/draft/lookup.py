"""Uppslag och villkor i ett program: det som hänvisningar pekar på, och om villkoren håller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.draft import look, values
from beslutsgen.draft.pieces import ProseFault
from beslutsgen.draft.scope import Group
from beslutsgen.draft.steps import Both, Either, Fixed, Not, Show
from beslutsgen.draft.tags import tag_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.draft.evaluation import Evaluation
    from beslutsgen.draft.pieces import Source
    from beslutsgen.draft.scope import Node
    from beslutsgen.draft.steps import Compared, Test, Word


class Lookup:
    """Slår upp det som en text hänvisar till; `local` är slingornas och frasens egna namn."""

    __slots__ = ("run", "source", "text")

    def __init__(self, text: str, source: Source, run: Evaluation) -> None:
        self.text = text
        self.source = source
        self.run = run

    def fault(self, code: str, at: int, message: str, hint: str) -> None:
        """Ett fel i taggen vid `at`."""
        spot = self.source.spot(*tag_at(self.text, at))
        self.run.faults.append(ProseFault(code, message, hint, spot))

    def holds(self, test: Test, local: Mapping[str, Node]) -> bool:
        """Om villkoret håller."""
        if isinstance(test, Show):
            found = self.find(test, local)
            return found is not None and look.truth(found)
        if isinstance(test, Not):
            return not self.holds(test.test, local)
        if isinstance(test, Both):
            return self.holds(test.left, local) and self.holds(test.right, local)
        if isinstance(test, Either):
            return self.holds(test.left, local) or self.holds(test.right, local)
        return test.true if isinstance(test, Fixed) else self._compare(test, local)

    def _compare(self, compared: Compared, local: Mapping[str, Node]) -> bool:
        left = self._comparable(compared.first, local)
        for op, operand in compared.others:
            right = self._comparable(operand, local)
            if not values.holds(left, op, right):
                return False
            left = right
        return True

    def _comparable(self, operand: Show | Fixed, local: Mapping[str, Node]) -> values.Comparable | None:
        if isinstance(operand, Fixed):
            return operand.value
        found = self.find(operand, local)
        return None if found is None else values.of_node(found)

    def find(self, show: Show, local: Mapping[str, Node]) -> Node | None:
        """Det som en hänvisning pekar på; det som ärendets egna namn pekar på slås upp en gång."""
        ref = show.ref
        if ref.root in local:
            return self._follow(show, local[ref.root])
        found = self.run.nodes.get(ref.path)
        if found is None and ref.words:
            found = self._from_root(show, local)
            if found is not None:
                self.run.nodes[ref.path] = found
        elif found is None:
            message, hint = "Det här kan inte skrivas ut.", "Skriv ut en uppgift ur ärendefilen."
            self.fault("FIL032", show.at, message, hint)
        return found

    def _from_root(self, show: Show, local: Mapping[str, Node]) -> Node | None:
        word = show.ref.words[0]
        found = self.run.root.get(word.key)
        if found is None:
            return self._known(look.name({**self.run.root, **local}, word.text), show, word)
        return self._follow(show, found)

    def _follow(self, show: Show, found: Node | None) -> Node | None:
        """Delen som namnen efter det första leder till."""
        for word in show.ref.words[1:]:
            if found is None:
                return None
            inner: Node | None = found.parts.get(word.key) if type(found) is Group else None
            found = self._known(look.part(found, word.text), show, word) if inner is None else inner
        return found

    def _known(self, found: Node | look.Unknown, show: Show, word: Word) -> Node | None:
        if isinstance(found, look.Unknown):
            at = show.at + word.at
            spot = self.source.spot(at, at + len(word.text))
            self.run.faults.append(ProseFault("FIL030", found.message, found.hint, spot))
            return None
        return found
