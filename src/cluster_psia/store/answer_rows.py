"""Answers as rows and back.

One is kept by a single statement that looks up link and room, checks the round, and inserts or
replaces. Where it changes nothing, ``outcome`` finds out why. On PostgreSQL the room's row is
locked against a close meanwhile.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Dialect,
    Exists,
    Insert,
    Integer,
    Row,
    Select,
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

from cluster_psia.store.errors import sound_rows
from cluster_psia.store.room_rows import moment_of
from cluster_psia.store.tables import answers, participants, rooms
from cluster_psia.workshop.values import Given

if TYPE_CHECKING:
    from cluster_psia.workshop.repository import Sent
    from cluster_psia.workshop.values import Room

# As text they are stored; whatever else stands there was never given by anybody.
_POSSIBLE = (1, 2, 3, 4, 5, "unknown", "not_applicable")
_ANSWERS: Final[dict[str, Any]] = {str(answer): answer for answer in _POSSIBLE}
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


def stored_answers(connection: Connection, room: Room, number: int | None) -> tuple[Given, ...]:
    """The answers of a room, or of one rater, in order.

    Raises StoreError for a row that makes no sense.
    """
    rows = connection.execute(_answers_of(room, number)).all()
    with sound_rows("an answer of this room"):
        found = [_given(row) for row in rows]
    place = {key: n for n, key in enumerate(room.settings.criteria)}
    last = len(place)
    found.sort(key=lambda one: (one.round, one.number, place.get(one.criterion, last)))
    return tuple(found)


def _answers_of(room: Room, number: int | None) -> Select[Any]:
    p, a = participants.c, answers.c
    asked = (
        select(
            *(p.number, p.group_name, p.entered_by, p.rater),
            *(a.round, a.criterion, a.answer, a.comment, a.comment_answer, a.kept, a.at),
        )
        .join_from(participants, answers, a.participant_id == p.id)
        .where(p.room_id == room.id, p.removed_at.is_(None))
        .order_by(a.round, p.number)
    )
    return asked if number is None else asked.where(p.number == number)


def _given(row: Any) -> Given:
    # Without pydantic's checks: there are thousands, and each was checked when it came. A damaged
    # byte changes the kind of a value, or makes an answer of it that nobody could give.
    texts = (row.group_name, row.criterion, row.comment, row.entered_by, row.rater or "")
    if not (
        isinstance(row.number, int)
        and isinstance(row.round, int)
        and all(isinstance(text, str) for text in texts)
    ):
        raise TypeError("a value of another kind")
    return Given.model_construct(
        number=row.number,
        group=row.group_name,
        round=row.round,
        criterion=row.criterion,
        answer=_ANSWERS[row.answer],
        comment=row.comment,
        entered_by=row.entered_by,
        at=moment_of(row.at),
        rater=row.rater or "",
        comment_answer=None if row.comment_answer is None else _ANSWERS[row.comment_answer],
        kept=bool(row.kept),
    )
