"""The preview of tables on the page: a run of the page that shows one against a run of the page
without, and how much of it is sent.
"""

from __future__ import annotations

import json
import logging
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.pairs import Pair, medians
from benchmarks.tables import workbook
from cluster_psia.assessment import Assessment
from tests.ui.app import open_page, widget
from tests.ui.chain.test_page import starts
from tests.ui.previews import preview_data_of

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

ROWS, FEW = 2_000, 50
TIMES = 5


def pairs() -> Iterator[Pair]:
    """A page with a preview, shown again and shown first, and what the browser gets of it."""
    logging.disable(logging.WARNING)  # Streamlit warns of each run that no browser asked for
    with _files_page() as empty, _files_page() as shown, _files_page() as few:
        _upload(shown, workbook(ROWS), 0)
        _upload(few, workbook(FEW), 0)
        name, page = f"preview of {ROWS:,} rows, again", "the page without, again"
        mine, other = medians(shown.run, empty.run, time.process_time)
        yield Pair(name, page, mine, other, "at most 4")
        sent, least = (float(len(json.dumps(preview_data_of(at)))) for at in (shown, few))
        yield Pair(f"preview of {ROWS:,} rows, sent", f"{FEW} rows", sent, least, "1", "bytes")
        first = sorted(_first(shown, n) for n in range(1, TIMES + 1))[TIMES // 2]
        yield Pair(f"preview of {ROWS:,} rows, first", page, first, other)
    logging.disable(logging.NOTSET)


@contextmanager
def _files_page() -> Iterator[AppTest]:
    """The part of the chain's page into which tables are brought, of an empty assessment."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        at = open_page(Path(folder), patch, "chain", Assessment(name="Empty"))
        starts(at, "button_group", "chain.section").set_value("files").run()
        yield at


def _upload(at: AppTest, data: bytes, n: int) -> None:
    widget(at, "file_uploader", "chain.upload").set_value([(f"firms {n}.xlsx", data, "")]).run()


def _first(at: AppTest, n: int) -> float:
    """Milliseconds until a file that was not there before is read and shown."""
    data, begun = workbook(ROWS), time.process_time()
    _upload(at, data, n)
    return (time.process_time() - begun) * 1e3
