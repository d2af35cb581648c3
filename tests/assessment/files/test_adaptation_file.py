"""An adaptation as a file of its own: round trip, refusals in words, and its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.adapted_here import adapted_here
from cluster_psia.assessment.document.fields import SCHEMA_VERSION
from cluster_psia.assessment.document.unknown_keys import unknown_keys
from cluster_psia.assessment.edits.adaptation import (
    relabel_criterion,
    switch_off,
    with_adaptation_name,
)
from cluster_psia.assessment.edits.additions import add_measure
from cluster_psia.assessment.edits.overlay import take_over
from cluster_psia.assessment.files.adaptation_file import (
    LARGEST,
    AdaptationFileError,
    adaptation_file_name,
    read_adaptation,
    write_adaptation,
)
from cluster_psia.assessment.files.file import read_assessment, write_assessment
from cluster_psia.method import load_method
from tests.assessment.adaptation_strategies import adaptations
from tests.assessment.adapting import criterion, indicator

if TYPE_CHECKING:
    from cluster_psia.assessment.document.adaptation import Adaptation

METHOD = load_method()
LOCATION = METHOD.table_2.criteria[0]
HOSTILE = (
    "<script>alert(1)</script>",
    "=1+1",
    "مرحبا بالعالم",
    "க" * 300,
    "👩🏽‍🏭🧵",
    "__________",
    "*a* [b](c) :d:",
)
BLANK = Assessment(name="A")


# Edits -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_as_it_is_typed(text: str) -> None:
    a = criterion(BLANK, text, question=text, why=text, words=(text, "", "", "", ""))
    a = indicator(a, text, positive=text, why=text)
    a = relabel_criterion(
        a, "location", label=text, question=text, words=(text, "", "", "", text), why=text
    )
    a = add_measure(a, row=a.adaptation.indicators[0].key, kind="quantitative", what=text, why=text)
    a = switch_off(a, "method", "maps", text)
    assert read_assessment(write_assessment(a)) == a
    assert read_adaptation(write_adaptation(a.adaptation)) == a.adaptation
    assert method_of(a).table_2.criteria[-1].label == text
    assert all(item.why == text for item in adapted_here(a))


# The file ----------------------------------------------------------------------------------------


@given(adaptations())
def test_every_overlay_comes_back_from_its_file(overlay: Adaptation) -> None:
    assert read_adaptation(write_adaptation(overlay)) == overlay


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"[]", "it holds a list"),
        (b"{}", f'one begins with "cluster_psia_adaptation": {SCHEMA_VERSION}'),
        (b'{"schema_version": 1, "name": "A"}', "this is a whole assessment; open it on Home"),
        (b'{"cluster_psia_adaptation": 99, "adaptation": {}}', "written by a newer Cluster PSIA"),
        (b'{"cluster_psia_adaptation": true, "adaptation": {}}', "true is no version"),
        (b'{"cluster_psia_adaptation": 1}', "adaptation: is missing; add it"),
        (
            b'{"cluster_psia_adaptation": 1, "adaptation": {}, "extra": 1}',
            "extra: this key is not one",
        ),
        (
            b'{"cluster_psia_adaptation": 1, "adaptation": {"nam": "x"}}',
            "adaptation.nam: this key is not one that",
        ),
        (
            (
                b'{"cluster_psia_adaptation": 1, "adaptation": {"off": [{"kind": "method", "key":'
                b' "maps"}]}}'
            ),
            "adaptation.off.0.why: is missing; add it",
        ),
        (
            (
                b'{"cluster_psia_adaptation": 1, "adaptation": {"relabelled": [{"criterion":'
                b' "location", "why": "y"}]}}'
            ),
            "adaptation, 'location': nothing is put in other words",
        ),
        (
            b'{"cluster_psia_adaptation": 1, "adaptation": {"name": "a", "name": "b"}}',
            "stands twice in the same object",
        ),
        (b'{"cluster_psia_adaptation": 1, "adaptation": null}', "null is not possible here"),
        (b"\xff\xfe", "not UTF-8"),
        (b" " * (LARGEST + 1), "an adaptation is far smaller"),
    ],
)
def test_what_is_no_adaptation_is_refused_with_place_and_rule(data: bytes, said: str) -> None:
    with pytest.raises(AdaptationFileError) as refused:
        read_adaptation(data)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_adaptation_of_what_the_method_does_not_know_any_more_is_taken_over_and_told() -> None:
    off = b'{"off": [{"kind": "method", "key": "x", "why": "y"}]}'
    overlay = read_adaptation(b'{"cluster_psia_adaptation": 1, "adaptation": ' + off + b"}")
    a = take_over(BLANK, overlay)
    assert a.adaptation == overlay
    assert [(key.where, key.key) for key in unknown_keys(a)] == [("adaptation, off", "x")]
    (item,) = adapted_here(a)
    assert item.what == "Method, unknown: x: switched off"


def test_the_file_is_named_after_the_adaptation() -> None:
    assert adaptation_file_name(BLANK) == "A-adaptation.json"
    assert (
        adaptation_file_name(with_adaptation_name(BLANK, "Looms: Tamil/Nadu"))
        == "Looms-Tamil-Nadu-adaptation.json"
    )
