"""What a start costs: reading and checking the whole library of the method, against importing
Streamlit.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.pairs import Pair, medians, middle

# Each in a process of its own, as at a start; only the lines between the two clocks are counted.
_TIMED = (
    "import time\n{before}\nbegun = time.perf_counter()\n{timed}\nprint((time.perf_counter() -"
    " begun) * 1e3)"
)
METHOD = _TIMED.format(
    before="from cluster_psia.method.load import load_method", timed="load_method()"
)
CASES = _TIMED.format(
    before=(
        "from cluster_psia.assessment.files.samples import case_keys,"
        " load_sample\nload_sample('tiruppur')"
    ),
    timed="for key in case_keys(): load_sample(key)",
)
STREAMLIT = _TIMED.format(before="", timed="import streamlit")


def pairs() -> Iterator[Pair]:
    """The method, and the published clusters, which are read when their page is first opened."""
    against = "import streamlit"
    yield Pair("read and check method", against, *_in_turn(METHOD, STREAMLIT), "under 0.25")
    yield Pair("read and check cases", against, *_in_turn(CASES, STREAMLIT))


def _in_turn(mine: str, other: str) -> tuple[float, float]:
    """Medians of what the two programs print; the time of their processes around it is left out."""
    taken: dict[str, list[float]] = {mine: [], other: []}

    def run(program: str) -> None:
        printed = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        ).stdout
        taken[program].append(float(printed))

    medians(lambda: run(mine), lambda: run(other))
    return middle(taken[mine]), middle(taken[other])
