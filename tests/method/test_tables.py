"""The tables and boxes as data: complete against the print, read as the method's notes say,
and in our own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pytest

from cluster_psia.method import Entry, Method, load_method
from cluster_psia.method.links import walk_values

if TYPE_CHECKING:
    from cluster_psia.method.model import Criterion

METHOD = load_method()
ENTRIES = [(path, entry) for path, entry in walk_values(METHOD) if isinstance(entry, Entry)]
ROWS = {row.number: row for row in METHOD.table_2.criteria}


def _in(source_place: str, entries: Sequence[Entry]) -> int:
    return sum(entry.source is not None and entry.source.place == source_place for entry in entries)


def _states(method: Method, stakeholder: str, kind: str) -> int:
    return sum(
        (state.stakeholder, state.kind) == (stakeholder, kind) for state in method.box_1.states
    )


# Parts of what the print holds: a name, how many, where to count it in UNIDO 2004, and how to
# count it here. Whole lists are counted in test_counts.py.
PRINTED: list[tuple[str, int, str, Callable[[Method], int]]] = [
    ("effects of enterprise development", 9, "Table 1", lambda m: len(m.table_1.areas[0].effects)),
    ("effects of business linkages", 10, "Table 1", lambda m: len(m.table_1.areas[1].effects)),
    ("effects of local governance", 9, "Table 1", lambda m: len(m.table_1.areas[2].effects)),
    (
        "relevance of enterprise development",
        7,
        "Table 1",
        lambda m: len(m.table_1.areas[0].relevance),
    ),
    ("relevance of business linkages", 3, "Table 1", lambda m: len(m.table_1.areas[1].relevance)),
    ("relevance of local governance", 4, "Table 1", lambda m: len(m.table_1.areas[2].relevance)),
    (
        "general cluster features",
        10,
        "Table 2",
        lambda m: sum(c.group == "general" for c in m.table_2.criteria),
    ),
    (
        "social parameters",
        4,
        "Table 2",
        lambda m: sum(c.group == "social" for c in m.table_2.criteria),
    ),
    (
        "cluster processes",
        3,
        "Table 2",
        lambda m: sum(c.group == "processes" for c in m.table_2.criteria),
    ),
    (
        "cluster dynamics",
        3,
        "Table 2",
        lambda m: sum(c.group == "dynamics" for c in m.table_2.criteria),
    ),
    *(
        (f"{kind} states of {who}", 7, "Box 1", lambda m, k=kind, w=who: _states(m, w, k))
        for who in ("entrepreneurs", "workers")
        for kind in ("well_being", "asset")
    ),
    ("shades in the key", 2, "Box 2", lambda m: _in("Box 2", m.box_2.shades)),
    ("for the individual", 6, "Box 3", lambda m: len(m.box_3.units[0].advantages)),
    ("against the individual", 3, "Box 3", lambda m: len(m.box_3.units[0].disadvantages)),
    ("for the household", 4, "Box 3", lambda m: len(m.box_3.units[1].advantages)),
    ("against the household", 2, "Box 3", lambda m: len(m.box_3.units[1].disadvantages)),
    ("for the group", 4, "Box 3", lambda m: len(m.box_3.units[2].advantages)),
    ("against the group", 3, "Box 3", lambda m: len(m.box_3.units[2].disadvantages)),
    ("producer groups", 4, "Box 4", lambda m: sum(k.side == "producers" for k in m.box_4.kinds)),
    ("rows of measures", 7, "Box 6", lambda m: _in("Box 6", m.box_6.rows)),
    (
        "cluster questions",
        7,
        "Annex II, Box A.2",
        lambda m: sum(i.part == "cluster" for i in m.box_a2.items),
    ),
    (
        "institution questions",
        3,
        "Annex II, Box A.2",
        lambda m: sum(i.part == "institutional" for i in m.box_a2.items),
    ),
    (
        "poverty questions",
        9,
        "Annex II, Box A.2",
        lambda m: sum(i.part == "poverty" for i in m.box_a2.items),
    ),
]


@pytest.mark.parametrize(
    ("what", "count", "place", "counted"), PRINTED, ids=[f"{p[2]}: {p[0]}" for p in PRINTED]
)
def test_everything_printed_is_there(
    what: str, count: int, place: str, counted: Callable[[Method], int]
) -> None:
    assert counted(METHOD) == count, f"{what}, UNIDO 2004, {place}"


# Table 2 as it is read: number, key, group, labels over their points, certainty.
READ: list[tuple[int, str, str, dict[tuple[int, ...], str], str]] = [
    (
        1,
        "location",
        "general",
        {
            (1,): "urban formal sector",
            (2,): "peri-urban",
            (3,): "urban informal",
            (4, 5): "rural off-farm",
        },
        "read",
    ),
    (
        2,
        "geographical_spread",
        "general",
        {(1,): "town/village", (3,): "region wide", (5,): "state wide"},
        "restored",
    ),
    (
        3,
        "type_of_firms",
        "general",
        {(1,): "medium sized", (3,): "small sized", (5,): "own-account"},
        "restored",
    ),
    (
        4,
        "type_of_sector",
        "general",
        {(1,): "high capital-intensive", (5,): "high labour-intensive"},
        "restored",
    ),
    (5, "organization", "general", {(1,): "horizontal", (3,): "vertical", (5,): "both"}, "damaged"),
    (
        6,
        "type_of_good",
        "general",
        {
            (1,): "modern small-scale industry, high tech",
            (3,): "traditional consumer good",
            (5,): "traditional craft/artisanal",
        },
        "printed",
    ),
    (7, "market", "general", {(1, 2): "global", (4, 5): "domestic"}, "read"),
    (8, "employment", "general", {(1,): "formal", (5,): "informal"}, "printed"),
    (9, "labour_skills", "general", {(1,): "highly skilled", (5,): "low skilled"}, "printed"),
    (10, "linkages", "general", {(1,): "highly interdependent", (5,): "inexistent"}, "printed"),
    (
        11,
        "gender_and_difference",
        "social",
        {(1,): "adult educated men", (4,): "adult illiterate women", (5,): "child workers"},
        "read",
    ),
    (
        12,
        "household_and_community",
        "social",
        {
            (1,): "basic needs, social capital and equity in place",
            (3,): "basic needs, social capital and equity partly in place",
            (5,): "basic needs, social capital and equity lacking",
        },
        "printed",
    ),
    (13, "social_capital", "social", {(1,): "extremely strong", (5,): "extremely weak"}, "read"),
    (
        14,
        "social_provisioning",
        "social",
        {(1,): "extremely strong", (5,): "extremely weak"},
        "read",
    ),
    (15, "public_support", "processes", {(1,): "extremely strong", (5,): "extremely weak"}, "read"),
    (
        16,
        "agglomeration",
        "processes",
        {(1,): "extremely weak", (5,): "extremely strong"},
        "printed",
    ),
    (
        17,
        "joint_action",
        "processes",
        {(1,): "extremely weak", (5,): "extremely strong"},
        "printed",
    ),
    (18, "upgrading", "dynamics", {(1,): "very strong", (5,): "weak"}, "read"),
    (19, "growth", "dynamics", {(1,): "dynamic", (5,): "stagnant"}, "printed"),
    (20, "promotability", "dynamics", {(1,): "low", (5,): "high"}, "ours"),
]


@pytest.mark.parametrize(
    ("number", "key", "group", "anchors", "certainty"), READ, ids=[row[1] for row in READ]
)
def test_a_row_of_table_2_stands_as_it_is_read(
    number: int, key: str, group: str, anchors: dict[tuple[int, ...], str], certainty: str
) -> None:
    row = ROWS[number]
    assert (row.key, row.group, row.certainty.level) == (key, group, certainty)
    assert {anchor.points: anchor.label.casefold() for anchor in row.anchors} == anchors


@pytest.mark.parametrize("row", METHOD.table_2.criteria, ids=lambda row: row.key)
def test_anchors_lie_on_the_scale_reach_both_ends_and_do_not_overlap(row: Criterion) -> None:
    points = [point for anchor in row.anchors for point in anchor.points]
    assert points == sorted(set(points))
    assert {1, 5} <= set(points) <= {1, 2, 3, 4, 5}
    assert [bool(row.anchor_at(point)) for point in range(1, 6)] == [
        point in points for point in range(1, 6)
    ]


def _numbers(of: Callable[[Criterion], bool]) -> set[int]:
    return {row.number for row in METHOD.table_2.criteria if of(row)}


def test_need_and_capacity_take_their_rows_and_weak_rows_are_turned_on_the_capacity_axis() -> None:
    assert _numbers(lambda row: row.axis == "need") == {1, 3, 4, 6, 8, 9, 11, 12, 14}
    assert _numbers(lambda row: row.axis == "capacity") == {13, 15, 16, 17, 18, 19}
    assert _numbers(lambda row: row.reversed_on_axis) == {13, 15, 18, 19}


def test_each_reading_of_the_cautionary_paragraph_turns_its_rows() -> None:
    assert _numbers(lambda row: row.flipped_where_weak) == {16, 17}
    assert _numbers(lambda row: row.flipped_where_strong) == {7, 10, 13, 15, 18, 19}


def _rises_with_strength(row: Criterion) -> bool:
    return "weak" in row.anchor_at(1) + row.anchor_at(5) and "strong" in row.anchor_at(5)


def test_where_work_goes_to_the_weak_every_weak_to_strong_row_ends_weak_at_5_and_else_strong() -> (
    None
):
    for row in (ROWS[number] for number in (13, 15, 16, 17, 18)):
        assert _rises_with_strength(row) == row.flipped_where_weak, row.key
        assert _rises_with_strength(row) != row.flipped_where_strong, row.key
        assert _rises_with_strength(row) != row.reversed_on_axis, row.key


def test_only_promotability_stays_out_of_the_means() -> None:
    assert _numbers(lambda row: not row.in_means) == {20}
    assert _numbers(lambda row: row.theme == "own") == {20}
    assert ROWS[20].axis is None


def test_the_themes_that_may_be_flipped_hold_their_rows() -> None:
    themes = {
        "market": {7},
        "linkages": {10},
        "scale": {2},
        "structure": {5},
        "capacity": {13, 15, 16, 17, 18, 19},
    }
    for theme, rows in themes.items():
        assert {row.number for row in METHOD.table_2.criteria if row.theme == theme} == rows


def test_footnotes_belong_to_the_rows_that_print_them() -> None:
    footnotes = {row.key: row.footnote for row in METHOD.table_2.criteria if row.footnote}
    assert footnotes == {"social_capital": "a", "public_support": "b", "upgrading": "c"}


def test_child_workers_are_a_warning_and_never_a_merit() -> None:
    row = ROWS[11]
    assert row.anchor_at(5) == "Child workers"
    assert "warning" in row.explanation
    assert "never a merit" in row.explanation


@pytest.mark.parametrize("row", METHOD.table_2.criteria, ids=lambda row: row.key)
def test_a_participant_is_asked_a_plain_question(row: Criterion) -> None:
    assert row.question.endswith("?")
    assert len(row.question.split()) <= 20


def test_what_the_print_does_not_hold_is_marked_ours() -> None:
    table_2, box_2 = METHOD.table_2, METHOD.box_2
    ours = [*table_2.themes, *table_2.readings[1:], *table_2.fields, *box_2.stages, *box_2.levels]
    ours += [kind for kind in box_2.actor_kinds if kind.key == "external_buyer"]
    ours += [kind for kind in box_2.institution_kinds if kind.key == "training_institute"]
    assert [entry.key for entry in ours if entry.ours is None] == []


def test_the_grid_of_the_chain_and_its_nodes() -> None:
    box = METHOD.box_2
    assert [s.key for s in box.stages] == [
        "inputs",
        "home_work",
        "subcontracting",
        "production",
        "trade",
        "markets",
    ]
    assert {k.key: k.poverty for k in box.actor_kinds} == {
        "input_supplier": "none",
        "homeworker": "likely",
        "own_account": "likely",
        "day_labourer": "likely",
        "wage_worker": "vulnerable",
        "process_specialist": "vulnerable",
        "subcontractor": "likely",
        "small_producer": "vulnerable",
        "independent_producer": "none",
        "large_producer": "none",
        "trader": "none",
        "external_buyer": "none",
    }
    institutions = {(k.key, k.scope, k.level) for k in box.institution_kinds}
    assert {(scope, level) for _, scope, level in institutions} == {
        ("in", "meso"),
        ("beyond", "macro"),
    }


def test_a_shade_that_is_only_inferred_says_so() -> None:
    likely = [kind for kind in METHOD.box_2.actor_kinds if kind.poverty == "likely"]
    assert [kind.key for kind in likely if "inferred" not in kind.explanation] == []


def _explains(entry: Entry) -> bool:
    """A sentence of its own.
    A rule's template, with places to fill in braces, is counted when it is filled.
    """
    said, label = (text.strip(" .").casefold() for text in (entry.explanation, entry.label))
    long_enough = "{" in said or len(said.split()) >= 4
    return long_enough and said not in (label, f"the {label}") and entry.explanation[-1] in ".?!}"


def test_every_explanation_explains_and_does_not_repeat_the_label() -> None:
    assert len(ENTRIES) > 300
    assert [path for path, entry in ENTRIES if not _explains(entry)] == []


def test_an_explanation_has_two_sentences_at_most() -> None:
    assert [
        path for path, entry in ENTRIES if len(re.findall(r"[.!?](?=\s|$)", entry.explanation)) > 2
    ] == []


def test_an_explanation_that_repeats_the_label_would_be_found() -> None:
    entry = METHOD.box_1.states[0]
    assert _explains(entry)
    assert not _explains(entry.model_copy(update={"explanation": f"{entry.label}."}))
    assert not _explains(entry.model_copy(update={"explanation": "Too few words."}))


def test_every_document_is_cited_in_full() -> None:
    for document in METHOD.documents.documents:
        assert str(document.year) in document.citation
        assert document.title in document.citation
        assert document.short.endswith(str(document.year))
        assert len(document.places) >= 10
