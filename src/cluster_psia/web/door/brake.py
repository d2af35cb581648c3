"""Failures are slowed down, by address: guessing codes, links and keys.

Whoever gets it right is never slowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from cluster_psia.web.light.refusals import Refusal, too_many_tries

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

# A hall of people who mistype a code behind one address stays far below it.
FAILURES = parse("60 per minute")


class Brake:
    """Counts failures by address and refuses more of them."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def check(self, connection: HTTPConnection) -> None:
        """Refuse to look at a guess (a room code, a facilitator key) from an address
        with too many failures.
        """
        if not self._limiter.test(FAILURES, _address(connection)):
            raise too_many_tries()

    def failed(self, connection: HTTPConnection) -> bool:
        """Count a failure; whether it was one too many."""
        return not self._limiter.hit(FAILURES, _address(connection))

    def slowed(self, connection: HTTPConnection, refusal: Refusal) -> Refusal:
        """The refusal, or "too many tries" where it was a wrong guess and one too many."""
        return too_many_tries() if refusal.guess and self.failed(connection) else refusal


def _address(connection: HTTPConnection) -> str:
    return connection.client.host if connection.client else "nobody"
