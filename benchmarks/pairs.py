"""Two things measured in turn in one run, so that any machine gives like figures: what counts is
their ratio.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

SECONDS = 4.0  # given to each pair of measurements
FEWEST = 5  # measurements of each, however slow


@dataclass(frozen=True)
class Pair:
    """What is measured, what it is held against, and the figures of both: median milliseconds
    unless ``unit`` says.
    """

    what: str
    against: str
    mine: float
    other: float
    target: str = ""  # what the ratio should be, where something was promised
    unit: str = "ms"


def medians(
    mine: Callable[[], object],
    other: Callable[[], object],
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float]:
    """Median milliseconds of both, taken in turn so that a busy moment hits them alike; the first
    round is left out.

    What only computes is measured with ``time.process_time``: of two such pieces the longer one is
    interrupted more often on a busy machine, and by the clock on the wall that would look like
    growth.
    """
    taken: tuple[list[float], list[float]] = ([], [])
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end or len(taken[0]) <= FEWEST:
        for act, times in zip((mine, other), taken, strict=True):
            begun = clock()
            act()
            times.append((clock() - begun) * 1e3)
    return middle(taken[0]), middle(taken[1])


def middle(times: list[float]) -> float:
    """The median without the first one, which pays for caches."""
    return statistics.median(times[1:])
