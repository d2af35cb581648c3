"""Text from people is shown as typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.ui.parts.text import plain_text


@pytest.mark.parametrize(
    ("typed", "never"),
    [
        ("a -> b <- c -- d", r"->|<-|--"),
        (":material/delete: :smile: :red[x]", r":\\?[a-z]"),
        ("see www.example.org or http://example.org", r"www\\?\.|:\\?/"),
        ("write to me@example.org", r"@\w"),
        ("**b** <b> $x$ `c` [l](u) # h", r"(?<!\\)[*<$`\[#]"),
        ("first\n\n    second", r"\n    "),
    ],
)
def test_nothing_streamlit_would_rewrite_is_left(typed: str, never: str) -> None:
    assert not re.search(never, plain_text(typed))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs"], exclude_characters="\u2060\\")))
def test_every_letter_is_still_there_in_order(text: str) -> None:
    assert re.sub(r"\\(.)", r"\1", plain_text(text).replace("\u2060", "")) == text
