"""``cluster-psia screen`` and ``cluster-psia reach``: what the map knows,
as JSON and to be read.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.programme import add_activity
from cluster_psia.assessment.edits.screening import override_status, rate_item
from cluster_psia.assessment.files.file import write_assessment
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.method import load_method
from cluster_psia.places import SAMPLES
from tests.cli.runs import refused, run

COMMANDS = pytest.mark.parametrize("command", ["screen", "reach"])
COUNTED = [item.key for item in load_method().screening.items if item.counts]


def mapped() -> Assessment:
    """Agra with one node screened and overruled, and one activity on the map."""
    a = load_sample("agra")
    for item in COUNTED:
        a = rate_item(a, "home_women", item, "clear", note="Told by three women")
    a = override_status(a, "home_women", "vulnerable", "Some have other incomes")
    return add_activity(
        a, "enterprise_development", "Better lasts", "better_technology", node="small_units"
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mapped.json"
    path.write_bytes(write_assessment(mapped()))
    return path


def test_screen_gives_nine_ratings_suggestion_reasons_and_override_of_every_node(
    file: Path,
) -> None:
    found = json.loads(run("screen", file, "--json").stdout)
    assert [one["node"] for one in found["nodes"]] == [actor.id for actor in mapped().chain.actors]
    assert {len(one["ratings"]) for one in found["nodes"]} == {9}
    women = next(one for one in found["nodes"] if one["node"] == "home_women")
    assert (women["known"], women["of"], women["suggestion"], women["status"]) == (
        8,
        8,
        "likely",
        "vulnerable",
    )
    assert women["override"] == {
        "status": "vulnerable",
        "reason": "Some have other incomes",
        "differs": True,
    }
    assert women["because"][0]["text"].startswith("At least two signs are clear")
    other = next(one for one in found["nodes"] if one["node"] != "home_women")
    assert other["suggestion"] == "not_enough_known"
    assert {rating["sign"] for rating in other["ratings"]} == {"unknown"}


def test_screen_to_be_read_names_suggestion_and_the_persons_word(file: Path) -> None:
    said = run("screen", file).stdout
    assert "Home-based women who make uppers: Likelihood of poverty (8 of 8 items known)" in said
    assert "A person says: Vulnerable to poverty. Why: Some have other incomes" in said
    assert "Incomes and wages: clear sign: Told by three women" in said
    assert "Where women and minorities work: not known, recorded and never counted" in said


def test_reach_gives_paths_harms_and_what_the_shape_says(file: Path) -> None:
    found = json.loads(run("reach", file, "--json").stdout)
    order = ["not_reached", "trickle_down", "indirect", "direct"]
    ways = [order.index(one["how"]) for one in found["groups"]]
    assert ways == sorted(ways)
    women = next(one for one in found["groups"] if one["node"] == "home_women")
    assert women["how"] == "indirect"
    assert women["paths"][0]["steps"] == ["small_units", "home_women"]
    assert women["paths"][0]["links"] == [
        {"source": "small_units", "kind": "subcontracts", "target": "home_women"}
    ]
    assert "technology_displaces_labour" in {harm["harm"] for harm in women["harms"]}
    assert (
        next(count for count in found["counts"] if count["way"] == "trickle_down")["people"] is None
    )
    assert {one["rule"] for one in found["structure"]} >= {"single_buyer", "no_institution"}


def test_reach_to_be_read_has_the_unreached_first(file: Path) -> None:
    said = run("reach", file).stdout
    assert (
        said.index("Not reached: ")
        < said.index("Indirect: ")
        < said.index("What the shape of the map says:")
    )
    assert (
        "“Better lasts” enters at Small units, mostly informal → gives work to Home-based women"
        in said
    )


def test_a_file_without_chain_or_activities_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_bytes(write_assessment(Assessment(name="x")))
    assert run("screen", path).stdout == "The chain has no operators yet.\n"
    assert run("reach", path).stdout.startswith(
        "No activity of the programme stands on the map yet"
    )
    assert json.loads(run("reach", path, "--json").stdout)["groups"] == []


@COMMANDS
def test_what_is_no_assessment_is_refused_in_one_line(command: str, tmp_path: Path) -> None:
    assert "there is no such file" in refused(run(command, tmp_path / "none.json"))
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    refused(run(command, tmp_path / "bad.json"))


@COMMANDS
def test_every_published_case_is_answered(command: str) -> None:
    for path in sorted(SAMPLES.glob("*.json")):
        assert run(command, path).exit_code == 0
        assert json.loads(run(command, path, "--json").stdout)
