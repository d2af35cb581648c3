"""A programme adapts the method: the overlay, what it does
to the method, its edits, and its file.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cluster_psia.assessment import Assessment, Rating, replace
from cluster_psia.assessment.document.adaptation import (
    OWN,
    Adaptation,
    AddedCriterion,
    AddedIndicator,
)
from cluster_psia.assessment.document.adapted import method_of, whole_method_of
from cluster_psia.assessment.document.adapted_here import adapted_here
from cluster_psia.assessment.edits.adaptation import (
    anchors_of,
    as_published,
    relabel_criterion,
    switch_off,
    switch_on,
    with_adaptation_name,
    words_at,
)
from cluster_psia.assessment.edits.additions import (
    add_criterion,
    add_indicator,
    add_measure,
    change_criterion,
    change_indicator,
    change_measure,
    measure_place,
    own_key,
    remove_criterion,
    remove_indicator,
    remove_measure,
)
from cluster_psia.assessment.edits.indicators import (
    applying_indicators,
    indicator_label,
    of_group,
    rank_indicator,
    take_indicator,
)
from cluster_psia.assessment.edits.matrix import with_matrix_answer, with_weight
from cluster_psia.assessment.edits.overlay import reworded_entries, take_over, without_adaptation
from cluster_psia.assessment.files.adaptation_file import (
    LARGEST,
    AdaptationFileError,
    adaptation_file_name,
    read_adaptation,
    write_adaptation,
)
from cluster_psia.assessment.files.file import read_assessment, write_assessment
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.assessment.progress import assessment_gaps, count_scored_criteria
from cluster_psia.method import load_method
from cluster_psia.method.cite import origin
from tests.assessment.strategies import adaptations, assessments, names

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


def criterion(a: Assessment, label: str = "Water", **more: Any) -> Assessment:
    return add_criterion(
        a,
        **{
            "label": label,
            "question": "How far is it?",
            "group": LOCATION.group,
            "why": "Dry",
            **more,
        },
    )


def indicator(a: Assessment, label: str = "Power", **more: Any) -> Assessment:
    return add_indicator(
        a, **{"label": label, "stakeholder": "workers", "why": "Power cuts", **more}
    )


def row_of(a: Assessment, key: str) -> Any:
    return next(row for row in whole_method_of(a).box_6.rows if row.key == key)


# The overlay on the method -----------------------------------------------------------------------


def test_without_an_adaptation_the_method_is_the_published_one() -> None:
    assert not BLANK.adaptation
    assert method_of(BLANK) is METHOD
    assert whole_method_of(with_adaptation_name(BLANK, "Only a name")) is METHOD


def test_no_published_key_begins_like_one_of_ours() -> None:
    lists = (METHOD.table_2.criteria, METHOD.box_5.indicators, METHOD.box_6.rows)
    assert [entry.key for entries in lists for entry in entries if entry.key.startswith(OWN)] == []


def test_a_relabelled_criterion_says_so_and_keeps_what_was_not_changed() -> None:
    a = relabel_criterion(
        BLANK,
        "location",
        label="Where",
        question=LOCATION.question,
        words=words_at(LOCATION.anchors),
        why="W",
    )
    row = method_of(a).table_2.criteria[0]
    assert (row.label, row.question, row.anchors) == ("Where", LOCATION.question, LOCATION.anchors)
    assert origin(row) == "Adapted here: W. Published in UNIDO 2004, Table 2."
    assert (row.axis, row.number, row.group) == (LOCATION.axis, LOCATION.number, LOCATION.group)


def test_an_added_criterion_stands_behind_the_others_and_counts_in_no_mean() -> None:
    row = method_of(criterion(BLANK, words=("near", "near", "", "", "far"))).table_2.criteria[-1]
    assert (row.key, row.number, row.in_means, row.axis) == ("own_water", 21, False, None)
    assert [(anchor.points, anchor.label) for anchor in row.anchors] == [
        ((1, 2), "near"),
        ((5,), "far"),
    ]
    assert origin(row) == "Adapted here: Dry"


def test_an_added_measure_marks_its_own_kind_and_no_other() -> None:
    a = add_measure(
        BLANK,
        row="income",
        kind="qualitative",
        what="A good week",
        sources=["role_play"],
        why="Talk",
    )
    kinds = {measure.kind: measure for measure in row_of(a, "income").measures}
    assert kinds["qualitative"].what[-1] == "A good week"
    assert kinds["qualitative"].information_sources[-1] == "role_play"
    assert "“A good week”: Talk" in kinds["qualitative"].adapted
    assert not kinds["quantitative"].adapted
    assert not row_of(a, "income").adapted


@pytest.mark.parametrize("kind", ["criterion", "indicator", "method"])
def test_everything_may_be_switched_off_and_comes_back(kind: Any) -> None:
    lists = {
        "criterion": METHOD.table_2.criteria,
        "indicator": METHOD.box_5.indicators,
        "method": METHOD.methods.methods,
    }
    a = BLANK
    for entry in lists[kind]:
        a = switch_off(a, kind, entry.key, "Not here")
    here, whole = method_of(a), whole_method_of(a)
    left = {
        "criterion": here.table_2.criteria,
        "indicator": here.box_5.indicators,
        "method": here.methods.methods,
    }
    assert left[kind] == ()
    assert whole == METHOD
    for entry in lists[kind]:
        a = switch_on(a, kind, entry.key)
    assert a == BLANK


# Ratings and indicators of what was switched off or added ----------------------------------------


def test_answers_to_a_switched_off_criterion_stay_count_nowhere_and_come_back() -> None:
    a = with_matrix_answer(BLANK, "gender_and_difference", 5)
    off = switch_off(a, "criterion", "gender_and_difference", "Asked apart")
    assert off.ratings == a.ratings
    assert (count_scored_criteria(a), count_scored_criteria(off)) == (1, 0)
    assert not any("Gender and difference" in gap.missing for gap in assessment_gaps(off))
    assert read_assessment(write_assessment(off)) == off
    assert count_scored_criteria(switch_on(off, "criterion", "gender_and_difference")) == 1


def test_taking_an_added_criterion_away_takes_its_answers_and_weight() -> None:
    a = with_weight(with_matrix_answer(criterion(BLANK), "own_water", 4), "own_water", 3.0)
    assert (a.ratings["own_water"][0].answer, a.weights) == (4, {"own_water": 3.0})
    assert remove_criterion(a, "own_water") == BLANK


def test_taking_an_added_indicator_away_takes_its_measures_and_closes_the_ranks() -> None:
    a = load_sample("tiruppur")
    group = a.groups[0].id
    a = add_measure(indicator(a), row="own_power", kind="quantitative", what="Hours", why="W")
    for rank, key in enumerate(("own_power", "workers_wages"), 1):
        a = rank_indicator(take_indicator(a, group, key), group, key, rank)
    assert indicator_label(a, of_group(a, group)[0]) == "Power"
    after = remove_indicator(a, "own_power")
    assert not after.adaptation
    assert [(chosen.key, chosen.rank) for chosen in of_group(after, group)] == [
        ("workers_wages", 1)
    ]


def test_a_taken_indicator_that_is_switched_off_counts_no_more_and_keeps_its_name() -> None:
    a = load_sample("tiruppur")
    a = switch_off(
        take_indicator(a, a.groups[0].id, "workers_wages"), "indicator", "workers_wages", "Not here"
    )
    assert applying_indicators(a) == ()
    assert indicator_label(a, a.indicators[-1]) == next(
        i.label for i in METHOD.box_5.indicators if i.key == "workers_wages"
    )


# Edits -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Water", "own_water"),
        ("Éau  à l'Été!", "own_eau_a_l_ete"),
        ("நீர்", "own_criterion"),
        ("x" * 300, "own_" + "x" * 50),
    ],
)
def test_a_key_is_made_from_the_label_in_any_script(label: str, key: str) -> None:
    assert own_key(label, (), "criterion") == key
    assert own_key(label, [key], "criterion") == f"{key}_2"


@given(names, st.integers(1, 4))
def test_any_label_makes_keys_that_are_taken(label: str, times: int) -> None:
    try:
        a = criterion(BLANK, label)
    except ValidationError:
        return  # a label that no field takes
    for _ in range(times):
        a = indicator(criterion(a, label), label)
    added: tuple[AddedCriterion | AddedIndicator, ...] = (
        *a.adaptation.criteria,
        *a.adaptation.indicators,
    )
    keys = [item.key for item in added]
    assert len(set(keys)) == len(keys) == 2 * times + 1
    assert all(key.isascii() for key in keys)


def test_words_over_points_and_back() -> None:
    words = ("near", "near", "", " near ", "far")
    assert [(x.points, x.label) for x in anchors_of(words)] == [
        ((1, 2), "near"),
        ((4,), "near"),
        ((5,), "far"),
    ]
    assert words_at(anchors_of(words)) == ("near", "near", "", "near", "far")
    for row in METHOD.table_2.criteria:
        assert words_at(anchors_of(words_at(row.anchors))) == words_at(row.anchors)


def test_relabelling_needs_a_change_and_a_reason_and_can_be_taken_back() -> None:
    same: dict[str, Any] = {
        "label": LOCATION.label,
        "question": LOCATION.question,
        "words": words_at(LOCATION.anchors),
    }
    with pytest.raises(ValueError, match="nothing differs from the published words"):
        relabel_criterion(BLANK, "location", **same, why="W")
    with pytest.raises(ValidationError, match="say why the published method does not fit here"):
        relabel_criterion(BLANK, "location", **{**same, "label": "Where"}, why="  ")
    once = relabel_criterion(BLANK, "location", **{**same, "label": "Where"}, why="W")
    twice = relabel_criterion(once, "location", **{**same, "label": "Here"}, why="W")
    assert [item.label for item in twice.adaptation.relabelled] == ["Here"]
    assert as_published(twice, "location") == BLANK
    with pytest.raises(ValueError, match="no criterion of Table 2"):
        relabel_criterion(BLANK, "own_water", **same, why="W")


def test_a_change_keeps_the_key_and_what_was_said() -> None:
    a = with_matrix_answer(criterion(BLANK), "own_water", 4)
    a = change_criterion(a, "own_water", label="Drinking water", words=("tap", "", "", "", ""))
    assert (a.adaptation.criteria[0].key, a.adaptation.criteria[0].label) == (
        "own_water",
        "Drinking water",
    )
    assert "own_water" in a.ratings
    with pytest.raises(ValueError, match="any more"):
        change_criterion(a, "own_air", label="Air")


def test_an_indicator_with_measures_of_its_own_is_not_torn_from_them() -> None:
    a = add_measure(indicator(BLANK), row="own_power", kind="quantitative", what="Hours", why="W")
    with pytest.raises(ValueError, match="take these away first"):
        change_indicator(a, "own_power", row="income")
    a = change_indicator(
        remove_measure(a, ("own_power", "quantitative", "Hours")), "own_power", row="income"
    )
    assert a.adaptation.indicators[0].row == "income"


def test_a_measure_is_changed_and_found_no_more_under_its_old_words() -> None:
    a = add_measure(BLANK, row="income", kind="qualitative", what="A good week", why="W")
    place = measure_place(a.adaptation.measures[0])
    a = change_measure(a, place, what="A bad week")
    assert a.adaptation.measures[0].what == "A bad week"
    with pytest.raises(ValueError, match="A good week"):
        remove_measure(a, place)
    with pytest.raises(ValidationError, match="stands twice"):
        add_measure(a, row="income", kind="qualitative", what="A bad week", why="W")


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


# The whole overlay -------------------------------------------------------------------------------


def test_an_overlay_without_what_was_answered_is_refused_and_nothing_is_lost() -> None:
    a = with_matrix_answer(criterion(BLANK), "own_water", 4)
    with pytest.raises(
        ValueError, match=r"the criterion “Water” \(own_water: 1 answer\).*empty the adaptation"
    ):
        take_over(a, Adaptation())
    other = criterion(criterion(BLANK), "Air").adaptation
    assert take_over(a, other).ratings == a.ratings
    assert without_adaptation(a) == BLANK


def test_an_indicator_is_no_criterion_of_the_same_key() -> None:
    a = with_matrix_answer(criterion(BLANK), "own_water", 4)
    with pytest.raises(ValueError, match="own_water"):
        take_over(a, indicator(BLANK, "Water").adaptation)


def test_another_label_for_what_was_answered_is_told() -> None:
    a = with_matrix_answer(criterion(BLANK), "own_water", 4)
    other = change_criterion(criterion(BLANK), "own_water", label="Water quality").adaptation
    assert reworded_entries(a, other) == ("“Water” is now “Water quality”",)
    assert reworded_entries(criterion(BLANK), other) == ()


def test_the_list_says_what_published_here_and_why() -> None:
    a = switch_off(with_matrix_answer(BLANK, "location", 3), "criterion", "location", "One street")
    (item,) = adapted_here(a)
    assert item.what == "Criterion 1, Location: switched off"
    assert item.published == "Location (UNIDO 2004, Table 2)"
    assert item.here == "Does not apply here. 1 answer kept, counting nowhere"
    assert item.why == "One street"


# The file ----------------------------------------------------------------------------------------


@given(adaptations())
def test_every_overlay_comes_back_from_its_file(overlay: Adaptation) -> None:
    assert read_adaptation(write_adaptation(overlay)) == overlay


@given(assessments())
def test_any_overlay_can_be_listed_and_emptied(a: Assessment) -> None:
    assert len(adapted_here(a)) == sum(
        len(getattr(a.adaptation, part))
        for part in ("relabelled", "criteria", "indicators", "measures", "off")
    )
    method_of(a)
    bare = without_adaptation(a)
    assert bare.adaptation == Adaptation()
    assert not [key for key in (*bare.ratings, *bare.weights) if key.startswith(OWN)]
    assert take_over(bare, a.adaptation).adaptation == a.adaptation


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"[]", "it holds a list"),
        (b"{}", 'one begins with "cluster_psia_adaptation": 1'),
        (b'{"schema_version": 1, "name": "A"}', "this is a whole assessment; open it on Home"),
        (b'{"cluster_psia_adaptation": 2, "adaptation": {}}', "written by a newer Cluster PSIA"),
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
                b'{"cluster_psia_adaptation": 1, "adaptation": {"off": [{"kind": "method", "key":'
                b' "x", "why": "y"}]}}'
            ),
            "adaptation, off: 'x' is no published method; use one of",
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


def test_the_file_is_named_after_the_adaptation() -> None:
    assert adaptation_file_name(BLANK) == "A-adaptation.json"
    assert (
        adaptation_file_name(with_adaptation_name(BLANK, "Looms: Tamil/Nadu"))
        == "Looms-Tamil-Nadu-adaptation.json"
    )


def test_a_hand_made_document_whose_answers_have_no_criterion_is_refused() -> None:
    with pytest.raises(ValidationError, match="'own_water' is no criterion"):
        replace(BLANK, ratings={"own_water": (Rating(answer=3),)})
