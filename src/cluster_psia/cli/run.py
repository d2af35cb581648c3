"""Serve the app on this computer, for people who have no repository."""

from __future__ import annotations

import sys

import click

from cluster_psia.cli.frame import BadInput, port_option


@click.command("run")
@port_option
@click.option("--no-browser", is_flag=True, help="Open no window of the browser.")
def run_command(port: int, no_browser: bool) -> None:
    """Serve the app on this computer, as make run does in a copy of the repository."""
    from cluster_psia.web.serving import StartError, check_start, serve_app, streamlit_command

    changed: dict[str, object] = {"server.fileWatcherType": "none"}
    if no_browser:
        changed["server.headless"] = True
    try:
        check_start(port, "localhost")
    except StartError as error:
        raise BadInput(str(error)) from error
    sys.exit(serve_app(streamlit_command(port, changed)))
