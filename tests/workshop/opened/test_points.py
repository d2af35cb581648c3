"""Every point that can be tapped says something of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from cluster_psia import i18n
from cluster_psia.assessment import Assessment
from cluster_psia.method import load_method
from cluster_psia.workshop.opened.points import POINTS, point_words, scale_points
from cluster_psia.workshop.texts import frozen_texts
from cluster_psia.workshop.values import CriterionText, Settings

CODES = [language.code for language in i18n.languages()]
CRITERIA = tuple(criterion.key for criterion in load_method().table_2.criteria)


def scale(*anchors: tuple[tuple[int, ...], str]) -> CriterionText:
    return CriterionText(key="a", number=1, label="A", question="A?", anchors=anchors)


def words(*anchors: tuple[tuple[int, ...], str]) -> list[str]:
    return [point.marked for point in scale_points(scale(*anchors), "en")]


def every_scale() -> Iterator[CriterionText]:
    """Each way to put words over five points, neighbours under one word or not."""
    for joined, named in product(product((0, 1), repeat=4), product((0, 1), repeat=5)):
        spans: list[list[int]] = [[1]]
        for point, together in zip((2, 3, 4, 5), joined, strict=True):
            spans = [*spans[:-1], [*spans[-1], point]] if together else [*spans, [point]]
        yield scale(*((tuple(span), f"w{span[0]}") for span in spans if named[span[0] - 1]))
        # A local adaptation may put the same words at both ends, or everywhere.
        yield scale(*((tuple(span), f"w{span[0] % 4}") for span in spans if named[span[0] - 1]))
        yield scale(*((tuple(span), "w") for span in spans if named[span[0] - 1]))


@pytest.mark.parametrize("code", CODES)
def test_no_two_points_of_a_question_say_the_same_in_any_language(code: str) -> None:
    texts = frozen_texts(Assessment(name="x"), Settings(criteria=CRITERIA, languages=(code,)))
    assert len(texts[code]) == 20
    for text in texts[code]:
        points = scale_points(text, code)
        assert [point.score for point in points] == [1, 2, 3, 4, 5], text.key
        assert len({point.words for point in points}) == 5, text.key
        assert all(point.words.strip() for point in points), text.key


@pytest.mark.parametrize("code", CODES)
def test_no_two_points_say_the_same_whatever_words_somebody_put_over_them(code: str) -> None:
    for text in every_scale():
        said = {point_words(text, score, code) for score in POINTS}
        assert len(said) == 5, text.anchors


def test_words_of_ours_are_marked_and_printed_ones_stand_as_they_are() -> None:
    assert words(((1,), "low"), ((5,), "high")) == [
        "low",
        'Nearer to "low"*',
        'Between "low" and "high"*',
        'Nearer to "high"*',
        "high",
    ]
    assert words(((1, 2), "abroad"), ((4, 5), "at home")) == [
        "abroad: entirely*",
        "abroad: mostly*",
        'Between "abroad" and "at home"*',
        "at home: mostly*",
        "at home: entirely*",
    ]


def test_a_point_between_two_neighbours_names_both() -> None:
    assert words(((1,), "a"), ((3,), "b"), ((5,), "c"))[1::2] == [
        'Between "a" and "b"*',
        'Between "b" and "c"*',
    ]


def test_a_point_beyond_the_words_counts_the_steps_and_one_without_any_its_place() -> None:
    assert words(((3,), "middle")) == [
        '2 steps below "middle"*',
        '1 step below "middle"*',
        "middle",
        '1 step above "middle"*',
        '2 steps above "middle"*',
    ]
    assert words() == ["Lowest*", "Low*", "In the middle*", "High*", "Highest*"]


def test_the_edges_of_words_over_three_points_lean_to_their_neighbours() -> None:
    assert words(((1,), "a"), ((2, 3, 4), "b"), ((5,), "c"))[1:4] == [
        'b, nearer to "a"*',
        "b: entirely*",
        'b, nearer to "c"*',
    ]


def test_on_paper_a_point_names_the_numbers_beside_it() -> None:
    points = scale_points(scale(((1,), "low"), ((5,), "high")), "en", in_sight=True)
    assert [point.words for point in points][1:4] == [
        'Nearer to "1"',
        'Between "1" and "5"',
        'Nearer to "5"',
    ]
