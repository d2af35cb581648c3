"""What the rule makes of the signs at a node: its edges, and the status that holds."""

from __future__ import annotations

import pytest

from cluster_psia.assessment.document.screening import rule_for, signs_of, status_of
from tests.assessment.document.screened import CORE, COUNTED, HOME, REST, node, quiet


def suggested(**signs: str) -> str:
    return rule_for(node(**signs)).suggests


def test_four_known_are_not_enough_however_bad_they_look_and_five_are() -> None:
    assert suggested(**dict.fromkeys(COUNTED[:4], "clear")) == "not_enough_known"
    assert suggested(**dict.fromkeys(COUNTED[:5], "clear")) == "likely"
    assert (
        suggested(**dict.fromkeys(COUNTED[:4], "clear"), **dict.fromkeys(COUNTED[4:], "unknown"))
        == "not_enough_known"
    )


def test_where_women_and_minorities_work_never_counts_not_even_as_known() -> None:
    four = dict.fromkeys(COUNTED[:4], "none")
    assert suggested(**four, women_and_minorities="clear") == "not_enough_known"
    one_sign = {**quiet(*COUNTED[1:]), COUNTED[0]: "clear"}
    assert suggested(**one_sign, women_and_minorities="clear") == "none"


@pytest.mark.parametrize("core", CORE)
def test_two_clear_signs_one_of_them_core_are_a_likelihood(core: str) -> None:
    assert suggested(**{**quiet(*COUNTED), core: "clear", REST[0]: "clear"}) == "likely"


def test_clear_signs_off_the_core_are_a_vulnerability() -> None:
    assert suggested(**{**quiet(*CORE), **dict.fromkeys(REST, "clear")}) == "vulnerable"


def test_one_clear_and_one_some_sign_are_a_vulnerability() -> None:
    assert suggested(**{**quiet(*COUNTED), CORE[0]: "clear", REST[0]: "some"}) == "vulnerable"
    assert suggested(**{**quiet(*COUNTED), CORE[0]: "some", REST[0]: "some"}) == "vulnerable"


def test_one_sign_alone_marks_nothing() -> None:
    assert suggested(**{**quiet(*COUNTED), CORE[0]: "clear"}) == "none"
    assert suggested(**quiet(*COUNTED)) == "none"


def test_of_fewer_items_that_apply_the_same_share_must_be_known() -> None:
    away = dict.fromkeys(COUNTED[:4], "not_applicable")  # four of eight are left
    assert suggested(**away, **dict.fromkeys(COUNTED[4:6], "clear")) == "not_enough_known"
    assert suggested(**away, **dict.fromkeys(COUNTED[4:7], "none")) == "none"


def test_where_nothing_applies_nothing_is_known() -> None:
    nothing = dict.fromkeys(COUNTED, "not_applicable")
    assert suggested(**nothing) == "not_enough_known"
    assert suggested(**{**nothing, COUNTED[0]: "none"}) == "none"


def test_without_a_persons_word_the_suggestion_holds() -> None:
    assert status_of(node(**dict.fromkeys(COUNTED, "clear"))) == "likely"
    assert status_of(HOME) is None


def test_a_persons_word_holds_even_where_it_says_less_than_the_signs() -> None:
    assert status_of(node("none", "They own land", **dict.fromkeys(COUNTED, "clear"))) == "none"


def test_only_known_signs_on_items_that_count_are_signs() -> None:
    odd = node(networks="some", basic_needs="unknown", women_and_minorities="clear", gone="clear")
    assert signs_of(odd) == {"networks": "some"}
    assert signs_of(node(networks="some", basic_needs="not_applicable")) == {"networks": "some"}
