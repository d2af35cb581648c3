"""Assessment files: nothing is lost on the way, and what is no assessment is refused in words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_psia import __version__
from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.fields import SCHEMA_VERSION
from cluster_psia.assessment.files.file import (
    LARGEST,
    AssessmentFileError,
    file_name,
    read_assessment,
    read_file,
    write_assessment,
)
from tests.assessment.files.refusals import ANY_JSON, check_words, refusal
from tests.assessment.strategies import assessments


def ours(**parts: Any) -> dict[str, Any]:
    return {"schema_version": SCHEMA_VERSION, "name": "Agra", **parts}


# Round trip --------------------------------------------------------------------------------------


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(a=assessments())
def test_any_assessment_comes_back_as_it_was(a: Assessment) -> None:
    data = write_assessment(a)
    assert read_assessment(data) == a
    assert write_assessment(read_assessment(data)) == data


def test_the_assessments_tried_above_reach_every_part() -> None:
    reached: set[str] = set()

    @settings(
        max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(a=assessments())
    def try_some(a: Assessment) -> None:
        parts = {
            **a.model_dump(),
            **a.model_dump(include={"chain"})["chain"],
            "tasks": a.work_plan.tasks,
        }
        reached.update(name for name, value in parts.items() if value)

    try_some()
    assert reached >= {*Assessment.model_fields, "actors", "institutions", "links", "tasks"}


def test_a_file_is_readable_text_that_ends_with_a_line_break() -> None:
    data = write_assessment(Assessment(name="الكتان 🧵", notes={"plan": "b", "profile": "a"}))
    text = data.decode()
    assert text.startswith(f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "name": "الكتان 🧵",\n')
    assert text.endswith("}\n")
    assert text.index('"profile": "a"') < text.index('"plan": "b"')


def test_equal_assessments_give_equal_files() -> None:
    one, other = ({"location": 1.0, "growth": 2.0}, {"growth": 2.0, "location": 1.0})
    assert write_assessment(Assessment(name="x", weights=one)) == write_assessment(
        Assessment(name="x", weights=other)
    )


def test_a_byte_order_mark_and_other_line_ends_are_accepted() -> None:
    data = write_assessment(Assessment(name="Agra"))
    assert read_assessment(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")) == Assessment(
        name="Agra"
    )


def test_what_is_too_large_to_read_is_not_written() -> None:
    fact = {"topic": "other", "statement": "x" * 5000}
    facts = [{"id": f"f{n}", **fact} for n in range(2100)]
    a = Assessment.model_validate({"name": "x", "facts": facts})
    with pytest.raises(AssessmentFileError, match=r"is 1\d\.\d MB large and may be 10 MB"):
        write_assessment(a)


# No JSON, or not ours ----------------------------------------------------------------------------


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(part=st.sampled_from([*Assessment.model_fields, "unheard_of"]), value=ANY_JSON)
def test_any_json_in_any_part_is_taken_or_refused_in_words(part: str, value: Any) -> None:
    try:
        a = read_assessment(json.dumps({**ours(), part: value}).encode())
    except AssessmentFileError as error:
        check_words(error)
    else:
        assert read_assessment(write_assessment(a)) == a


@pytest.mark.parametrize(
    ("data", "place", "rule"),
    [
        (b"", "", "the file is empty"),
        (b" \r\n\t ", "", "the file is empty"),
        (b"\xef\xbb\xbf", "", "the file is empty"),
        (b'{\n "name": "\xff"}', "line 2", "not UTF-8"),
        ('{"schema_version": 1, "name": "Ägra"}'.encode("latin-1"), "line 1", "not UTF-8"),
        ('{"name": "x"}'.encode("utf-16"), "line 1", "not UTF-8"),
        (
            b"PK\x03\x04 and so on",
            "line 1, column 1",
            "a value is missing here; this is not valid JSON",
        ),
        (b"<html>", "line 1, column 1", "not valid JSON"),
        (b'{\n  "name": "x",\n}', "line 3, column 1", "a key in double quotation marks is missing"),
        (b'{"name": "x" "y"}', "line 1, column 14", "a comma or a closing bracket is missing"),
        (b'{"name" "x"}', "line 1, column 9", "a colon is missing"),
        (b"{} {}", "line 1, column 4", "take out what follows"),
        (b'{"name": "x', "line 1, column 10", "ends in the middle"),
        (b'{"name": "x",', "line 1, column 14", "ends in the middle"),
        (b'{"name": ["x"', "line 1, column 14", "ends in the middle"),
        (b"[1]", "", "it holds a list [\u2026], not an object"),
        (b'"Agra"', "", 'it holds "Agra", not an object'),
        (b"null", "", "it holds null, not an object"),
        (b'{"type": "FeatureCollection"}', "", "no assessment of Cluster PSIA"),
        (b'{"name": "Agra"}', "", f'"schema_version": {SCHEMA_VERSION}'),
    ],
)
def test_what_is_no_assessment_is_told_apart(data: bytes, place: str, rule: str) -> None:
    error = refusal(data)
    assert error.place == place
    assert rule in error.rule


@pytest.mark.parametrize("version", [0, -1, 1.0, True, "1", None, [1], {}, 1.5])
def test_a_version_is_a_whole_number_from_1(version: Any) -> None:
    error = refusal({"schema_version": version, "name": "x"})
    assert (error.place, f"must be a whole number from 1 to {SCHEMA_VERSION}" in error.rule) == (
        "schema_version",
        True,
    )


@pytest.mark.parametrize("version", [SCHEMA_VERSION + 1, 99, 10**30])
def test_a_newer_file_says_which_program_reads_what(version: int) -> None:
    error = refusal({"schema_version": version, "anything": ["new"]})
    assert error.place == "schema_version"
    assert "written by a newer Cluster PSIA" in error.rule
    assert f"Cluster PSIA {__version__}, reads up to {SCHEMA_VERSION}" in error.rule
    assert "update the program" in error.rule


# A file of ours with something wrong in it -------------------------------------------------------


LINK = {"source": "a", "target": "b", "kind": "lends"}
CITED = {"id": "f", "statement": "x", "topic": "firms", "citation": {"source": "d", "plase": "3"}}


@pytest.mark.parametrize(
    ("parts", "place", "rule"),
    [
        ({"colour": "red"}, "colour", "this key is not one that Cluster PSIA knows; take it out"),
        ({"grups": []}, "grups", "did you mean 'groups'?"),
        (
            {"facts": [CITED]},
            "facts.0.citation.plase",
            "did you mean 'place'?",
        ),
        (
            {"ratings": {"location": [{"answer": 7}]}},
            "ratings.location.0.answer",
            "7 is not possible here; use one of",
        ),
        ({"facts": [{"id": "f"}]}, "facts.0.topic", "is missing; add it"),
        ({"ratings": {"Location": []}}, "ratings.Location", "use small letters"),
        ({"ratings": {"location": {"answer": 3}}}, "ratings.location", "this must be a list […]"),
        ({"ratings": []}, "ratings", "a list […] is not possible here; this must be an object"),
        ({"profile": None}, "profile", "null is not possible here; this must be an object {…}"),
        ({"profile": {"cluster": 5}}, "profile.cluster", "this must be text in quotation marks"),
        (
            {"notes": {"plan": "x" * 5001}},
            "notes.plan",
            "5,001 characters and may have 5,000; shorten it",
        ),
        ({"notes": {"plan": "e\u0301" * 20_000}}, "notes.plan", "the text has 40,000 characters"),
        (
            {"work_plan": {"start": "31 March"}},
            "work_plan.start",
            "must be a date written like 2025-03-31",
        ),
        ({"work_plan": {"start": "2025-02-30"}}, "work_plan.start", "a date of the calendar"),
        (
            {"weights": {"location": "much"}},
            "weights.location",
            '"much" is not possible here; this must be a number',
        ),
        (
            {"weights": {"location": 101}},
            "weights.location",
            "101 is not possible here; it must be at most 100",
        ),
        (
            {"weights": {"location": 10**39}},
            "weights.location",
            "so large a number is not possible here",
        ),
        ({"name": " "}, "name", "is empty; write a few words"),
        (
            {"chain": {"links": [LINK]}},
            "",
            "chain, link 1: there is no actor or institution 'a'; add it first",
        ),
    ],
)
def test_the_first_problem_is_named_with_place_rule_and_remedy(
    parts: dict[str, Any], place: str, rule: str
) -> None:
    error = refusal(ours(**parts))
    assert error.place == place
    assert rule in error.rule


# Files on a disk ---------------------------------------------------------------------------------


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a b ü.json"
    path.write_bytes(write_assessment(Assessment(name="Agra")))
    assert read_file(path) == read_file(str(path)) == Assessment(name="Agra")


def said(path: Path | str) -> str:
    with pytest.raises(AssessmentFileError) as refused:
        read_file(path)
    check_words(refused.value)
    return str(refused.value)


def test_a_folder_a_missing_file_and_a_strange_name_are_told_apart(tmp_path: Path) -> None:
    assert "this is a folder" in said(tmp_path)
    assert "there is no such file" in said(tmp_path / "none.json")
    assert "cannot be read" in said("a\x00b")
    assert "cannot be read" in said("x" * 5000)
    (tmp_path / "file").write_text("x")
    assert "cannot be read (not a directory)" in said(tmp_path / "file" / "below.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no ordinary file" in said(tmp_path / "pipe")
    assert "no ordinary file" in said("/dev/zero")


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)  # takes no room on the disk; reading it would take minutes
    assert (
        said(path)
        == "the file is 50,000.0 MB large and may be 10 MB; an assessment is far smaller, so take"
        " another file"
    )


def test_one_byte_too_many_is_too_many() -> None:
    data = write_assessment(Assessment(name="Agra"))
    assert read_assessment(data.ljust(LARGEST)).name == "Agra"
    assert "the file is 10.1 MB large and may be 10 MB" in refusal(data.ljust(LARGEST + 1)).rule


def test_without_permission_it_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.json"
    path.touch(mode=0o000)
    for parent in (*tmp_path.parents[:2], tmp_path):
        parent.chmod(parent.stat().st_mode | 0o055)
    script = (
        "import os, sys\n"
        "from cluster_psia.assessment.files.file import AssessmentFileError, read_file\n"
        "if os.getuid() == 0:\n    os.setuid(65534)\n"  # nothing is locked to the superuser
        "try:\n    read_file(sys.argv[1])\nexcept AssessmentFileError as error:\n    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "you have no permission to read this file; ask its owner\n"


# File names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Agra footwear, 2024", "Agra-footwear-2024.json"),
        ("../../etc/passwd", "etc-passwd.json"),
        ("C:\\con", "C-con.json"),
        ("CON", "assessment.json"),
        ("lpt1", "assessment.json"),
        (".hidden", "hidden.json"),
        ("-rf", "rf.json"),
        ("🧵🧵", "assessment.json"),
        ("الكتان", "الكتان.json"),
        ("\u202etxt.exe", "txt-exe.json"),
        ("ñ" * 300, "ñ" * 60 + ".json"),
    ],
)
def test_a_file_name_is_safe_everywhere(name: str, expected: str) -> None:
    assert file_name(Assessment(name=name)) == expected
