"""The text fields of every page, found on the page itself: what can be typed into there, and what
then became of it.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from cluster_psia.assessment import Citation
from cluster_psia.assessment.document.fields import SCHEMA_VERSION
from cluster_psia.assessment.edits.guide import add_answer
from cluster_psia.assessment.edits.matrix import change_matrix_rating, with_matrix_answer
from cluster_psia.assessment.edits.profile import with_cited_source
from cluster_psia.assessment.edits.screening import change_rating
from cluster_psia.assessment.files.file import read_assessment
from cluster_psia.method import load_method
from cluster_psia.store import open_store
from cluster_psia.ui.frame.walk import page_titles
from tests.browser.fields.field_states import unfold_all
from tests.browser.served import Server, settled, visit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import BrowserContext, Page

    from cluster_psia.assessment import Assessment
    from tests.browser.fields.field_states import State

WHOLE = bool(os.environ.get("CLUSTER_PSIA_WALK"))  # set by "make walk": every field, every way
GOLDEN = Path(__file__).parents[2] / "assessment" / "files" / "golden"
BODY = "[data-testid=stPopoverBody]"
ICON = re.compile(r"[a-z]+(_[a-z]+)*")  # its name, which its font draws as a picture
POPOVERS = "[data-testid=stPopover] button:enabled:visible"
# A field's name is the class of its widget, without the number that counts how often it was drawn.
FOUND = """(within) => Array.from(document.querySelectorAll(
    `${within} [data-testid=stTextInput] input, ${within} [data-testid=stTextArea] textarea`))
    .filter((one) => one.offsetParent && !one.disabled && one.getAttribute("role") !== "combobox"
        && (within !== "body" || !one.closest("[data-testid=stPopoverBody]")))
    .map((one) => ({ label: one.getAttribute("aria-label"), value: one.value,
        name: Array.from(one.closest("[data-testid=stElementContainer]").classList)
            .find((each) => each.startsWith("st-key-"))?.replace(/-\\d+$/, "") ?? "" }))"""
ENTER = """(name) => {
    const box = Array.from(document.querySelectorAll(
        "[data-testid=stTextInput] input, [data-testid=stTextArea] textarea"))
        .filter((one) => one.offsetParent).findLast((one) =>
            Array.from(one.closest("[data-testid=stElementContainer]").classList)
                .some((each) => each.replace(/-\\d+$/, "") === name));
    if (!box) return false; // its popover is still opening
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    return true;
}"""


@dataclass(frozen=True)
class FieldFound:
    """A field in sight: the name of its widget, its label, what it holds, and the popover in which
    it stands: of which kind, and its number among those of that kind.
    """

    name: str
    label: str
    value: str = field(compare=False)
    popover: str = ""
    number: int = 0


@dataclass
class Typed:
    """What was typed: a token for each field, and where that was."""

    state: State
    found: FieldFound
    token: str


@dataclass
class FieldWalk:
    """Types a token into each kind of field once, or into every field where ``every`` is set."""

    context: BrowserContext
    server: Server
    id_: str
    every: bool = False
    typed: list[Typed] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()

    def begin(self, page: str) -> None:
        """A new tab, in which that page of the assessment is open."""
        self.page.close()
        self.page = self.context.new_page()
        visit(self.page, f"{self.server.url}/{address(page)}?a={self.id_}")

    def come(self, state: State) -> None:
        """Come to a state in this tab, with everything unfolded: by a link, if by any."""
        title, heading = page_titles()[state.page], self.page.get_by_role("heading", level=1)
        if heading.inner_text() != title:
            links = self.page.get_by_test_id("stSidebar")
            links.get_by_role("link", name=re.compile(f"{title}$")).click()
            expect(heading).to_have_text(title)
            settled(self.page)
        state.come(self.page)
        unfold_all(self.page)

    def kinds_in(self, state: State) -> list[FieldFound]:
        """What was not typed into yet, in popovers too: of each kind one field, or all."""
        found = found_fields(self.page)
        for kind, number in self._popovers():
            open_popover_at(self.page, kind, number)
            found += found_fields(self.page, BODY, kind, number)
            close_popovers(self.page)
        kinds = {(one.popover, one.label): one for one in reversed(found)}
        done = {typed.found.name for typed in self.typed if typed.state.page == state.page}
        asked = found if self.every else list(reversed(kinds.values()))
        return [one for one in asked if one.name not in done]

    def type_into(self, state: State, one: FieldFound) -> Typed:
        """Type a token behind what stands in a field, and stay in it."""
        if one.popover:
            open_popover_at(self.page, one.popover, one.number)
        typed = Typed(state, one, f"w{len(self.typed)}x")
        self.page.wait_for_function(ENTER, arg=one.name)
        self.page.keyboard.type(f" {typed.token}")
        self.typed.append(typed)
        return typed

    def leave_by_escape(self) -> None:
        """Leave a field, and the popover in which it stands."""
        self.page.keyboard.press("Escape")
        close_popovers(self.page)

    def not_shown(self, here: Iterable[Typed]) -> list[FieldFound]:
        """The fields of a state that do not show what was typed into them."""
        missing = []
        for (kind, number), typed in groupby(here, lambda each: _place(each.found)):
            if kind:
                open_popover_at(self.page, kind, number)
            within = BODY if kind else "body"
            shown = {one.name: one.value for one in found_fields(self.page, within)}
            missing += [one.found for one in typed if one.token not in shown[one.found.name]]
            close_popovers(self.page)
        return missing

    def _popovers(self) -> list[tuple[str, int]]:
        """The popovers in sight by kind and number; of each kind the first, or all."""
        kinds = Counter(map(popover_kind, self.page.locator(POPOVERS).all_inner_texts()))
        return [
            (kind, number)
            for kind, times in kinds.items()
            for number in range(times if self.every else 1)
        ]


def _place(one: FieldFound) -> tuple[str, int]:
    return one.popover, one.number


def address(page: str) -> str:
    """The address of a page by its key."""
    return "" if page == "home" else page.replace("_", "-")


def found_fields(
    page: Page, within: str = "body", popover: str = "", number: int = 0
) -> list[FieldFound]:
    """What can be typed into now."""
    found = page.evaluate(FOUND, within)
    return [FieldFound(**one, popover=popover, number=number) for one in found]


def popover_kind(label: str) -> str:
    """What a popover is called, without its icons and what its label says of its contents."""
    lines = [line for line in label.splitlines() if line.strip() and not ICON.fullmatch(line)]
    return re.split(r"[:·✓]", lines[0] if lines else "")[0].strip()


def open_popover_at(page: Page, kind: str, number: int) -> None:
    """Open the popover with that number among those of its kind."""
    settled(page)
    labels = map(popover_kind, page.locator(POPOVERS).all_inner_texts())
    found = [at for at, each in enumerate(labels) if each == kind]
    page.locator(POPOVERS).nth(found[number]).click()
    page.locator(BODY).wait_for()
    settled(page)


def close_popovers(page: Page) -> None:
    """By Escape, as often as it takes: a field in it may take the first one for itself."""
    while page.locator(BODY).count():
        page.keyboard.press("Escape")
        page.wait_for_function("() => !document.querySelector('[data-stale=true]')")


def whole_document() -> Assessment:
    """An assessment in which every field of the model holds something, some of it in our words."""
    a = read_assessment((GOLDEN / f"version_{SCHEMA_VERSION}.json").read_bytes())
    a, talk = with_cited_source(with_matrix_answer(a, "location", 4), "Talk with the guild")
    for criterion in load_method().table_2.criteria:  # a place is only taken where a source is
        a = change_matrix_rating(a, criterion.key, citation=Citation(source=talk))
    for item in load_method().screening.items:
        a = change_rating(a, "home", item.key, citation=Citation(source=talk))
    asked = [item.key for item in load_method().box_a2.items if item.part == "cluster"]
    return add_answer(a, f"box_a2.items.{asked[-1]}", "Some forty", citation=Citation(source=talk))


def stored_text(server: Server, id_: str) -> str:
    """All that the store holds of an assessment: its document and its drafts."""
    store = open_store(server.database)
    try:
        document = store.get(id_).assessment.model_dump(mode="json")
        return json.dumps([document, store.drafts.of(id_)], ensure_ascii=False)
    finally:
        store.close()
