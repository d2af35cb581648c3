"""The participant's page seen, touched and heard: small phones, keyboards, readers and paper."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from cluster_psia.web.light.words import language_codes
from cluster_psia.workshop import actions
from tests.browser.room.hall import CRITERIA, Hall, Phones, saved
from tests.browser.room.phone_page import join, next_, screen, tap

pytestmark = pytest.mark.browser


SMALL = """() => Array.from(document.querySelectorAll(
    `button, a, input:not([type=hidden]):not(.tick), select, textarea, summary, .ticked`))
  .filter((e) => e.offsetParent !== null)
  .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([_, box]) => box.height < 47.5 || box.width < 47.5).map(([name]) => name)"""


TEXTS = """Array.from(document.querySelectorAll("body *")).filter((e) => e.offsetParent !== null
  && Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim())).map(getComputedStyle)
"""
SMALLEST = f"Math.min(...{TEXTS}.map((s) => parseFloat(s.fontSize)))"
# How many texts of a sheet have two lines below each other, and by how many pixels the ink of two
# such lines, drawn in the font of the page, reaches into each other at most, column by column:
# slanted letters may hang beside others, not into them.
INK_OVER = """() => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const MID = 60, WIDE = 800, holders = "h1, p, .word, .asked strong, .asked small";
  pen.canvas.width = WIDE; pen.canvas.height = 2 * MID;
  const inked = (style, line) => {  // of each column: rows above and below the baseline
    pen.clearRect(0, 0, WIDE, 2 * MID);
    pen.font = style.font; pen.direction = style.direction; pen.textAlign = "left";
    pen.fillText(line.words.join(" "), line.left, MID);
    const ink = pen.getImageData(0, 0, WIDE, 2 * MID).data;
    const up = Array(WIDE).fill(-MID), down = Array(WIDE).fill(-MID);
    for (let y = 0; y < 2 * MID; y++) for (let x = 0; x < WIDE; x++)
      if (ink[4 * (y * WIDE + x) + 3] > 127) {
        up[x] = Math.max(up[x], MID - y); down[x] = Math.max(down[x], y - MID + 1);
      }
    return { up, down };
  };
  let worst = -Infinity, pairs = 0;
  for (const text of document.querySelector(".sheet").querySelectorAll(holders)) {
    const style = getComputedStyle(text), found = new Map();
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      if (walk.currentNode.parentElement.closest(".box")) continue;  // in a font of its own
      for (const word of walk.currentNode.data.matchAll(/\\S+/g)) {
        const range = document.createRange();
        range.setStart(walk.currentNode, word.index);
        range.setEnd(walk.currentNode, word.index + word[0].length);
        const box = range.getClientRects()[0], top = Math.round(box.top);
        const line = found.get(top) || { top, left: Infinity, words: [] };
        line.left = Math.min(line.left, box.left); line.words.push(word[0]);
        found.set(top, line);
      }
    }
    const lines = [...found.values()].sort((a, b) => a.top - b.top);
    lines.forEach((line) => { line.ink = lines.length > 1 && inked(style, line); });
    lines.slice(1).forEach((line, n) => {
      pairs += 1;
      const before = lines[n];
      for (let x = 0; x < WIDE; x++)
        worst = Math.max(worst, before.ink.down[x] + line.ink.up[x] - (line.top - before.top));
    });
  }
  return [pairs, worst];
}"""


def fits(page: Page) -> None:
    """Nothing to scroll sideways at 320 px, and everything that is tapped at least 48 px."""
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(SMALL) == []


def heard(page: Page) -> None:
    """Axe finds nothing."""
    # Axe is put in by the browser's own tools, for the page's policy lets no foreign script in.
    found = Axe().run(
        page,
        options={
            "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        },
    )
    assert [(v["id"], _where(v)) for v in found.response["violations"]] == []


def _where(violation: dict[str, Any]) -> list[str]:
    """The start of each piece of HTML that breaks the rule."""
    return [node["html"][:160] for node in violation["nodes"]]


@pytest.mark.parametrize("language", language_codes())
def test_every_screen_fits_a_small_phone_and_axe_finds_nothing(
    hall: Hall, phones: Phones, language: str
) -> None:
    opened = hall.open()
    code = opened.room.code
    page = phones(locale=language, bypass_csp=True).new_page()
    seen: list[str] = []

    def look(what: str) -> None:
        fits(page)
        heard(page)
        seen.append(what)

    page.goto(hall.url)
    look("code")
    page.goto(f"{hall.url}/enter")
    look("key")
    page.goto(hall.at(code))
    assert page.locator("html").get_attribute("lang") == language
    look("consent")
    page.locator("label[for=consent]").click()
    look("details")
    page.locator(".after-consent .primary").click()
    expect(screen(page)).to_be_visible()
    look("question")
    tap(page, 4)
    expect(page.locator("#status")).to_contain_text("✓")
    look("answered")
    page.locator(".menu summary").click()
    look("languages")
    page.locator(".menu summary").click()
    page.context.set_offline(True)
    tap(page, 5)
    expect(screen(page).locator(".waiting")).to_be_visible()
    look("waiting")
    page.context.set_offline(False)
    expect(screen(page).locator(".waiting")).to_be_hidden()
    for _ in CRITERIA:
        next_(page)
    expect(page.locator("[data-screen=last]")).to_be_visible()
    for details in page.locator("[data-screen=last] details").all():
        details.locator("> summary").click()
    look("last")
    actions.reveal_results(hall.rooms, code)
    expect(page.locator(".shown")).to_have_count(10)
    look("revealed")
    actions.start_next_round(hall.rooms, code)
    expect(page.locator("body")).to_have_attribute("data-round", "2")
    expect(page.locator(".earlier:visible")).to_be_visible()
    look("round two")
    page.goto(f"{hall.url}/w/AAAAAA")
    look("refusal")
    assert len(seen) == 12


def test_a_keyboard_reaches_every_answer_and_focus_is_seen(hall: Hall, phones: Phones) -> None:
    page = phones().new_page()
    join(page, hall.at(hall.open().room.code))
    screen(page).locator(".point").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    saved(page)
    focused = page.evaluate(
        "[document.activeElement.value, getComputedStyle(document.activeElement).outlineStyle]"
    )
    assert focused == ["2", "solid"]
    next_(page)
    expect(screen(page).locator("h1")).to_be_focused()


@pytest.mark.parametrize("language", language_codes())
def test_paper_is_read_without_glasses_and_no_line_runs_into_another(
    hall: Hall, phones: Phones, language: str
) -> None:
    from cluster_psia.method import load_method

    every = tuple(criterion.key for criterion in load_method().table_2.criteria)
    opened = hall.open(criteria=every)
    page = phones(viewport={"width": 800, "height": 1100}).new_page()
    page.goto(f"{hall.url}/sheets/{opened.room.code}?lang={language}&from=1&to=3")
    page.fill("#key", opened.facilitator_key)
    page.locator(".primary").click()
    expect(page.locator(".sheet")).to_have_count(3)
    page.emulate_media(media="print")
    assert page.evaluate(SMALLEST) >= 9 * 96 / 72  # 9 pt
    pairs, over = page.evaluate(INK_OVER)
    assert pairs >= 20  # texts of more lines than one
    assert over <= 1, language
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    assert pages <= 3 * (5 if language == "ur" else 3)
