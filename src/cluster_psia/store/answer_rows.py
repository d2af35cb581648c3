"""Keeping one answer: a single statement that looks up link and room, checks the round,
and inserts or replaces.

Where it changes nothing, ``outcome`` finds out why. On PostgreSQL the room's row is locked against
a close meanwhile.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Dialect,
    Exists,
    Insert,
    Integer,
    Row,
    String,
    Text,
    bindparam,
    case,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite

from cluster_psia.store.tables import answers, participants, rooms

if TYPE_CHECKING:
    from cluster_psia.workshop.repository import Sent

_COLUMNS = (
    "participant_id",
    "round",
    "criterion",
    "answer",
    "comment",
    "sent",
    "sent_client",
    "sent_number",
    "at",
    "comment_answer",
)
_REPLACED = _COLUMNS[3:-1]
_COUNT = {"preserve_rowcount": True}
_CRITERION = bindparam("criterion", type_=String)
_SENT = bindparam("sent", type_=String)
_IN_ROUND = bindparam("in_round", type_=Integer)


def keep_answer(connection: Connection, code: str, token_hash: str, sent: Sent) -> bool:
    """Keep an answer; whether anything was changed."""
    given = {
        "code": code,
        "token_hash": token_hash,
        "criterion": sent.criterion,
        "asked": f" {sent.criterion} ",
        "answer": str(sent.answer),
        "comment": sent.comment,
        "sent": sent.sent,
        "client": sent.client,
        "number": sent.count,
        "in_round": sent.round,
        "at": sent.at,
    }
    sql, order, fixed = _compiled(connection.dialect)
    every = {**fixed, **given}
    parameters = every if order is None else tuple([every[name] for name in order])
    return connection.exec_driver_sql(sql, parameters, execution_options=_COUNT).rowcount > 0


@lru_cache(maxsize=16)
def _compiled(dialect: Dialect) -> tuple[str, tuple[str, ...] | None, dict[str, Any]]:
    """The statement as the driver takes it, the order of its parameters where they have one,
    and those that are fixed.

    Compiled once for each engine: a room of phones sends nothing else, and finding the statement
    in SQLAlchemy's own cache took longer than SQLite needs to run it.
    """
    compiled: Any = _statement(dialect.name).compile(dialect=dialect)
    return (
        str(compiled),
        tuple(compiled.positiontup) if compiled.positional else None,
        dict(compiled.params),
    )


def _statement(dialect: str) -> Insert:
    insert: Any = (postgresql if dialect == "postgresql" else sqlite).insert(answers)
    new, old = insert.from_select(_COLUMNS, _source(dialect)), answers.c
    fresh = new.excluded
    is_another = or_(fresh.sent == "", fresh.sent != old.sent)
    is_no_earlier_one = or_(
        fresh.sent_client.is_(None),
        old.sent_client.is_(None),
        fresh.sent_client != old.sent_client,
        fresh.sent_number > old.sent_number,
    )
    # A comment that stays is of the answer with which it was written.
    comment_answer = case((fresh.comment == old.comment, old.comment_answer), else_=fresh.answer)
    return new.on_conflict_do_update(  # type: ignore[no-any-return]
        index_elements=[old.participant_id, old.round, old.criterion],
        set_={**{name: fresh[name] for name in _REPLACED}, "comment_answer": comment_answer},
        where=is_another & is_no_earlier_one,
    )


def _source(dialect: str) -> Any:
    """The row to insert: none when the link, the room or the round does not fit."""
    row = select(
        participants.c.id,
        rooms.c.round,
        _CRITERION,
        bindparam("answer", type_=String),
        bindparam("comment", type_=Text),
        _SENT,
        bindparam("client", type_=String),
        bindparam("number", type_=BigInteger),
        bindparam("at", type_=String),
        bindparam("answer", type_=String),  # the comment comes with it
    )
    return (
        row.join_from(participants, rooms, rooms.c.id == participants.c.room_id)
        .where(*_is_mine(), *_is_asked(dialect), ~_was_sent_before())
        .with_for_update(read=True, of=rooms)
    )


def _is_mine() -> tuple[ColumnElement[bool], ...]:
    """The link leads to this room, and nobody took the person out."""
    return (
        participants.c.removed_at.is_(None),
        participants.c.token_hash == bindparam("token_hash", type_=String),
        rooms.c.code == bindparam("code", type_=String),
    )


def _is_asked(dialect: str) -> tuple[ColumnElement[bool], ...]:
    """The room takes answers to the criterion now, in the round that the phone believes in."""
    position = func.strpos if dialect == "postgresql" else func.instr
    return (
        rooms.c.state == "open",
        position(rooms.c.open_criteria, bindparam("asked", type_=String)) > 0,
        or_(_IN_ROUND.is_(None), rooms.c.round == _IN_ROUND),
    )


def _was_sent_before() -> Exists:
    """The same answer arrived in an earlier round already."""
    earlier = answers.alias("earlier")
    return (
        select(true())
        .where(
            _SENT != "",
            earlier.c.participant_id == participants.c.id,
            earlier.c.round < rooms.c.round,
            earlier.c.criterion == _CRITERION,
            earlier.c.sent == _SENT,
        )
        .correlate(participants, rooms)
        .exists()
    )


def kept_before(
    connection: Connection, participant_id: int, now: int, sent: Sent
) -> Row[Any] | None:
    """The answer that makes ``sent`` old news:
    the same one sent again, or a later one of the same phone.
    """
    same = (answers.c.sent == sent.sent) & (sent.sent != "")
    if sent.client is not None and sent.count is not None:
        in_round = now if sent.round is None else sent.round
        later = (answers.c.sent_client == sent.client) & (answers.c.sent_number >= sent.count)
        same |= later & (answers.c.round == in_round)
    mine = (answers.c.participant_id == participant_id) & (answers.c.criterion == sent.criterion)
    return connection.execute(
        select(answers).where(mine, same).order_by(answers.c.round.desc()).limit(1)
    ).first()
