"""A participant's page as a thumb uses it, in any language."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.served import READY

PHONE: dict[str, Any] = {
    "viewport": {"width": 320, "height": 640},
    "is_mobile": True,
    "has_touch": True,
}


def phone(chromium: Browser, **more: Any) -> BrowserContext:
    """A small phone with a browser of its own."""
    made = chromium.new_context(**{**PHONE, **more})
    made.set_default_timeout(READY)
    return made


def join(page: Page, address: str, alias: str = "", group: str = "") -> str:
    """Consent and join at the room's address; the personal link."""
    page.goto(address)
    fill_in(page, alias, group)
    return page.url.partition("?")[0]


def fill_in(page: Page, alias: str = "", group: str = "") -> None:
    """Consent and join on the page that is shown."""
    page.locator("label[for=consent]").click()
    page.fill("#alias", alias)
    page.locator(f'[name=group][value="{group}"] + label').click()
    page.locator(".after-consent .primary").click()
    expect(screen(page)).to_have_count(1)


def screen(page: Page) -> Locator:
    """The question, or the last screen, that is shown."""
    return page.locator("[data-screen]:visible")


def tap(page: Page, score: object) -> None:
    """Tap an answer, and wait until the page shows it as given (without a script that is
    another page).
    """
    point = screen(page).locator(f".points button[value='{score}']")
    point.click()
    expect(point).to_have_attribute("aria-pressed", "true")


def next_(page: Page) -> None:
    """Go on, and wait until the question has gone."""
    left = screen(page).get_attribute("data-screen")
    screen(page).locator(".nav .primary").click()
    expect(page.locator(f"[data-screen='{left}']:visible")).to_have_count(0)


def answer_all(page: Page, scores: tuple[object, ...]) -> None:
    """Answer every question in turn and arrive at the last screen."""
    for score in scores:
        tap(page, score)
        next_(page)
    expect(page.locator("[data-screen=last]")).to_be_visible()


def all_saved(page: Page) -> None:
    """Wait until the phone has nothing left to send, whatever the language."""
    expect(page.locator("#status")).to_contain_text("✓")


def try_again(page: Page) -> None:
    """Press the button to send once more, unless the phone has come to it by itself
    and taken the button away.
    """
    screen(page).locator(".again").dispatch_event("click")


def heard_of_all(page: Page) -> None:
    """Wait until the browser has told of everything that its page asked so far: it
    tells in turn.
    """
    page.evaluate("() => fetch('/w').then((got) => got.text()).then(() => 0)")
