"""Everything that a programme changed in the method, one value for each: what, as published, as it
is here, and why.

Page, workbook and command line show the same list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.method import load_method
from cluster_psia.method.cite import cite
from cluster_psia.method.model import Anchor, Criterion, Entry, Frozen
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import counted_or_nothing

if TYPE_CHECKING:
    from cluster_psia.assessment.document.adaptation import AnchorHere
    from cluster_psia.assessment.document.contents import Contents

NOT_PUBLISHED = "not in the published method"
DOES_NOT_APPLY = "Does not apply here"
_KINDS = {"criterion": "Criterion", "indicator": "Indicator", "method": "Method"}


class AdaptedHere(Frozen):
    """One adaptation in words. ``key`` is that of the criterion,
    indicator, method, or row of measures it touches.
    """

    kind: Literal["criterion", "indicator", "measure", "method"]
    key: str
    what: str
    published: str
    here: str
    why: str


def adapted_here(a: Contents) -> tuple[AdaptedHere, ...]:
    """Every adaptation of ``a``: relabelled, added, switched off."""
    return tuple(
        item for part in (_relabelled, _criteria, _indicators, _measures, _off) for item in part(a)
    )


def anchors_in_words(anchors: Iterable[Anchor | AnchorHere]) -> str:
    """The anchors in short: "1: formal; 2-3: mixed; 5: informal"; empty without any."""
    return "; ".join(f"{_span(anchor.points)}: {anchor.label}" for anchor in anchors)


def _span(points: tuple[int, ...]) -> str:
    whole = points == tuple(range(points[0], points[-1] + 1))
    return f"{points[0]}-{points[-1]}" if len(points) > 1 and whole else ", ".join(map(str, points))


def _relabelled(a: Contents) -> Iterator[AdaptedHere]:
    published = load_method().table_2
    for given in a.adaptation.relabelled:
        row = published.criterion(given.criterion)
        then, now = [], []
        for before, after in (
            (row.label, given.label),
            (row.question, given.question),
            (anchors_in_words(row.anchors), anchors_in_words(given.anchors)),
        ):
            if after:
                then.append(before)
                now.append(after)
        yield AdaptedHere(
            kind="criterion",
            key=row.key,
            what=f"Criterion {row.number}, {row.label}: other words",
            published=f"{_sentences(then)} ({_place(row)})",
            here=_sentences(now) or "as published",
            why=given.why,
        )


def _criteria(a: Contents) -> Iterator[AdaptedHere]:
    table = whole_method_of(a).table_2
    for added in a.adaptation.criteria:
        number = table.criterion(added.key).number
        parts = (added.label, added.question, anchors_in_words(added.anchors))
        yield AdaptedHere(
            kind="criterion",
            key=added.key,
            what=f"Criterion {number} added to {table.group(added.group).label}",
            published=NOT_PUBLISHED,
            here=_sentences(parts),
            why=added.why,
        )


def _indicators(a: Contents) -> Iterator[AdaptedHere]:
    method = load_method()
    for added in a.adaptation.indicators:
        stakeholder = method.box_5.stakeholder(added.stakeholder).label
        better = f"Better: {added.positive}" if added.positive else ""
        worse = f"Worse: {added.negative}" if added.negative else ""
        measured = (
            f"Measured like {method.box_6.row(added.row).label}"
            if added.row
            else "Measured in a row of its own"
        )
        yield AdaptedHere(
            kind="indicator",
            key=added.key,
            what=f"Indicator added for {stakeholder.lower()}",
            published=NOT_PUBLISHED,
            why=added.why,
            here=_sentences((added.label, added.explanation, better, worse, measured)),
        )


def _measures(a: Contents) -> Iterator[AdaptedHere]:
    method = whole_method_of(a)
    sources = labels_by_key(method.box_6.sources)
    for added in a.adaptation.measures:
        named = ", ".join(sources[key] for key in added.sources)
        yield AdaptedHere(
            kind="measure",
            key=added.row,
            what=f"Measure added ({added.kind}) for {method.box_6.row(added.row).label}",
            published=NOT_PUBLISHED,
            here=_sentences((added.what, f"From: {named}" if named else "")),
            why=added.why,
        )


def _off(a: Contents) -> Iterator[AdaptedHere]:
    method = load_method()
    look_ups: Mapping[str, Callable[[str], Entry]] = {
        "criterion": method.table_2.criterion,
        "indicator": method.box_5.indicator,
        "method": method.methods.method,
    }
    for item in a.adaptation.off:
        entry = look_ups[item.kind](item.key)
        number = f" {entry.number}" if isinstance(entry, Criterion) and entry.known else ""
        kept = said_of(a, item.kind, item.key)
        yield AdaptedHere(
            kind=item.kind,
            key=item.key,
            what=f"{_KINDS[item.kind]}{number}, {entry.label}: switched off",
            published=f"{entry.label} ({_place(entry)})",
            why=item.why,
            here=f"{DOES_NOT_APPLY}. {kept} kept, counting nowhere" if kept else DOES_NOT_APPLY,
        )


def said_of(a: Contents, kind: str, key: str) -> str:
    """What the document holds about something: "2 answers",
    "taken for 1 group"; empty when nothing.
    """
    if kind == "criterion":
        number, weight = len(a.ratings.get(key, ())), key in a.weights
        return counted_or_nothing(number, "answer") or ("1 weight" if weight else "")
    if kind == "indicator":
        taken = sum(chosen.key == key for chosen in a.indicators)
        return counted_or_nothing(taken, "taken indicator")
    taken = sum(chosen.key == key for chosen in a.methods)
    return counted_or_nothing(taken, "taken method")


def _sentences(parts: Iterable[str]) -> str:
    """Texts one after the other, each ended once."""
    every = [part for part in parts if part]
    return " ".join(
        part if part.endswith((".", "!", "?", "…")) else f"{part}." for part in every
    ).removesuffix(".")


def _place(entry: Entry) -> str:
    return cite(entry.source.document, entry.source.place) if entry.source else "of this program"
