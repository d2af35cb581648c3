"""What the other browser tests lean on: between a click and the server's first word the page is
not settled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment
from tests.browser.rows import matrix_answer
from tests.browser.served import Server, kept, put, settled, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
# Streamlit sends what was clicked in the next task. No answer can be there yet: the page still
# says that nothing runs.
CLICK = """async (button) => {
    const looked = () => {
        const seen = {};
        return Array.from({ length: 9 }, () => window.settled(seen)).pop();
    };
    const before = looked();
    button.click();
    await new Promise((done) => setTimeout(done));
    const app = document.querySelector("[data-testid='stApp']");
    return [before, app.dataset.testScriptState, looked()];
}"""


def test_a_click_is_waited_for_before_the_server_has_said_a_word(
    page: Page, server: Server
) -> None:
    id_ = put(server, Assessment(name="Once"))
    visit(page, f"{server.url}/matrix?a={id_}")
    said = matrix_answer(page, "Location", "4").evaluate(CLICK)
    assert said == [True, "notRunning", False]
    settled(page)
    assert [rating.answer for rating in kept(server, id_).ratings["location"]] == [4]
