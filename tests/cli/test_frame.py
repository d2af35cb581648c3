"""One clear line with exit status 2 for whatever cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cluster_psia.places import SAMPLES
from tests.cli.runs import refused, run

SAMPLE = SAMPLES / "agra.json"


def _text(**changes: Any) -> bytes:
    return json.dumps({**json.loads(SAMPLE.read_text(encoding="utf-8")), **changes}).encode()


BAD_FILES: dict[str, tuple[bytes, str]] = {
    "truncated": (_text()[:4000], "cut off"),
    "empty": (b"", "empty"),
    "foreign": (b"PK\x03\x04\xff\xfe", "UTF-8"),
    "a list": (b"[]", "no assessment"),
    "newer": (_text(schema_version=99), "newer"),
    "not a number": (b'{"schema_version": 1, "name": "x", "weights": {"location": NaN}}', "NaN"),
    "an unknown key": (_text(surprise=1), "surprise"),
    "a score of 6": (_text(ratings={"location": [{"answer": 6}]}), "ratings.location.0.answer"),
    "too deep": (b"[" * 100_000, "deep"),
    "a link to nobody": (
        _text(chain={"links": [{"source": "a", "target": "b", "kind": "sells_to"}]}, groups=[]),
        "no actor",
    ),
}


@pytest.mark.parametrize("command", ["diagnose", "suggest", "plan"])
@pytest.mark.parametrize("case", BAD_FILES)
def test_a_file_that_cannot_be_used_is_told_in_one_line(
    tmp_path: Path, command: str, case: str
) -> None:
    content, word = BAD_FILES[case]
    path, out = tmp_path / "given.json", tmp_path / "plan.xlsx"
    path.write_bytes(content)
    said = refused(run(command, path, *(["-o", str(out)] if command == "plan" else [])))
    assert "given.json: " in said
    assert word in said
    assert not out.exists()


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "no such file" in refused(run("diagnose", tmp_path / "nowhere.json"))
    assert "folder" in refused(run("suggest", tmp_path, "--json"))


def test_calling_it_wrongly_is_one_line_as_well() -> None:
    commands = (
        "Commands: backup, cases, chain, diagnose, evidence, key, map, method, plan, reach,"
        " restore, room, run, schema, screen, suggest, workshop"
    )
    assert commands in refused(run("plant"))
    assert "FILE" in refused(run("diagnose"))
    assert "--output" in refused(run("plan", SAMPLE))
    assert "--jason" in refused(run("method", "--jason"))


def test_without_a_command_it_says_which_there_are() -> None:
    result = run()
    assert result.exit_code == 2
    assert "suggest" in result.output
