"""Granskningssidan i en riktig webbläsare: tillgänglig i ljust och mörkt, bred och smal, med mus och tangenter."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import redigera
from cases import CASES, papers_from, source

from beslutsgen.pipeline import review_papers
from beslutsgen.report.html import as_html
from beslutsgen.report.outcome import joined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
EDITED = "tjansteskrivelse.docx"
WIDE, NARROW = {"width": 1600, "height": 900}, {"width": 400, "height": 800}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("BESLUTSGEN_NOTHING_SKIPPED"):
            pytest.fail("Chromium ska finnas i denna körning")
        pytest.skip("Chromium finns inte på datorn: sidan provas inte i en webbläsare")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Sidan för varje riktigt ärende, med ett ändrat papper: ett med motsägelser, och det andra utan ärendefil."""
    folder = tmp_path_factory.mktemp("sidor")
    found = {}
    for case in CASES:
        changed = source(case).replace("2021-01-31", "2022-01-31") if case == CASES[0] else None
        papers = papers_from(source(case), f"{case}.yaml")
        files = {name: paper.data for name, paper in papers.items()}
        files[EDITED] = redigera.replaced(files[EDITED], "uppföljning", "uppföljning och granskning")
        memories = {name: paper.memory for name, paper in papers.items()}
        outcome = review_papers(files, changed.encode() if changed else None, memories=memories)
        found[case] = folder / f"{case}.html"
        found[case].write_text(as_html(joined([(case, outcome)]), "1"), encoding="utf-8")
    return found


def opened(browser: Browser, path: Path, size: Any = WIDE, scheme: Any = "light") -> Page:
    """Sidan, öppnad utan att något får hämtas eller gå fel."""
    page = browser.new_page(viewport=size, color_scheme=scheme)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text))
    page.on("request", lambda asked: None if asked.url.startswith("file:") else faults.append(asked.url))
    page.goto(path.as_uri())
    assert faults == []
    return page


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["bred", "smal"])
def test_axe_finds_nothing(
    browser: Browser, pages: dict[str, Path], case: str, scheme: str, size: Any
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(browser, pages[case], size, scheme)
    page.locator("a.f").nth(3).focus()
    assert page.locator(".card").is_visible()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "sidan ryms på bredden"
    page.close()


def test_a_fact_tells_what_it_is_by_mouse_and_by_keyboard(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages[CASES[0]])
    fact = page.locator("a.f.bound", has_text="3,8 miljoner kronor per år").first
    fact.scroll_into_view_if_needed()
    fact.hover()
    card = page.locator(".card")
    card.wait_for()
    said = card.inner_text()
    assert "Belopp: 3 800 000 kronor per år" in said.replace("\u00a0", " ")
    assert "I ärendefilen: belopp." in said
    assert "Står också i:" in said
    card.locator("a").first.hover()
    page.wait_for_timeout(500)
    assert card.is_visible(), "rutan går att nå med musen"
    page.keyboard.press("Escape")
    assert not card.is_visible()
    first = fact.get_attribute("id")
    fact.focus()
    page.keyboard.press("Enter")
    second = page.evaluate("document.activeElement.id")
    assert second not in ("", first)
    assert page.evaluate("location.hash") == f"#{second}"
    page.wait_for_timeout(500)
    shown = page.evaluate("document.querySelector('.card').previousElementSibling.id")
    assert shown == second, "en mus som vilar över en annan uppgift tar inte rutan från tangentbordet"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.card') !== null"), "rutans länkar nås med tabb"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == second
    page.close()


def test_an_edited_paper_shows_its_changes_word_by_word(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages[CASES[0]], NARROW)
    paper = page.locator(".paper", has_text=EDITED).first
    assert "ändrat sedan det byggdes" in paper.inner_text()
    changes = paper.locator(".diff ins")
    assert changes.count()
    assert all("granskning" in text for text in changes.all_inner_texts())
    page.close()


def test_findings_lead_to_their_places(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages[CASES[0]])
    page.get_by_role("button", name="Nästa fynd").click()
    target = page.evaluate("location.hash").removeprefix("#")
    assert page.evaluate("id => document.getElementById(id).closest('.paper') !== null", target)
    assert page.evaluate("id => { const box = document.getElementById(id).getBoundingClientRect();"
                         " return box.top >= 0 && box.bottom <= innerHeight }", target)  # fmt: skip
    page.locator("a.ref").first.click()
    assert page.evaluate("document.activeElement.classList.contains('finding')")
    page.close()


def test_the_print_has_everything_and_no_controls(browser: Browser, pages: dict[str, Path]) -> None:
    page = opened(browser, pages[CASES[1]], scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".bar").is_visible()
    heights = page.evaluate(
        "[...document.querySelectorAll('.paper')].map(p => p.scrollHeight - p.clientHeight)"
    )
    assert max(heights) <= 1, "inget papper är klippt"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(page.pdf()) > 10_000
    page.close()
