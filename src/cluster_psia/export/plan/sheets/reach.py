"""The sheet Reach: what the programme does, whom it reaches and whom not, and who may bear a
harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, READ, joined_lines
from cluster_psia.mapping.reach import GroupReach, Reach, WayCount, programme_reach
from cluster_psia.mapping.words import way_count_words
from cluster_psia.method.cite import origin
from cluster_psia.words import NOT_KNOWN, NOT_SAID, counted_people, entry_label

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Activity, Assessment
    from cluster_psia.method import Method
    from cluster_psia.method.model import Table1

TITLE = "Reach"
_GROUPS = (
    Column("who", "Poverty group or node", 22),
    Column("node", "Node", 18),
    Column("people", "People of the group", 9, "number"),
    Column("reached", "Reached", 14),
    Column("paths", "How it comes there, and whom it serves", 40),
    Column("harms", "Warnings of harm", 36),
    WHY,
    SOURCE,
)
_COUNTS = (
    Column("way", "Way", 22),
    Column("groups", "Groups", 9, "number", optional=True),
    Column("nodes", "Nodes without groups", 9, "number", optional=True),
    Column("people", "People of them known", 12, "number", optional=True),
    Column("served", "People served there", 12, "number", optional=True),
    Column("words", "In words", 22),
    WHY,
    SOURCE,
)
_ACTIVITIES = (
    Column("activity", "Activity", 22),
    Column("area", "Area of intervention", 18),
    Column("effect", "Expected effect (Table 1)", 20),
    Column("node", "Enters at", 20),
    Column("serves", "Serves", 20),
    Column("note", "Note", 34),
    WHY,
    SOURCE,
)


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
    return (Sheet(TITLE, purpose, (_groups(a, found), _counts(a, found), _activities(a))),)


def _groups(a: Assessment, found: Reach) -> Table:
    names, method = node_names(a.chain), method_of(a)
    rows = tuple(_group(one, names, method) for one in found.groups)
    empty = (
        "Nothing can be said yet: no activity stands on the map,"
        " or nobody on it is known to be poor."
    )
    title = "Whom the programme reaches, the unreached first"
    return Table("ReachTable", _GROUPS, rows, empty, title)


def _group(one: GroupReach, names: Mapping[str, str], method: Method) -> Row:
    sources = (one.because.source, *(harm.source for harm in one.harms))
    return Row(
        who=one.label,
        node=names[one.node],
        people=one.people,
        reached=entry_label(method.reach.ways, one.how),
        paths=joined_lines(
            (*(path.words for path in one.paths), *(served.words for served in one.served))
        ),
        harms=joined_lines(harm.text for harm in one.harms),
        why=one.because.text,
        source=joined_lines(sources),
    )


def _counts(a: Assessment, found: Reach) -> Table:
    method = method_of(a)
    counts = (_count(count, method) for count in found.counts)
    rows = (*counts, *map(_not_looked_at, found.notes))
    return Table("ReachCountsTable", _COUNTS, rows, "", "How many, as far as known")


def _count(count: WayCount, method: Method) -> Row:
    way = method.reach.way(count.way)
    return Row(
        way=count.label,
        groups=count.groups,
        nodes=count.nodes,
        people=count.people,
        served=count.served.people if count.served else None,
        words=way_count_words(count),
        why=way.explanation,
        source=origin(way),
    )


def _not_looked_at(note: str) -> Row:
    return Row(
        way="Not looked at",
        words=note,
        why="What would make the answer fuller",
        source=READ,
    )


def _activities(a: Assessment) -> Table:
    rows = tuple(_activity_rows(a))
    return Table("ActivitiesTable", _ACTIVITIES, rows, "", "What the programme does")


def _activity_rows(a: Assessment) -> Iterator[Row]:
    names, table = node_names(a.chain), method_of(a).table_1
    for activity in a.programme.activities:
        yield Row(
            activity=activity.label,
            area=entry_label(table.areas, activity.area),
            effect=_effect(activity, table),
            node=names[activity.node] if activity.node else NOT_SAID,
            serves=_serves(activity),
            note=activity.note,
            why="Its way over the map is followed above",
            source=ENTERED,
        )


def _serves(activity: Activity) -> str:
    """How many people an activity serves, and of whom."""
    if activity.serves is None:
        return NOT_SAID
    people = activity.serves.people
    number = NOT_KNOWN if people is None else counted_people(people)
    return ": ".join(filter(None, (number, activity.serves.whom)))


def _effect(activity: Activity, table: Table1) -> str:
    area = table.area(activity.area)
    return entry_label(area.effects, activity.effect)
