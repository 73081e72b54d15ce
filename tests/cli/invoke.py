"""Kör kommandot i en egen process, i ett rör eller på en terminal."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]
CASES = ROOT / "arenden"
COMMANDS = ("build", "check", "explain", "facts", "new", "pull", "review", "schema", "watch")
MODULE = (sys.executable, "-m", "beslutsgen")
# Gör terminalen till processens egen, så att Ctrl-C avbryter också under xdist, och blir sedan kommandot.
_ON_TERMINAL = (
    "import os, signal, sys\n"
    "signal.signal(signal.SIGINT, signal.SIG_DFL)\n"
    "os.login_tty(int(sys.argv[1]))\n"
    "os.execv(sys.executable, [sys.executable, *sys.argv[2:]])\n"
)


@dataclass(frozen=True, slots=True)
class Ran:
    """Vad en körning gav."""

    code: int
    out: str
    err: str


def ran_as(code: int, out: str, err: str) -> Ran:
    """Körningen, efter att inget i den har sett ut som en stack."""
    assert "Traceback" not in out + err
    return Ran(code, out, err)


def invoke(
    *arguments: str, cwd: Path, env: Mapping[str, str] | None = None, encoding: str = "utf-8", stdin: str = ""
) -> Ran:
    """Kör i en egen process med utskriften i rör."""
    done = subprocess.run(
        [*MODULE, *arguments],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        input=stdin.encode(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    return ran_as(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


def terminal(
    *arguments: str,
    cwd: Path,
    keys: Sequence[str] = (),
    columns: int = 100,
    env: Mapping[str, str] | None = None,
) -> Ran:
    """Kör på en terminal; varje tangenttryckning skickas när det har skrivits något nytt som slutar med kolon."""
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    child = subprocess.Popen(
        [sys.executable, "-c", _ON_TERMINAL, str(slave), *MODULE[1:], *arguments],
        cwd=cwd,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "", **(env or {})},
        pass_fds=(slave,),
    )
    os.close(slave)
    shown = _typed(master, child, list(keys))
    code = child.wait(timeout=60)
    os.close(master)
    return ran_as(code, shown.replace("\r\n", "\n"), "")


def _typed(master: int, child: subprocess.Popen[bytes], keys: list[str]) -> str:
    """Allt som skrevs på terminalen, medan frågorna besvarades en i taget."""
    shown = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if not select.select([master], [], [], 1)[0]:
            continue
        chunk = b""
        with contextlib.suppress(OSError):  # Linux säger EIO när den sista som skriver har stängt
            chunk = os.read(master, 65536)
        if not chunk:
            break
        shown += chunk
        if keys and shown.rstrip(b" ").endswith(b":"):
            # Ingen trycker innan programmet har hunnit börja vänta på svaret.
            time.sleep(0.3)
            os.write(master, keys.pop(0).encode())
    else:
        child.kill()
    assert not keys, f"{keys} efterfrågades aldrig"
    return shown.decode()
