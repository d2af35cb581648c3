"""The charts of the matrix as values: what they say and what they hold."""

from __future__ import annotations

import json

import pytest

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.diagnosis import diagnose
from cluster_psia.drawing import tokens
from cluster_psia.drawing.charts.matrix import (
    profile_finding,
    profile_rows,
    profile_silence,
)
from cluster_psia.drawing.charts.plane import plane_finding, plane_spec
from cluster_psia.drawing.charts.style import two_lines
from cluster_psia.method import load_method

EMPTY = diagnose(Assessment(name="A"))
TIRUPPUR = diagnose(load_sample("tiruppur"))


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_cell_says_its_mean_or_that_it_is_not_shown() -> None:
    rows = profile_rows(TIRUPPUR, load_method())
    assert len(rows) == 4 * 3
    assert all(row["text"] == "–" for row in rows if row["mean"] is None)
    assert profile_silence(TIRUPPUR, load_method()) == (
        "Cluster processes, as printed: rows cancel out.",
        "Cluster processes, work where it is weak, work where it is strong: fewer than half known.",
    )
    assert all(row["text"] == f"{row['mean']:.1f}" for row in rows if row["mean"] is not None)


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_numerals_can_be_read_on_their_shade(step: int) -> None:
    assert _contrast(tokens.SCALE[step], tokens.SCALE_TEXT[step]) >= 4.5


@pytest.mark.parametrize(
    "colour",
    [tokens.INK, tokens.MUTED, tokens.PRIMARY, tokens.NEED, tokens.GOOD, tokens.WARN, tokens.WRONG],
)
def test_text_colours_can_be_read_on_paper_and_wash(colour: str) -> None:
    assert _contrast(colour, tokens.PAPER) >= 4.5
    assert _contrast(colour, tokens.WASH) >= 4.5


def test_titles_are_findings() -> None:
    assert plane_finding(TIRUPPUR)[0].startswith("Capable cluster with poor workers")
    assert "need could also be low; capacity could also be low" in plane_finding(TIRUPPUR)[0]
    assert "social parameters" in profile_finding(TIRUPPUR)[0]


def test_an_empty_matrix_says_so_and_still_draws() -> None:
    assert plane_finding(EMPTY)[0].startswith("Not placed")
    assert profile_finding(EMPTY)[0] == "No group has enough answers for a mean yet"
    drawn = plane_spec(EMPTY, load_method())
    assert drawn["layer"]
    assert "x_low" not in json.dumps(drawn)  # no point where nothing is known


def test_the_point_stands_where_the_means_are() -> None:
    drawn = plane_spec(TIRUPPUR, load_method())
    values = [row for layer in drawn["layer"] for row in layer["data"]["values"]]
    points = [row for row in values if "x_low" in row]
    assert points[0]["x"] == TIRUPPUR.capacity.mean.value
    assert points[0]["y"] == TIRUPPUR.need.mean.value
    assert points[0]["x_low"] <= points[0]["x"] <= points[0]["x_high"]


def test_the_plane_is_built_anew_only_when_its_values_changed() -> None:
    same = diagnose(replace(load_sample("tiruppur"), name="Another name"))
    assert plane_spec(TIRUPPUR, load_method()) is plane_spec(same, load_method())
    assert plane_spec(TIRUPPUR, load_method()) is not plane_spec(EMPTY, load_method())


def test_the_group_that_the_reading_decides_is_named() -> None:
    strong = {"public_support": 1, "agglomeration": 5, "joint_action": 5}
    a = replace(Assessment(name="A"), ratings={k: (Rating(answer=v),) for k, v in strong.items()})
    assert profile_finding(diagnose(a))[0].endswith("for cluster processes the reading decides")


def test_labels_break_once_near_their_middle() -> None:
    assert two_lines("Capable cluster with poor workers") == "Capable cluster\nwith poor workers"
    assert two_lines("Location") == "Location"
