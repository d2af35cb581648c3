"""Every text field of the value chain takes any text, keeps it, and never runs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cluster_psia.assessment import Assessment, Citation
from cluster_psia.assessment.edits.chain import add_actor, add_institution, add_link
from cluster_psia.assessment.edits.groups import add_group
from cluster_psia.assessment.edits.programme import add_activity
from cluster_psia.method import load_method
from tests.browser.chain.chain_map import canvas, held
from tests.browser.chain.hostile import EVIL, LINES, TRAP, looked_at
from tests.browser.fields.field_walk import WHOLE
from tests.browser.grid.grid_page import cell, heard
from tests.browser.rows import open_rating
from tests.browser.served import Server, kept, put, settled, visit

pytestmark = pytest.mark.browser
TEXTS = (" ".join(EVIL),)
# What can be typed into. Lists that open only filter their options and keep nothing of it, but for
# those of sources, which take a new title.
FIELDS = """(within) => Array.from(
    document.querySelector(within).querySelectorAll("input[type=text], textarea"))
    .filter((one) => one.offsetParent && !one.disabled
        && !one.closest("[data-testid=stDataFrame], [data-testid=stNumberInputContainer]"))
    .map((one) => ({
        key: [...one.closest("[class*=st-key-]").classList]
            .find((name) => name.startsWith("st-key-")),
        label: one.getAttribute("aria-label"), long: one.tagName === "TEXTAREA",
        picks: one.getAttribute("role") === "combobox"}))
    .filter((one) => !one.picks || one.key.includes("source"))"""


@dataclass(frozen=True)
class Field:
    """A field in sight: the class that its widget's key becomes,
    its label, and whether it takes several lines.
    """

    key: str
    label: str
    long: bool
    picks: bool

    @property
    def name(self) -> str:
        """Which widget it is, however often it was renewed: the numbers at the end count that, and
        a list that opens has its labels in its key.
        """
        return re.sub(r"(-[0-9a-f]{5,8})?(-\d+)+$", "", self.key)


def fields(page: Page, within: str) -> dict[str, Field]:
    """What can be typed into now, by name."""
    found = [Field(**one) for one in page.evaluate(FIELDS, within)]
    return {field.name: field for field in found}


def feed(page: Page, within: str = "body") -> list[str]:
    """Type every string into every text field in sight, also those that come meanwhile;
    the labels of all of them.
    """
    done: dict[str, str] = {}
    while left := [one for name, one in fields(page, within).items() if name not in done]:
        field = left[0]
        done[field.name] = field.label
        for text in TEXTS if field.long else LINES:
            now = fields(page, within)[field.name]  # a field that adds is another one afterwards
            box = page.locator(f".{now.key}").locator("input, textarea")
            box.fill(text)
            if field.picks:
                box.press("Enter")  # the list is another one then, with the new title in it
            else:
                box.blur()
            looked_at(page)
    return sorted(done.values())


def unfold(page: Page) -> None:
    """Open everything that is folded, once the page stands: a run under way draws it again."""
    settled(page)
    folded = page.locator("[data-testid=stExpander] details:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()
        settled(page)


def press(page: Page, button: str) -> None:
    """Press a button once what was typed has arrived."""
    settled(page)
    page.get_by_role("button", name=button, exact=True).click()
    looked_at(page)


def pick(page: Page, label: str, option: str) -> None:
    """Choose in a list that opens; it is brought into sight first, since scrolling closes it."""
    page.get_by_role("combobox", name=label, exact=True).scroll_into_view_if_needed()
    settled(page)
    page.get_by_role("combobox", name=label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def look_at(page: Page, label: str, labels: set[str]) -> None:
    """Open a node in the panel by the list, all its folds, and type into whatever it has:
    at least these ``labels``.
    """
    page.get_by_role("combobox", name="Node to look at").click()
    page.keyboard.type(label)
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-side_panel").get_by_label("Name", exact=True)).to_have_value(label)
    unfold(page)
    assert labels <= set(feed(page))


def leaves(value: Any) -> Iterator[str]:
    """Every text of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from leaves(one)


