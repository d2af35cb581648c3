"""What cells choose from: every answer goes out and comes in, marks and signs for not known too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest

from cluster_psia.assessment.document import chain
from cluster_psia.assessment.files.sheets.cell import SheetCell
from cluster_psia.assessment.tables import choices
from cluster_psia.assessment.tables.reading.context import ReadingContext
from cluster_psia.assessment.tables.reading.refused import RefusedError
from cluster_psia.method import load_method

if TYPE_CHECKING:
    from cluster_psia.assessment.tables.choice_cells import ChoiceCell

METHOD = load_method()


def shown(cell: Any, value: Any) -> str | int:
    found: str | int = cell.show(value, {}, METHOD)
    return found


def read(cell: Any, written: str) -> Any:
    return cell.read(SheetCell(written), ReadingContext(METHOD))


@pytest.mark.parametrize(
    ("cell", "answers"),
    [
        (choices.SURE, chain.Sure),
        (choices.SCOPES, chain.InstitutionScope),
        (choices.OWNERS, chain.Ownership),
        (choices.STRENGTHS, chain.Strength),
        (choices.GOVERNANCE, chain.Governance),
        (choices.POWER, chain.Power),
        (choices.FIGURES_OF_NODES, chain.CountedFigure),
        (choices.SCREENING_SIGNS, chain.Sign),
        (choices.DEGREE, get_args(chain.InFirmsEyes)[0]),
    ],
)
def test_every_answer_that_the_document_takes_goes_out_and_comes_in(
    cell: ChoiceCell, answers: Any
) -> None:
    for answer in get_args(answers):
        assert read(cell, str(shown(cell, answer))) == answer


def test_a_kind_of_node_is_one_of_an_operator_or_of_an_institution() -> None:
    kinds = [*METHOD.box_2.actor_kinds, *METHOD.box_2.institution_kinds]
    assert [read(choices.NODE_KINDS, kind.label) for kind in kinds] == [kind.key for kind in kinds]
    assert shown(choices.NODE_KINDS, "king") == "unknown: king"


def test_the_marks_of_a_shade_say_nothing_of_their_own() -> None:
    likely = shown(choices.SHADES, "likely")
    assert read(choices.SHADES, f"▲▲ {likely}") == "likely"


def test_a_sign_for_not_known_is_an_answer_nothing_or_refused() -> None:
    assert read(choices.SCREENING_SIGNS, "?") == "unknown"
    assert read(choices.SURE, "?") is None
    for must in (choices.ACTOR_KINDS, choices.STAGES, choices.LINK_KINDS, choices.DIFFERENCE_KINDS):
        with pytest.raises(RefusedError, match=f"'.' is no {must.what}; use one of"):
            read(must, "?")
