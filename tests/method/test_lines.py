"""A problem of a YAML file is told with its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cluster_psia.method.load import DATA, MethodError, read_yaml
from cluster_psia.method.model import Method
from tests.method.data_folder import message


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("states: [\n", "line 2"),
        ("states:\n  - key: a\n    key: b\n", "line 3: key 'key' stands twice"),
        ("states: []\nstates: []\n", "line 2: key 'states' stands twice"),
        ("\tstates: []", "line 1"),
        ("[" * 100_000, "nested more than"),
        ("states:\n - \x07", "line 2: a tab or control character"),
    ],
)
def test_bad_yaml_is_refused_with_its_line(text: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "box_1.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(MethodError) as caught:
        read_yaml(file)
    assert str(caught.value).startswith("box_1.yaml: is not valid YAML: ")
    assert reason in str(caught.value)


def test_a_tag_makes_no_object_of_python(tmp_path: Path) -> None:
    (tmp_path / "box_1.yaml").write_text("states: !!python/object/apply:os.getcwd []")
    assert read_yaml(tmp_path / "box_1.yaml") == {"states": []}


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (
            ("label: Own-account workers", "label: Own-account workers\n    colour: red"),
            "colour: red",
        ),  # validation
        (
            ("stakeholder: workers", "stakeholder: workers\n    stakeholder: workers"),
            "stakeholder: workers",
        ),  # YAML
        (("place: Box 4", "place: Box 44"), "place: Box 44"),  # checks
    ],
)
def test_the_line_is_told(spoil: tuple[str, str], line: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    text = (folder / "box_4.yaml").read_text().replace(*spoil, 1)
    (folder / "box_4.yaml").write_text(text)
    wanted = [number for number, held in enumerate(text.splitlines(), 1) if line in held]
    said = message(folder)
    told = re.search(r"line (\d+)", said)
    assert told, said
    assert int(told[1]) in wanted, said


# Every list of the method is somewhere in these, and each file is read by its own classes.
ENTRIES = [name for name in Method.model_fields if name != "documents"]


@pytest.mark.parametrize("name", ENTRIES)
def test_an_unknown_key_of_an_entry_is_told_with_its_line_in_every_file(
    name: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    lines = (folder / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if re.match(r"\s+explanation: ", line))
    indent = re.match(r"\s+", lines[at])
    assert indent
    (folder / f"{name}.yaml").write_text(
        "\n".join((*lines[:at], f"{indent[0]}colour: red", *lines[at:])) + "\n"
    )
    said = message(folder)
    assert said.startswith(f"{name}.yaml: line {at + 1}, ")
    assert "colour" in said
    assert "not known" in said
