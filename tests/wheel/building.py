"""Build the wheel as people get it, install it apart from the checkout, and run its commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

from tests.machine import PATIENCE

ROOT = Path(__file__).parents[2]
BUILT_FROM = (
    *("src", "pages", "sample_data", ".streamlit", "app.py", "setup.py", "pyproject.toml"),
    *("MANIFEST.in", "requirements.txt", "requirements-postgresql.txt", "constraints.txt"),
    *("README.md", "LICENSE"),
)


def ended_well(*command: object, cwd: Path, **variables: str) -> str:
    """What a command prints that must come to a good end."""
    ended = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean_environment(**variables),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def clean_environment(**more: str) -> dict[str, str]:
    """The environment, without what would lead to the checkout or change Streamlit's settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "STREAMLIT_", "CLUSTER_PSIA_"))
    }
    return {**kept, "PYTHONIOENCODING": "utf-8", **more}


def build_wheel(folder: Path) -> Path:
    """The wheel as an sdist of a copy of the repository gives it, made in ``folder``."""
    copy = folder / "copy"
    copy.mkdir()
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
            )
        else:
            shutil.copy(ROOT / name, copy)
    sdist = "from setuptools import build_meta; build_meta.build_sdist('..')"
    ended_well(sys.executable, "-c", sdist, cwd=copy)
    (packed,) = folder.glob("*.tar.gz")
    offline = ("--no-index", "--no-build-isolation", "--no-deps", "--wheel-dir", folder)
    ended_well(sys.executable, "-m", "pip", "wheel", "--quiet", *offline, packed, cwd=folder)
    (made,) = folder.glob("*.whl")
    return made


@dataclass(frozen=True)
class Installed:
    """An environment that holds the wheel, and an empty folder to work in."""

    environment: Path
    folder: Path

    @property
    def program(self) -> Path:
        return self._scripts / ("cluster-psia.exe" if os.name == "nt" else "cluster-psia")

    @property
    def python(self) -> Path:
        return self._scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def _scripts(self) -> Path:
        return self.environment / ("Scripts" if os.name == "nt" else "bin")


def install_wheel(wheel: Path, folder: Path) -> Installed:
    """A new environment in ``folder`` into which the wheel alone is installed.

    Other people's packages are lent by the environment of the tests, after it on the path and
    without its pointer to the checkout.
    """
    made = Installed(folder / "environment", folder / "work")
    made.folder.mkdir()
    venv.create(made.environment, with_pip=False, symlinks=os.name != "nt")
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(ended_well(made.python, "-c", ask, cwd=folder).strip())
    lent = "\n".join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (packages / "lent.pth").write_text(lent + "\n", encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", made.python, "install", "--quiet")
    ended_well(*pip, "--no-index", "--no-deps", "--no-compile", wheel, cwd=folder)
    where = ended_well(
        made.python, "-c", "import cluster_psia; print(cluster_psia.__file__)", cwd=made.folder
    )
    assert Path(where.strip()).is_relative_to(packages)
    return made
