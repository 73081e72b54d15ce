"""Körs av en Python som har LibreOffices bibliotek: öppnar papper, ändrar i dem vid markören, sparar och stänger."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]  # finns bara i LibreOffices Python
from com.sun.star.beans import (  # type: ignore[import-not-found]  # som ovan
    PropertyValue,
)

# Hänger LibreOffice sig ska testet säga det, inte vänta för alltid.
_PATIENCE = 400


def setting(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = local.ServiceManager.createInstanceWithContext(name, local)
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001  # programmet har inte hunnit starta
            time.sleep(0.1)


def searched(document: Any, step: Any) -> Any:
    """Texten, den så mångte i papperet; hårda bindestreck kan stå för vanliga."""
    for text in (step["find"], step["find"].replace("-", "\u2011")):
        search = document.createSearchDescriptor()
        search.SearchString, search.SearchCaseSensitive = text, True
        at = document.findFirst(search)
        for _ in range(step["nth"] - 1):
            at = at and document.findNext(at.End, search)
        if at is not None:
            return at
    raise SystemExit(f"hittar inte {step}")


def marked(document: Any, step: Any) -> Any:
    """Texten i bokmärket, eller den del av den som steget säger."""
    anchor = document.Bookmarks.getByName(step["mark"]).Anchor
    if step["end"] is None:
        return anchor
    cursor = anchor.Text.createTextCursorByRange(anchor.Start)
    cursor.goRight(step["start"], False)
    cursor.goRight(step["end"] - step["start"], True)
    return cursor


def typed(document: Any, dispatcher: Any, place: Any, text: str) -> None:
    """Det markerade överskrivet som vid tangentbordet; en tom rad i texten är ett nytt stycke."""
    controller = document.CurrentController
    controller.select(place)
    if not text:
        dispatcher.executeDispatch(controller.Frame, ".uno:Delete", "", 0, ())
    for at, part in enumerate(text.split("\n\n") if text else ()):
        if at:
            dispatcher.executeDispatch(controller.Frame, ".uno:InsertPara", "", 0, ())
        dispatcher.executeDispatch(controller.Frame, ".uno:InsertText", "", 0, (setting("Text", part),))


def unmarked(document: Any, step: Any) -> None:
    """Bokmärket, eller alla, borttagna med texten kvar."""
    names = document.Bookmarks.ElementNames if step["mark"] is None else [step["mark"]]
    for name in names:
        if document.Bookmarks.hasByName(name):
            document.Bookmarks.getByName(name).dispose()


def taken(document: Any, dispatcher: Any, step: Any) -> None:
    """Ett steg."""
    match step["do"]:
        case "Edit":
            typed(document, dispatcher, searched(document, step), step["text"])
        case "Overtyped":
            typed(document, dispatcher, marked(document, step), step["text"])
        case "Unmarked":
            unmarked(document, step)
        case "SavedAs":
            document.storeToURL(step["path"], (setting("FilterName", "Office Open XML Text"),))


def work(pipe: str, jobs: Any) -> None:
    context = connected(pipe)
    make = context.ServiceManager.createInstanceWithContext
    desktop = make("com.sun.star.frame.Desktop", context)
    dispatcher = make("com.sun.star.frame.DispatchHelper", context)
    try:
        for job in jobs:
            document = desktop.loadComponentFromURL(job["open"], "_blank", 0, (setting("Hidden", True),))
            for step in job["steps"]:
                taken(document, dispatcher, step)
            document.close(True)
    finally:
        desktop.terminate()


if __name__ == "__main__":
    threading.Timer(_PATIENCE, os._exit, (9,)).start()
    try:
        work(sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
    except BaseException as error:  # noqa: BLE001  # allt ska sägas till testet, sedan avslutas
        sys.stderr.write(f"{error}\n")
        os._exit(1)
    os._exit(0)
