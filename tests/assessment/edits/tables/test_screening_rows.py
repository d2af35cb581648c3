"""The grid of the screening: signs by words, marks and keys, and what holds for each operator."""

from __future__ import annotations

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.screening import TEMPLATE_SHADE
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.edits.screening import change_rating, override_status, rate_item
from cluster_psia.assessment.edits.tables.screening import (
    NODE,
    STATUS,
    screening_table,
    status_line,
)
from cluster_psia.assessment.grid.changes import GridChange
from cluster_psia.assessment.grid.take import take_changes
from cluster_psia.assessment.grid.value import GridDraft
from cluster_psia.method import load_method

ITEMS = [item.key for item in load_method().screening.items]
TWO = add_actor(add_actor(Assessment(name="x"), "Traders", "trader"), "Home", "homeworker")


def put(a: Assessment, *changes: GridChange) -> tuple[Assessment, GridDraft]:
    taken = take_changes(a, GridDraft(), changes, screening_table(a))
    return taken.document, taken.draft


def signs(a: Assessment, node: str) -> dict[str, str]:
    actor = next(one for one in a.chain.actors if one.id == node)
    return {rated.item: rated.sign for rated in actor.screening}


def test_there_is_a_column_for_each_item_between_name_and_status() -> None:
    keys = [column.key for column in screening_table(TWO).columns]
    assert keys == [NODE, *ITEMS, STATUS]
    named = [row.thing.node for row in screening_table(TWO).rows(TWO)]
    assert named == ["Traders", "Home"]


def test_each_key_puts_another_sign_and_each_sign_has_its_mark() -> None:
    for column in screening_table(TWO).columns[1:-1]:
        assert set(column.keys.values()) == set(column.options)
        assert set(map(column.value_of, column.keys.values())) == {
            *("none", "some", "clear", "unknown", "not_applicable")
        }
        assert list(column.options.values()) == ["○", "◐", "●", "?", "–"]


def test_what_is_emptied_is_not_known_and_leaves_the_note() -> None:
    a = change_rating(rate_item(TWO, "home", ITEMS[0], "clear"), "home", ITEMS[0], note="Seen")
    after, draft = put(a, GridChange("set", "home", ITEMS[0], ""))
    assert (signs(after, "home"), draft) == ({ITEMS[0]: "unknown"}, GridDraft())
    assert after.chain.actors[1].screening[0].note == "Seen"
    (_, row) = screening_table(after).rows(after)
    assert row.noted == (ITEMS[0],)


def test_a_block_of_words_marks_and_nonsense_is_taken_as_far_as_it_is_understood() -> None:
    after, draft = put(TWO, GridChange("paste", "traders", ITEMS[0], "●\tSome sign\nalas\t–"))
    assert signs(after, "traders") == {ITEMS[0]: "clear", ITEMS[1]: "some"}
    assert signs(after, "home") == {ITEMS[1]: "not_applicable"}
    assert draft.cells == {("home", ITEMS[0]): "alas"}
    assert "is no sign; use one of: No sign, Some sign" in draft.reasons["home", ITEMS[0]]


def test_nobody_renames_or_judges_in_it() -> None:
    after, draft = put(TWO, GridChange("set", "home", NODE, "x"))
    assert after == TWO
    assert "named on the page Value chain" in draft.reasons["home", NODE]


@pytest.mark.parametrize(
    ("a", "line"),
    [
        (TWO, "? 0 of 8"),
        (rate_item(TWO, "home", ITEMS[0], "not_applicable"), "? 0 of 7"),
        (override_status(TWO, "home", "likely", "Paid late"), "▲▲ own"),
        (override_status(TWO, "home", "none", "They own shops"), "not marked, own"),
        (override_status(TWO, "home", "vulnerable", TEMPLATE_SHADE), "▲ template"),
    ],
)
def test_the_status_is_a_word_or_two(a: Assessment, line: str) -> None:
    assert status_line(a.chain.actors[1]) == line


def test_an_own_word_says_that_it_differs() -> None:
    a = override_status(TWO, "home", "none", "They own shops")
    for item in ITEMS:
        a = rate_item(a, "home", item, "clear")
    assert status_line(a.chain.actors[1]) == "not marked, own, differs"
