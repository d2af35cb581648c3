"""The parts of the Poverty matrix page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from cluster_psia.assessment.document.adapted import WRITTEN_HERE, method_of
from cluster_psia.assessment.document.model import Answer, Assessment, Rating
from cluster_psia.assessment.edits.matrix import (
    default_weight,
    own_rating,
    with_evidence,
    with_matrix_answer,
    with_source_part,
    with_weight,
)
from cluster_psia.diagnosis import Diagnosis
from cluster_psia.drawing.charts.matrix import profile_chart, profile_finding, profile_silence
from cluster_psia.drawing.charts.plane import plane_chart, plane_finding
from cluster_psia.method import Method
from cluster_psia.method.cite import origin
from cluster_psia.method.model import Criterion, Table2
from cluster_psia.method.model.entry import find_entry, labels_by_key
from cluster_psia.ui import state
from cluster_psia.ui.parts import forms
from cluster_psia.ui.parts.choose import choose_shown
from cluster_psia.ui.parts.text import (
    badge_of,
    citation_text,
    draw_adapted_lines,
    draw_finding,
    plain_text,
)


@dataclass(frozen=True)
class MatrixView:
    """Which group of criteria is shown; None for the first."""

    group: str | None = None


POINTS: tuple[Answer, ...] = (1, 2, 3, 4, 5)
BESIDE: dict[Answer, str] = {"unknown": "Don't know", "not_applicable": "Not applicable"}
SURE = {
    "printed": "",
    "restored": "restored from the scan",
    "read": "our reading of the scan",
    "damaged": "damaged in the scan",
    "ours": "anchors are ours",
}


def choose_criteria_group(d: Diagnosis, method: Method) -> str:
    """The criteria group to show; one at a time."""
    groups = labels_by_key(method.table_2.groups)
    answered = {
        key: (
            f"{label} {sum(s.state != 'empty' for s in d.scores if s.group == key)}/"
            f"{sum(s.group == key for s in d.scores)}"
        )
        for key, label in groups.items()
    }
    chosen = choose_shown(
        "matrix.group",
        "Group of criteria (answered / all)",
        answered,
        state.view_of(MatrixView).group,
        lambda key: state.keep_view(MatrixView(key)),
    )
    group = method.table_2.group(chosen)
    st.caption(group.explanation)
    return group.key


def draw_criteria(a: Assessment, group: str) -> None:
    """Every criterion of a group with its buttons."""
    rows = [row for row in method_of(a).table_2.criteria if row.group == group]
    if not rows:
        st.info(
            "Every criterion of this group is switched off here, under Local adaptation.",
            icon=":material/info:",
        )
    for row in rows:
        with st.container(border=True):
            _criterion(a, row)


def _criterion(a: Assessment, row: Criterion) -> None:
    rating = own_rating(a, row.key)
    title = f"**{row.number}. {plain_text(row.label)}**{badge_of(row)}"
    st.markdown(f"{title}  \n{plain_text(row.question)}", help=_about(row, method_of(a).table_2))
    columns = st.columns(5, gap="small")
    for point, column in zip(POINTS, columns, strict=True):
        with column, st.container(gap=None):
            _button(row, point, str(point), rating)
            if row.anchor_at(int(point)):
                st.caption(plain_text(row.anchor_at(int(point))))
    with st.container(horizontal=True):
        for answer, label in BESIDE.items():
            _button(row, answer, label, rating)
    _others(a, row, rating)
    if rating:
        _behind(a, row, rating)


def _button(row: Criterion, answer: Answer, label: str, rating: Rating | None) -> None:
    chosen = rating is not None and rating.answer == answer
    # Another type of button, or another box around it, would be another element and lose the
    # keyboard's place: the pressed one is bold, and the style sheet colours the bold one.
    st.button(
        f"**✓ {label}**" if chosen else label,
        key=state.widget_key(f"score.{row.key}.{answer}"),
        width="stretch",
        on_click=_press,
        args=(row.key, None if chosen else answer),
    )


def _press(criterion: str, answer: Answer | None) -> None:
    """One press answers, a second one on the same button takes the answer back."""
    before = own_rating(state.current_assessment(), criterion)
    if (
        state.edit_assessment(lambda a: with_matrix_answer(a, criterion, answer))
        and answer is None
        and before
        and before.evidence
    ):
        state.add_notice("Taken back, with its evidence. Undo brings both back.")


def _about(row: Criterion, table: Table2) -> str:
    found = find_entry(table.footnotes, row.footnote)
    note = f"\n\nFootnote {found.key}: {found.label}. {found.explanation}" if found else ""
    sure = f"How sure the anchors are: {row.certainty.note}"
    return f"{plain_text(row.explanation)}{note}\n\n{sure}\n\n{plain_text(origin(row))}"


def _others(a: Assessment, row: Criterion, rating: Rating | None) -> None:
    """What is worth saying of the answer: whose it is, how sure
    the row is, and the child-labour warning.
    """
    sure = "" if row.certainty == WRITTEN_HERE else SURE[row.certainty.level]
    said = [sure] if sure else []
    if not row.in_means:
        said.append("stands on its own: counts in no mean unless you give it a weight")
    if rating and rating.reading == "ours":
        said.append("score: our reading of a published source, not a survey")
    others = len([r for r in a.ratings.get(row.key, ()) if r is not rating])
    if others:
        said.append(f"{others} more ratings by other people count too")
    if said:
        st.caption(" · ".join(said))
    if row.key == "gender_and_difference" and rating and rating.answer == 5:
        st.warning(
            "Child workers mark poverty and call for protection. This is a warning, never a merit.",
            icon=":material/warning:",
        )


def _behind(a: Assessment, row: Criterion, rating: Rating) -> None:
    """Evidence in sight, source and weight folded away."""
    key = row.key
    forms.draw_text_area(
        f"evidence.{key}",
        "Evidence",
        rating.evidence,
        lambda now, given: with_evidence(now, key, given),
        placeholder="What did you see or read that speaks for this answer?",
        height=68,
    )
    weight = a.weights.get(key, default_weight(row))
    heavy = "" if weight == default_weight(row) else f" · weight {weight:g}"
    with st.popover(
        plain_text(f"Source: {citation_text(rating.source)}"[:80]) + heavy, type="tertiary"
    ):
        held = rating.source
        document, place = (held.document, held.place) if held else ("", "")
        forms.draw_text_line(
            f"document.{key}",
            "Document, or who said it",
            document,
            lambda now, given: with_source_part(now, key, document=given),
        )
        forms.draw_text_line(
            f"place.{key}",
            "Place in it, or date",
            place,
            lambda now, given: with_source_part(now, key, place=given),
        )
        st.number_input(
            "Weight in means (1 = like every other row)",
            0.0,
            100.0,
            float(weight),
            0.5,
            key=state.widget_key(f"weight.{key}"),
            on_change=_weigh,
            args=(key,),
            help="Weights are ours: the source uses none. 0 leaves the row out of means.",
        )


def _weigh(criterion: str) -> None:
    given = state.widget_value(f"weight.{criterion}")
    state.edit_assessment(partial(with_weight, criterion=criterion, weight=given))


def draw_matrix_charts(d: Diagnosis, method: Method) -> None:
    """Beside the questions: share answered, plane, profile, readings, and why there is no total."""
    st.progress(d.answered / max(len(d.scores), 1), text=_share(d))
    for warning in d.warnings:
        st.warning(warning, icon=":material/warning:")
    draw_finding(*plane_finding(d))
    st.altair_chart(plane_chart(d, method), width="stretch", theme=None)
    if d.field.explanation:
        st.markdown(d.field.explanation)
        st.caption(plain_text(d.field.source))
    draw_adapted_lines((*d.need.adapted, *d.capacity.adapted))
    draw_finding(*profile_finding(d))
    st.altair_chart(profile_chart(d, method), width="stretch", theme=None)
    silence = profile_silence(d, method)
    if silence:
        st.caption(plain_text("Not shown (–): " + " ".join(silence)))
    draw_adapted_lines(d.adapted)
    _readings(d, method)
    st.caption(f"{plain_text(d.no_total)} {plain_text(d.no_total_source)}.")


def _share(d: Diagnosis) -> str:
    parts = [f"{d.answered} of {len(d.scores)} criteria scored"]
    parts += [f"{d.unknown} not known"] if d.unknown else []
    parts += [f"{d.not_applicable} not applicable"] if d.not_applicable else []
    return ", ".join(parts)


def _readings(d: Diagnosis, method: Method) -> None:
    """What each reading means, and how a mean is made."""
    with st.popover("What the readings and means are", type="tertiary"):
        for entry in method.table_2.readings:
            st.markdown(f"**{entry.label}.** {entry.explanation}")
            st.caption(plain_text(origin(entry)))
        st.markdown(f"**Means.** {plain_text(d.need.mean.formula)}")
        numbers = {score.criterion: score.number for score in d.scores}
        for figure in (d.need, d.capacity):
            terms = ", ".join(
                f"{numbers[t.criterion]}{' turned' if t.turned else ''}" for t in figure.mean.terms
            )
            st.markdown(
                f"**{figure.label}** is the mean over rows {terms}. Turned means 6 minus the score."
            )
            st.caption(plain_text(figure.source))
