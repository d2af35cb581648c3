"""Keys and sessions: kept as hashes, and not for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, text, update

from cluster_psia.store.room_rows import moment_text
from cluster_psia.store.tables import facilitator_keys, facilitator_sessions
from cluster_psia.workshop import actions
from cluster_psia.workshop.tokens import hashed_token
from tests.store.racing import StoredHall, hall_at


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
        assert actions.session_holds(hall.rooms, str(hours)) == holds
    assert actions.start_session(hall.rooms, hall.opened.facilitator_key)
    with hall.rooms._reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM facilitator_sessions")).scalar() == 2


def test_a_rooms_key_ends_after_a_month_and_one_of_no_room_opens_nothing(hall: StoredHall) -> None:
    key = hall.opened.facilitator_key
    for days, opens in ((29, True), (31, False)):
        with hall.rooms._writing() as connection:
            connection.execute(
                update(facilitator_keys).values(
                    made_at=moment_text(datetime.now(UTC) - timedelta(days))
                )
            )
        assert (actions.start_session(hall.rooms, key) is not None) == opens
    with hall.rooms._writing() as connection:
        connection.execute(
            insert(facilitator_keys).values(
                hash=hashed_token("of no room"), made_at=moment_text(datetime.now(UTC))
            )
        )
    assert actions.start_session(hall.rooms, "of no room") is None
