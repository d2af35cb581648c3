"""What the README promises to be there is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("link", re.findall(r"\]\((?!https?:)([^)]+)\)", README))
def test_every_file_it_links_exists(link: str) -> None:
    assert (ROOT / link).is_file()


@pytest.mark.parametrize("target", re.findall(r"`make (\w+)`|^make (\w+)", README, re.M))
def test_every_make_target_it_names_exists(target: tuple[str, str]) -> None:
    name = "".join(target)
    assert re.search(rf"^{name}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
