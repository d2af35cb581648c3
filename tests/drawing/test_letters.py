"""Widths of letters, and lines folded to fit."""

import pytest

from cluster_psia.drawing.letters import width_of, wrap_text


@pytest.mark.parametrize("text", ["W" * 300, "word " * 60, "日本語" * 60, "हिन्दी" * 40, "a"])
def test_folded_lines_fit_and_tell_when_they_were_cut(text: str) -> None:
    lines = wrap_text(text, 140, 14, 3)
    assert 1 <= len(lines) <= 3
    assert all(width_of(line, 14) <= 140 for line in lines)
    assert ("".join(lines).replace(" ", "") == text.replace(" ", "")) != lines[-1].endswith("…")
