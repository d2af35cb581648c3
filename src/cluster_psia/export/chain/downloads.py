"""What can be taken away from the chain page: the map as picture and as data, each made only when
it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.drawing.map.png import map_png
from cluster_psia.drawing.map.svg import map_svg
from cluster_psia.export.chain.graphml import graphml_file
from cluster_psia.mapping.words import map_in_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.drawing.map.layout import Size
    from cluster_psia.drawing.map.views import View


@dataclass(frozen=True)
class Download:
    """A file to take away: its label on a button, its name, its type, and how it is made;
    ``make`` can be pickled, so that it may be called in another process.
    """

    label: str
    file_name: str
    mime: str
    make: Callable[[], bytes]


def map_files(a: Assessment, view: View | None = None) -> tuple[Download, ...]:
    """The files of the map of ``a``. Making the PNG may raise ``drawing.map.png.PictureError``."""
    return (*_pictures(a, view), *_drawings(a, view), *_data(a))


def _pictures(a: Assessment, view: View | None) -> tuple[Download, ...]:
    return (
        Download(
            label="Picture for a slide (PNG)",
            file_name="value-chain.png",
            mime="image/png",
            make=partial(map_png, a, view),
        ),
        Download(
            label="Picture to print on A3 (PNG)",
            file_name="value-chain-a3.png",
            mime="image/png",
            make=partial(map_png, a, view, "a3"),
        ),
    )


def _drawings(a: Assessment, view: View | None) -> tuple[Download, ...]:
    return (
        Download(
            label="Drawing (SVG)",
            file_name="value-chain.svg",
            mime="image/svg+xml",
            make=partial(_svg, a, view),
        ),
        Download(
            label="Drawing for A3 (SVG)",
            file_name="value-chain-a3.svg",
            mime="image/svg+xml",
            make=partial(_svg, a, view, "a3"),
        ),
    )


def _data(a: Assessment) -> tuple[Download, ...]:
    return (
        Download(
            label="Network data (GraphML)",
            file_name="value-chain.graphml",
            mime="application/graphml+xml",
            make=partial(graphml_file, a),
        ),
        Download(
            label="The map in words (text)",
            file_name="value-chain.txt",
            mime="text/plain",
            make=partial(_in_words, a),
        ),
    )


def _svg(a: Assessment, view: View | None, size: Size = "screen") -> bytes:
    return map_svg(a, view, size).encode()


def _in_words(a: Assessment) -> bytes:
    return "\n".join(map_in_words(a.chain, method_of(a), a.positions)).encode()
