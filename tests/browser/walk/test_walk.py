"""The whole walk on the Tiruppur sample, as a consultant does it in ten minutes,
and the workbook that comes of it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.method import load_method
from tests.browser.rows import matrix_answer
from tests.browser.served import Server, pick, put, settled, visit

pytestmark = pytest.mark.browser


def _go(page: Page, title: str) -> None:
    settled(page)  # what was waited for may stand before the foot of the page is drawn anew
    page.get_by_role("link", name=f"Next: {title}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    settled(page)


def _press(page: Page, what: Locator) -> None:
    what.click()
    settled(page)


def _option(page: Page, label: str) -> Locator:
    """A pill or a segment: one of a few choices shown at once."""
    return page.get_by_test_id("stButtonGroup").get_by_text(re.compile(rf"^{re.escape(label)}"))


def _score(page: Page, label: str, point: int) -> None:
    answer = matrix_answer(page, label, str(point))
    _press(page, answer)
    expect(answer).to_be_checked()


def test_the_whole_walk(page: Page, server: Server, tmp_path: Path) -> None:
    visit(page, f"{server.url}?a={put(server, load_sample('tiruppur'))}")
    expect(page.get_by_text("Tiruppur knitwear, India").first).to_be_visible()

    _go(page, "Cluster profile")
    _press(page, _option(page, "Enterprise development"))

    _go(page, "Poverty matrix")
    _score(page, "Type of firms", 5)  # the sample reads 3
    _score(page, "Type of good", 5)  # the sample reads 3

    _go(page, "Value chain")
    _add_an_actor(page, "Dye house workers", "Casual day labourers")
    _mark_as_poverty_node(page, "Dye house workers")

    _go(page, "Screening")
    expect(page.get_by_text("3 of 11 actors not yet looked at.")).to_be_visible()
    _go(page, "Poverty groups")
    expect(page.get_by_text(re.compile("No group at:.? Dye house workers"))).to_be_visible()

    _go(page, "Reach")
    _go(page, "Study design")
    for answer in ("Improving", "Low", "Under way", "Nobody"):
        _press(page, page.get_by_test_id("stRadio").get_by_text(answer, exact=True))
    _press(page, page.get_by_role("button", name="Accept the one-off study"))
    expect(page.get_by_text("Accepted", exact=True)).to_be_visible()

    _go(page, "Indicators")
    _take(page, "Wages")
    _take(page, "Gender empowerment")
    _press(page, _option(page, "2. Confirm, rank and measure"))
    _press(page, page.get_by_role("button", name=re.compile("^Confirm .* for this group")))

    _go(page, "Methods")
    _go(page, "Work plan")
    _press(page, page.get_by_role("button", name=re.compile("Propose")))
    expect(page.get_by_text("All phases")).to_be_visible()
    settled(page)

    _go(page, "Plan")
    with page.expect_download() as caught:
        page.get_by_role("button", name=re.compile("Download the Excel plan")).click()
    out = tmp_path / caught.value.suggested_filename
    caught.value.save_as(out)
    _holds_the_changes(out)


def _add_an_actor(page: Page, name: str, kind: str) -> None:
    _press(page, _option(page, "An actor"))
    page.get_by_role("textbox", name="Name").last.fill(name)
    pick(page, "Kind", kind)
    _press(page, page.get_by_role("button", name="Add", exact=True))


def _mark_as_poverty_node(page: Page, name: str) -> None:
    pick(page, "Node to look at", name)
    _press(page, _option(page, "▲▲ Likelihood of poverty"))
    page.get_by_label("Why (needed)").fill("Hired by the day")
    _press(page, page.get_by_role("button", name="Keep my own word"))


def _take(page: Page, indicator: str) -> None:
    box = page.get_by_test_id("stCheckbox").filter(has_text=re.compile(rf"^{indicator}"))
    _press(page, box.locator("label").first)


def _rows(book: Any, sheet: str) -> list[str]:
    return [_row_text(row) for row in book[sheet].iter_rows(values_only=True)]


def _row_text(row: tuple[Any, ...]) -> str:
    return " | ".join(str(cell) for cell in row if cell is not None)


def _holds_the_changes(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    matrix = _rows(book, "Matrix")
    for label, anchor in (("Type of firms", "own-account"), ("Type of good", "traditional craft")):
        row = next(row for row in matrix if f"| {label} |" in row)
        assert re.search(rf"\| 5 \|.*{anchor}", row, re.I)
        assert "our reading" not in row.lower()
    assert any(
        "Dye house workers" in row and "Likelihood of poverty" in row
        for row in _rows(book, "Value chain")
    )
    assert any(
        "One-off study" in row and "accepted" in row.lower() for row in _rows(book, "Design")
    )
    indicators = [
        row for row in _rows(book, "Indicators") if row.startswith("Women in sewing and packing")
    ]
    assert any("Wages" in row for row in indicators)
    assert any("Gender empowerment" in row for row in indicators)
    tasks = _rows(book, "Work plan")
    for phase in load_method().phases.phases[:6]:
        assert any(phase.label in row for row in tasks)
