"""Messages that pass lie over nothing that can be pressed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment
from tests.browser.served import put, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.served import Server

pytestmark = pytest.mark.browser

# Once a message stands: the labels of all that can be pressed, is in sight and lies under it, and
# the message itself where it reaches below the strip above the page.
COVERED = """() => {
  const message = document.querySelector('[data-testid="stToast"]')
  if (!message || message.getAnimations().some((one) => one.playState === 'running')) return null
  const head = document.querySelector('[data-testid="stHeader"]')
  const strip = head.getBoundingClientRect()
  const hides = getComputedStyle(head).backgroundColor === 'rgb(255, 255, 255)'
  const over = message.getBoundingClientRect()
  const covered = [...document.querySelectorAll('button, a, input')].filter((one) => {
    const box = one.getBoundingClientRect()
    const top = hides ? Math.max(box.top, strip.bottom) : box.top
    return !message.contains(one) && box.width > 0 && box.bottom > strip.bottom
      && box.left < over.right && over.left < box.right && top < over.bottom
  })
  return [...covered, ...(over.bottom > strip.bottom ? [message] : [])].map((one) => one.innerText)
}"""
LONG = "An assessment whose name is a good deal longer than those of the others, as people do"


@pytest.mark.parametrize("device", ["page", "phone"])
def test_a_message_covers_nothing_that_can_be_pressed(
    request: pytest.FixtureRequest, server: Server, device: str
) -> None:
    put(server, Assessment(name=LONG))
    page: Page = request.getfixturevalue(device)
    visit(page, server.url)
    page.get_by_role("button", name=re.compile("^More")).first.click()
    page.get_by_role("button", name="Delete", exact=True).click()
    assert page.wait_for_function(COVERED).json_value() == []
