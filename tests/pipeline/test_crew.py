"""Arbetare: svaren i ordning, ett begränsat antal ute, och ett ting som inte går hindrar inga andra."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from arbeten import fragile
from cases import pack

from beslutsgen.pipeline import processes
from beslutsgen.pipeline.crew import DIED, Crew, Failed, bunches, paired
from beslutsgen.pipeline.job import Job, job_of, perform
from beslutsgen.pipeline.processes import process_crew
from beslutsgen.report.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ITEMS = ["a", "fel 1", "b", "död 1", "c", "d", "död 2", "e", *(f"f{number}" for number in range(20))]


def nobody(_item: object) -> None:
    """Ingen ser på."""


class Hand(Executor):
    """En arbetare som gör allt genast, och dör som en process gör: sedan tar den inte emot något mer."""

    def __init__(self) -> None:
        self.broken = False

    def submit(self, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self.broken:
            raise BrokenExecutor
        future: Future[Any] = Future()
        try:
            future.set_result(call(*args, **kwargs))
        except SystemExit:
            self.broken = True
            future.set_exception(BrokenExecutor())
        except KeyError as error:
            future.set_exception(error)
        return future


def work(items: Sequence[int]) -> list[int | Failed]:
    if 13 in items:
        raise SystemExit
    if 7 in items:
        raise KeyError(7)
    return [item * 2 for item in items]


def doubled(items: Sequence[int]) -> list[int | Failed]:
    return [item * 2 for item in items]


def threes(items: Sequence[int]) -> Iterator[Sequence[int]]:
    return (items[at : at + 3] for at in range(0, len(items), 3))


def test_answers_come_in_order_and_never_more_are_out_than_the_width() -> None:
    taken: list[int] = []

    def source(items: Sequence[int]) -> Iterator[Sequence[int]]:
        for bunch in threes(items):
            taken.extend(bunch)
            yield bunch

    crew = Crew(Hand, doubled, 4, source)
    found = crew.results(range(1000), nobody)
    ahead = [len(taken) - at for at, (item, answer) in enumerate(found) if (item, answer) == (at, 2 * at)]
    assert len(ahead) == 1000
    assert max(ahead) <= 4 * 3


def test_one_that_throws_and_one_that_kills_do_not_stop_the_others() -> None:
    found = dict(Crew(Hand, work, 8, threes).results(range(40), nobody))
    assert list(found) == list(range(40))
    assert {item: answer for item, answer in found.items() if answer != item * 2}.keys() == {7, 13}
    broken = found[7]
    assert isinstance(broken, Failed)
    assert "KeyError: 7" in broken.details
    assert found[13] == DIED


class Unsent(Future[Any]):
    """En framtid vars svar kommer först när någon frågar efter det, så som hos en annan process."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self.work: Callable[[], Any] | None = work

    def exception(self, timeout: float | None = None) -> BaseException | None:
        if self.work is not None:
            work, self.work = self.work, None
            try:
                self.set_result(work())
            except (KeyError, BrokenExecutor) as error:
                self.set_exception(error)
        return super().exception(timeout)

    def result(self, timeout: float | None = None) -> Any:
        self.exception()
        return super().result(timeout)


