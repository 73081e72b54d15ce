"""Ett arbete utfört på många ting av flera arbetare: svaren i ordning, ett begränsat antal åt gången, i små knippen."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")


class Failed(Struct, frozen=True):
    """Ett arbete som inte blev gjort: skälet i ord, eller detaljerna om det är ett fel i programmet."""

    reason: str
    details: str = ""


DIED = Failed("Processen som arbetade med det dog.")
# Så många ting är det högst i ett knippe.
_MOST: Final = 8
# Ett knippe är högst en fjärdedel av det som är kvar för varje arbetare.
_SHARES: Final = 4


class Crew(Generic[T, R]):
    """Arbetare bakom standardens Executor. `width` är hur många knippen av ting som är ute samtidigt.

    Ett ting vars arbetare dör, eller som kastar något, blir ett `Failed`; de andra görs ändå.
    """

    def __init__(
        self,
        hire: Callable[[], Executor],
        work: Callable[[Sequence[T]], list[R | Failed]],
        width: int,
        bunch: Callable[[Sequence[T]], Iterable[Sequence[T]]],
        deaths: tuple[type[Exception], ...] = (),
    ) -> None:
        self._hire = hire
        self._work = work
        self._width = width
        self._bunch = bunch
        # Hur ett kluster säger att ett arbete har dödat flera arbetare i rad.
        self._deaths = deaths
        self._executor = hire()

    def results(self, items: Sequence[T], begin: Callable[[T], None]) -> Iterator[tuple[T, R | Failed]]:
        """Varje ting med sitt svar, i tingens ordning; `begin` får tinget som väntas på."""
        source = iter(self._bunch(items))
        try:
            # Det som är ute: ett knippe utan framtid kan ha dödat sin arbetare, och görs om ting för ting.
            out: deque[tuple[Sequence[T], Future[list[R | Failed]] | None]] = deque(
                (bunch, self._submit(bunch)) for bunch in islice(source, self._width)
            )
            while out:
                bunch, future = out.popleft()
                begin(bunch[0])
                answers = None if future is None or _died(future) else self._answers(bunch, future)
                if answers is None and future is not None:
                    # Allt annat som är ute blir klart först: då är det tingets fel om arbetaren dör igen.
                    out = deque((one, None if other is None or _died(other) else other) for one, other in out)
                done = self._each_alone(bunch) if answers is None else answers
                yield from paired(bunch, done, begin)
                if all(other is not None for _, other in out):
                    out.extend((one, self._submit(one)) for one in islice(source, self._width - len(out)))
        finally:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _submit(self, items: Sequence[T]) -> Future[list[R | Failed]]:
        from concurrent.futures import BrokenExecutor

        try:
            return self._executor.submit(self._work, items)
        except BrokenExecutor:
            self._renew()
            return self._executor.submit(self._work, items)

    def _each_alone(self, items: Sequence[T]) -> Iterator[R | Failed]:
        """Svaren när inget annat är ute: dör arbetaren nu är det tingets fel."""
        for item in items:
            future = self._submit((item,))
            answers = None if _died(future) else self._answers((item,), future)
            yield answers[0] if answers else DIED

    def _answers(self, items: Sequence[T], future: Future[list[R | Failed]]) -> list[R | Failed] | None:
        """Svaren; `None` när flera ting tillsammans inte gick att skicka eller få svar på."""
        from concurrent.futures import CancelledError

        try:
            return future.result()
        except CancelledError:
            return [Failed("Förbindelsen med arbetarna bröts.")] * len(items)
        except Exception as error:  # noqa: BLE001  # ett arbete som inte kunde skickas eller svara hindrar inte de andra
            if len(items) > 1:
                return None
            return [DIED if isinstance(error, self._deaths) else failure(error)]

    def _renew(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._hire()


def paired(items: Sequence[T], answers: Iterable[R], begin: Callable[[T], None]) -> Iterator[tuple[T, R]]:
    """Varje ting med sitt svar; `begin` har redan fått det första."""
    source = iter(answers)
    for number, item in enumerate(items):
        if number:
            begin(item)
        yield item, next(source)


def bunches(items: Sequence[T], workers: int) -> Iterator[Sequence[T]]:
    """Tingen i knippen; mot slutet mindre, så att alla arbetare blir klara ungefär samtidigt."""
    begun = 0
    while begun < len(items):
        size = max(1, min(_MOST, (len(items) - begun) // (_SHARES * workers)))
        yield items[begun : begun + size]
        begun += size


def _died(future: Future[Any]) -> bool:
    """Om arbetaren dog; väntar tills arbetet är slut på något sätt."""
    from concurrent.futures import BrokenExecutor, CancelledError

    try:
        return isinstance(future.exception(), BrokenExecutor)
    except CancelledError:
        return False


def each(work: Callable[[T], R], items: Iterable[T]) -> list[R | Exception]:
    """Arbetet gjort med varje ting; ett fel i programmet hindrar inte de andra."""
    answers: list[R | Exception] = []
    for item in items:
        try:
            answers.append(work(item))
        except Exception as error:  # noqa: BLE001  # den som frågar avgör vad det betyder
            answers.append(error)
    return answers


def answered(done: R | Exception) -> R | Failed:
    """Svaret, eller felet så som det går att skicka."""
    return failure(done) if isinstance(done, Exception) else done


def failure(error: Exception) -> Failed:
    """Ett fel i programmet, med detaljerna för den som ska rätta det."""
    import traceback

    return Failed("", "".join(traceback.format_exception(error)))
