"""Arbetarna i ett Dask-kluster, bakom standardens Executor."""

from __future__ import annotations

from concurrent.futures import Executor
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from beslutsgen.pipeline.crew import Crew
from beslutsgen.pipeline.job import greet, perform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from beslutsgen.pipeline.job import Job, Task

T = TypeVar("T")
R = TypeVar("R")

DASK: Final = "dask://"
# Så många arbeten per arbetare är ute samtidigt: nog för att ingen ska vänta medan ett svar hämtas.
_AHEAD: Final = 4
# Så länge väntas på ett kluster som inte svarar, i sekunder.
_PATIENCE: Final = 5
_NO_DASK: Final = (
    "För --executor dask:// behövs tillägget dask. Installera det med: pip install beslutsgen[dask]"
)


class NoWorkersError(Exception):
    """Arbetare som inte gick att få, och varför."""


def dask_crew(address: str, job: Job, task: Task[T, R], jobs: int | None) -> Crew[T, R]:
    """Arbetare i Dask-klustret på adressen; `jobs` är hur många arbeten som är ute samtidigt.

    Arbetarna ska nå samma mappar, under samma sökvägar, och ha samma version av programmet.
    """
    executor = _DaskExecutor(address.removeprefix(DASK))
    unfit = executor.ask(job)
    if unfit is not None:
        executor.shutdown()
        raise NoWorkersError(f"Klustret {address} kan inte användas. {unfit}")
    width = jobs or executor.threads * _AHEAD
    return Crew(lambda: executor, partial(perform, job, task), width, _one_by_one, executor.deaths)


def _one_by_one(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return ((item,) for item in items)


class _DaskExecutor(Executor):
    """Klustrets Executor, med förbindelsen som stängs tillsammans med den."""

    def __init__(self, host: str) -> None:
        try:
            from distributed import Client, KilledWorker
        except ImportError as error:
            raise NoWorkersError(_NO_DASK) from error
        try:
            self._client = Client(f"tcp://{host}", timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise NoWorkersError(f"Inget Dask-kluster svarar på {host}.") from error
        self._inner: Executor = self._client.get_executor(pure=False)
        self.deaths: tuple[type[Exception], ...] = (KilledWorker,)
        self.threads = max(sum(self._client.nthreads().values()), 1)

    def submit(self, call: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Arbetet, skickat till klustret."""
        return self._inner.submit(call, *args, **kwargs)

    def ask(self, job: Job) -> str | None:
        """Varför arbetarna inte kan göra arbetet, eller `None`."""
        try:
            return self.submit(greet, job).result(_PATIENCE)
        except TimeoutError:
            return "Ingen arbetare svarar."
        except Exception as error:  # noqa: BLE001  # vad som än saknas hos arbetaren är det dess miljö
            return f"En arbetare svarar: {error}"

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # standardens signatur
        """Det som är ute görs klart, eller ställs in, och förbindelsen stängs."""
        self._inner.shutdown(wait=wait and not cancel_futures)
        self._client.close()
