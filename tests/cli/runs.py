"""The command line run, and the line that it refuses with."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from cluster_psia.cli import main


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def refused(result: Result) -> str:
    """The one line that a refusal is."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    said = result.stderr.splitlines()
    assert len(said) == 1
    assert said[0].startswith("cluster-psia: ")
    return said[0]
