"""Serve the app on the local network, behind the door."""

from __future__ import annotations

import sys

import click

from cluster_psia.cli.frame import BadInput, port_option, print_lines


@click.command("workshop")
@port_option
@click.option("--here-only", is_flag=True, help="On this computer only, to try it out.")
def workshop_command(port: int, here_only: bool) -> None:
    """Serve a workshop on the local network: address for phones, QR code, facilitator key."""
    from cluster_psia.settings import SettingsError
    from cluster_psia.store import StoreError, open_rooms
    from cluster_psia.web import start
    from cluster_psia.web.serving import StartError

    try:
        open_rooms().close()  # a database that cannot be used is told now, not to the first phone
        prepared = start.prepare_start(port, everywhere=not here_only)
    except (StoreError, SettingsError, StartError) as error:
        raise BadInput(str(error)) from error
    print_lines(start.start_lines(prepared))
    sys.stdout.flush()
    sys.exit(start.run_server(prepared, everywhere=not here_only))
