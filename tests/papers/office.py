"""LibreOffice som en kollega: sparar papper på nytt, och skriver över text i dem så som man gör vid tangentbordet."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

OFFICE: Final = shutil.which("soffice") or shutil.which("libreoffice")
_PATIENCE: Final = 240
# Körs med en Python som har LibreOffices bibliotek: väntar på programmet, gör ändringarna och stänger det.
_EDITOR: Final = """
import json, os, sys, threading, time
import uno
from com.sun.star.beans import PropertyValue

def setting(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made

def connected(pipe):
    local = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = local.ServiceManager.createInstanceWithContext(name, local)
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)

def found(document, edit):
    for text in (edit["find"], edit["find"].replace("-", "\\u2011")):
        search = document.createSearchDescriptor()
        search.SearchString, search.SearchCaseSensitive = text, True
        at = document.findFirst(search)
        for _ in range(edit["nth"] - 1):
            at = at and document.findNext(at.End, search)
        if at is not None:
            return at
    raise SystemExit(f"hittar inte {edit}")

def change(document, dispatcher, edit):
    controller = document.CurrentController
    controller.select(found(document, edit))
    if edit["text"]:
        dispatcher.executeDispatch(controller.Frame, ".uno:InsertText", "", 0, (setting("Text", edit["text"]),))
    else:
        dispatcher.executeDispatch(controller.Frame, ".uno:Delete", "", 0, ())

def main(pipe, jobs):
    context = connected(pipe)
    make = context.ServiceManager.createInstanceWithContext
    desktop = make("com.sun.star.frame.Desktop", context)
    dispatcher = make("com.sun.star.frame.DispatchHelper", context)
    try:
        for job in jobs:
            document = desktop.loadComponentFromURL(job["open"], "_blank", 0, (setting("Hidden", True),))
            for edit in job["edits"]:
                change(document, dispatcher, edit)
            document.storeToURL(job["save"], (setting("FilterName", "Office Open XML Text"),))
            document.close(True)
    finally:
        desktop.terminate()

threading.Timer(200, os._exit, (9,)).start()
code = 0
try:
    main(sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8")))
except BaseException as error:
    print(error, file=sys.stderr)
    code = 1
os._exit(code)
"""


class Edit(NamedTuple):
    """Texten `find`, den `nth` i papperet, skrivs över med `text`; tom text tar bort den."""

    find: str
    text: str
    nth: int = 1


def needed(*, uno: bool = False) -> None:
    """Testet hoppas över där LibreOffice saknas; i den körning där inget får hoppas över är det ett fel."""
    if OFFICE and (not uno or _python()):
        return
    if os.environ.get("BESLUTSGEN_NOTHING_SKIPPED"):
        pytest.fail("LibreOffice och dess Pythonbibliotek (python3-uno) ska finnas i denna körning")
    pytest.skip("LibreOffice eller dess Pythonbibliotek finns inte på datorn")


def resaved(files: Sequence[Path], folder: Path) -> None:
    """Filerna öppnade och sparade på nytt i LibreOffice, där de ligger."""
    out = folder / "sparade"
    convert = [*_command(folder), "--convert-to", "docx", "--outdir", str(out), *map(str, files)]
    subprocess.run(convert, check=True, capture_output=True, timeout=_PATIENCE)
    for file in files:
        shutil.move(out / file.name, file)


def edited(work: Sequence[tuple[Path, Path, Sequence[Edit]]], folder: Path) -> None:
    """Papper (från, till) ändrade och sparade i LibreOffice."""
    jobs = folder / "jobb.json"
    jobs.write_text(
        json.dumps(
            [
                {"open": old.as_uri(), "save": new.as_uri(), "edits": [edit._asdict() for edit in edits]}
                for old, new, edits in work
            ]
        ),
        encoding="utf-8",
    )
    pipe = f"beslutsgen{uuid4().hex}"
    office = subprocess.Popen(
        [*_command(folder), "--norestore", f"--accept=pipe,name={pipe};urp"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        ran = subprocess.run(
            [str(_python()), "-c", _EDITOR, pipe, str(jobs)],
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        office.wait(timeout=30)
    finally:
        office.kill()
        office.wait(timeout=30)


def _command(folder: Path) -> list[str]:
    return [str(OFFICE), f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless"]


@cache
def _python() -> str | None:
    """En Python som har LibreOffices bibliotek."""
    beside = Path(os.path.realpath(OFFICE or "")).parent / "python"
    for python in (sys.executable, "/usr/bin/python3", str(beside)):
        if Path(python).exists():
            done = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
            if done.returncode == 0:
                return python
    return None
