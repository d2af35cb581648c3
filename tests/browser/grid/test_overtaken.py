"""A word of Python that was faster than the one before it leaves a component as it was."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

import cluster_psia
from cluster_psia.assessment.grid.value import DataGrid, GridColumn, GridDraft, GridRow
from cluster_psia.ui.grid.component import HERE, SCRIPTS
from cluster_psia.ui.grid.data import grid_data
from cluster_psia.ui.parts.component import module_of
from tests.browser.grid.grid_page import cell
from tests.browser.served import window

pytestmark = pytest.mark.browser

# What Streamlit does: an older call's end is asked for while a newer one has begun or is about to.
DRAWN = """async ({ html, script, data }) => {
  const host = document.body.appendChild(document.createElement("div"));
  const parentElement = host.attachShadow({ mode: "open" });
  parentElement.innerHTML = html;
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const { default: draw } = await import(url);
  window.said = [];
  const setStateValue = (name, value) => { if (name === "said") window.said.push(value); };
  window.tell = (told) => draw({ data: told, parentElement, setStateValue });
  window.host = host;
  window.ends = [window.tell(data)];
}"""


class Loom(NamedTuple):
    """A thing with a name."""

    name: str


def told(**more: Any) -> dict[str, Any]:
    """What Python tells of three looms."""
    heard = {"heard": ["", 0], "renamed": {}, "notes": [], "undo": False, "hand": None, "how": ""}
    words = {"saved": "Saved.", "saved_but": "Saved, but for what is marked."}
    name = GridColumn("name", "Name")
    looms = tuple(GridRow(f"loom-{n}", Loom(f"Loom {n}")) for n in (1, 2, 3))
    grid = DataGrid("Looms", (name,), looms, GridDraft(), adds=True, removes=True)
    return grid_data(grid, range(3)) | heard | words | more


@pytest.fixture
def grid_page(chromium: Browser) -> Page:
    """The grid as its scripts draw it, and nothing of Streamlit."""
    page = window(chromium).new_page()
    script = module_of(*(HERE / each for each in SCRIPTS))
    html = (HERE / "grid.html").read_text(encoding="utf-8")
    page.evaluate(DRAWN, {"html": html, "script": script, "data": told()})
    return page


def test_an_overtaken_word_doubles_no_row_and_says_nothing_twice(grid_page: Page) -> None:
    page = grid_page
    page.evaluate("data => { window.ends[0](); window.ends.push(window.tell(data)); }", told())
    expect(page.locator("[aria-rowindex='2']")).to_have_count(1)
    cell(page, 1, "Name").click()
    page.keyboard.type("Anna's")
    page.evaluate("data => { window.ends.push(window.tell(data)); window.ends[1](); }", told())
    expect(page.locator(".editor")).to_have_value("Anna's")
    page.keyboard.press("Enter")
    said = page.evaluate("window.said.at(-1)")
    assert [(one["row"], one["text"]) for one in said["acts"]] == [("loom-1", "Anna's")]
    page.evaluate("from => window.tell(from)", told(heard=[said["from"], said["acts"][-1]["n"]]))
    expect(page.locator(".scroller")).to_have_attribute("data-unsaved", "false")


def test_a_grid_that_left_the_page_asks_nobody_to_stay(grid_page: Page) -> None:
    page = grid_page
    cell(page, 1, "Name").click()
    page.keyboard.type("half a wor")
    page.evaluate("() => { window.host.remove(); window.ends[0](); }")
    stays = "() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert not page.evaluate(stays)


def test_every_component_ends_only_once_it_is_gone() -> None:
    folder = Path(cluster_psia.__file__).parent
    scripts = [each.read_text(encoding="utf-8") for each in folder.rglob("*.js")]
    components = [each for each in scripts if "export default function (component)" in each]
    assert len(components) >= 5
    for script in components:
        body = script.split("export default function (component)")[1].split("\n}\n")[0]
        assert re.findall(r"^  return (\w+)", body, re.M) == ["onceGone"]
