"""What an adaptation may hold, and how it hangs together with the document."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.document.adaptation import (
    OWN,
)
from cluster_psia.assessment.edits.adaptation import (
    switch_off,
)
from cluster_psia.assessment.edits.additions import (
    add_measure,
)
from cluster_psia.assessment.files.adaptation_file import (
    AdaptationFileError,
    read_adaptation,
)
from cluster_psia.method import load_method
from tests.assessment.adapting import criterion, indicator

METHOD = load_method()
LOCATION = METHOD.table_2.criteria[0]
BLANK = Assessment(name="A")


# The overlay on the method -----------------------------------------------------------------------


def test_no_published_key_begins_like_one_of_ours() -> None:
    lists = (METHOD.table_2.criteria, METHOD.box_5.indicators, METHOD.box_6.rows)
    assert [entry.key for entries in lists for entry in entries if entry.key.startswith(OWN)] == []


# Edits -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda: criterion(BLANK, " "),
        lambda: criterion(BLANK, "x" * 301),
        lambda: criterion(BLANK, group="nowhere"),
        lambda: indicator(BLANK, stakeholder="kings"),
        lambda: indicator(BLANK, row="nothing"),
        lambda: add_measure(BLANK, row="nothing", kind="qualitative", what="x", why="y"),
        lambda: add_measure(
            BLANK, row="income", kind="qualitative", what="x", sources=["hearsay"], why="y"
        ),
        lambda: switch_off(BLANK, "method", "dowsing", "W"),
        lambda: switch_off(BLANK, "method", "maps", ""),
    ],
)
def test_what_does_not_hang_together_is_refused(change: Any) -> None:
    with pytest.raises(ValidationError):
        change()


def test_more_than_anybody_needs_is_refused_in_words() -> None:
    made = criterion(BLANK).adaptation.criteria[0].model_dump()
    many = [{**made, "key": f"own_{n}"} for n in range(51)]
    with pytest.raises(AdaptationFileError, match="there are 51 here and may be 50"):
        read_adaptation(
            json.dumps({"cluster_psia_adaptation": 1, "adaptation": {"criteria": many}}).encode()
        )


# The file ----------------------------------------------------------------------------------------


def test_a_hand_made_document_whose_answers_have_no_criterion_is_refused() -> None:
    with pytest.raises(ValidationError, match="'own_water' is no criterion"):
        replace(BLANK, ratings={"own_water": (Rating(answer=3),)})
