"""Live workshops without a browser; works beside a running server on the same database."""

from __future__ import annotations

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
    read_assessment_file,
)
from cluster_psia.cli.stores import open_stores
from cluster_psia.settings import ADDRESS_VARIABLE

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.workshop.values import Room, Settings

_HERE = "http://localhost:8501"
code_argument = click.argument("code")


@click.group("room", cls=Commands)
def room_command() -> None:
    """Live workshops: open a room for an assessment, lead it through its rounds, end it."""


@room_command.command(name="open")
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
def open_command(
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

    a = read_assessment_file(file)
    with open_stores() as (assessments, rooms):
        settings = _settings(a, _parts(criteria), _parts(groups), _parts(languages))
        actions.check_settings(a, settings)
        saved = assessments.create(a)
        opened = actions.open_room(rooms, (saved.id, saved.assessment), settings)
    code = opened.room.code
    said = {
        "code": code,
        "participant_address": f"{address.rstrip('/')}/w/{code}",
        "facilitator_key": opened.facilitator_key,
        "assessment": saved.id,
    }
    if json_wanted:
        print_json(said)
    else:
        print_lines(f"{key.replace('_', ' ')}: {text}" for key, text in said.items())


@room_command.command("show")
@code_argument
@as_json
def show_command(code: str, json_wanted: bool) -> None:
    """How the room CODE stands: its round, how many people and answers,
    and what they say about each criterion.
    """
    from cluster_psia.workshop.report import room_lines, room_record

    with open_stores() as (_, rooms):
        if json_wanted:
            print_json(room_record(rooms, code))
        else:
            print_lines(room_lines(rooms, code))


@room_command.command("add")
@code_argument
@click.option("--criteria", multiple=True, help="Keys, separated by commas.")
@click.option("--groups", multiple=True, help="Keys or free text, separated by commas.")
@click.option("--languages", multiple=True, help="Codes, separated by commas.")
def add_command(
    *, code: str, criteria: tuple[str, ...], groups: tuple[str, ...], languages: tuple[str, ...]
) -> None:
    """Add criteria, groups and languages to a room that has not ended."""
    from cluster_psia.workshop import actions

    with open_stores() as (assessments, rooms):
        a = assessments.get(actions.find_room(rooms, code).assessment_id).assessment
        more = {
            "criteria": _parts(criteria),
            "groups": _parts(groups),
            "languages": _parts(languages),
        }
        _say(actions.widen_room(rooms, code, a, **more))


@room_command.command("close")
@code_argument
def close_command(code: str) -> None:
    """Take no more answers in this round."""
    from cluster_psia.workshop import actions

    with open_stores() as (_, rooms):
        _say(actions.close_round(rooms, code))


@room_command.command("reveal")
@code_argument
@click.option("--criteria", multiple=True, help="Keys, separated by commas; all when not given.")
def reveal_command(code: str, criteria: tuple[str, ...]) -> None:
    """Close this round and let participants see the room's answers."""
    from cluster_psia.workshop import actions

    with open_stores() as (_, rooms):
        _say(actions.reveal_results(rooms, code, _parts(criteria) or None))


@room_command.command(name="next")
@code_argument
@click.option("--criteria", multiple=True, help="Keys, separated by commas; all when not given.")
@click.option(
    "--after",
    type=click.IntRange(1, 99),
    required=True,
    help="The round that you have seen; in another one nothing is done.",
)
def next_command(*, code: str, criteria: tuple[str, ...], after: int) -> None:
    """Open the round that follows on the one that you have seen."""
    from cluster_psia.workshop import actions

    with open_stores() as (_, rooms):
        _say(actions.start_next_round(rooms, code, _parts(criteria) or None, seen=after))


@room_command.command("end")
@code_argument
def end_command(code: str) -> None:
    """Write the scores into the assessment, without names and comments, and end the room. Of a
    room that has ended it writes the scores again that the assessment lacks.
    """
    from cluster_psia.workshop import actions

    with open_stores() as (assessments, rooms):
        room = actions.end_room(rooms, assessments, code)
        _say(room)
        if actions.answers_given(rooms, code):
            a = assessments.get(room.assessment_id).assessment
            there = actions.standing_scores(rooms, a, code)
            print_lines([f"{there.there} of {there.of} answers stand in the assessment"])


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
    from cluster_psia.assessment.document.explain import explain_error
    from cluster_psia.workshop.values import GROUPS, Settings

    rows = method_of(a).table_2.criteria
    every = tuple(language.code for language in i18n.languages())
    numbered = {str(row.number): row.key for row in rows}
    chosen = tuple(numbered.get(key, key) for key in criteria) or tuple(row.key for row in rows)
    try:
        return Settings(criteria=chosen, groups=groups or GROUPS, languages=languages or every)
    except ValidationError as error:
        raise BadInput(explain_error(error)) from error
