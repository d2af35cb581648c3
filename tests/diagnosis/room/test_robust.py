"""What the results hang on: a group left out, and the same answer everywhere."""

from __future__ import annotations

from tests.diagnosis.room.given import Said, results, scored


def test_leaving_a_group_out_says_which_criteria_would_change() -> None:
    keys = tuple("abcdef")
    said = []
    for number in (1, 2, 3):  # weavers: a to e high, f low
        said += [Said(number, "weavers", key, 1 if key == "f" else 4) for key in keys]
    for number in (4, 5, 6, 7):  # traders: f high, a low
        said += [Said(number, "traders", key, {"f": 5, "a": 1}.get(key, 4)) for key in keys]
    found = results(*said, criteria=keys)
    assert set(found.top) == set("bcdef")
    without = {left.group: left for left in found.left_out}
    assert (without["traders"].leave, without["traders"].enter, without["traders"].same) == (
        ("f",),
        ("a",),
        False,
    )
    assert without["weavers"].same


def test_a_small_group_is_not_left_out_apart() -> None:
    said = [*scored(1, 1, 1, group="a"), *scored(2, 2, 2, group="b", first=4), Said(9, "c", "a", 5)]
    # c is small, and a is withheld with it, so that c cannot be worked out
    assert [left.group for left in results(*said).left_out] == ["b"]


def test_the_same_answer_everywhere_is_flagged_from_five_criteria_on() -> None:
    keys = tuple("abcde")
    flat = [Said(1, "g", key, 3) for key in keys]
    varied = [Said(2, "g", key, 3 + (key == "e")) for key in keys]
    few = [Said(3, "g", key, 3) for key in keys[:4]]
    silent = [Said(4, "g", key, "unknown") for key in keys]
    assert results(*flat, *varied, *few, *silent, criteria=keys).flat == (1,)
