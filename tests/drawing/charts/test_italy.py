"""The charts of the Italian evidence as values: findings, rows, and bars that begin at zero."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from cluster_psia.drawing import tokens
from cluster_psia.drawing.charts.italy import (
    employment_chart,
    employment_finding,
    employment_rows,
    salary_chart,
    salary_finding,
    salary_rows,
)
from cluster_psia.evidence.italy import italy_evidence

E = italy_evidence()
CHARTS = {"employment": employment_chart, "salary": salary_chart}


def test_titles_are_findings_and_subtitles_name_years_and_source() -> None:
    title, subtitle = employment_finding(E)
    assert (
        title == "In all 14 sectors employment did better inside industrial districts than outside"
    )
    assert "1991 to 1996" in subtitle
    assert "UNIDO 2004, Annex I, Table A.1" in subtitle
    title, subtitle = salary_finding(E)
    assert (
        title == "From 1994 to 1998 salaries rose more inside districts for all 8 groups of workers"
    )
    assert "1994 = 100" in subtitle
    assert "UNIDO 2004, Annex I, Table A.2" in subtitle


def test_every_sector_has_two_bars_inside_first() -> None:
    rows = employment_rows(E)
    assert len(rows) == 15 * 2
    assert [row["area"] for row in rows] == ["inside", "outside"] * 15
    assert [row["text"] for row in rows[:2]] == ["inside −2.2", "outside −10.2"]
    inside = [row["value"] for row in rows[2::2]]
    assert inside == sorted(inside, reverse=True)


def test_salaries_are_drawn_as_the_rise_since_1994_and_marked_where_the_print_differs() -> None:
    rows = salary_rows(E)
    assert len(rows) == 4 * 2 * 2
    assert (rows[0]["value"], rows[0]["midway"], rows[0]["text"]) == (16.2, 7.9, "inside 116.2")
    starred = sum(row["text"].endswith("*") for row in rows)
    assert f"the {starred} of 16" in salary_finding(E)[1]
    assert starred == 11


def _scales(drawn: Any) -> list[list[float]]:
    found = []
    for layer in drawn["layer"]:
        x = layer["encoding"]["x"]
        if isinstance(x.get("scale"), dict):
            found.append(x["scale"]["domain"])
    return found


@pytest.mark.parametrize("chart", CHARTS)
def test_bars_begin_at_zero_and_leave_room_for_their_figures(chart: str) -> None:
    drawn = CHARTS[chart](E).to_dict()
    values = [
        row["value"] for row in (employment_rows(E) if chart == "employment" else salary_rows(E))
    ]
    assert _scales(drawn)
    for low, high in _scales(drawn):
        assert low <= 0 < high
        assert low <= min(0, *values)
        assert high > max(values)


@pytest.mark.parametrize("chart", CHARTS)
def test_only_colours_of_the_palette_are_used_and_the_finding_is_its_description(
    chart: str,
) -> None:
    drawn = CHARTS[chart](E).to_dict()
    drawn.pop("config", None)
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", json.dumps(drawn)))
    assert used <= {tokens.INK, tokens.MUTED, tokens.LINE, tokens.PAPER}
    findings = {"employment": employment_finding(E), "salary": salary_finding(E)}
    assert drawn["description"] == findings[chart][0]


@pytest.mark.parametrize("chart", CHARTS)
def test_no_field_has_a_name_that_the_browser_refuses(chart: str) -> None:
    """Vega refuses some property names of the language in an expression
    ("then" left both charts empty).
    """
    refused = {"then", "constructor", "prototype", "valueOf", "toString"}
    assert not set(re.findall(r"datum\.(\w+)", json.dumps(CHARTS[chart](E).to_dict()))) & refused
