"""Keys and sessions: kept as hashes, and not for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, text, update

from cluster_psia.store.room_rows import moment_text
from cluster_psia.store.tables import facilitator_keys, facilitator_sessions
from cluster_psia.workshop import actions
from cluster_psia.workshop.tokens import hashed_token
from tests.store.racing import StoredHall, at_once, hall_at


def test_no_token_and_no_key_is_kept_in_clear(file: Path) -> None:
    hall = hall_at(f"sqlite:///{file}")
    mine, key = hall.join(), hall.opened.facilitator_key
    session = actions.start_session(hall.rooms, key)
    assert session
    hall.assessments.close()
    kept = b"".join(path.read_bytes() for path in file.parent.iterdir())
    for secret in (mine.token, key, session):
        assert secret.encode() not in kept
        assert hashed_token(secret).encode() in kept


def test_a_session_ends_after_two_days(hall: StoredHall) -> None:
    for hours, holds in ((49, False), (47, True)):
        made = moment_text(datetime.now(UTC) - timedelta(hours=hours))
        with hall.rooms._writing() as connection:
            connection.execute(
                insert(facilitator_sessions).values(hash=hashed_token(str(hours)), made_at=made)
            )
        assert bool(actions.session_of(hall.rooms, str(hours))) == holds
    assert len(actions.door_sessions(hall.rooms)) == 1
    assert actions.start_session(hall.rooms, hall.opened.facilitator_key)
    with hall.rooms._reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM facilitator_sessions")).scalar() == 2


@pytest.mark.parametrize(("of_room", "good", "bad"), [(True, 29, 31), (False, 1, 3)])
def test_a_rooms_key_ends_after_a_month_and_that_of_a_run_that_was_killed_after_two_days(
    hall: StoredHall, of_room: bool, good: int, bad: int
) -> None:
    key = hall.opened.facilitator_key if of_room else actions.make_facilitator_key(hall.rooms)
    for days, opens in ((good, True), (bad, False)):
        with hall.rooms._writing() as connection:
            connection.execute(
                update(facilitator_keys).values(
                    made_at=moment_text(datetime.now(UTC) - timedelta(days))
                )
            )
        assert (actions.start_session(hall.rooms, key) is not None) == opens


def test_a_deletion_that_races_people_who_enter_leaves_nobody_in(hall: StoredHall) -> None:
    actions.end_room(hall.rooms, hall.assessments, hall.code)
    key = hall.opened.facilitator_key
    told = at_once(
        *[lambda: actions.start_session(hall.rooms, key)] * 6,
        lambda: actions.delete_traces(hall.rooms, hall.code),
    )
    assert not [one for one in told if isinstance(one, Exception)]
    assert actions.door_sessions(hall.rooms) == ()
