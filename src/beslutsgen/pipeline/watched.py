"""Ärenden under bevakning: vad som ska byggas när filer ändras, och vad som är nytt sedan förra bygget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.report.outcome import Outcome


class News(Struct, frozen=True):
    """Det som ett bygge gav utöver det förra: nya fynd, fynd som är borta, och resultatet med bara de nya fynden."""

    case: Path
    outcome: Outcome
    gone: tuple[Diagnostic, ...]

    @property
    def anything(self) -> bool:
        """Om något är nytt."""
        return bool(self.outcome.diagnostics or self.gone or self.outcome.written)


class Watch(Struct):
    """Bevakade ärenden. `build` bygger ett ärende; `pack` är mallpaketets mapp, vars ändringar rör alla ärenden."""

    cases: Sequence[Path]
    build: Callable[[Path], Outcome]
    pack: Path | None = None
    _last: dict[Path, frozenset[tuple[str, str, str]]] = field(default_factory=dict)
    _seen: dict[Path, tuple[Diagnostic, ...]] = field(default_factory=dict)

    def everything(self) -> tuple[News, ...]:
        """Alla ärenden byggda."""
        return tuple(self._built(case) for case in self.cases)

    def after(self, changed: Collection[Path]) -> tuple[News, ...]:
        """Ärendena som de ändrade filerna rör, byggda; inga när ändringarna inte angår dem."""
        if any(self._of_pack(path) for path in changed):
            return self.everything()
        known = {path.resolve() for path in changed}
        return tuple(self._built(case) for case in self.cases if case.resolve() in known)

    def _of_pack(self, path: Path) -> bool:
        return self.pack is not None and path.resolve().is_relative_to(self.pack.resolve())

    def _built(self, case: Path) -> News:
        outcome = self.build(case)
        before = self._last.get(case, frozenset())
        now = frozenset(_key(found) for found in outcome.diagnostics)
        away = tuple(found for found in self._seen.get(case, ()) if _key(found) not in now)
        # En fil som inte går att läsa har inte prövats: de andra fynden är inte borta för det.
        unread = any(_stops(found) for found in outcome.diagnostics)
        waiting = tuple(found for found in away if unread and not _stops(found))
        gone = tuple(found for found in away if found not in waiting)
        fresh = tuple(found for found in outcome.diagnostics if _key(found) not in before)
        self._last[case] = now | {_key(found) for found in waiting}
        self._seen[case] = (*outcome.diagnostics, *waiting)
        return News(case, replace(outcome, diagnostics=fresh), gone)


def _stops(found: Diagnostic) -> bool:
    """Om fyndet hindrar att ärendet prövas: ett fel i ärendefilen eller mallpaketet."""
    return found.severity is Severity.ERROR and found.code.startswith(("FIL", "MALL"))


def _key(found: Diagnostic) -> tuple[str, str, str]:
    """Det som gör två fynd till samma; raden räknas inte, för den flyttas av andra ändringar."""
    return found.code, found.message, found.spot.file
