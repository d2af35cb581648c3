"""A wrong file of the method stops the program and says which file, where in it, and why."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cluster_psia.method import load_method
from cluster_psia.method.load import DATA, MethodError, load_from, read_yaml
from cluster_psia.method.model import Method
from tests.method.data_folder import Spoil, message, put, spoiled, twice, without

BOTH = {"source": {"document": "unido_2004", "place": "Box 1"}, "ours": "because"}


# What is spoiled in which file, and words that the message must hold: the file, the path, the
# reason.
WRONG: dict[str, tuple[str, Spoil, tuple[str, ...]]] = {
    "unknown key": (
        "box_1",
        put("states.3.colour", "red"),
        ("box_1.yaml", "states.3.colour", "e_sustainable", "not known"),
    ),
    "unknown key at the top": ("box_3", put("extra", []), ("box_3.yaml", "extra", "not known")),
    "missing key": (
        "box_4",
        without("kinds.2.explanation"),
        ("box_4.yaml", "kinds.2.explanation", "own_account", "missing"),
    ),
    "missing list": ("table_1", without("warnings"), ("table_1.yaml", "warnings", "missing")),
    "empty label": (
        "box_2",
        put("shades.1.label", "  "),
        ("box_2.yaml", "shades.1.label", "at least 1 character"),
    ),
    "key with a space": (
        "box_1",
        put("states.0.key", "two words"),
        ("box_1.yaml", "states.0.key", "pattern"),
    ),
    "both origins": (
        "box_1",
        lambda c: c["states"][5].update(BOTH),
        ("box_1.yaml", "states.5", "exactly one of"),
    ),
    "neither origin": (
        "box_1",
        without("states.5.source"),
        ("box_1.yaml", "states.5", "e_cluster", "exactly one of"),
    ),
    "empty reason": (
        "box_2",
        put("stages.0.ours", ""),
        ("box_2.yaml", "stages.0.ours", "at least 1 character"),
    ),
    "unknown document": (
        "table_1",
        put("areas.0.source.document", "unido_1904"),
        ("table_1.yaml", "areas.0.source", "unido_1904"),
    ),
    "unknown place": (
        "table_2",
        put("criteria.4.source.place", "Table 22"),
        ("table_2.yaml", "criteria.4.source", "no place 'Table 22'"),
    ),
    "key twice in a list": (
        "box_4",
        twice("differences"),
        ("box_4.yaml", "differences", "'gender' stands twice"),
    ),
    "key twice deep inside": (
        "box_3",
        twice("units.1.advantages"),
        ("box_3.yaml", "units.1.advantages", "stands twice"),
    ),
    "document twice": (
        "documents",
        twice("documents"),
        ("documents.yaml", "'unido_2004' stands twice"),
    ),
    "dead group": (
        "table_2",
        put("criteria.0.group", "genral"),
        ("table_2.yaml", "criteria.0", "'genral' is no group"),
    ),
    "dead theme": (
        "table_2",
        without("themes.0"),
        ("table_2.yaml", "criteria.0", "'need' is no theme"),
    ),
    "dead footnote": (
        "table_2",
        put("criteria.12.footnote", "z"),
        ("table_2.yaml", "criteria.12", "'z' is no footnote"),
    ),
    "dead stage": (
        "box_2",
        put("actor_kinds.1.stage", "moon"),
        ("box_2.yaml", "actor_kinds.1", "'moon' is no stage"),
    ),
    "dead poverty group": (
        "box_2",
        put("actor_kinds.1.groups", ["ghosts"]),
        ("box_2.yaml", "actor_kinds.1", "'ghosts' is no poverty group"),
    ),
    "dead state": (
        "box_1",
        without("states.7"),
        ("box_5.yaml", "indicators", "'e_income' is no state of box_1"),
    ),
    "dead area": (
        "table_1",
        without("areas.1"),
        ("box_5.yaml", "'business_linkages' is no area of table_1"),
    ),
    "dead measure": ("box_6", without("rows.0"), ("box_5.yaml", "'income' is no row of box_6")),
    "dead method": ("methods", without("methods.0"), (".yaml", "is no method of methods.yaml")),
    "dead answer": (
        "study_design",
        without("questions.0.answers.0"),
        ("study_design.yaml", "is no answer to 'purpose'"),
    ),
    "point off the scale": (
        "table_2",
        put("criteria.0.anchors.0.points", [0]),
        ("table_2.yaml", "anchors.0.points.0"),
    ),
    "point over the scale": (
        "table_2",
        put("criteria.0.anchors.0.points", [6]),
        ("table_2.yaml", "anchors.0.points.0"),
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_file_stops_with_file_path_and_reason(case: str, tmp_path: Path) -> None:
    name, spoil, words = WRONG[case]
    said = message(spoiled(tmp_path, name, spoil))
    assert [word for word in words if word not in said] == [], said
    assert "\n" not in said


@pytest.mark.parametrize("name", list(Method.model_fields))
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    (folder / f"{name}.yaml").unlink()
    assert message(folder) == f"{name}.yaml: cannot be read (No such file or directory)"


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "box_1.yaml").write_bytes(b"states: \xff\xfe")
    with pytest.raises(MethodError, match=r"box_1\.yaml: is not valid YAML: .*UTF-8"):
        read_yaml(tmp_path / "box_1.yaml")


@pytest.mark.parametrize("text", ["", "[]", "just words", "5"])
def test_a_file_that_holds_something_else_is_refused(text: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    (folder / "box_1.yaml").write_text(text, encoding="utf-8")
    assert re.match(r"box_1\.yaml: (line 1, )?at the top: ", message(folder))


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "box_1.yaml").mkdir()
    with pytest.raises(MethodError, match=r"box_1\.yaml: cannot be read"):
        read_yaml(tmp_path / "box_1.yaml")


def test_an_untouched_copy_loads_and_is_the_method(tmp_path: Path) -> None:
    assert load_from(spoiled(tmp_path, "box_1", lambda content: content)) == load_method()


def test_the_method_is_read_once() -> None:
    assert load_method() is load_method()
