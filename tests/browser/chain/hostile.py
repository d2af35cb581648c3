"""Text that wants to be a program, and a page that watches for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.served import settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVIL = (
    "<script>window.hit=1</script>",
    '<img src=x onerror="window.hit=1">',
    '"><svg onload=window.hit=1>',
    "javascript:window.hit=1",
    "[click](javascript:window.hit=1)",
    "</style><iframe srcdoc='<script>parent.hit=1</script>'>",
    "{{constructor.constructor('window.hit=1')()}}",
    '=HYPERLINK("javascript:window.hit=1")',
    "' onmouseover=window.hit=1 href=x",
)
TRAP = (
    "window.hit = null; for (const ask of ['alert', 'confirm', 'prompt']) window[ask] = () => {"
    " window.hit = ask; };"
)
LINES = (" ".join(EVIL[:5]), " ".join(EVIL[5:]))  # a line takes 300 characters


def looked_at(page: Page) -> None:
    """Nothing ran, and no element was made of what people wrote."""
    settled(page)
    assert page.evaluate("() => window.hit") is None
    made = page.locator(
        "iframe[srcdoc], img[src='x'], svg[onload], [onmouseover], a[href^='javascript:']"
    )
    assert made.count() == 0
