"""The glossary: the field's terms, each once, in a sentence or two,
and leading to what says more.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from cluster_psia.method import load_method

if TYPE_CHECKING:
    from cluster_psia.method.model import Entry

TERMS = load_method().glossary.terms
WORDS = Counter(word.casefold() for term in TERMS for word in (term.label, *term.also))

# The words that the program promises to use as the sources do, and those it keeps apart.
PROMISED = (
    "cluster",
    "cluster development programme",
    "CDP",
    "business development services",
    "BDS",
    "poverty node",
    "poverty group",
    "own-account worker",
    "homeworker",
    "comparator",
    "baseline",
    "recall",
    "triangulation",
    "focus group discussion",
    "FGD",
    "semi-structured interview",
    "SSI",
    "key informant",
    "purposive sampling",
    "proving",
    "improving",
    "viewer",
    "participant group",
    "stakeholder",
    "decent work",
)


def test_the_terms_are_counted_those_of_ours_apart() -> None:
    assert (len(TERMS), sum(term.ours is not None for term in TERMS)) == (88, 9)


@pytest.mark.parametrize("word", PROMISED)
def test_a_promised_word_is_explained(word: str) -> None:
    assert WORDS[word.casefold()] == 1


def test_no_word_leads_to_two_terms() -> None:
    assert [word for word, times in WORDS.items() if times > 1] == []


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.key)
def test_an_explanation_is_one_or_two_sentences(term: Entry) -> None:
    sentences = re.findall(r"[.?!](?=\s|$)", term.explanation)
    assert 1 <= len(sentences) <= 2
    assert term.explanation.endswith((".", "?"))


def test_most_terms_lead_on_to_an_entry() -> None:
    """That each address leads somewhere is checked when the method is loaded;
    here, that there are some.
    """
    assert sum(bool(term.see) for term in TERMS) >= 75


def test_what_is_said_of_a_word_that_its_box_only_names_is_marked_as_ours() -> None:
    """Box 4 prints eight words and explains none."""
    named = [term for term in TERMS if term.source and term.source.place == "Box 4"]
    assert len(named) >= 5
    assert [term.key for term in named if "definition" not in term.partly_ours] == []
