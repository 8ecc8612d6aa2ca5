"""A browser for all tests of a run, and pages that are looked at: by axe, for size of targets, width and complaints."""

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from typing import Any

import pytest

from tests.browser.stage import CODE, Stage, stage
from tools.browser import FOLDER, MISSING, chromium, ready

AXE = """async () => (await axe.run(document, {runOnly: {type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]}})).violations
  .map((each) => `${each.id}: ${each.nodes.map((node) => node.html + " " + node.failureSummary).join(" | ")}`)"""
TARGETS = """() => [...document.querySelectorAll("button, select, textarea, input[type=text], label.option, a[href]")]
  .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
  .filter(([, box]) => box.width < 48 || box.height < 47.5)
  .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
PHONES: Mapping[str, tuple[str, str, Mapping[str, Any]]] = {
    "en": ("Pixel 7", "en-GB", {}),
    "id": ("iPhone 13", "id-ID", {"color_scheme": "dark"}),
    "small": ("Galaxy S9+", "en-US", {"viewport": {"width": 320, "height": 568}, "reduced_motion": "reduce"}),
}
"""Device, language and what is special."""


class Viewer:
    """A page on a phone, and everything it complained of."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.seen = 0
        page.on("console", lambda said: self.complaints.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda asked: self._outside(asked.url))
        page.set_default_timeout(5000)

    def _outside(self, url: str) -> None:
        if "//127.0.0.1:" not in url and not url.startswith(("blob:", "data:")):
            self.complaints.append(f"asked elsewhere: {url}")

    def heading(self, text: str) -> None:
        """Wait for a screen by its heading; the focus has come to it."""
        self.page.locator("h1", has_text=text).wait_for()

    def inspect(self) -> None:
        """Look at the screen with every rule that there is."""
        self.seen += 1
        name = self.page.locator("h1").first.inner_text()
        assert self.page.evaluate(AXE) == [], name
        assert self.page.evaluate(TARGETS) == [], name
        assert self.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name
        assert self.page.locator("[role=status]").count() == 1

    def join(self, url: str, name: str) -> None:
        self.page.goto(f"{url}/{CODE.lower()}")
        self.page.locator("#name").fill(name)
        self.page.locator("button.main").click()

    def status(self, text: str) -> None:
        """Wait for what is told beside the screen."""
        self.page.locator("[role=status]", has_text=text).wait_for()

    def press(self, name: str) -> None:
        """Press a button by its name."""
        self.page.get_by_role("button", name=name, exact=True).click()


@pytest.fixture(scope="session")
def browser() -> Iterator[tuple[Any, Any]]:
    """Give Playwright and a browser; skips where they are not."""
    if chromium() is None or not ready():
        pytest.skip(MISSING if chromium() is None else "Playwright is not set up: make browser")
    sys.path.insert(0, str(FOLDER))
    try:
        playwright = importlib.import_module("playwright.sync_api").sync_playwright().start()
        made = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield playwright, made
        made.close()
        playwright.stop()
    finally:
        sys.path.remove(str(FOLDER))


@pytest.fixture
def open_room(browser: tuple[Any, Any]) -> Iterator[Callable[..., Stage]]:
    """Give what opens a room with a deck and settings. It ends after all pages are closed."""
    del browser  # where there is none, no room is opened either
    with ExitStack() as rooms:
        yield lambda deck, **settings: rooms.enter_context(stage(deck, **settings))


@pytest.fixture
def phone(browser: tuple[Any, Any], open_room: Callable[..., Stage]) -> Iterator[Callable[..., Viewer]]:
    """Give what opens a page on a phone; at the end nobody may have complained."""
    del open_room  # whose rooms outlive the pages
    playwright, made = browser
    axe = (FOLDER / "axe_playwright_python" / "axe.min.js").read_text(encoding="utf-8")
    open_ones: list[tuple[Any, Viewer]] = []

    def take(kind: str = "en", **more: Any) -> Viewer:
        device, language, special = PHONES[kind]
        context = made.new_context(**{**playwright.devices[device], "locale": language, **special, **more})
        context.add_init_script(axe)
        viewer = Viewer(context.new_page())
        open_ones.append((context, viewer))
        return viewer

    yield take
    for context, _viewer in open_ones:
        context.close()
    assert [viewer.complaints for _context, viewer in open_ones if viewer.complaints] == []
