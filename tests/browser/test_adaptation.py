"""Adapted as a person does it: words on the matrix, an indicator suggested, undone,
and a file there and back.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cluster_psia.assessment.files.samples import load_sample
from tests.browser.rows import open_row
from tests.browser.served import Server, kept, pick, put, settled, visit

pytestmark = pytest.mark.browser

HOSTILE = "<b>=1+1</b> மின்வெட்டு *x*"


def _section(page: Page, label: str) -> None:
    """Another section, once its own part stands: sections have fields of the same names."""
    page.get_by_test_id("stButtonGroup").get_by_text(re.compile(rf"^{label}")).click()
    expect(page.get_by_role("radio", name=re.compile(rf"^{label}"))).to_be_checked()
    settled(page)


def _save(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()
    settled(page)


def test_adapted_seen_saved_undone_and_taken_over(
    page: Page, server: Server, tmp_path: Path
) -> None:
    id_ = put(server, load_sample("tiruppur").model_copy(update={"indicators": ()}))
    visit(page, f"{server.url}/adaptation?a={id_}")

    page.get_by_label("Words at 1", exact=True).fill("Inside the estate")
    page.get_by_role("textbox", name="Why the published method does not fit here").fill(
        "Raters know the estate"
    )
    _save(page, "Save these words")
    expect(page.get_by_role("button", name="Back to the published words")).to_be_visible()

    _section(page, "Added indicators")
    expect(page.get_by_role("heading", name="Add an indicator")).to_be_visible()
    settled(page)
    page.get_by_label("Label", exact=True).fill(HOSTILE)
    pick(page, "For whom", "Workers")
    page.get_by_role("textbox", name="Why the published method does not fit here").fill(
        "Looms stop"
    )
    _save(page, "Add this indicator")
    expect(page.get_by_role("button", name="Take away")).to_be_visible()

    visit(page, f"{server.url}/matrix?a={id_}")
    open_row(page, "Location")
    expect(page.locator(".row.hand .anchors").get_by_text("Inside the estate")).to_be_visible()
    expect(page.get_by_text("adapted here").first).to_be_visible()
    visit(page, f"{server.url}/indicators?a={id_}")
    expect(page.get_by_text(HOSTILE).first).to_be_visible()
    expect(page.get_by_test_id("stCheckbox").filter(has_text="adapted here")).to_have_count(1)

    visit(page, f"{server.url}/adaptation?a={id_}")
    _section(page, "All of it")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the adaptation as a file").click()
    file = tmp_path / "adaptation.json"
    download.value.save_as(file)
    held = kept(server, id_).adaptation
    assert (len(held.relabelled), len(held.indicators)) == (1, 1)

    page.get_by_role("button", name="Undo").click()
    settled(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Nothing is adapted yet")).to_be_visible()
    settled(page)
    assert not kept(server, id_).adaptation

    page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text(re.compile("Criterion 1, Location"))).to_be_visible()
    settled(page)
    assert kept(server, id_).adaptation == held
