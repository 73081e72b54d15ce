"""Arbetarna startas: ett avbrott under tiden, eller ett system som nekar fler, lämnar inget som väntar för alltid."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from invoke import ran_as

if TYPE_CHECKING:
    from collections.abc import Callable

    from invoke import Ran

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="bara i Linux delar sig arbetarna ur kommandot"
)
SMALL = Path(__file__).with_name("litet.yaml")
WORKERS = 4
# Kommandot, där något händer när det för tredje gången delar sig.
PROGRAM = """
import errno, os, signal, sys, threading
divide, count = os.fork, 0
def fork():
    global count
    count += 1
    if count == 3:
        {before}
    child = divide()
    if child and count == 3:
        {after}
    return child
os.fork = fork
{first}
from beslutsgen.cli import main
main()
"""
INTERRUPTED = PROGRAM.format(first="", before="pass", after="os.killpg(0, signal.SIGINT)")
REFUSED = PROGRAM.format(first="", before="raise BlockingIOError(errno.EAGAIN, 'för många')", after="pass")
# Processerna går att starta, men inte tråden som skulle se till dem.
NO_THREAD = PROGRAM.format(
    first="""
command, start = os.getpid(), threading.Thread.start
def started(thread):
    if os.getpid() == command:
        raise RuntimeError("can't start new thread")
    start(thread)
threading.Thread.start = started
""",
    before="pass",
    after="pass",
)


@pytest.fixture
def run(tmp_path: Path) -> Callable[[str, int], Ran]:
    (tmp_path / "arenden").mkdir()
    for number in range(6):
        shutil.copy(SMALL, tmp_path / "arenden" / f"a{number}.yaml")

    def ran(program: str, workers: int) -> Ran:
        arguments = ("build", "arenden", "--force", "--jobs", str(workers), "--select", "DOK")
        with subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Som på en terminal får alla processer avbrottet; en egen grupp, så att testet inte får det.
            preexec_fn=_as_on_a_terminal,  # noqa: PLW1509  # testet har inga trådar
        ) as child:
            try:
                # Rören stängs först när också arbetarna har slutat.
                out, err = child.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                raise
        return ran_as(child.returncode, out.decode(), err.decode())

    return ran


def test_an_interrupt_while_the_workers_start_ends_the_command(run: Callable[[str, int], Ran]) -> None:
    assert run(INTERRUPTED, WORKERS) == ran_as(1, "", "\nAvbrutet.\n")


@pytest.mark.parametrize("program", [REFUSED, NO_THREAD], ids=["process", "tråd"])
def test_where_not_all_workers_can_start_the_command_does_the_work_itself(
    program: str, run: Callable[[str, int], Ran]
) -> None:
    run(program, 1)
    alone = run(program, 1)
    assert alone.code == 0
    assert alone.out.count(": 3 papper ") == 6
    assert run(program, WORKERS) == alone


def _as_on_a_terminal() -> None:
    os.setpgrp()
    signal.signal(signal.SIGINT, signal.default_int_handler)
