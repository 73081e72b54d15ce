"""Undantag: granskade fynd godtas med sitt skäl, och undantag som inget gäller blir själva fynd."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import suggestion
from beslutsgen.checks.base import IN_CASE, Finding, diagnose
from beslutsgen.checks.registry import codes, readers_of
from beslutsgen.checks.tex012 import CHECK as STALE
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import PaperSpot, WholeFile, ordered
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from beslutsgen.arende import Places
    from beslutsgen.arende.model import Arende, Undantag
    from beslutsgen.diagnostic import Diagnostic, Spot

    Section: TypeAlias = Callable[[str | None], str | None]

# En fil eller mall som inte går att använda blir inte användbar av att någon godtar det.
NEVER: Final = ("FIL", "MALL")
_NUMBER: Final = late(r"\[(\d+)\]")
_POINT: Final = late(r"Beslutspunkt (\d+)")


def accept(
    diagnostics: Iterable[Diagnostic], arende: Arende, places: Places
) -> tuple[tuple[Diagnostic, ...], tuple[tuple[Diagnostic, str], ...]]:
    """Fynden som står kvar, och de som ärendets undantag godtar med sina skäl.

    Undantag som inget gäller är själva fynd, tillagda bland dem som står kvar.
    """
    remaining, accepted, used = _sorted(diagnostics, arende)
    remaining += [diagnose(STALE, finding, places) for finding in _stale(arende, used)]
    return ordered(tuple(remaining)), tuple(accepted)


def accept_in_papers(
    diagnostics: Iterable[Diagnostic], arende: Arende, section: Section
) -> tuple[tuple[Diagnostic, ...], tuple[tuple[Diagnostic, str], ...]]:
    """Som `accept`, för fynd i papper: där säger ett undantag som inget gäller ingenting om ärendefilen.

    `section` ger sökvägen i en ärendefil till avsnittet under en rubrik, så att ett undantag för den gäller där.
    """
    remaining, accepted, _ = _sorted(diagnostics, arende, section)
    return ordered(tuple(remaining)), tuple(accepted)


def _sorted(
    diagnostics: Iterable[Diagnostic], arende: Arende, section: Section = lambda _: None
) -> tuple[list[Diagnostic], list[tuple[Diagnostic, str]], set[Undantag]]:
    """Fynden som står kvar, de godtagna med skäl, och undantagen som gällde något."""
    remaining: list[Diagnostic] = []
    accepted: list[tuple[Diagnostic, str]] = []
    used: set[Undantag] = set()
    for found in diagnostics:
        fitting = [one for one in arende.undantag if _fits(one, found, section)]
        used.update(fitting)
        if fitting:
            accepted.append((found, fitting[0].skal))
        else:
            remaining.append(found)
    return remaining, accepted, used


def _fits(undantag: Undantag, found: Diagnostic, section: Section) -> bool:
    code = undantag.kod.strip().upper()
    if code != found.code or code.startswith(NEVER):
        return False
    if undantag.galler is None:
        return True
    quote = _even(undantag.galler)
    return (
        _is_path(undantag.galler.strip(), found.spot)
        or _in_section(undantag.galler.strip(), found, section)
        or quote in _even(found.message)
        or quote in _even(_excerpt(found.spot))
    )


def _is_path(path: str, spot: Spot) -> bool:
    """Om platsen är sökvägen, eller ligger inuti den."""
    at = getattr(spot, "path", None) or ""
    return at == path or at.startswith((f"{path}.", f"{path}["))


def _in_section(path: str, found: Diagnostic, section: Section) -> bool:
    """Om fyndet står i papperets avsnitt för sökvägen, och handlar om den punkt som den anger."""
    at = section(found.spot.heading) if isinstance(found.spot, PaperSpot) else None
    if at is None or not (path == at or path.startswith((f"{at}.", f"{at}["))):
        return False
    wanted, said = _NUMBER.search(path), _POINT.search(found.message)
    return wanted is None or said is None or wanted[1] == said[1]


def _excerpt(spot: Spot) -> str:
    if isinstance(spot, WholeFile):
        return ""
    return f"{spot.excerpt} {getattr(spot, 'line_text', '')}"


def _even(text: str) -> str:
    return " ".join(plain(text).casefold().split())


def _stale(arende: Arende, used: set[Undantag]) -> Iterator[Finding]:
    if not arende.undantag:
        return
    judged = {check.code for check in readers_of(IN_CASE) if not check.strict_only}
    known = set(codes())
    for number, one in enumerate(arende.undantag, 1):
        code = one.kod.strip().upper()
        at = f"undantag[{number}]"
        if code not in known:
            close = suggestion(code, known)
            hint = f"Menade du {close}?" if close else "Alla koder visas av beslutsgen explain."
            yield Finding(f"{at}.kod", f"Koden {one.kod} finns inte, så undantaget gäller ingenting.", hint)
        elif code.startswith(NEVER):
            yield Finding(
                f"{at}.kod", f"Fynd med koden {code} kan inte godtas.", "Rätta felet och ta bort undantaget."
            )
        elif code in judged and one not in used:
            what = f" om ”{one.galler}”" if one.galler else ""
            yield Finding(at, f"Undantaget för {code}{what} gäller inget fynd längre.", "Ta bort undantaget.")
