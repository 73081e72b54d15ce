"""Ett pappers länkar mot dem som det byggdes med: nya länkar, och sådana som går någon annanstans."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from beslutsgen.checks import dok008, dok012
from beslutsgen.diagnostic import Diagnostic, PaperSpot, Related, WholeFile
from beslutsgen.review.told_words import short
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.checks.base import Check
    from beslutsgen.readback.stamp import Line
    from beslutsgen.review.linespots import LineSpots
    from beslutsgen.word.stamp import Link


class NewLink(NamedTuple):
    """En länk som papperet inte byggdes med; `before` är adressen som samma text då gick till."""

    link: Link
    before: str | None


def new_links(now: Sequence[Link], built: Sequence[Link]) -> tuple[NewLink, ...]:
    """Länkarna i papperet som inte är som de byggdes."""
    left = Counter(map(_key, built))
    come: list[Link] = []
    for link in now:
        key = _key(link)
        if not left[key]:
            come.append(link)
        elif link.part == "body":
            # Program delar sidhuvuden när de sparar: där står samma länk flera gånger.
            left[key] -= 1
    gone = {even(one.text): one.address for one in built if left[_key(one)]}
    return tuple(NewLink(link, gone.get(even(link.text))) for link in come)


def missing_links(paper: Sequence[NewLink], new: Sequence[Link], now: Sequence[Link]) -> tuple[NewLink, ...]:
    """De av papperets nya länkar som det nya papperet inte har; `now` är papperets alla."""
    lost = {one.link for one in new_links(now, new)}
    return tuple(one for one in paper if one.link in lost)


def has_link(link: Link, links: Sequence[Link]) -> bool:
    """Om länken finns bland länkarna."""
    return _key(link) in map(_key, links)


def link_findings(found: Sequence[NewLink], lines: Sequence[Line], spots: LineSpots) -> Iterator[Diagnostic]:
    """Granskningens fynd."""
    for one in found:
        place = _place(one.link, lines)
        spot = spots.spot(*place) if place else WholeFile(spots.file)
        yield _finding(dok008.CHECK, one, spot, "")


def link_refusals(
    found: Sequence[NewLink], lines: Sequence[Line], file: str
) -> Iterator[tuple[Link, Diagnostic]]:
    """Det som inte förs tillbaka, var och en med sin länk."""
    for one in found:
        yield (
            one.link,
            _finding(dok012.CHECK, one, _spot(one.link, lines, file), " Länkar förs inte tillbaka."),
        )


def link_edits(found: Sequence[NewLink], lines: Sequence[Line], file: str) -> Iterator[Related]:
    """Det som går förlorat om papperet skrivs över."""
    for link, before in found:
        said = f"{'ändrad' if before else 'ny'} länk, ”{short(link.text)}” till {link.address}"
        yield Related(_spot(link, lines, file), said)


def _finding(check: Check, one: NewLink, spot: PaperSpot | WholeFile, also: str) -> Diagnostic:
    text, address = short(one.link.text), one.link.address
    message = f"”{text}” är en länk till {address}, och var det inte när papperet byggdes.{also}"
    if one.before:
        message = (
            f"Länken ”{text}” går till {address}. När papperet byggdes gick den till {one.before}.{also}"
        )
    hint = f"Skriv [{even(one.link.text)}]({address}) i ärendefilen, eller ändra i mallen om texten kommer därifrån."
    return Diagnostic(check.code, check.severity, message, spot, hint)


def _key(link: Link) -> tuple[str, str, str]:
    return link.part, even(link.text), _same(link.address)


def _same(address: str) -> str:
    """Adressen så som den jämförs: program skriver snedstrecket sist, stora bokstäver och koder för tecken olika."""
    scheme, found, rest = address.strip().partition("://")
    if not found:
        return unquote(scheme)
    host, slash, path = rest.partition("/")
    return unquote(f"{scheme.lower()}://{host.lower()}{slash}{path}").rstrip("/")


def _spot(link: Link, lines: Sequence[Line], file: str) -> PaperSpot | WholeFile:
    place = _place(link, lines)
    if place is None:
        return WholeFile(file)
    line, start, end = place
    return PaperSpot(file, line.part, line.heading, line.number, start, end, line.text[start:end])


def _place(link: Link, lines: Sequence[Line]) -> tuple[Line, int, int] | None:
    """Stycket som länken står i, och var i det."""
    for line in lines:
        if (line.part, line.number) == (link.part, link.number) and link.text in line.text:
            start = line.text.index(link.text)
            return line, start, start + len(link.text)
    return None
