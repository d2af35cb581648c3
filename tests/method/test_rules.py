"""Rules of the method's files that formulas and pages rely on: each is broken once."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_psia.method import Method, load_method
from cluster_psia.method.rules import broken_rules
from tests.method.data_folder import Spoil, message, put, spoiled, twice, without

METHOD = load_method()

# What is spoiled in which file, and words that the message must hold: the file, the path, the
# reason.
WRONG: dict[str, tuple[str, Spoil, tuple[str, ...]]] = {
    "place twice": (
        "documents",
        twice("documents.0.places"),
        ("documents.yaml", "'Executive summary' twice"),
    ),
    "tool not marked": (
        "methods",
        lambda c: [m.pop("tool", 0) for m in c["methods"]],
        ("box_a3.yaml", "tool: true"),
    ),
    "anchor without points": (
        "table_2",
        put("criteria.3.anchors.0.points", []),
        ("table_2.yaml", "type_of_sector", "no point"),
    ),
    "anchors overlap": (
        "table_2",
        put("criteria.0.anchors.1.points", [2, 3]),
        ("table_2.yaml", "criteria.0", "overlap", "[1, 2, 3, 3, 4, 5]"),
    ),
    "reversed off the axis": (
        "table_2",
        put("criteria.6.reversed_on_axis", True),
        ("table_2.yaml", "'market'", "only a row on the capacity axis"),
    ),
    "number twice": (
        "table_2",
        put("criteria.1.number", 1),
        ("table_2.yaml", "'geographical_spread'", "number 1"),
    ),
    "number off the table": (
        "table_2",
        put("criteria.19.number", 21),
        ("table_2.yaml", "criteria", "place 20"),
    ),
    "phase out of order": (
        "phases",
        put("phases.0.number", 2),
        ("phases.yaml", "place 1", "number 2"),
    ),
    "reading missing": (
        "table_2",
        without("readings.1"),
        ("table_2.yaml", "readings", "'where_weak' is missing"),
    ),
    "reading too many": (
        "table_2",
        lambda c: c["readings"].append(c["readings"][0] | {"key": "upside_down"}),
        ("table_2.yaml", "readings", "does not know the key 'upside_down'"),
    ),
    "field missing": (
        "table_2",
        without("fields.0"),
        ("table_2.yaml", "fields", "'need_low_capacity_low' is missing"),
    ),
    "shade missing": ("box_2", without("shades.0"), ("box_2.yaml", "shades", "'none' is missing")),
    "approach too many": (
        "box_7",
        lambda c: c["approaches"].append(c["approaches"][0] | {"key": "endless"}),
        ("box_7.yaml", "approaches", "does not know the key 'endless'"),
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_broken_rule_stops_with_file_path_and_reason(case: str, tmp_path: Path) -> None:
    name, spoil, words = WRONG[case]
    said = message(spoiled(tmp_path, name, spoil))
    assert [word for word in words if word not in said] == [], said
    assert "\n" not in said


def test_the_published_method_keeps_every_rule() -> None:
    assert list(broken_rules(METHOD)) == []


def with_last_rule(**changes: object) -> Method:
    """The method with a last rule of the screening that asks for something."""
    screening = METHOD.screening
    last = screening.rules[-1].model_copy(update=changes)
    rules = (*screening.rules[:-1], last)
    return METHOD.model_copy(update={"screening": screening.model_copy(update={"rules": rules})})


@pytest.mark.parametrize("asked", [{"known_below": 0}, {"signs": 1}, {"clear": 1}])
def test_a_last_rule_of_the_screening_that_asks_for_something_leaves_a_node_without_one(
    asked: dict[str, int],
) -> None:
    (said,) = broken_rules(with_last_rule(**asked))
    assert said.startswith("screening.yaml: at rules: the last rule must fit every node")


def test_a_screening_without_rules_is_refused() -> None:
    bare = METHOD.screening.model_copy(update={"rules": ()})
    (said,) = broken_rules(METHOD.model_copy(update={"screening": bare}))
    assert said.startswith("screening.yaml: at rules: ")


def test_every_broken_rule_is_told_and_not_only_the_first() -> None:
    bare = METHOD.screening.model_copy(update={"rules": ()})
    box_7 = METHOD.box_7.model_copy(update={"approaches": ()})
    said = list(broken_rules(METHOD.model_copy(update={"screening": bare, "box_7": box_7})))
    missing = ("longitudinal", "one_off", "repeat")
    assert said[:-1] == [
        f"box_7.yaml: at approaches: the key '{key}' is missing; the program needs it"
        for key in missing
    ]
    assert said[-1].startswith("screening.yaml")
