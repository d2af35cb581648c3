"""What can be taken away from the chain page: the map as picture and
as data, each made only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.drawing.map.png import map_png
from cluster_psia.drawing.map.svg import map_svg
from cluster_psia.drawing.map.views import View
from cluster_psia.export.chain.graphml import graphml_file
from cluster_psia.mapping.words import map_in_words


@dataclass(frozen=True)
class Download:
    """A file to take away: its label on a button, its name, its type, and how it is made."""

    label: str
    file_name: str
    mime: str
    make: Callable[[], bytes]


def map_files(a: Assessment, view: View | None = None) -> tuple[Download, ...]:
    """The files of the map of ``a``. Making the PNG may raise ``drawing.map_png.PictureError``."""
    return (
        Download(
            "Picture for a slide (PNG)", "value-chain.png", "image/png", partial(map_png, a, view)
        ),
        Download(
            "Picture to print on A3 (PNG)",
            "value-chain-a3.png",
            "image/png",
            partial(map_png, a, view, "a3"),
        ),
        Download(
            "Drawing (SVG)", "value-chain.svg", "image/svg+xml", lambda: map_svg(a, view).encode()
        ),
        Download(
            "Drawing for A3 (SVG)",
            "value-chain-a3.svg",
            "image/svg+xml",
            lambda: map_svg(a, view, "a3").encode(),
        ),
        Download(
            "Network data (GraphML)",
            "value-chain.graphml",
            "application/graphml+xml",
            partial(graphml_file, a),
        ),
        Download(
            "The map in words (text)",
            "value-chain.txt",
            "text/plain",
            lambda: "\n".join(map_in_words(a.chain, method_of(a))).encode(),
        ),
    )
