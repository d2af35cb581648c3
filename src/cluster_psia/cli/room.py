"""Live workshops without a browser; works beside a running server on the same database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cluster_psia.cli.frame import (
    BadInput,
    Commands,
    as_json,
    file_argument,
    print_json,
    print_lines,
    read,
)
from cluster_psia.settings import ADDRESS_VARIABLE

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.store import AssessmentStore, RoomStore
    from cluster_psia.workshop.values import Room, Settings

_HERE = "http://localhost:8501"
code_argument = click.argument("code")


@click.group(cls=Commands)
def room() -> None:
    """Live workshops: open a room for an assessment, lead it through its rounds, end it."""


@room.command(name="open")
@file_argument
@click.option(
    "--criteria", multiple=True, help="Keys or numbers, separated by commas; all when not given."
)
@click.option(
    "--groups", multiple=True, help="Participant groups, keys or free text, separated by commas."
)
@click.option(
    "--languages", multiple=True, help="Languages of the participant page, separated by commas."
)
@click.option(
    "--address",
    envvar=ADDRESS_VARIABLE,
    default=_HERE,
    show_default=True,
    help="Where phones find the server.",
)
@as_json
def open_(
    *,
    file: Path,
    criteria: tuple[str, ...],
    groups: tuple[str, ...],
    languages: tuple[str, ...],
    address: str,
    json_wanted: bool,
) -> None:
    """Keep FILE as a new assessment and open a room for it:
    code, address for phones, facilitator key.
    """
    from cluster_psia.workshop import actions

    a = read(file)
    with _stores() as (assessments, rooms):
        settings = _settings(a, _parts(criteria), _parts(groups), _parts(languages))
        actions.check(a, settings)
        saved = assessments.create(a)
        opened = actions.open_room(rooms, (saved.id, saved.assessment), settings)
    code = opened.room.code
    said = {
        "code": code,
        "participant_address": f"{address.rstrip('/')}/w/{code}",
        "facilitator_key": opened.facilitator_key,
        "assessment": saved.id,
    }
    (
        print_json(said)
        if json_wanted
        else print_lines(f"{key.replace('_', ' ')}: {text}" for key, text in said.items())
    )


@room.command()
@code_argument
@as_json
def show(code: str, json_wanted: bool) -> None:
    """How the room CODE stands: its round, how many people and
    answers, and what they say about each criterion.
    """
    from cluster_psia.workshop.report import room_lines, room_record

    with _stores() as (_, rooms):
        if json_wanted:
            print_json(room_record(rooms, code))
        else:
            print_lines(room_lines(rooms, code))


@room.command()
@code_argument
def close(code: str) -> None:
    """Take no more answers in this round."""
    from cluster_psia.workshop import actions

    with _stores() as (_, rooms):
        _say(actions.close(rooms, code))


@room.command()
@code_argument
@click.option("--criteria", multiple=True, help="Keys, separated by commas; all when not given.")
def reveal(code: str, criteria: tuple[str, ...]) -> None:
    """Close this round and let participants see the room's answers."""
    from cluster_psia.workshop import actions

    with _stores() as (_, rooms):
        _say(actions.reveal(rooms, code, _parts(criteria) or None))


@room.command(name="next")
@code_argument
@click.option("--criteria", multiple=True, help="Keys, separated by commas; all when not given.")
def next_(code: str, criteria: tuple[str, ...]) -> None:
    """Open the next round."""
    from cluster_psia.workshop import actions

    with _stores() as (_, rooms):
        _say(actions.next_round(rooms, code, _parts(criteria) or None))


@room.command()
@code_argument
def end(code: str) -> None:
    """Write the scores into the assessment, without names and comments, and end the room."""
    from cluster_psia.workshop import actions

    with _stores() as (assessments, rooms):
        _say(actions.end(rooms, assessments, code))


def _parts(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for text in given for part in text.split(",") if part.strip())


def _say(room: Room) -> None:
    print_lines([f"Room {room.code}: round {room.round}, {room.state}"])


def _settings(
    a: Assessment, criteria: tuple[str, ...], groups: tuple[str, ...], languages: tuple[str, ...]
) -> Settings:
    from pydantic import ValidationError

    from cluster_psia import i18n
    from cluster_psia.assessment.document.adapted import method_of
    from cluster_psia.assessment.document.explain import explain
    from cluster_psia.workshop.values import GROUPS, Settings

    rows = method_of(a).table_2.criteria
    every = tuple(language.code for language in i18n.languages())
    numbered = {str(row.number): row.key for row in rows}
    chosen = tuple(numbered.get(key, key) for key in criteria) or tuple(row.key for row in rows)
    try:
        return Settings(criteria=chosen, groups=groups or GROUPS, languages=languages or every)
    except ValidationError as error:
        raise BadInput(explain(error)) from error


@contextmanager
def _stores() -> Iterator[tuple[AssessmentStore, RoomStore]]:
    """Assessments and rooms in the database of the settings; what they refuse becomes one line."""
    from cluster_psia.settings import SettingsError
    from cluster_psia.store import NotFound, StoreError, open_both
    from cluster_psia.workshop.errors import WorkshopError

    try:
        assessments, rooms = open_both()
        try:
            yield assessments, rooms
        finally:
            rooms.close()
    except (SettingsError, StoreError, NotFound, WorkshopError) as error:
        raise BadInput(str(error)) from error
