"""The fixed answers of the chain have words, each of them and no other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import pytest

from cluster_psia.assessment.document import chain, words


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