class Slow(Executor):
    """Arbetare som gör ett arbete först när någon väntar på det; dör en av dem dör allt som då är ute."""

    def __init__(self) -> None:
        self.broken = False
        self.out: list[Unsent] = []

    def submit(self, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self.broken:
            raise BrokenExecutor

        def done() -> Any:
            if self.broken:
                raise BrokenExecutor
            # Det som skickades tidigare är gjort innan.
            for earlier in list(self.out):
                if earlier is future:
                    break
                earlier.exception()
            if self.broken:
                raise BrokenExecutor
            self.out.remove(future)
            try:
                return call(*args, **kwargs)
            except SystemExit as dead:
                self.broken = True
                raise BrokenExecutor from dead

        future = Unsent(done)
        self.out.append(future)
        return future


def test_a_bunch_that_throws_is_done_again_when_nothing_else_is_out() -> None:
    found = dict(Crew(Slow, work, 4, threes).results([6, 7, 8, 12, 13, 14, 15, 16], nobody))
    assert {item for item, answer in found.items() if answer == DIED} == {13}
    assert {item for item, answer in found.items() if isinstance(answer, Failed)} == {7, 13}


def test_the_item_that_is_waited_for_is_told() -> None:
    begun: list[int] = []
    for item, _ in Crew(Hand, doubled, 2, threes).results(range(8), begun.append):
        assert begun[-1] == item
    assert begun == list(range(8))


def test_the_item_is_told_before_its_answer_is_waited_for() -> None:
    begun: list[str] = ["a"]
    said: list[list[str]] = []

    def answers() -> Iterator[int]:
        for number in range(3):
            said.append(list(begun))
            yield number

    assert list(paired("abc", answers(), begun.append)) == [("a", 0), ("b", 1), ("c", 2)]
    assert said == [["a"], ["a", "b"], ["a", "b", "c"]]


@pytest.mark.parametrize(("count", "workers"), [(0, 2), (1, 1), (3, 2), (40, 2), (1000, 2), (1000, 60)])
def test_bunches_get_smaller_towards_the_end(count: int, workers: int) -> None:
    found = list(bunches(range(count), workers))
    sizes = [len(bunch) for bunch in found]
    assert [item for bunch in found for item in bunch] == list(range(count))
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1:] == [1] * bool(count)
    assert max(sizes, default=0) <= max(1, min(8, count // (4 * workers)))


def test_processes_that_die_are_replaced_and_the_item_is_named() -> None:
    crew = process_crew(job_of(pack(), None), fragile, 2)
    assert crew
    found = list(crew.results(ITEMS, nobody))
    assert [item for item, _ in found] == ITEMS
    failed = {item: answer for item, answer in found if isinstance(answer, Failed)}
    assert failed.keys() == {"fel 1", "död 1", "död 2"}
    assert failed["död 1"] == failed["död 2"] == DIED
    assert "KeyError: 'fel 1'" in failed["fel 1"].details
    assert found[0][1] == Outcome(files=1, written=("a i templates",))


@pytest.mark.skipif(sys.platform != "linux", reason="andra system startar nya processer")
def test_workers_divide_off_only_from_a_process_without_other_threads() -> None:
    code = "from beslutsgen.pipeline import processes; print(processes._may_divide())"
    alone = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert alone.stdout.strip() == "True"
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert not processes._may_divide()
    finally:
        done.set()
        other.join()


def test_leaving_early_ends_the_processes() -> None:
    import psutil

    before = {child.pid for child in psutil.Process().children(recursive=True)}
    crew = process_crew(job_of(pack(), None), fragile, 2)
    assert crew
    answers = crew.results([f"f{number}" for number in range(10_000)], nobody)
    assert next(answers)[0] == "f0"
    working = {child.pid for child in psutil.Process().children(recursive=True)} - before
    assert working
    answers.close()  # type: ignore[attr-defined]  # en generator
    left = {child.pid for child in psutil.Process().children(recursive=True)} & working
    # Bara den som städar efter processer får finnas kvar.
    assert len(left) <= 1
    assert len(working) - len(left) == 2


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"pack": "ett annat"}, "Arbetarens mallpaket är inte detsamma som ditt."),
        ({"program": "0"}, "Arbetaren har en annan version av beslutsgen"),
        ({"folder": "/finns/inte"}, "Arbetaren når inte mappen /finns/inte."),
        ({"templates": Path("finns/inte")}, "Arbetarens mallpaket är inte detsamma som ditt."),
    ],
)
def test_a_worker_that_is_not_fit_says_why(changed: dict[str, Any], said: str) -> None:
    job = job_of(pack(), None)
    fields = {name: getattr(job, name) for name in ("folder", "templates", "pack", "program", "cache")}
    answer, same = perform(Job(**(fields | changed)), fragile, ("a", "b"))
    assert answer == same
    assert isinstance(answer, Failed)
    assert answer.reason.startswith(said)
    assert answer.details == ""
