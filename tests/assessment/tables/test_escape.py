"""Texts that a spreadsheet program would compute go out behind an apostrophe."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.assessment.tables.escape import escaped_text, unescaped_text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "－"])
def test_a_formula_is_escaped_only_where_it_would_be_computed(text: str) -> None:
    assert escaped_text(text, formulas=True) == f"'{text}"
    assert escaped_text(text, formulas=False) == text


@pytest.mark.parametrize("formulas", [True, False])
def test_a_text_that_looks_escaped_gets_one_apostrophe_more(formulas: bool) -> None:
    assert escaped_text("'=1", formulas=formulas) == "''=1"
    assert unescaped_text("''=1") == "'=1"


@pytest.mark.parametrize("text", ["", "a=b", "'tis", "''", "1-2", " =1"])
def test_any_other_text_goes_out_and_comes_in_as_it_is(text: str) -> None:
    assert escaped_text(text, formulas=True) == unescaped_text(text) == text


@given(st.text(alphabet="'=+-@＝ a;,\n\"\u2060#N/A", max_size=8), st.booleans())
def test_what_went_out_comes_in_unchanged(text: str, formulas: bool) -> None:
    assert unescaped_text(escaped_text(text, formulas=formulas)) == text


@given(st.text(alphabet="=+-@＝ a;,|\t\n\"'", max_size=12))
def test_no_part_of_a_text_is_computed_at_whatever_mark_a_program_cuts_it(text: str) -> None:
    out = escaped_text(text.strip(), formulas=True)
    parts = re.split(r"[,;|\t\n]", out)
    assert not [part for part in parts[1:] if part.lstrip(' "')[:1] in tuple("=+-@＝")]
    assert out[:1] not in tuple("=+-@＝")
