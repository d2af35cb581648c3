"""The sheet Reach: what the programme does, whom it reaches
and whom not, and who may bear a harm.
"""

from __future__ import annotations

from collections.abc import Iterator

from cluster_psia.assessment.document.model import Activity, Assessment
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, READ, joined_lines, node_labels
from cluster_psia.export.text.chain import way_count_words
from cluster_psia.mapping.reach import GroupReach, Reach, programme_reach
from cluster_psia.method import load_method
from cluster_psia.method.cite import origin
from cluster_psia.words import entry_label

TITLE = "Reach"


def reach_sheets(a: Assessment) -> tuple[Sheet, ...]:
    """The sheet, once the programme has an activity; else none."""
    if not a.programme.activities:
        return ()
    found = programme_reach(a)
    purpose = (
        "Whom the programme reaches along the links of the map. Trickle-down is assumed, never"
        " shown by the map, and enters no total; warnings say what a source saw elsewhere and not"
        " what will happen here."
    )
    return (Sheet(TITLE, purpose, (_groups(a, found), _counts(found), _activities(a))),)


def _groups(a: Assessment, found: Reach) -> Table:
    columns = (
        Column("Poverty group or node", 22),
        Column("Node", 18),
        Column("People", 9, "number"),
        Column("Reached", 14),
        Column("How it comes there", 40),
        Column("Warnings of harm", 36),
        WHY,
        SOURCE,
    )
    rows = tuple(_group(one, node_labels(a)) for one in found.groups)
    empty = (
        "Nothing can be said yet: no activity stands on the map, or nobody on it is known to be"
        " poor."
    )
    return Table(
        "ReachTable", columns, rows, empty, "Whom the programme reaches, the unreached first"
    )


def _group(one: GroupReach, names: dict[str, str]) -> Row:
    way = entry_label(load_method().reach.ways, one.how)
    return (
        one.label,
        names[one.node],
        one.people,
        way,
        joined_lines(path.words for path in one.paths),
        joined_lines(harm.text for harm in one.harms),
        one.because.text,
        joined_lines((one.because.source, *(harm.source for harm in one.harms))),
    )


def _counts(found: Reach) -> Table:
    columns = (
        Column("Way", 22),
        Column("Groups", 9, "number"),
        Column("People known", 12, "number"),
        Column("In words", 22),
        WHY,
        SOURCE,
    )
    rules = load_method().reach
    rows = tuple(
        (
            count.label,
            count.groups,
            count.people,
            way_count_words(count),
            rules.way(count.way).explanation,
            origin(rules.way(count.way)),
        )
        for count in found.counts
    )
    why = "What would make the answer fuller"
    notes = tuple(("Not looked at", None, None, note, why, READ) for note in found.notes)
    return Table("ReachCountsTable", columns, (*rows, *notes), "", "How many, as far as known")


def _activities(a: Assessment) -> Table:
    columns = (
        Column("Activity", 22),
        Column("Area of intervention", 18),
        Column("Expected effect (Table 1)", 20),
        Column("Enters at", 20),
        Column("Note", 34),
        WHY,
        SOURCE,
    )
    return Table(
        "ActivitiesTable", columns, tuple(_activity_rows(a)), "", "What the programme does"
    )


def _activity_rows(a: Assessment) -> Iterator[Row]:
    names = node_labels(a)
    for activity in a.programme.activities:
        where = names[activity.node] if activity.node else "not said"
        yield (
            activity.label,
            entry_label(load_method().table_1.areas, activity.area),
            _effect(activity),
            where,
            activity.note,
            "Its way over the map is followed above",
            ENTERED,
        )


def _effect(activity: Activity) -> str:
    area = load_method().table_1.area(activity.area)
    return entry_label(area.effects, activity.effect)
