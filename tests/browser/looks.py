"""What can be seen to be wrong with a page without knowing what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from axe_playwright_python.sync_playwright import Axe

from tests.browser.served import settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES: Final = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# A low laptop, a tablet, and 1280x800 at 200 %, which lays a page out as 640x400 does.
WINDOWS: Final = ((1366, 768), (768, 1024), (640, 400))
# What is folded stands on the page all the same, and somebody unfolds it.
_UNFOLD = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"
# What reaches over the edge of the window without a box of its own that scrolls, and text that
# is cut and stands nowhere in full: neither as a title nor in what its row unfolds.
_MISFITS = """() => {
  const main = document.querySelector("[data-testid='stMain']");
  const found = main.scrollWidth > main.clientWidth ? [`the page is ${main.scrollWidth} wide`] : [];
  const scrolls = (one) => /auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX)
    && one.scrollWidth > one.clientWidth;
  const named = (one) => `${one.className} ${one.innerText ?? ""}`.slice(0, 120);
  for (const one of main.querySelectorAll("*")) {
    const box = one.getBoundingClientRect();
    if (!box.width || !box.height || !one.checkVisibility()) continue;
    if (box.right > innerWidth + 1 || box.left < -1) {
      let around = one.parentElement;
      while (around !== main && !scrolls(around)) around = around.parentElement;
      if (around === main) found.push(`over the edge: ${named(one)}`);
    }
    const clips = /hidden|clip/.test(getComputedStyle(one).overflowX)
      && one.scrollWidth > one.clientWidth + 1 && box.width > 2 && one.innerText?.trim();
    const whole = "[title], .st-key-undo, .st-key-redo";
    if (clips && !one.closest(`${whole}, details:not([open]) > summary > span`))
      found.push(`cut: ${named(one)}`);
  }
  return found;
}"""


# The page once its size was the same at so many looks in a row: what is drawn last (a chart, the
# map) takes its room after the script has ended, and the sidebar glides away from a narrow window.
_STANDS = """(seen) => {
  const main = document.querySelector("[data-testid='stMain']");
  const size = [main.scrollHeight, main.scrollWidth, main.clientWidth].join();
  seen.looks = size === seen.size ? (seen.looks ?? 0) + 1 : 0;
  seen.size = size;
  return seen.looks > 5 && main.scrollHeight;
}"""


def height_of(page: Page) -> int:
    """How tall the page is, in pixels, once it stands."""
    settled(page)
    return int(page.wait_for_function(_STANDS, arg={}, polling=20).json_value())


def axe_findings(page: Page) -> list[tuple[str, str]]:
    """The rules of accessibility that the page breaks, each with the piece of HTML that does."""
    page.evaluate(_UNFOLD)
    found: dict[str, Any] = Axe().run(page, options=RULES).response
    return [
        (broken["id"], node["html"][:160])
        for broken in found["violations"]
        for node in broken["nodes"]
    ]


def misfits(page: Page) -> list[str]:
    """What sticks out of a window or is cut in it, with the width of that window."""
    found = []
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        height_of(page)
        found += [f"at {width}, {one}" for one in page.evaluate(_MISFITS)]
    return found