def start(page: Page, server: Server, a: Assessment, where: str = "chain") -> str:
    page.add_init_script(TRAP)
    id_ = put(server, a)
    visit(page, f"{server.url}/{where}?a={id_}")
    return id_


SOURCE = {"Source", "Place in it"}
PLAIN = add_institution(
    add_actor(
        add_actor(Assessment(name="Plain"), "Traders", "trader"),
        "Stitchers",
        "homeworker",
        workers=90,
    ),
    "Guild",
    "trade_association",
)


def test_every_text_field_of_an_operator(page: Page, server: Server) -> None:
    id_ = start(page, server, PLAIN)
    look_at(
        page,
        "Stitchers",
        {
            "Name",
            "Why (needed)",
            "Who they are",
            "Amount, as it was told",
            "Of what, for how long",
            "Date",
            "Source of the income",
            "Source of the figure",
            "Date of the figure",
            "Note",
            *SOURCE,
        },
    )
    page.get_by_role("radio", name="▲ Vulnerable to poverty").click()
    press(page, "Keep my own word")
    expect(canvas(page)).to_have_attribute("data-shades", re.compile('"stitchers":"vulnerable"'))
    settled(page)
    pick(page, "They differ in", "Caste")
    page.get_by_label("Who they are").fill(LINES[0])
    press(page, "Add this difference")
    expect(page.get_by_role("button", name="Remove", exact=True)).to_be_visible()
    press(page, "Source")
    expect(page.get_by_test_id("stPopoverBody").get_by_text("How sure is it")).to_be_visible()
    assert set(feed(page, "[data-testid=stPopoverBody]")) == SOURCE
    node = kept(server, id_).chain.actors[1]
    assert (node.label, node.note, node.poverty_reason, node.differences[0].value) == (
        LINES[-1],
        TEXTS[-1],
        TEXTS[-1],
        LINES[0],
    )
    sources = {one.id: one.document for one in kept(server, id_).sources}
    assert list(sources.values()) == list(LINES)
    (last,) = (id_ for id_, document in sources.items() if document == LINES[-1])
    cited = Citation(source=last, place=LINES[-1])
    assert (node.citation, node.differences[0].citation) == (cited, cited)
    assert node.income
    assert list(leaves(node.income.model_dump())) == [*[LINES[-1]] * 3, last, ""]
    assert list(leaves(node.figure_sources[0].model_dump())) == ["workers", LINES[-1], last, ""]


def test_every_text_field_of_an_institution_and_of_a_link(page: Page, server: Server) -> None:
    id_ = start(page, server, add_link(PLAIN, "stitchers", "traders", "sells_to"))
    look_at(
        page,
        "Guild",
        {
            "Name",
            "Services",
            "How it stands towards poor groups; tensions",
            "What part it may take in the assessment",
            "Note",
            *SOURCE,
        },
    )
    canvas(page).scroll_into_view_if_needed()
    places = held(page, "screen")
    tail, head = places["stitchers"], places["traders"]
    x, y = ((tail[at] + head[at]) / 2 for at in "xy")
    canvas(page).click(position={"x": x, "y": y})
    page.wait_for_selector(".canvas[data-link='stitchers|traders|sells_to']")
    expect(page.locator(".st-key-side_panel").get_by_text("Kind of link")).to_be_visible()
    unfold(page)
    assert {"Note", *SOURCE} <= set(feed(page))
    chain = kept(server, id_).chain
    guild, link = chain.institutions[0], chain.links[0]
    assert (guild.label, guild.note, guild.services, guild.position, guild.role) == (
        LINES[-1],
        *[TEXTS[-1]] * 4,
    )
    assert link.note == TEXTS[-1]
    assert link.citation
    assert link.citation.place == LINES[-1]


