"""The fixed answers of the chain have words, each of them and no other; and how facts are dated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document import chain, words
from cluster_psia.assessment.document.model import Fact, replace
from cluster_psia.assessment.document.words import fact_date_behind, fact_names


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        (words.SURE, chain.Sure),
        (words.FIGURES, chain.CountedFigure),
        (words.SCOPES, chain.InstitutionScope),
        (words.OWNERS, chain.Ownership),
        (words.DEGREES, get_args(chain.InFirmsEyes)[0]),
        (words.STRENGTHS, chain.Strength),
        (words.GOVERNANCE, chain.Governance),
    ],
)
def test_every_answer_that_the_document_takes_has_words_of_its_own(
    said: Mapping[str, str], answers: Any
) -> None:
    assert list(said) == [str(answer) for answer in get_args(answers)]
    assert len(set(said.values())) == len(said)


def test_the_year_of_a_study_that_a_fact_names_is_said_once() -> None:
    fact = Fact(
        id="f", topic="firms", statement="Most are small (McCormick 1998).", reported="1998"
    )
    assert fact_date_behind(fact, fact.statement) == ""
    assert fact_date_behind(fact, "Most are small…") == "(reported 1998)", "where it is cut off"
    dated = replace(fact, event="1995")
    assert fact_date_behind(dated, dated.statement) == "(1995; reported 1998)", (
        "they are told apart"
    )
    other = replace(fact, reported="2004")
    assert fact_date_behind(other, other.statement) == "(reported 2004)"
    number = replace(fact, statement="Fewer than before (1998).")
    assert fact_date_behind(number, number.statement) == "(reported 1998)", "no study is named"
    a = Assessment(name="x", facts=(fact.model_copy(update={"value": "80 %"}),))
    assert fact_names(a) == {"f": "Most are small (McCormick 1998). 80 %"}
