"""The live board's counts, by aggregate SQL: no row of an answer ever comes to Python."""

from __future__ import annotations

from sqlalchemy import Connection, case, func, select

from cluster_psia.store.tables import answers, participants
from cluster_psia.workshop.rounds import asked_now
from cluster_psia.workshop.values import CriterionCount, GroupCount, Room

_p, _a = participants.c, answers.c


def by_group(connection: Connection, room: Room) -> tuple[GroupCount, ...]:
    """People of each group in this round: the room's groups in their order, then others by name."""
    asked = asked_now(room)
    each = (
        select(
            _p.group_name,
            _p.entered_by,
            func.count(_a.criterion).label("answered"),
            func.count(case((_a.criterion.in_(asked), 1))).label("asked"),
        )
        .outerjoin_from(
            participants, answers, (_a.participant_id == _p.id) & (_a.round == room.round)
        )
        .where(_p.room_id == room.id)
        .group_by(_p.id, _p.group_name, _p.entered_by)
        .subquery()
    )
    phone = each.c.entered_by == "phone"
    counted = (
        select(
            each.c.group_name,
            func.count(case((phone, 1))),
            func.count(case((phone & (each.c.answered > 0), 1))),
            func.count(case((phone & (each.c.asked == len(asked)), 1))),
            func.count(case((each.c.entered_by != "phone", 1))),
        )
        .group_by(each.c.group_name)
        .order_by(each.c.group_name)
    )
    place = {group: n for n, group in enumerate(room.settings.groups)}
    found = [
        GroupCount(
            group=group, joined=joined, answering=answering, finished=finished, on_paper=on_paper
        )
        for group, joined, answering, finished, on_paper in connection.execute(counted)
    ]
    return tuple(sorted(found, key=lambda count: (place.get(count.group, len(place)), count.group)))


def by_criterion(connection: Connection, room: Room) -> tuple[CriterionCount, ...]:
    """Answers to each criterion of the room in this round, in its order."""
    counted = (
        select(
            _a.criterion,
            func.count(),
            func.count(case((_a.answer == "unknown", 1))),
            func.count(case((_a.answer == "not_applicable", 1))),
        )
        .join_from(participants, answers, _a.participant_id == _p.id)
        .where(_p.room_id == room.id, _a.round == room.round)
        .group_by(_a.criterion)
    )
    found = {
        key: (every, unknown, none) for key, every, unknown, none in connection.execute(counted)
    }
    counts = [(key, *found.get(key, (0, 0, 0))) for key in room.settings.criteria]
    return tuple(
        CriterionCount(
            criterion=key, scores=every - unknown - none, unknown=unknown, not_applicable=none
        )
        for key, every, unknown, none in counts
    )
