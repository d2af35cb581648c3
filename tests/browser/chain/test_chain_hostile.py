"""Text that came with a document, or was pasted: it is shown as text and never runs."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor, add_institution, add_link
from tests.browser.chain.chain_map import canvas, open_map
from tests.browser.chain.hostile import EVIL, TRAP, looked_at
from tests.browser.served import Server, settled, visit

if TYPE_CHECKING:
    from cluster_psia.store import AssessmentStore

pytestmark = pytest.mark.browser


def evil_everywhere() -> Assessment:
    """Every text field that the chain pages show holds one of the strings."""
    a = Assessment(name=EVIL[0])
    for n, text in enumerate(EVIL):
        a = add_actor(
            a,
            text,
            "homeworker" if n % 2 else "trader",
            note=text,
            poverty="likely",
            poverty_reason=text,
        )
    a = add_institution(
        a, f"{EVIL[1]} guild", "trade_association", services=EVIL[2], position=EVIL[3], role=EVIL[4]
    )
    first, second, guild = a.chain.actors[0].id, a.chain.actors[1].id, a.chain.institutions[0].id
    a = add_link(add_link(a, first, second, "lends", note=EVIL[5]), guild, second, "represents")
    document = a.model_dump(mode="json")
    document["sources"] = [{"id": "evil", "document": EVIL[1], "author": EVIL[3]}]
    cited = {"source": "evil", "place": EVIL[2]}
    document["chain"]["actors"][1] |= {
        "citation": cited,
        "differences": [{"kind": "caste", "value": EVIL[1], "people": 3}],
        "income": {"amount": EVIL[2], "unit": EVIL[1], "as_of": EVIL[0], "citation": cited},
        "workers": 5,
        "women": 2,
        "men": 9,
        "figure_sources": [{"figure": "workers", "as_of": EVIL[0], "citation": cited}],
        "screening": [{"item": "networks", "sign": "clear", "note": EVIL[1], "citation": cited}],
    }
    for one in (*document["chain"]["institutions"], *document["chain"]["links"]):
        one["citation"] = cited
    document["programme"]["activities"] = [
        {
            "id": "one",
            "area": "business_linkages",
            "effect": "exports",
            "label": EVIL[1],
            "node": first,
            "note": EVIL[2],
        }
    ]
    document["guide"] = {
        "answers": [
            {"item": "box_a2.items.traders", "answer": EVIL[1], "citation": cited, "informant": "x"}
        ],
        "informants": [
            {"id": "x", "name": EVIL[1], "note": EVIL[2], "node": second, "may_be_named": True}
        ],
    }
    return Assessment.model_validate(document)


def test_no_text_of_a_document_ever_runs(
    page: Page, server: Server, store: AssessmentStore
) -> None:
    page.add_init_script(TRAP)
    a = evil_everywhere()
    id_ = store.create(a).id
    open_map(page, server, id_)
    for node in (a.chain.actors[1], a.chain.institutions[0]):
        page.get_by_role("combobox", name="Node to look at").click()
        page.keyboard.type(node.label)
        page.keyboard.press("Enter")
        expect(canvas(page)).to_have_attribute("data-chosen", node.id)
        looked_at(page)
    for section in ("Findings", "In words", "Templates and files", "Tables"):
        page.get_by_test_id("stButtonGroup").get_by_text(section, exact=True).click()
        looked_at(page)
    for view in ("Women's share", "Poverty status", "Reach"):
        page.get_by_test_id("stButtonGroup").get_by_text(view, exact=True).click()
        looked_at(page)
    page.get_by_role("button", name="Mapping guide").click()
    for part, mark in (("Cluster", EVIL[1]), ("Who was heard", EVIL[1])):
        page.locator(".st-key-side_panel").get_by_role("radio", name=part, exact=True).click()
        expect(page.locator(".st-key-side_panel").get_by_text(mark).first).to_be_visible()
        looked_at(page)
    for other in ("screening", "reach", "groups"):
        visit(page, f"{server.url}/{other}?a={id_}")
        expect(page.get_by_text(EVIL[1]).first).to_be_attached()
        looked_at(page)


def test_no_text_that_is_pasted_ever_runs(
    page: Page, server: Server, store: AssessmentStore, chain: str
) -> None:
    page.add_init_script(TRAP)
    open_map(page, server, chain)
    page.get_by_test_id("stButtonGroup").get_by_text("Templates and files", exact=True).click()
    settled(page)
    box = page.get_by_label("Paste from Excel, with the row of headings")
    copied = io.StringIO()
    csv.writer(copied, "excel-tab").writerows(
        [("Name", "Kind", "Note"), *((text, "Traders", text) for text in EVIL)]
    )
    box.fill(copied.getvalue())
    box.blur()
    expect(page.get_by_role("button", name="Take all over")).to_be_enabled()
    looked_at(page)
    page.get_by_role("button", name="Take all over").click()
    expect(canvas(page)).to_have_attribute("data-shades", re.compile("hyperlink|window_hit"))
    looked_at(page)
    labels = [n.label for n in store.get(chain).assessment.chain.actors]
    assert set(EVIL) <= set(labels), "nothing of what was pasted is lost"
