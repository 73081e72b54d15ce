"""Faktorerna i en produkt av ett belopp och ett eller flera antal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.checks.amounts import is_time, per_words
from beslutsgen.checks.ranges import of_count, price
from beslutsgen.facts.enheter import enhetsnyckel

if TYPE_CHECKING:
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.uppgifter import BeloppPost
    from beslutsgen.checks.ranges import Range
    from beslutsgen.facts import Antal, Belopp


class Product(Struct, frozen=True):
    """En produkt: vad den blir i kronor, och faktorerna med sina sökvägar."""

    amount: Range
    values: tuple[Belopp | Antal, ...]
    paths: tuple[str, ...]


def factors(arende: Arende, post: BeloppPost) -> Product | str | None:
    """Produkten som beloppet ska vara, eller varför den inte kan räknas ut; `None` när det inte är någon produkt."""
    if not post.produkt_av:
        return None
    names = [name for name in post.produkt_av if name in arende.belopp]
    counts = [arende.antal[name].varde for name in post.produkt_av if name not in arende.belopp]
    if len(names) != 1 or not counts:
        return "en produkt ska ha ett belopp och minst ett antal som faktorer"
    unit = arende.belopp[names[0]].varde
    left = _remaining(unit.per, counts)
    if sorted(left) != sorted(post.varde.per):
        return f"produkten anges då {per_words(left)}, men beloppet anges {per_words(post.varde.per)}"
    amount = price(unit).reaching(unit.grans)
    for count in counts:
        amount = amount.times(of_count(count).reaching(count.grans))
    paths = tuple(f"belopp.{name}" if name in arende.belopp else f"antal.{name}" for name in post.produkt_av)
    return Product(amount, (unit, *counts), paths)


def count_with_rate(arende: Arende, post: BeloppPost) -> Antal | None:
    """Antalet med den tid som produkten saknar för att gälla per samma sak som beloppet, om bara den saknas."""
    names = [name for name in post.produkt_av if name in arende.belopp]
    counts = [arende.antal[name].varde for name in post.produkt_av if name not in arende.belopp]
    times = tuple(unit for unit in post.varde.per if is_time(unit))
    if len(names) != 1 or len(counts) != 1 or counts[0].per or not times:
        return None
    rated = replace(counts[0], per=times)
    left = _remaining(arende.belopp[names[0]].varde.per, [rated])
    return rated if sorted(left) == sorted(post.varde.per) else None


def _remaining(per: tuple[str, ...], counts: list[Antal]) -> tuple[str, ...]:
    """Det som produkten gäller per: beloppets och antalens, när det som antalen räknar är borta."""
    left = [*per, *(unit for count in counts for unit in count.per)]
    for count in counts:
        key = enhetsnyckel(count.enhet)
        matching = next(
            (unit for unit in left if key == unit or key.endswith(unit) or unit.endswith(key)), None
        )
        if matching is not None:
            left.remove(matching)
    return tuple(left)
