"""``cluster-psia map``: several files at once, whole or not at all,
and one line for what cannot be done.
"""

from __future__ import annotations

import io
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx
import pytest
from click.testing import CliRunner, Result

from cluster_psia.cli import main
from cluster_psia.drawing.map import png as map_png
from cluster_psia.places import SAMPLES

SAMPLE = SAMPLES / "tiruppur.json"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["map", *(str(arg) for arg in args)])


def refused(result: Result) -> str:
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    return result.stderr


def test_several_files_and_the_text_at_once(tmp_path: Path) -> None:
    out = {kind: tmp_path / f"map.{kind}" for kind in ("svg", "png", "graphml")}
    done = run(
        SAMPLE, "--svg", out["svg"], "--png", out["png"], "--graphml", out["graphml"], "--text"
    )
    assert done.exit_code == 0
    assert ET.parse(out["svg"]).getroot().tag.endswith("svg")
    assert out["png"].read_bytes().startswith(b"\x89PNG")
    assert len(networkx.read_graphml(io.BytesIO(out["graphml"].read_bytes())).nodes) == 12
    assert done.stdout.startswith("5 of 10 actors are poverty nodes")
    assert done.stdout.count("\n") == 13
    assert done.stderr.count("Wrote ") == 3
    assert {path.name for path in tmp_path.iterdir()} == {"map.svg", "map.png", "map.graphml"}


def test_view_and_size_are_those_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "map.svg"
    assert run(SAMPLE, "--svg", out, "--view", "women", "--size", "a3").exit_code == 0
    drawing = out.read_text(encoding="utf-8")
    assert 'width="420mm"' in drawing
    assert "share of women" in drawing


def test_without_anything_asked_for_it_says_what_there_is() -> None:
    assert "--graphml" in refused(run(SAMPLE))


@pytest.mark.parametrize(("option", "wrong"), [("--view", "poverty"), ("--size", "a0")])
def test_an_unknown_view_or_size_is_one_line(tmp_path: Path, option: str, wrong: str) -> None:
    out = tmp_path / "map.svg"
    assert f"{option} {wrong}: there are " in refused(run(SAMPLE, "--svg", out, option, wrong))
    assert not out.exists()


def test_the_assessment_is_never_written_over_nor_one_file_over_another(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    shutil.copy(SAMPLE, file)
    before = file.read_bytes()
    assert "the assessment itself" in refused(
        run(file, "--svg", tmp_path / "first.svg", "--png", file)
    )
    assert "named twice" in refused(run(file, "--svg", tmp_path / "x", "--png", tmp_path / "x"))
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [
        "a.json"
    ]  # nothing is written when one place is wrong


@pytest.mark.parametrize("kind", ["svg", "png", "graphml"])
def test_places_that_cannot_be_written_are_told(tmp_path: Path, kind: str) -> None:
    assert "this is a folder" in refused(run(SAMPLE, f"--{kind}", tmp_path))
    assert "there is no folder" in refused(run(SAMPLE, f"--{kind}", tmp_path / "no" / "map"))


def test_a_file_that_is_no_assessment_is_one_line(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    assert "bad.json" in refused(run(bad, "--text"))


def test_a_png_without_fonts_says_what_to_install_and_that_svg_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_png, "FAMILIES", ("No such font at all",))
    map_png._family.cache_clear()
    try:
        said = refused(run(SAMPLE, "--png", tmp_path / "map.png"))
    finally:
        map_png._family.cache_clear()
    assert "fonts-noto-core" in said
    assert "--svg works" in said
