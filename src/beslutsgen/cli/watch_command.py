"""`beslutsgen watch`: bygg om papperen varje gång en ärendefil sparas."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from beslutsgen.cli import console
from beslutsgen.cli.inputs import case_argument, case_files, reject_clashes
from beslutsgen.cli.options import USAGE, cache_option, out_option, templates_option
from beslutsgen.report.line import Tone, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.pipeline.watched import News, Watch
    from beslutsgen.report.line import Line
    from beslutsgen.report.outcome import Outcome

# Så länge väntas på fler ändringar innan det byggs, i millisekunder: en redigerare sparar ofta i flera steg.
_DEBOUNCE: Final = 200


@click.command("watch", options_metavar=USAGE)
@case_argument
@out_option
@templates_option
@cache_option
@click.option("--no-color", is_flag=True, help="Skriv utan färg.")
def command(case: tuple[Path, ...], **options: Any) -> int:
    """Bygg om papperen varje gång en ärendefil sparas.

    ÄRENDE är en eller flera ärendefiler, eller mappar med ärendefiler. Papperen byggs genast, och sedan när en
    ärendefil eller mallpaketet ändras. Varje gång visas bara det som är nytt: fynd som tillkommit, fynd som är borta,
    och papper som skrevs. Avsluta med Ctrl-C.
    """
    cases = case_files(case)
    reject_clashes(cases)
    from beslutsgen.pipeline.watched import Watch

    templates = options["templates"]
    build = partial(_build, out=options["out"], templates=templates, cache=not options["no_cache"])
    watch = Watch(cases, build, templates)
    color = not options["no_color"]
    _tell(watch.everything(), color=color)
    console.speak(f"Bevakar {_count(cases)}. Avsluta med Ctrl-C.")
    _follow(watch, color=color)
    return 0


def _build(case: Path, *, out: Path, templates: Path | None, cache: bool) -> Outcome:
    """Ärendet byggt med mallpaketet som det är nu."""
    from beslutsgen.pipeline import BuildOptions, build_case, open_pack
    from beslutsgen.report.outcome import Outcome as Result

    files = open_pack(templates, cache=cache)
    return (
        Result(files, files=1) if isinstance(files, tuple) else build_case(case, files, BuildOptions(out=out))
    )


def _follow(watch: Watch, *, color: bool) -> None:
    """Bygger om tills användaren avbryter."""
    from watchfiles import watch as changes

    folders = {case.resolve().parent for case in watch.cases} | (
        {watch.pack.resolve()} if watch.pack else set()
    )
    with suppress(KeyboardInterrupt):
        for found in changes(*folders, debounce=_DEBOUNCE, step=_DEBOUNCE, raise_interrupt=True):
            _tell(watch.after({Path(name) for _, name in found}), color=color)


def _tell(news: Sequence[News], *, color: bool) -> None:
    lines = [row for one in news if one.anything for row in _lines(one)]
    if lines:
        console.show(lines, color=color)


def _lines(news: News) -> Iterator[Line]:
    """Det nya i ett bygge."""
    from beslutsgen.report.outcome import Result
    from beslutsgen.report.summary import Layout
    from beslutsgen.report.text import as_lines

    yield from as_lines(Result((), news.outcome), Layout(quiet=True, width=console.terminal_width()))
    if news.outcome.diagnostics:
        yield ()
    for found in news.gone:
        yield line(f"{news.case}: borta {found.code} {found.message}", Tone.GOOD)
    written = len(news.outcome.written)
    if written:
        yield line(f"{news.case}: {written} papper skrivna.", Tone.GOOD)
    elif not news.outcome.unchanged:
        yield line(f"{news.case}: inget papper skrivet.", Tone.WEIGHTY)


def _count(cases: Sequence[Path]) -> str:
    return str(cases[0]) if len(cases) == 1 else f"{len(cases)} ärendefiler"
