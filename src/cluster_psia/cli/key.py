"""A key that was lost, made anew on the computer itself."""

from __future__ import annotations

import click

from cluster_psia.cli.frame import print_lines
from cluster_psia.cli.stores import open_stores


@click.command("key")
@click.option("--room", default="", help="Code of a room: a key that opens that room alone.")
@click.option("--end-sessions", is_flag=True, help="Whoever came in with such a key is out.")
def key_command(room: str, end_sessions: bool) -> None:
    """Make a new facilitator's key; earlier ones open nothing more. Running servers know it at
    once.
    """
    from cluster_psia.workshop import actions

    with open_stores() as (_, rooms):
        code = actions.find_room(rooms, room).code if room else ""
        made = actions.make_room_key(rooms, code) if code else actions.make_facilitator_key(rooms)
        ended = [
            each for each in actions.door_sessions(rooms) if end_sessions and each.code == code
        ]
        for each in ended:
            actions.end_session(rooms, each.number)
    print_lines([made])