def test_every_text_field_that_adds(page: Page, server: Server) -> None:
    id_ = start(page, server, PLAIN)
    for what, kind, made in (("actor", "Traders", 4), ("institution", "Training institutes", 5)):
        page.get_by_role("radio", name=f"An {what}", exact=True).click()
        expect(page.locator(f"[class*='st-key-add-{what}-label']")).to_be_visible()
        settled(page)
        assert "Name" in feed(page)
        pick(page, "Kind", kind)
        press(page, "Add")
        expect(canvas(page)).to_have_attribute(
            "data-shades", re.compile(rf"^{{([^:]+:[^:]+){{{made}}}}}$")
        )
    press(page, "Mapping guide (0 of 26 answered)")
    panel = page.locator(".st-key-side_panel")
    panel.get_by_role("button", name="Answer", exact=True).first.click()
    expect(panel.get_by_label("One more answer")).to_be_visible()
    assert "One more answer" in feed(page)
    press(page, "Add this answer")
    expect(panel.get_by_label("Answer", exact=True)).to_be_visible()
    assert {"Answer", *SOURCE} <= set(feed(page))
    panel.get_by_role("radio", name="Who was heard").click()
    expect(panel.get_by_label("One more informant")).to_be_visible()
    assert "One more informant" in feed(page)
    press(page, "Add this informant")
    expect(panel.get_by_label("Name", exact=True)).to_be_visible()
    assert {"Name", "Note"} <= set(feed(page))
    page.get_by_test_id("stButtonGroup").get_by_text("Templates and files", exact=True).click()
    expect(page.get_by_label("Paste from Excel, with the row of headings")).to_be_visible()
    assert "Paste from Excel, with the row of headings" in feed(page)
    a = kept(server, id_)
    assert [a.chain.actors[-1].label, a.chain.institutions[-1].label] == [LINES[-1]] * 2
    assert a.guide.answers[0].answer == TEXTS[-1]
    assert LINES[-1] in [one.name for one in a.guide.informants]


def test_every_text_field_of_screening(page: Page, server: Server) -> None:
    id_ = start(page, server, PLAIN, "screening")
    every = [item.key for item in load_method().screening.items]
    items = every if WHOLE else [every[0], every[-1]]  # the same fields belong to each of them
    for item in items:
        open_rating(page, "Traders", item)
        assert {"What was seen or heard", *SOURCE} <= set(feed(page))
    rated = kept(server, id_).chain.actors[0].screening
    assert [(one.item, one.note) for one in rated] == [(item, TEXTS[-1]) for item in items]


def test_every_text_field_of_reach_and_of_poverty_groups(page: Page, server: Server) -> None:
    a = add_group(PLAIN, "stitchers", "home_workers", "Stitchers at home")
    id_ = start(
        page,
        server,
        add_activity(a, "business_linkages", "Fair", "fairs", node="stitchers"),
        "reach",
    )
    for column in ("What the programme does", "Whom", "Note"):
        cell(page, 1, column).click()
        page.keyboard.press("Enter")
        page.keyboard.insert_text(LINES[-1])
        page.keyboard.press("Enter")
    heard(page)
    looked_at(page)
    visit(page, f"{server.url}/groups?a={id_}")
    page.get_by_role("button", name="Edit", exact=True).click()
    expect(page.get_by_label("Why they are poor")).to_be_visible()
    unfold(page)
    assert {"Name of the group", "How the number was found", "Why they are poor", *SOURCE} <= set(
        feed(page)
    )
    now = kept(server, id_)
    fair = now.programme.activities[0]
    assert fair.serves
    assert (fair.label, fair.serves.whom, fair.note) == (LINES[-1], LINES[-1], LINES[-1])
    assert (now.groups[0].label, now.groups[0].why_poor) == (LINES[-1], TEXTS[-1])
