"""Varför en text inte kunde läsas som ett värde, och vad man gör åt det."""

from __future__ import annotations

from msgspec import Struct


class Fault(Struct, frozen=True):
    """Ett fel i ett värde: vad som stod och varför det inte kan läsas, och botemedlet."""

    message: str
    hint: str
