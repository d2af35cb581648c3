"""The picture of the value chain from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.cli.frame import (
    BadInput,
    file_argument,
    print_lines,
    printable_line,
    read_assessment_file,
)
from cluster_psia.cli.output import OutputKind, write_files

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

_PLACE = click.Path(path_type=Path)


@click.command("map")
@file_argument
@click.option("--svg", type=_PLACE, help="Write the map as a drawing.")
@click.option("--png", type=_PLACE, help="Write the map as a picture.")
@click.option(
    "--graphml", type=_PLACE, help="Write nodes and links for programs that draw networks."
)
@click.option("--text", "text_wanted", is_flag=True, help="Print the map in words.")
@click.option("--view", default="people", show_default=True, help="people, women, status or reach.")
@click.option("--size", default="screen", show_default=True, help="screen, or a3 to print.")
def map_command(file: Path, text_wanted: bool, view: str, size: str, **places: Path | None) -> None:
    """Draw the value chain of FILE, without a browser:
    one or more of --svg, --png, --graphml, --text.
    """
    asked = [(kind, place) for kind, place in places.items() if place]
    if not (asked or text_wanted):
        raise BadInput(
            "say what you want of the map: --svg FILE, --png FILE, --graphml FILE or --text"
        )
    makers = _makers(view, size)
    a = read_assessment_file(file)
    made = [(place, makers[kind](a)) for kind, place in asked]
    write_files(made, file, OutputKind("map", "map.svg", "the same option"))
    if text_wanted:
        _print_map(a)
    for kind, place in asked:
        click.echo(f"Wrote {printable_line(str(place))}", err=text_wanted)
        if kind == "png":
            _tell_missing_letters(a, view, size, err=text_wanted)


def _tell_missing_letters(a: Assessment, view: str, size: str, *, err: bool) -> None:
    from cluster_psia.drawing.map.layout import SIZES
    from cluster_psia.drawing.map.png import missing_in_png
    from cluster_psia.drawing.map.views import VIEWS

    shown = next(known for known in VIEWS if known == view)
    missing = missing_in_png(a, shown, next(known for known in SIZES if known == size))
    if missing:
        click.echo(printable_line(missing), err=err)


def _print_map(a: Assessment) -> None:
    from cluster_psia.mapping.words import map_finding, map_in_words

    print_lines((map_finding(a.chain), *map_in_words(a.chain, method_of(a), a.positions)))


def _makers(view: str, size: str) -> dict[str, Callable[[Assessment], bytes]]:
    """How each kind of file is made. Raises BadInput for a view or a size that there is not."""
    from cluster_psia.drawing.map.layout import SIZES
    from cluster_psia.drawing.map.png import PictureError, map_png
    from cluster_psia.drawing.map.svg import map_svg
    from cluster_psia.drawing.map.views import VIEWS
    from cluster_psia.export.chain.graphml import graphml_file

    shown = next((known for known in VIEWS if known == view), None)
    if shown is None:
        raise BadInput(f"--view {view}: there are {', '.join(VIEWS)}")
    page = next((known for known in SIZES if known == size), None)
    if page is None:
        raise BadInput(f"--size {size}: there are {' and '.join(SIZES)}")

    def png(a: Assessment) -> bytes:
        try:
            return map_png(a, shown, page)
        except PictureError as error:
            raise BadInput(f"no PNG: {error}; --svg works without") from error

    return {"svg": lambda a: map_svg(a, shown, page).encode(), "png": png, "graphml": graphml_file}
