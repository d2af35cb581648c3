"""The live board's counts, by aggregate SQL: no row of an answer ever comes to Python."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Function, Select, Subquery, case, func, select

from cluster_psia.store.errors import sound_rows
from cluster_psia.store.tables import answers, participants
from cluster_psia.workshop.rounds import asked_now
from cluster_psia.workshop.values import CriterionCount, GroupCount, Room

_p, _a = participants.c, answers.c


def by_group(connection: Connection, room: Room) -> tuple[GroupCount, ...]:
    """People of each group in this round: the room's groups in their order, then others by name."""
    rows = connection.execute(_by_group(room)).all()
    with sound_rows("a person of this room"):
        found = [
            GroupCount(
                group=group, joined=joined, answering=answering, finished=done, on_paper=on_paper
            )
            for group, joined, answering, done, on_paper in rows
        ]
    place = {group: n for n, group in enumerate(room.settings.groups)}
    return tuple(sorted(found, key=lambda count: (place.get(count.group, len(place)), count.group)))


def _by_group(room: Room) -> Select[Any]:
    asked = asked_now(room)
    each = _by_person(room, asked)
    by_phone = each.c.entered_by == "phone"
    return (
        select(
            each.c.group_name,
            _count_where(by_phone),
            _count_where(by_phone & (each.c.answered > 0)),
            _count_where(by_phone & (each.c.asked == len(asked))),
            _count_where(each.c.entered_by != "phone"),
        )
        .group_by(each.c.group_name)
        .order_by(each.c.group_name)
    )


def _by_person(room: Room, asked: tuple[str, ...]) -> Subquery:
    """How many answers each person gave in this round: of all, and of what is asked now."""
    this_round = (_a.participant_id == _p.id) & (_a.round == room.round)
    return (
        select(
            _p.group_name,
            _p.entered_by,
            func.count(_a.criterion).label("answered"),
            _count_where(_a.criterion.in_(asked)).label("asked"),
        )
        .outerjoin_from(participants, answers, this_round)
        .where(_p.room_id == room.id, _p.removed_at.is_(None))
        .group_by(_p.id, _p.group_name, _p.entered_by)
        .subquery()
    )


def _count_where(condition: ColumnElement[bool]) -> Function[int]:
    return func.count(case((condition, 1)))


def by_criterion(connection: Connection, room: Room) -> tuple[CriterionCount, ...]:
    """Answers to each criterion of the room in this round, in its order."""
    counted = (
        select(
            _a.criterion,
            func.count(),
            _count_where(_a.answer == "unknown"),
            _count_where(_a.answer == "not_applicable"),
        )
        .join_from(participants, answers, _a.participant_id == _p.id)
        .where(_p.room_id == room.id, _p.removed_at.is_(None), _a.round == room.round)
        .group_by(_a.criterion)
    )
    rows = connection.execute(counted).all()
    with sound_rows("an answer of this room"):
        found = {
            key: CriterionCount(
                criterion=key, scores=every - unknown - none, unknown=unknown, not_applicable=none
            )
            for key, every, unknown, none in rows
        }
    return tuple(found.get(key) or CriterionCount(criterion=key) for key in room.settings.criteria)
