"""Every page, full and empty: how tall it is, what axe finds, and whether it fits every window.

A page that a person can take in is at most 2,000 px tall at 1280x800 and 3,000 px at 390x844. The
pages that do not keep that yet are named with what they have today, so that none grows; who makes
one shorter lowers its number here, or takes it out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample
from cluster_psia.ui.frame.walk import WALK, WalkStep, every_step, neighbour_steps
from tests.browser.looks import axe_findings, height_of, misfits
from tests.browser.served import Server, alone, put, visit

pytestmark = pytest.mark.browser

DESKTOP: Final = (1280, 800)
PHONE: Final = (390, 844)
MOST: Final = {DESKTOP: 2_000, PHONE: 3_000}
# The library's list of cases and the texts of the method are long by their nature.
STILL_ABOVE: Final[dict[str, dict[tuple[int, int], int]]] = {
    "method": {DESKTOP: 2_700, PHONE: 5_400},
    "cases": {DESKTOP: 3_300, PHONE: 4_700},
}


def go_to(page: Page, title: str) -> None:
    """Go to a page by its link in the sidebar, which a phone has folded away."""
    links = page.get_by_test_id("stSidebar").locator("a")
    links.filter(has_text=re.compile(rf"(^|\s){title}$")).dispatch_event("click")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def height_with_a_phase_open(page: Page, size: tuple[int, int]) -> int:
    """The height with the phase of the most tasks open; on a desktop the table below names every
    task that is in sight in full.
    """
    phase = page.locator(".folds.gantt > details").filter(has_text="Design and pilot")
    phase.locator("summary").first.click()
    expect(phase.get_by_text("Revise groups, indicators, schedules and tools")).to_be_visible()
    if size == DESKTOP:
        names = page.locator(".row .first > span:first-child")
        expect(names.first).to_have_text("Read background and secondary literature")
        widths = names.evaluate_all("all => all.map((one) => one.scrollWidth - one.clientWidth)")
        assert max(widths) <= 0
    return height_of(page)


def sees_verdict_and_next(page: Page, step: WalkStep) -> None:
    """At the foot of the screen stand how the step stands and, where there is one, the way on."""
    if page.locator("[data-rows='alone']").count():  # whose own bar leads from row to row
        return
    verdict = page.locator(".st-key-foot_bar p").first
    expect(verdict).to_be_in_viewport(ratio=0.95)
    expect(verdict).not_to_be_empty()
    _, after = neighbour_steps(step.key)
    if after:
        expect(page.get_by_role("link", name=f"Next: {after.title}")).to_be_in_viewport(ratio=0.95)


@dataclass
class Looked:
    """How tall the pages are, by their keys, and what is wrong with them, a line for each."""

    tall: dict[str, int] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    misfits: list[str] = field(default_factory=list)


def look_at_pages(browser: Browser, server: Server, size: tuple[int, int], a: Assessment) -> Looked:
    """Every page at a size, in one visit. Those of groups and work plan with one open are
    measured as well, under keys of their own; what axe and other windows say is asked on the
    desktop alone.
    """
    width, height = size
    seen = Looked()
    with alone(browser, server, viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        visit(page, f"{server.url}/profile?a={put(server, a)}")
        for step in every_step():
            go_to(page, step.title)
            seen.tall[step.key] = height_of(page)
            if size == PHONE and step in WALK[1:]:
                sees_verdict_and_next(page, step)
            if step.key == "work_plan" and a.work_plan.tasks:
                seen.tall["work_plan, one open"] = height_with_a_phase_open(page, size)
            if step.key == "groups" and a.groups:
                page.get_by_role("button", name="Edit", exact=True).first.click()
                expect(page.get_by_label("Why they are poor")).to_be_visible()
                seen.tall["groups, one open"] = height_of(page)
            if size == DESKTOP:
                seen.misfits += [f"{step.key}, {found}" for found in misfits(page)]
                page.set_viewport_size({"width": width, "height": height})
                seen.broken += [
                    f"{step.key}, {rule}: {where}" for rule, where in axe_findings(page)
                ]
    return seen


@pytest.fixture(scope="module")
def full(chromium: Browser, server: Server) -> Looked:
    """Every page of the finished example on a desktop."""
    return look_at_pages(chromium, server, DESKTOP, load_sample(FINISHED_EXAMPLE))


@pytest.fixture(scope="module")
def empty(chromium: Browser, server: Server) -> Looked:
    """Every page of an assessment in which there is nothing yet, on a desktop."""
    return look_at_pages(chromium, server, DESKTOP, Assessment(name="Nothing yet"))


def too_tall(seen: Looked, size: tuple[int, int]) -> dict[str, int]:
    """The pages that are taller than they may be."""
    assert len(seen.tall) > len(every_step())
    most = {key: STILL_ABOVE.get(key, {}).get(size, MOST[size]) for key in seen.tall}
    return {key: tall for key, tall in seen.tall.items() if tall > most[key]}


def test_no_page_is_taller_than_it_may_be(chromium: Browser, server: Server, full: Looked) -> None:
    assert too_tall(full, DESKTOP) == {}
    phone = look_at_pages(chromium, server, PHONE, load_sample(FINISHED_EXAMPLE))
    assert too_tall(phone, PHONE) == {}


@pytest.mark.parametrize("state", ["full", "empty"])
def test_every_page_is_there_for_everybody(state: str, request: pytest.FixtureRequest) -> None:
    """Nothing of ours breaks a rule of accessibility; `docs/accessibility.md` says what is left."""
    seen: Looked = request.getfixturevalue(state)
    assert not seen.broken, "\n".join(seen.broken)


@pytest.mark.parametrize("state", ["full", "empty"])
def test_every_page_fits_every_window(state: str, request: pytest.FixtureRequest) -> None:
    seen: Looked = request.getfixturevalue(state)
    assert not seen.misfits, "\n".join(seen.misfits)
