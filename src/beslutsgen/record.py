"""En post med andra värden i några fält, vare sig posten är en `Struct` eller en dataklass."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, structs

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Record = TypeVar("Record", bound=Struct | DataclassInstance)


def replace(record: Record, **changes: Any) -> Record:
    """Posten med ändringarna; ett namn som inte är ett fält ger `TypeError`."""
    if isinstance(record, Struct):
        return structs.replace(record, **changes)
    return dataclasses.replace(record, **changes)
