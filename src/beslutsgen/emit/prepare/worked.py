"""Det som har räknats ut ur en beredd mall och inte beror på någon uppgifts text: räknat en gång, och sparat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import DecodeError, Struct, field, msgpack

from beslutsgen.arende.fingerprint import raw_digest
from beslutsgen.emit.prepare.sealed import read_sealed, write_sealed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Så mycket finns kvar för en mall; det som behövdes för längst sedan glöms.
MOST: Final = 2**18
# Så många gånger sparas det i en process: ärenden i mängd ger annars en skrivning för varje ny form.
MOST_TIMES: Final = 16
_Answer = TypeVar("_Answer")


class Worked(Struct, eq=False):
    """Svaren på frågor om en mall, efter frågans fingeravtryck; det som senast behövdes står sist.

    `path` är filen där de sparas; utan den räknas varje svar ut. `size` är antalet bytes i svaren, `fresh` säger att
    något inte är sparat, och `times` hur många gånger de har sparats.
    """

    path: Path | None = None
    known: dict[bytes, bytes] = field(default_factory=dict)
    size: int = 0
    fresh: bool = False
    times: int = 0

    def answer(
        self, kind: type[_Answer], question: tuple[object, ...], work: Callable[[], _Answer]
    ) -> _Answer:
        """Svaret på frågan: det som är känt, eller det som `work` räknar ut av bara frågan och mallen."""
        if self.path is None:
            return work()
        key = raw_digest(msgpack.encode(question))
        found = self.known.get(key)
        known = None if found is None else _read(found, kind)
        if found is not None and known is not None:
            self._put(key, found)
            return known
        made = work()
        self._put(key, msgpack.encode(made))
        self.fresh = True
        return made

    def _put(self, key: bytes, answer: bytes) -> None:
        """Svaret sist, om det ryms; så mycket av de äldsta som behövs tas bort."""
        self.size -= len(self.known.pop(key, b""))
        if len(answer) > MOST:
            return
        self.known[key] = answer
        self.size += len(answer)
        while self.size > MOST:
            self.size -= len(self.known.pop(next(iter(self.known))))

    def keep(self) -> None:
        """Svaren sparas för nästa gång, om något är nytt."""
        if self.path is None or not self.fresh or self.times >= MOST_TIMES:
            return
        self.fresh = False
        self.times += 1
        write_sealed(self.path, msgpack.encode(self.known))


def read_answers(path: Path) -> Worked:
    """Svaren i filen; inga, om den inte finns eller inte är hel."""
    data = read_sealed(path)
    known = _read(data, dict[bytes, bytes]) if data else None
    return Worked(path, known or {}, sum(map(len, (known or {}).values())))


def _read(data: bytes, kind: type[_Answer]) -> _Answer | None:
    """Innehållet, om det är av det slaget."""
    try:
        return msgpack.decode(data, type=kind)
    except DecodeError:
        return None
