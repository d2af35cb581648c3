"""The headline of the screening counts a person's own word, and says what could be looked up."""

from __future__ import annotations

from typing import get_args

from cluster_psia.assessment import Actor, Assessment, Chain
from cluster_psia.assessment.document.fields import Topic
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.assessment.edits.profile import add_fact
from cluster_psia.mapping.screening import screen_all
from cluster_psia.mapping.screening_words import screening_finding, screening_look_ups
from cluster_psia.method import load_method
from tests.assessment.document.screened import COUNTED, HOME, node


def chain(*actors: Actor) -> Assessment:
    named = tuple(replace(actor, id=f"n{n}") for n, actor in enumerate(actors))
    return Assessment(name="x", chain=Chain(actors=named))


def finding(a: Assessment) -> str:
    return screening_finding(a, screen_all(a))


def look_ups(a: Assessment) -> str:
    return screening_look_ups(a, screen_all(a))


def test_a_persons_own_word_counts_beside_what_the_signs_suggest() -> None:
    signs = node(**dict.fromkeys(COUNTED, "clear"))
    said = finding(chain(node("likely", "Paid late"), signs, HOME))
    assert said.startswith("Poverty is marked at 2 of 3 nodes: ")
    assert said.endswith(
        " (1 by somebody's own word and 1 suggested by the signs); of 1 not enough is known"
    )


def test_an_own_word_holds_against_the_signs() -> None:
    a = chain(node("none", "They own land", **dict.fromkeys(COUNTED, "clear")))
    assert finding(a) == "Poverty is marked at 0 of 1 nodes"


def test_where_nothing_is_said_that_is_said() -> None:
    nothing = "Not enough is known of any of the 2 nodes to suggest anything, and nobody"
    assert finding(chain(HOME, HOME)).startswith(nothing)
    template = start_from_template(Assessment(name="x"))
    assert finding(template).startswith("Not enough is known of any of the 10 nodes")


def test_what_could_be_looked_up_begins_with_what_the_profile_has_facts_on() -> None:
    a = add_fact(add_fact(chain(HOME, HOME), "wages", "Low"), "wages", "Lower")
    told = look_ups(a)
    assert told.startswith(
        "What could be looked up next: income kept by producers (not known at 2 nodes, 2 facts in"
        " the profile may tell of it); incomes and wages (not known at 2 nodes, 2 facts"
    )
    assert "profits and revenues (not known at 2 nodes)" in told


def test_nothing_is_to_be_looked_up_where_enough_is_known_or_does_not_apply() -> None:
    assert look_ups(chain(node(**dict.fromkeys(COUNTED, "none")))) == ""
    assert look_ups(chain(node(**dict.fromkeys(COUNTED, "not_applicable")))) == ""


def test_items_are_looked_up_in_topics_that_facts_can_have() -> None:
    topics = {topic for item in load_method().screening.items for topic in item.facts_on}
    assert topics
    assert topics <= set(get_args(Topic))
