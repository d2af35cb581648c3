"""Screening: the rule as it stands in the data, its edges, and a person's word above it."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.assessment import Actor, Assessment, Chain, PovertyGroup
from cluster_psia.assessment.document.chain import Sign
from cluster_psia.assessment.document.model import Screened, Source
from cluster_psia.mapping.screening import screen_all, screen_node, status_of
from cluster_psia.method import load_method
from tests.assessment.document.screened import CORE, COUNTED, HOME, ITEMS, REST, node, quiet


def test_the_items_are_the_nine_of_box_a2_and_eight_count() -> None:
    poverty = [item.key for item in load_method().box_a2.items if item.part == "poverty"]
    assert poverty == ITEMS
    assert set(ITEMS) - set(COUNTED) == {"women_and_minorities"}
    assert CORE == [
        "profits_and_revenues",
        "income_retained",
        "incomes_and_wages",
        "security_of_work",
    ]


def test_labels_are_those_of_box_a2() -> None:
    labels = {item.key: item.label for item in load_method().box_a2.items}
    assert {
        item.key: item.label for item in load_method().screening.items
    }.items() <= labels.items()


def test_the_reasons_name_the_rule_the_signs_and_the_gaps() -> None:
    actor = node(**{**quiet(*CORE[1:], REST[0]), CORE[0]: "clear"})
    said = screen_node(Assessment(name="x", chain=Chain(actors=(actor,))), actor)
    texts = [reason.text for reason in said.because]
    assert (said.known, said.of) == (5, 8)
    assert texts[0] == "Enough is known, and there are fewer than two signs."
    assert texts[1] == "Clear sign on 1 of 8: profits and revenues"
    assert (
        texts[-1]
        == "Not known on 3 of 8: basic needs and goods, social and information networks and social"
        " protection"
    )
    assert all(reason.source.startswith("Ours: ") for reason in said.because)


def test_a_persons_word_stands_above_the_suggestion_and_both_are_kept() -> None:
    actor = node("none", "They own land", **dict.fromkeys(COUNTED, "clear"))
    said = screen_node(Assessment(name="x", chain=Chain(actors=(actor,))), actor)
    assert (said.suggestion, said.own, said.own_reason, said.differs) == (
        "likely",
        "none",
        "They own land",
        True,
    )
    assert said.status == status_of(actor) == "none"


def test_with_too_little_known_nothing_differs_from_a_persons_word() -> None:
    actor = node("likely", "Everybody says so")
    said = screen_node(Assessment(name="x", chain=Chain(actors=(actor,))), actor)
    assert (said.suggestion, said.differs, said.status) == ("not_enough_known", False, "likely")


def test_sub_groups_keep_a_status_of_their_own() -> None:
    groups = (
        PovertyGroup(id="women", node="home", kind="home_workers", label="Women", poverty="likely"),
        PovertyGroup(id="men", node="home", kind="home_workers", label="Men"),
    )
    said = screen_all(Assessment(name="x", chain=Chain(actors=(HOME,)), groups=groups))[0]
    assert [(group.group, group.status) for group in said.groups] == [
        ("women", "likely"),
        ("men", None),
    ]


@given(st.dictionaries(st.sampled_from(ITEMS), st.sampled_from(get_args(Sign))))
def test_every_node_gets_nine_ratings_and_one_suggestion(signs: dict[str, str]) -> None:
    actor = node(**signs)
    said = screen_node(Assessment(name="x", chain=Chain(actors=(actor,))), actor)
    assert [rating.item for rating in said.ratings] == ITEMS
    applying = [key for key in COUNTED if signs.get(key) != "not_applicable"]
    known = [key for key in applying if signs.get(key, "unknown") != "unknown"]
    assert (said.known, said.of) == (len(known), len(applying))
    enough = bool(known) and len(known) * 8 >= 5 * len(applying)
    assert (said.suggestion != "not_enough_known") == enough


def test_a_note_and_its_source_are_kept_beside_a_rating() -> None:
    rated = Screened.model_validate(
        {
            "item": "networks",
            "sign": "some",
            "note": "No kin here",
            "citation": {"source": "ids_2004"},
        }
    )
    actor = Actor.model_validate({**HOME.model_dump(), "screening": [rated]})
    cited = Source(id="ids_2004", document="ids_2004")
    said = screen_node(Assessment(name="x", sources=(cited,), chain=Chain(actors=(actor,))), actor)
    rating = next(r for r in said.ratings if r.item == "networks")
    assert (rating.note, rating.citation) == ("No kin here", rated.citation)


def test_the_item_that_never_counts_is_called_by_its_own_words_and_no_sign_of_anything() -> None:
    actor = node(women_and_minorities="clear", networks="clear")
    said = screen_node(Assessment(name="x", chain=Chain(actors=(actor,))), actor)
    words = {rating.item: rating.words for rating in said.ratings}
    assert (words["women_and_minorities"], words["networks"], words["basic_needs"]) == (
        "Many",
        "Clear sign",
        "Not known",
    )
    assert not any("women" in reason.text.lower() for reason in said.because)
