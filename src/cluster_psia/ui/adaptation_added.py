"""Three sections of the page Local adaptation: criteria, indicators and measures that the sources do not have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from cluster_psia.assessment.adaptation import AddedCriterion, AddedIndicator, AddedMeasure
from cluster_psia.assessment.adapted_here import anchors_in_words, said_of
from cluster_psia.assessment.edit_adaptation import words_at
from cluster_psia.assessment.edit_additions import (
    Place,
    add_criterion,
    add_indicator,
    add_measure,
    change_criterion,
    change_indicator,
    change_measure,
    place_of,
    remove_criterion,
    remove_indicator,
    remove_measure,
)
from cluster_psia.assessment.model import Assessment
from cluster_psia.method import load_method
from cluster_psia.method.model import Entry
from cluster_psia.ui import state
from cluster_psia.ui.adaptation import nothing_yet
from cluster_psia.ui.adaptation_form import READABLE, Field, form, points_fields, why_field, words_given
from cluster_psia.ui.indicators_taken import MEASURE_LABELS
from cluster_psia.ui.parts import adapted_badge, plain

OWN_ROW = "A row of its own: its measures are added under “Added measures”"
Edit = Callable[[Assessment], Assessment]


def _labels(entries: Sequence[Entry]) -> dict[str, str]:
    return {entry.key: entry.label for entry in entries}


def _held(title: str, lines: Sequence[str], why: str) -> None:
    """What was added, in words."""
    st.markdown(f"**{plain(title)}** {adapted_badge()}")
    said = [plain(line) for line in lines if line]
    st.markdown("  \n".join((*said, f":gray[Why: {plain(why)}]")))


def _take_away(at: str, edit: Edit, goes_with_it: str) -> None:
    """The button that takes an addition away, and says what goes with it."""

    def pressed() -> None:
        if state.edit(edit):
            state.notice("Taken away. Undo brings it back, with everything that was said of it.")
            state.renew()

    words = f"Take away, with {goes_with_it}" if goes_with_it else "Take away"
    st.button(words, key=state.key(f"{at}.remove"), type="tertiary", icon=":material/delete:", on_click=pressed)


# Criteria ----------------------------------------------------------------------------------------------------------


def criteria(a: Assessment) -> None:
    """Criteria behind the twenty of Table 2."""
    if not a.adaptation.criteria:
        nothing_yet(
            "A criterion that Table 2 does not have, asked on the Poverty matrix with the others. It stands on its own "
            "line and counts in no mean until you give it a weight there.",
            "“Water”: how far must people here go for water? 1 a tap in the yard, 5 more than an hour's walk.",
        )
    for added in a.adaptation.criteria:
        at = f"adaptation.criterion.{added.key}"
        with st.container(border=True, width=READABLE):
            group = _labels(load_method().table_2.groups)[added.group]
            _held(added.label, (added.question, f"Group: {group}", anchors_in_words(added.anchors)), added.why)
            with st.expander("Change it"):
                form(at, _criterion_fields(added), "Save the changes", partial(_change_criterion, added.key), "Saved.")
            _take_away(at, partial(remove_criterion, key=added.key), said_of(a, "criterion", added.key))
    st.subheader("Add a criterion", anchor=False)
    form("adaptation.criterion", _criterion_fields(None), "Add this criterion", _add_criterion,
         "Added; it is asked on the Poverty matrix.")  # fmt: skip


def _criterion_fields(held: AddedCriterion | None) -> tuple[Field, ...]:
    groups = _labels(load_method().table_2.groups)
    return (
        Field("label", "Label", held.label if held else "", hint="A word or two"),
        Field("question", "Question", held.question if held else "", hint="As you would ask it in the cluster"),
        Field("group", "Group of criteria in which it is asked", held.group if held else None, "one", groups),
        *points_fields(words_at(held.anchors) if held else ("",) * 5),
        why_field(held.why if held else ""),
    )


def _add_criterion(a: Assessment, given: dict[str, Any]) -> Assessment:
    return add_criterion(a, words=words_given(given), **_chosen(given, group="the group in which it is asked"))


def _change_criterion(key: str, a: Assessment, given: dict[str, Any]) -> Assessment:
    return change_criterion(a, key, words=words_given(given), **_chosen(given, group="the group in which it is asked"))


def _chosen(given: dict[str, Any], **needed: str) -> dict[str, Any]:
    """``given`` once the choices that are needed were made. Raises ValueError."""
    for name, words in needed.items():
        if given[name] is None:
            raise ValueError(f"choose {words} first")
    return given


# Indicators --------------------------------------------------------------------------------------------------------


def indicators(a: Assessment) -> None:
    """Indicators that Box 5 does not have."""
    if not a.adaptation.indicators:
        nothing_yet(
            "An indicator that Box 5 does not list, suggested to every group of the stakeholder it belongs to. (What "
            "one group alone names is better added on the Indicators page.)",
            "for workers, “Hours without power”: better, looms run the whole shift; worse, pay lost to power cuts.",
        )
    for added in a.adaptation.indicators:
        at = f"adaptation.indicator.{added.key}"
        with st.container(border=True, width=READABLE):
            _held(added.label, _indicator_lines(added), added.why)
            with st.expander("Change it"):
                put = partial(_change_indicator, added.key)
                form(at, _indicator_fields(added), "Save the changes", put, "Saved.")
            _take_away(at, partial(remove_indicator, key=added.key), _with_indicator(a, added.key))
    st.subheader("Add an indicator", anchor=False)
    form("adaptation.indicator", _indicator_fields(None), "Add this indicator", _add_indicator,
         "Added; it is suggested on the Indicators page.")  # fmt: skip


def _indicator_lines(added: AddedIndicator) -> tuple[str, ...]:
    method = load_method()
    row = _labels(method.box_6.rows)[added.row] if added.row else ""
    return (
        added.explanation, f"For {_labels(method.box_5.stakeholders)[added.stakeholder].lower()}",
        f"Better: {added.positive}" if added.positive else "", f"Worse: {added.negative}" if added.negative else "",
        f"Measured like {row}" if row else "Measured in a row of its own",
    )  # fmt: skip


def _with_indicator(a: Assessment, key: str) -> str:
    """What goes when an added indicator goes."""
    measures = sum(measure.row == key for measure in a.adaptation.measures)
    own = f"{measures} measure{'' if measures == 1 else 's'}" if measures else ""
    return " and ".join(filter(None, (said_of(a, "indicator", key), own)))


def _indicator_fields(held: AddedIndicator | None) -> tuple[Field, ...]:
    method = load_method()
    rows = {"": OWN_ROW, **_labels(method.box_6.rows)}
    return (
        Field("label", "Label", held.label if held else "", hint="In neutral words: “Hours without power”"),
        Field("stakeholder", "For whom", held.stakeholder if held else None, "one", _labels(method.box_5.stakeholders)),
        Field("positive", "Better means", held.positive if held else ""),
        Field("negative", "Worse means", held.negative if held else ""),
        Field("explanation", "In a sentence (optional)", held.explanation if held else "", "text"),
        Field("row", "Measured by the row of Box 6", (held.row or "") if held else "", "one", rows),
        why_field(held.why if held else ""),
    )


def _indicator(given: dict[str, Any]) -> dict[str, Any]:
    return _chosen({**given, "row": given["row"] or None}, stakeholder="for whom it is")


def _add_indicator(a: Assessment, given: dict[str, Any]) -> Assessment:
    return add_indicator(a, **_indicator(given))


def _change_indicator(key: str, a: Assessment, given: dict[str, Any]) -> Assessment:
    return change_indicator(a, key, **_indicator(given))


# Measures ----------------------------------------------------------------------------------------------------------


def measures(a: Assessment) -> None:
    """Measures that Box 6 does not have, in its rows or in those of added indicators."""
    rows = _rows(a)
    if not a.adaptation.measures:
        nothing_yet(
            "Another way to measure an indicator: in figures, in words, or with the group. It is shown with the "
            "published measures, and the methods that bring its information are suggested.",
            "for incomes, in figures: “Saris woven a month, from the master weaver's book”, from accounts.",
        )
    for added in a.adaptation.measures:
        at = f"adaptation.measure.{a.adaptation.measures.index(added)}"
        with st.container(border=True, width=READABLE):
            named = ", ".join(_labels(load_method().box_6.sources)[key] for key in added.sources)
            lines = (f"{MEASURE_LABELS[added.kind]}, for {rows[added.row]}", f"From: {named}" if named else "")
            _held(added.what, lines, added.why)
            with st.expander("Change it"):
                put = partial(_change_measure, place_of(added))
                form(at, _measure_fields(rows, added), "Save the changes", put, "Saved.")
            _take_away(at, partial(remove_measure, place=place_of(added)), "")
    st.subheader("Add a measure", anchor=False)
    form("adaptation.measure", _measure_fields(rows, None), "Add this measure", _add_measure, "Added.")


def _rows(a: Assessment) -> dict[str, str]:
    """The rows that can hold a measure: added indicators with a row of their own first, then Box 6."""
    own = {added.key: f"{added.label} (added here)" for added in a.adaptation.indicators if added.row is None}
    return {**own, **_labels(load_method().box_6.rows)}


def _measure_fields(rows: dict[str, str], held: AddedMeasure | None) -> tuple[Field, ...]:
    sources = _labels(load_method().box_6.sources)
    return (
        Field("row", "For the row", held.row if held else None, "one", rows),
        Field("kind", "Kind of measure", held.kind if held else None, "one", MEASURE_LABELS),
        Field("what", "What is measured", held.what if held else ""),
        Field("sources", "Where the information comes from", held.sources if held else (), "many", sources,
              help="These lead on to the methods. None named: any method that Box 6 names for such a measure."),
        why_field(held.why if held else ""),
    )  # fmt: skip


def _add_measure(a: Assessment, given: dict[str, Any]) -> Assessment:
    return add_measure(a, **_chosen(given, row="the row", kind="the kind of measure"))


def _change_measure(place: Place, a: Assessment, given: dict[str, Any]) -> Assessment:
    return change_measure(a, place, **_chosen(given, row="the row", kind="the kind of measure"))
