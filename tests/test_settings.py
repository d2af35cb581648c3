"""Where assessments are kept."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from cluster_psia.settings import VARIABLE, SettingsError, data_folder, database_url


@pytest.mark.parametrize("unset", [None, "", "   "])
def test_without_a_setting_it_is_a_file_in_the_data_folder(
    monkeypatch: pytest.MonkeyPatch, unset: str | None
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    if unset is not None:
        monkeypatch.setenv(VARIABLE, unset)
    monkeypatch.setenv("XDG_DATA_HOME", "/home/uma/My data?/100%")
    if platformdirs.user_data_dir("x").startswith("/home/uma"):
        assert data_folder() == Path("/home/uma/My data?/100%/cluster-psia")
        assert (
            database_url() == "sqlite:////home/uma/My%20data%3F/100%25/cluster-psia/assessments.db"
        )
    assert data_folder().name == "cluster-psia"


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("sqlite:////srv/kept.db", "sqlite:////srv/kept.db"),
        ("sqlite:///kept.db", "sqlite:///kept.db"),
        (" sqlite+pysqlite:////srv/kept.db\n", "sqlite:////srv/kept.db"),
        ("postgresql://uma@host/cluster", "postgresql+psycopg://uma@host/cluster"),
        (
            "postgres://uma:pw@host:5433/cluster?sslmode=require",
            "postgresql+psycopg://uma:pw@host:5433/cluster?sslmode=require",
        ),
        ("PostgreSQL+psycopg:///cluster", "postgresql+psycopg:///cluster"),
    ],
)
def test_an_address_is_taken_with_its_driver_spelled_out(
    monkeypatch: pytest.MonkeyPatch, given: str, url: str
) -> None:
    monkeypatch.setenv(VARIABLE, given)
    assert database_url() == url


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("/srv/hunter2.db", "is not a database address"),
        ("hunter2", "is not a database address"),
        ("mysql://uma:hunter2@host/db", "cannot be used ('mysql')"),
        ("postgresql+asyncpg://uma:hunter2@host/db", "cannot be used ('postgresql+asyncpg')"),
        ("uma:hunter2@host://db", "cannot be used ('unreadable')"),
        ("sqlite://", "has three slashes"),
        ("sqlite://hunter2.db", "has three slashes"),
        ("sqlite:///", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:////srv/hunter2.db?mode=ro", "takes no '?…' options"),
        ("postgresql://uma:hunter2@host", "names no database"),
        ("postgresql://uma:hunter2@host:port/db", "the host or the port cannot be read"),
        ("postgresql://uma:hunter2@[host/db", "the host or the port cannot be read"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_line_that_repeats_no_password(
    monkeypatch: pytest.MonkeyPatch, given: str, said: str
) -> None:
    monkeypatch.setenv(VARIABLE, given)
    with pytest.raises(SettingsError) as refused:
        database_url()
    message = str(refused.value)
    assert message.startswith(VARIABLE)
    assert said in message
    assert "\n" not in message
    assert "hunter2" not in message
