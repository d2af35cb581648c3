"""Read by every Python that has this folder on its path: gives a server a full disk or little
patience while it runs.

The file that ``CLUSTER_PSIA_TEST_FAULTS`` names holds SQLite pragmas, one a line, for every
connection taken from a pool; an empty file heals.
"""

import os
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import Pool

_HEALTHY = ("max_page_count = 4294967294", "busy_timeout = 15000")
_FILE = Path(os.environ["CLUSTER_PSIA_TEST_FAULTS"])


@event.listens_for(Pool, "checkout")
def _harm(connection: DBAPIConnection, _record: object, _proxy: object) -> None:
    for pragma in (*_HEALTHY, *_FILE.read_text(encoding="utf-8").splitlines()):
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
