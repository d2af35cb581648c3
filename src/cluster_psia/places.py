"""Where that lies which people see at the top of the repository: the app's script, the pages, the
samples, Streamlit's settings.

In a checkout they lie there. A wheel carries them inside the package, in the folder ``_top``, where
``setup.py`` puts them. Nothing else of the program asks where it was installed.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "_top"

TOP = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parents[1]
APP = TOP / "app.py"
PAGES = TOP / "pages"
SAMPLES = TOP / "sample_data"
STREAMLIT_SETTINGS = TOP / ".streamlit" / "config.toml"
SHELL = _PACKAGE / "ui" / "frame" / "shell.py"
