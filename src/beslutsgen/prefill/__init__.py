"""Gamla papper blir utkast till ärendefiler, ifyllda av finnaren och med allt osäkert märkt."""

from beslutsgen.prefill.assemble import Drafted, draft_case
from beslutsgen.prefill.first import Given

__all__ = ["Drafted", "Given", "draft_case"]
