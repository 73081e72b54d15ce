"""Allt som hittats i papperen, samlat för den som skriver utkastet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from beslutsgen.prefill.agreements import Agreements
    from beslutsgen.prefill.amounts import Amounts
    from beslutsgen.prefill.between import Mentions
    from beslutsgen.prefill.counts import Counts, Law
    from beslutsgen.prefill.dates import Days
    from beslutsgen.prefill.head import Head
    from beslutsgen.prefill.material import Piece
    from beslutsgen.prefill.outline import Outline
    from beslutsgen.prefill.parties import Parties
    from beslutsgen.prefill.terms import Term


class Found(Struct, frozen=True):
    """Papperens innehåll som uppgifter."""

    pieces: tuple[Piece, ...]
    prose: tuple[Piece, ...]
    outline: Outline
    head: Head
    parties: Parties
    mentions: Mentions
    agreements: Agreements
    amounts: Amounts
    counts: Counts
    days: Days
    laws: tuple[Law, ...]
    terms: tuple[Term, ...]
