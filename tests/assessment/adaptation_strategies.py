"""Any adaptation that hangs together with the published method."""

from __future__ import annotations

from hypothesis import strategies as st

from cluster_psia.assessment.document import adaptation as ad
from cluster_psia.method import load_method
from tests.assessment.basic_strategies import keys, names, some, texts

METHOD = load_method()


@st.composite
def anchors(draw: st.DrawFn) -> tuple[ad.AnchorHere, ...]:
    """Anchors over some of the five points, in rising order."""
    points = draw(st.lists(st.integers(1, 5), unique=True, max_size=5).map(sorted))
    cut = draw(st.integers(0, len(points)))
    spans = [tuple(span) for span in (points[:cut], points[cut:]) if span]
    return tuple(ad.AnchorHere(points=span, label=draw(names)) for span in spans)


def _relabelled() -> st.SearchStrategy[ad.Relabelled]:
    made = st.builds(
        ad.Relabelled,
        criterion=keys(METHOD.table_2.criteria),
        label=texts,
        question=texts,
        anchors=anchors(),
        why=names,
    )
    return made.filter(lambda one: bool(one.label or one.question or one.anchors))


def _off() -> st.SearchStrategy[ad.SwitchedOff]:
    lists = {
        "criterion": METHOD.table_2.criteria,
        "indicator": METHOD.box_5.indicators,
        "method": METHOD.methods.methods,
    }
    each = [
        st.builds(ad.SwitchedOff, kind=st.just(kind), key=keys(of), why=names)
        for kind, of in lists.items()
    ]
    return st.one_of(each)


@st.composite
def adaptations(draw: st.DrawFn) -> ad.Adaptation:
    """Any overlay that hangs together with the published method."""
    own = draw(
        st.lists(st.from_regex(r"own_[a-z0-9_]{1,20}", fullmatch=True), max_size=4, unique=True)
    )
    split = draw(st.integers(0, len(own)))
    rows = keys(METHOD.box_6.rows)
    criteria = [
        draw(
            st.builds(
                ad.AddedCriterion,
                key=st.just(key),
                label=names,
                question=names,
                why=names,
                group=keys(METHOD.table_2.groups),
                anchors=anchors(),
            )
        )
        for key in own[:split]
    ]
    indicators = [
        draw(
            st.builds(
                ad.AddedIndicator,
                key=st.just(key),
                label=names,
                explanation=texts,
                positive=texts,
                negative=texts,
                why=names,
                row=st.none() | rows,
                stakeholder=keys(METHOD.box_5.stakeholders),
            )
        )
        for key in own[split:]
    ]
    places = [indicator.key for indicator in indicators if indicator.row is None]
    measure = st.builds(
        ad.AddedMeasure,
        row=rows | st.sampled_from(places) if places else rows,
        what=names,
        why=names,
        kind=st.sampled_from(["quantitative", "qualitative", "participatory"]),
        sources=some(keys(METHOD.box_6.sources), lambda key: key),
    )
    return ad.Adaptation(
        name=draw(texts),
        criteria=tuple(criteria),
        indicators=tuple(indicators),
        relabelled=draw(some(_relabelled(), lambda one: one.criterion)),
        measures=draw(some(measure, lambda one: (one.row, one.kind, one.what))),
        off=draw(some(_off(), lambda one: (one.kind, one.key))),
    )
