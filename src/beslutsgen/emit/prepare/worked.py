"""Det som har räknats ut ur en beredd mall och inte beror på någon uppgifts text: räknat en gång, och sparat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import DecodeError, Struct, field, msgpack

from beslutsgen.emit.prepare.sealed import digest, read_sealed, write_sealed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Så mycket sparas för en mall; det som behövdes för längst sedan tas bort.
_MOST: Final = 2**20
_Answer = TypeVar("_Answer")


class Worked(Struct, eq=False):
    """Svaren på frågor om en mall, efter frågans fingeravtryck; det som senast behövdes står sist.

    `path` är filen där de sparas; utan den räknas varje svar ut. `fresh` säger att något inte är sparat.
    """

    path: Path | None = None
    known: dict[bytes, bytes] = field(default_factory=dict)
    fresh: bool = False

    def answer(
        self, kind: type[_Answer], question: tuple[object, ...], work: Callable[[], _Answer]
    ) -> _Answer:
        """Svaret på frågan: det som är känt, eller det som `work` räknar ut av bara frågan och mallen."""
        if self.path is None:
            return work()
        key = digest(msgpack.encode(question))
        found = self.known.pop(key, None)
        if found is None:
            made = work()
            self.known[key] = msgpack.encode(made)
            self.fresh = True
            return made
        self.known[key] = found
        return msgpack.decode(found, type=kind)

    def keep(self) -> None:
        """Svaren sparas för nästa gång, om något är nytt."""
        if self.path is None or not self.fresh:
            return
        room = _MOST
        lately: list[tuple[bytes, bytes]] = []
        for key, answer in reversed(self.known.items()):
            room -= len(answer)
            if room < 0:
                break
            lately.append((key, answer))
        self.known = dict(reversed(lately))
        self.fresh = False
        write_sealed(self.path, msgpack.encode(self.known))


def read_answers(path: Path) -> Worked:
    """Svaren i filen; inga, om den inte finns eller inte är hel."""
    data = read_sealed(path)
    try:
        return Worked(path, msgpack.decode(data, type=dict[bytes, bytes]) if data else {})
    except DecodeError:
        return Worked(path)
