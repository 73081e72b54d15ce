"""En sträcka text i ett dokuments XML: från en punkt till en annan, oberoende av vem som har tolkat filen."""

from __future__ import annotations

from typing import NamedTuple


class Point(NamedTuple):
    """En punkt i texten: elementets nummer i dokumentordning, och antalet tecken i dess text före punkten.

    Ett element som visar text utan att ha någon, till exempel en tabb, har läge 0 före och 1 efter.
    """

    element: int
    at: int


class Stretch(NamedTuple):
    """Texten mellan två punkter."""

    first: Point
    last: Point
