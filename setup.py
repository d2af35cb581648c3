"""What pyproject.toml cannot say: the wheel carries what lies at the top of the repository.

``src/cluster_psia/places.py`` finds it again.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent
CARRIED = ("app.py", "pages/*.py", "sample_data/**/*", ".streamlit/config.toml")


class BuildWithTop(build_py):
    """Build the package, and copy what it needs of the top into its folder ``_top``."""

    def run(self) -> None:
        """Build; a folder that an earlier build left goes first, so that nothing stale lands."""
        super().run()
        if self.editable_mode:
            return
        shutil.rmtree(self._top(), ignore_errors=True)
        for source, target in self._carried().items():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """Every file that a build writes."""
        return [*super().get_outputs(include_bytecode), *map(str, self._carried().values())]

    def _carried(self) -> dict[Path, Path]:
        found = [path for pattern in CARRIED for path in HERE.glob(pattern) if path.is_file()]
        return {path: self._top() / path.relative_to(HERE) for path in found}

    def _top(self) -> Path:
        return Path(self.build_lib) / "cluster_psia" / "_top"


setup(cmdclass={"build_py": BuildWithTop})
