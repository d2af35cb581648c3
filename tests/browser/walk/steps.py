"""The steps of the walk of an own cluster, from Home to the Excel plan, each as a person does it:
all by hand, with tables pasted from a sheet, or from a template.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import openpyxl
from playwright.sync_api import expect

from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.words import TOPICS, source_names
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.method import load_method
from cluster_psia.method.model.entry import labels_by_key
from tests.browser.grid.grid_page import grid
from tests.browser.rows import matrix_answer, rating, rating_in_step, rows_in_step
from tests.browser.served import settled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cluster_psia.assessment import Assessment
    from cluster_psia.assessment.document.model import Actor, Fact
    from tests.browser.walk.hands import Hands

    PutRows = Callable[[Sequence[Mapping[str, str]]], None]

FACTS, EVIDENCE, LINKS = 6, 10, 13
ACTORS: Final = (
    "large_companies",
    "manufacturers",
    "process_specialists",
    "outer_subcontractors",
    "small_makers",
    "workers",
    "foreign_buyers",
)
INSTITUTIONS: Final = ("sima", "midc", "apprenticeship", "government")
POOR: Final = ("outer_subcontractors", "small_makers", "workers")
BOX: Final = load_method().box_2
KINDS: Final = {**labels_by_key(BOX.actor_kinds), **labels_by_key(BOX.institution_kinds)}
LINK_KINDS: Final = labels_by_key(BOX.link_kinds)
NAMES: Final = node_names(load_sample("sialkot").chain)
CLEAR: Final = ("incomes_and_wages", "security_of_work", "personal_well_being", "social_protection")
SHADES: Final = labels_by_key(BOX.shades)


def begin(hands: Hands) -> None:
    """From an empty store to the page of a new assessment's cluster."""
    hands.type("Name of a new assessment", "Surgical instruments")
    hands.press("^Start an empty assessment")
    hands.press("^Continue")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text("Cluster profile")
    settled(hands.page)


def type_profile(hands: Hands, printed: Assessment, put: PutRows) -> None:
    """Profile, programme, and facts with their sources."""
    profile = printed.profile
    for label, text in (
        ("Cluster", profile.cluster),
        ("Town or region", profile.place),
        ("Country", profile.country),
        ("Sector", profile.sector),
        ("Products", profile.products),
        ("Markets", profile.markets),
        ("In a few sentences", profile.summary[:200]),
        ("Name of the cluster development programme", "Upgrading of small makers (imagined)"),
    ):
        hands.type(label, text)
    hands.pill("Enterprise development")
    put([fact_row(printed, fact) for fact in printed.facts[:FACTS]])
    hands.go("Poverty matrix")


def fact_row(printed: Assessment, fact: Fact) -> dict[str, str]:
    assert fact.citation
    return {
        "What is said": fact.statement,
        "Figure": fact.value,
        "Source": source_names(printed)[fact.citation.source],
        "Place in it": fact.citation.place,
        "About": TOPICS[fact.topic],
    }


def score_matrix(hands: Hands, printed: Assessment) -> None:
    """A key for each criterion, one after the other; evidence where the sources say something. The
    first key is a wrong one, and the first evidence is left by Escape.
    """
    told, page = 0, hands.page
    rows_in_step(page)
    criteria = load_method().table_2.criteria
    matrix_answer(page, criteria[0].label, "1").focus()
    hands.key("1")
    for criterion in criteria:
        rating = next(iter(printed.ratings.get(criterion.key, ())), None)
        hands.key(str(rating.answer) if rating else "?")
        if rating and told < EVIDENCE:
            told += 1
            rows_in_step(page)
            hands.type("Evidence", rating.evidence[:100], then="Escape" if told == 1 else "End")
            page.keyboard.press("Control+Enter")
            rows_in_step(page)
        else:
            page.keyboard.press("ArrowDown")
    rows_in_step(page)
    hands.go("Value chain")


def type_chain(hands: Hands, printed: Assessment, put: PutRows) -> None:
    """Actors, institutions and links, each in its table."""
    chain, names = printed.chain, node_names(printed.chain)
    expect(grid(hands.page, "Actors of the value chain")).to_be_visible()
    put([actor_row(one) for one in chain.actors if one.id in ACTORS])
    hands.pill("Institutions")
    expect(grid(hands.page, "Institutions of the value chain")).to_be_visible()
    institutions = [one for one in chain.institutions if one.id in INSTITUTIONS]
    put([{"Name": one.label, "Kind": KINDS[one.kind]} for one in institutions])
    hands.pill("Links")
    expect(grid(hands.page, "Links of the value chain")).to_be_visible()
    here = {*ACTORS, *INSTITUTIONS}
    put(
        [
            {"From": names[link.source], "Kind": LINK_KINDS[link.kind], "To": names[link.target]}
            for link in chain.links
            if {link.source, link.target} <= here
        ]
    )
    hands.go("Screening")


def take_template(hands: Hands) -> None:
    """The chain as Box 2 has it, in one press."""
    hands.press("^Start from Box 2")
    expect(grid(hands.page, "Actors of the value chain")).to_be_visible()
    hands.go("Screening")


def actor_row(actor: Actor) -> dict[str, str]:
    row = {"Name": actor.label, "Kind": KINDS[actor.kind]}
    if actor.id in POOR:
        row |= {"Poverty": SHADES[actor.poverty or "likely"], "Why": actor.poverty_reason[:80]}
    return row


def screen_nodes(hands: Hands) -> None:
    """The first items of three nodes, as far as the sources say something."""
    for node in POOR:
        hands.click(rating(hands.page, NAMES[node], CLEAR[0]))
        for item in CLEAR:
            signs = rating(hands.page, NAMES[node], item)
            hands.click(signs.get_by_role("button", name="Clear sign"))
        rating_in_step(hands.page)
    hands.go("Poverty groups")


def find_groups(hands: Hands) -> None:
    """A group of each poverty node, in one press."""
    hands.press("^Make groups of")
    hands.go("Reach")


def say_what_the_programme_does(hands: Hands, nodes: Sequence[str]) -> None:
    """An activity for each node that is named, which enters there."""
    expect(grid(hands.page, "Activities of the programme")).to_be_visible()
    told = {name: f"Training of {name.lower()}" for name in nodes}
    hands.fill_rows(
        [
            {"What the programme does": what, "Enters the chain at": name}
            for name, what in told.items()
        ]
    )
    hands.go("Study design")


def design_the_study(hands: Hands) -> None:
    """Five answers, and the recommendation."""
    for answer in ("Both", "Moderate", "Not started", "None", "A group inside the cluster"):
        hands.click(hands.page.get_by_test_id("stRadio").get_by_text(answer, exact=True))
    hands.press("^Accept the ")
    hands.go("Indicators")


def take_suggestions(hands: Hands, groups: Sequence[str]) -> None:
    """Three indicators for each group that is named; methods and tasks as they are suggested."""
    for group in groups:
        hands.pill(group)
        for toggle in hands.page.get_by_test_id("stCheckbox").all()[:3]:
            hands.click(toggle.locator("label").first)
    hands.go("Methods")
    for stage in ("Initial", "During", "Towards the end"):
        hands.pill(stage)
        hands.press("^Take ")
    hands.go("Work plan")
    hands.press("Propose")
    hands.go("Plan")


def take_plan(hands: Hands, folder: Path) -> openpyxl.Workbook:
    """The Excel plan, as it is handed over."""
    with hands.page.expect_download() as caught:
        hands.press("Download the Excel plan")
    caught.value.save_as(folder / "plan.xlsx")
    return openpyxl.load_workbook(folder / "plan.xlsx")
