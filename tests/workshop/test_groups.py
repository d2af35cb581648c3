"""Which group was meant, in whatever words, and what it is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.i18n import languages, translated_text
from cluster_psia.workshop.groups import NO_GROUP, OTHER, group_name, groups_told, known_group
from cluster_psia.workshop.values import Given
from tests.workshop.plain import NOON, plain_room


def test_a_group_of_the_list_is_translated_and_free_text_stays() -> None:
    assert group_name("traders", "fr") == translated_text("fr", "groups.traders")
    assert group_name("traders", "fr") != group_name("traders")
    assert group_name("Ravi's women", "fr") == "Ravi's women"
    assert group_name("", "fr") == NO_GROUP


@pytest.mark.parametrize("code", [language.code for language in languages()])
def test_a_group_is_known_by_its_words_in_any_language(code: str) -> None:
    name = group_name("home_workers", code)
    assert known_group(plain_room(), f"  {name.upper()} ") == "home_workers"


def test_a_group_is_known_by_its_key_also_when_the_room_does_not_name_it() -> None:
    assert "officials" not in plain_room().settings.groups
    assert known_group(plain_room(), "Officials") == "officials"


@pytest.mark.parametrize("typed", ["RAVI'S   women", "Ravi’s women", "Raviʼs\u00a0women\u200b"])
def test_a_group_of_the_rooms_own_is_known_in_another_spelling(typed: str) -> None:
    assert known_group(plain_room(), typed) == "Ravi's women"


@pytest.mark.parametrize("typed", ["", "Passers-by ", "trader s"])
def test_what_nobody_knows_stays_as_it_was_typed(typed: str) -> None:
    assert known_group(plain_room(), typed) == typed


# Groups in the assessment ------------------------------------------------------------------------


def _given(number: int, group: str, criterion: str = "market", round_: int = 1) -> Given:
    return Given(number=number, group=group, round=round_, criterion=criterion, answer=3, at=NOON)


def _told(every: Sequence[Given]) -> tuple[Given, ...]:
    """The answers as they stand in the assessment."""
    told = groups_told(every)
    return tuple(
        each.model_copy(update={"group": told.get(each.group, each.group)}) for each in every
    )


def _of_groups(**people: int) -> list[Given]:
    """Everybody answers "growth": so many people of each group."""
    groups = [group for group, count in people.items() for _ in range(count)]
    return [_given(number, group, "growth") for number, group in enumerate(groups, 1)]


def test_a_group_of_whom_one_answered_somewhere_goes_out_under_no_name_of_its_own() -> None:
    every = _of_groups(traders=3, ngo=4, officials=5)
    assert groups_told(every) == {}
    # of the traders one; and as many more that they cannot be worked out
    assert groups_told([*every, _given(1, "traders")]) == {"traders": OTHER, "ngo": OTHER}
    assert groups_told([*every, _given(1, "traders", "growth", 2)]) == {
        "traders": OTHER,
        "ngo": OTHER,
    }
    assert groups_told([*every, *(_given(n, "traders") for n in (1, 2, 3))]) == {}


def test_people_who_said_other_lose_no_name_wherever_they_are_few() -> None:
    every = _of_groups(other=3, ngo=4)
    assert groups_told([*every, _given(1, "other")]) == {}


answers_of_rooms = st.lists(
    st.tuples(
        st.integers(0, 19),  # who: of the group with the number's remainder
        st.sampled_from(["market", "growth"]),
        st.integers(1, 2),
    ),
    unique=True,
    max_size=80,
)
names_of_groups = st.lists(
    st.sampled_from(["traders", "ngo", "other", "", "smiths"]), min_size=1, unique=True
)


@given(answers_of_rooms, names_of_groups)
def test_no_group_in_the_assessment_has_fewer_than_three_people_in_any_round_and_criterion(
    who: list[tuple[int, str, int]], names: list[str]
) -> None:
    every = [_given(n, names[n % len(names)], key, round_) for n, key, round_ in who]
    told = _told(every)
    together = Counter((each.group, each.round, each.criterion) for each in told)
    assert all(count >= 3 for (group, _, _), count in together.items() if group != OTHER)
    renamed = {each.group for each in every} - {each.group for each in told}
    if renamed and {each.group for each in told} != {OTHER}:
        hidden = groups_told(every)
        assert len(hidden) > 1
        assert len({each.number for each in every if each.group in hidden}) >= 3
    assert _told(told) == told
