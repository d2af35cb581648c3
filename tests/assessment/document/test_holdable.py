"""What XML cannot hold is dropped by one function, and what it can hold is kept."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.assessment.document.fields import clean_text
from cluster_psia.assessment.document.holdable import holdable_text
from cluster_psia.drawing.svg import picture_text
from cluster_psia.export.plan.page import workbook_text


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x7f", "\x85", "\ud800", "\ufffe", "\uffff"])
def test_every_file_and_picture_drops_the_same(sign: str) -> None:
    for made in (clean_text, holdable_text, picture_text, workbook_text):
        assert made(f"a{sign}b") == "ab"


def test_breaks_tabs_and_every_script_stay() -> None:
    text = "a\tb\nÄ ἀ ی 漢 😀 \u00a0"
    assert holdable_text(text) == text


@given(st.text())
def test_what_is_left_goes_through_xml_and_comes_back(text: str) -> None:
    held = holdable_text(text)
    assert (ElementTree.fromstring(f"<t>{escape(held)}</t>").text or "") == held
