"""Where the app's script, pages and samples lie: in a checkout at its top, in a wheel inside."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

from cluster_psia import places


def test_everything_that_is_named_is_there() -> None:
    for file in (places.APP, places.STREAMLIT_SETTINGS, places.SHELL):
        assert file.is_file()
    for folder in (places.PAGES, places.SAMPLES):
        assert folder.is_dir()


def test_in_a_wheel_the_top_lies_inside_the_package_and_the_shell_beside_it(
    tmp_path: Path,
) -> None:
    package = tmp_path / "lib" / "cluster_psia"
    package.mkdir(parents=True)
    module = str(shutil.copy(places.__file__, package))
    assert runpy.run_path(module)["TOP"] == tmp_path
    (package / "_top").mkdir()
    found = runpy.run_path(module)
    assert found["APP"] == package / "_top" / "app.py"
    assert found["SHELL"] == package / "ui" / "frame" / "shell.py"
