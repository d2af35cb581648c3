"""Which language a person's phone asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cluster_psia.i18n.catalogues import ENGLISH

# A header is whatever somebody sends; a phone's own has hardly more than ten languages.
_MOST_RANGES = 40
_RANGE = re.compile(
    r"(\*|[a-z]{1,8}(?:[-_][a-z0-9]{1,8})*)(?:;q=([01](?:\.\d{0,3})?))?", re.IGNORECASE
)


def best_language(accept_language: str | None, offered: Sequence[str]) -> str:
    """The offered language that an Accept-Language header likes best;
    the first one where it likes none.

    ``es-419`` finds ``es``; what cannot be read is passed over. English where nothing is offered.
    """
    known = {code.lower(): code for code in offered}
    for wanted in _by_liking(accept_language or ""):
        if wanted == "*":
            break
        for shorter in _shortened(wanted):
            if shorter in known:
                return known[shorter]
    return offered[0] if offered else ENGLISH


def _by_liking(header: str) -> Iterable[str]:
    liked = []
    for part in header.split(",", _MOST_RANGES)[:_MOST_RANGES]:
        match = _RANGE.fullmatch("".join(part.split()))
        if match and (liking := float(match[2] or 1)) > 0:
            liked.append((liking, match[1].lower().replace("_", "-")))
    return (tag for _, tag in sorted(liked, key=lambda one: -one[0]))


def _shortened(tag: str) -> Iterator[str]:
    """``pa-arab-pk``, ``pa-arab``, ``pa``."""
    while tag:
        yield tag
        tag = tag.rpartition("-")[0]
