"""Answers and informants of the mapping guide."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cluster_psia.assessment.edits.guide import (
    add_answer,
    add_informant,
    change_answer,
    change_informant,
    remove_answer,
    remove_informant,
)
from tests.assessment.edits.small_chains import START


def test_answers_stand_in_order_and_several_may_answer_one_question() -> None:
    a = add_answer(START, "box_a2.items.traders", "Some 40")
    a = add_answer(a, "box_a2.items.traders", "At least 60")
    a = change_answer(a, 1, answer="60 or more")
    assert [x.answer for x in a.guide.answers] == ["Some 40", "60 or more"]
    assert [x.answer for x in remove_answer(a, 0).guide.answers] == ["60 or more"]


def test_an_informant_who_goes_leaves_answers_and_whom_they_named() -> None:
    a = add_informant(START, "Asha")
    a = add_informant(a, "Bina", named_by="asha", node="home")
    a = add_informant(a, "Chitra", named_by="bina")
    a = add_answer(a, "box_a2.items.traders", "Some 40", informant="bina")
    left = remove_informant(a, "bina")
    assert [(x.id, x.named_by) for x in left.guide.informants] == [
        ("asha", None),
        ("chitra", "asha"),
    ]
    assert left.guide.answers[0].informant is None
    assert remove_informant(a, "nobody") == a
    with pytest.raises(ValidationError, match="leads back"):
        change_informant(a, "asha", named_by="chitra")
