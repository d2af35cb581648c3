"""How far a step is, and what a copy takes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import STEPS, Assessment
from cluster_psia.assessment.edits.profile import with_part
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.assessment.progress import renamed_copy, walk_progress

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import StepKey


@pytest.mark.parametrize("step", STEPS)
def test_every_step_of_an_empty_assessment_is_empty(step: StepKey) -> None:
    assert walk_progress(Assessment(name="A"))[step] == "empty"


def test_a_named_cluster_with_a_programme_has_a_complete_profile() -> None:
    a = with_part(Assessment(name="A"), "profile", cluster="C", country="D", sector="E")
    a = with_part(a, "programme", areas=("local_governance",))
    assert walk_progress(a)["profile"] == "done"


def test_a_copy_of_a_sample_is_no_sample() -> None:
    copy = renamed_copy(load_sample("agra"), "Mine")
    assert (copy.name, copy.sample) == ("Mine", None)
