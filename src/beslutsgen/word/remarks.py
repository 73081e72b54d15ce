"""Vem programmets egna kommentarer i ett papper är skrivna av."""

from __future__ import annotations

from typing import Final

AUTHOR: Final = "beslutsgen"
INITIALS: Final = "bg"
