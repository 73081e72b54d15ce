"""Ett arbete utfört på många ting av flera arbetare: svaren i ordning, ett begränsat antal åt gången."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")


class Failed(Struct, frozen=True):
    """Ett arbete som inte blev gjort: skälet i ord, eller detaljerna om det är ett fel i programmet."""

    reason: str
    details: str = ""


DIED = Failed("Processen som arbetade med det dog.")


class Crew(Generic[T, R]):
    """Arbetare bakom standardens Executor. `width` är hur många arbeten som är ute samtidigt.

    Ett arbete vars arbetare dör, eller som kastar något, blir ett `Failed`; de andra görs ändå.
    """

    def __init__(
        self,
        hire: Callable[[], Executor],
        work: Callable[[T], R | Failed],
        width: int,
        deaths: tuple[type[Exception], ...] = (),
    ) -> None:
        self._hire = hire
        self._work = work
        self._width = width
        # Hur ett kluster säger att ett arbete har dödat flera arbetare i rad.
        self._deaths = deaths
        self._executor = hire()

    def results(self, items: Iterable[T], begin: Callable[[T], None]) -> Iterator[tuple[T, R | Failed]]:
        """Varje ting med sitt svar, i tingens ordning; `begin` får tinget som väntas på."""
        source = iter(items)
        try:
            # Det som är ute: ett ting utan framtid är misstänkt för att ha dödat sin arbetare.
            out: deque[tuple[T, Future[R | Failed] | None]] = deque(
                (item, self._submit(item)) for item in islice(source, self._width)
            )
            while out:
                item, future = out.popleft()
                begin(item)
                if future is not None and _died(future):
                    out = deque((one, None if other is None or _died(other) else other) for one, other in out)
                    future = None
                yield item, self._alone(item) if future is None else self._answer(future)
                if all(other is not None for _, other in out):
                    out.extend((one, self._submit(one)) for one in islice(source, self._width - len(out)))
        finally:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _submit(self, item: T) -> Future[R | Failed]:
        from concurrent.futures import BrokenExecutor

        try:
            return self._executor.submit(self._work, item)
        except BrokenExecutor:
            self._renew()
            return self._executor.submit(self._work, item)

    def _alone(self, item: T) -> R | Failed:
        """Svaret när inget annat är ute: dör arbetaren nu är det tingets fel."""
        future = self._submit(item)
        return DIED if _died(future) else self._answer(future)

    def _answer(self, future: Future[R | Failed]) -> R | Failed:
        from concurrent.futures import CancelledError

        try:
            return future.result()
        except CancelledError:
            return Failed("Förbindelsen med arbetarna bröts.")
        except self._deaths:
            return DIED
        except Exception as error:  # noqa: BLE001  # ett arbete som inte kunde skickas eller svara hindrar inte de andra
            return failure(error)

    def _renew(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._hire()


def _died(future: Future[Any]) -> bool:
    """Om arbetaren dog; väntar tills arbetet är slut på något sätt."""
    from concurrent.futures import BrokenExecutor, CancelledError

    try:
        return isinstance(future.exception(), BrokenExecutor)
    except CancelledError:
        return False


def failure(error: Exception) -> Failed:
    """Ett fel i programmet, med detaljerna för den som ska rätta det."""
    import traceback

    return Failed("", "".join(traceback.format_exception(error)))
