"""The limits on connections, put in place when the server starts."""

from __future__ import annotations

import contextlib

MOST_FILES = 65_536


def limit_connections() -> None:
    """Give uvicorn's protocol the limits, and this process as many files as it may have."""
    raise_file_limit()
    with contextlib.suppress(ImportError):  # without httptools uvicorn has a parser with limits
        from cluster_psia.web.wire.protocol import put_limits_in_place

        put_limits_in_place()


def raise_file_limit() -> None:
    """A hall of phones needs more open files than the 1,024 that many systems give at first."""
    with contextlib.suppress(ImportError, OSError, ValueError):  # a system that knows no such limit
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
        if soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
