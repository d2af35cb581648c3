"""How fast it is, as ratios measured side by side in one run.

Run by ``make bench``. Works in temporary folders, talks to no network beyond this machine, and
ends by itself.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks import (
    chain_page,
    chains,
    downloads,
    first_visit,
    kept,
    previews,
    reruns,
    rooms,
    starting,
    tables,
)

if TYPE_CHECKING:
    from benchmarks.pairs import Pair

SUBJECTS = (
    starting,
    kept,
    chains,
    tables,
    previews,
    reruns,
    rooms,
    downloads,
    first_visit,
    chain_page,
)


def main() -> None:
    """Measure and print."""
    begun = time.perf_counter()
    print(f"{'what':<34}{'':>10} {'':<6}{'against':<34}{'':>10} {'':<6}{'ratio':>8}   target")
    for subject in SUBJECTS:
        for pair in subject.pairs():
            print(line(pair), flush=True)
    print(f"ms are medians on this machine; the whole run took {time.perf_counter() - begun:.0f} s")


def line(pair: Pair) -> str:
    """A row of the table."""
    ratio, digits = pair.mine / pair.other, 2 if pair.unit == "ms" else 0
    mine, other = (f"{figure:>10,.{digits}f} {pair.unit:<6}" for figure in (pair.mine, pair.other))
    shown = f"{ratio:>8.2f}" if ratio >= 0.1 else f"{ratio:>8.4f}"
    return f"{pair.what:<34}{mine}{pair.against:<34}{other}{shown}   {pair.target}".rstrip()


if __name__ == "__main__":
    main()
