"""Text as a cell of a workbook can hold it."""

from __future__ import annotations

import pytest

from cluster_psia.export.plan.page import workbook_text

MOST = 32_000  # of the characters that Excel counts: an emoji is two


def stored(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    "text", ["", "=1+1", "-5 %", "नमस्ते", "a\nb", "x" * MOST, "🙂" * (MOST // 2)]
)
def test_what_a_cell_can_hold_stays(text: str) -> None:
    assert workbook_text(text) == text


@pytest.mark.parametrize("text", ["x" * (MOST + 1), "🙂" * (MOST // 2 + 1), "x" + "🙂" * MOST])
def test_what_is_too_long_is_cut_and_says_so(text: str) -> None:
    cut = workbook_text(text)
    assert stored(cut) <= MOST
    assert cut.endswith("(cut here: a cell holds no more)")
    assert text.startswith(cut.partition(" … ")[0])


def test_what_xml_forbids_is_left_out() -> None:
    assert workbook_text("a\x00b\x0bc") == "abc"
