"""Every page of the finished example, run again, against an empty page: what a choice on it costs
the program.
"""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.pairs import Pair, medians
from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample
from cluster_psia.ui.frame.walk import every_step
from tests.ui.app import open_page

EMPTY = "import streamlit as st\nst.title('Empty')"


def pairs() -> Iterator[Pair]:
    """A pair for each page."""
    logging.disable(logging.WARNING)  # Streamlit warns of each run that no browser asked for
    empty, example = AppTest.from_string(EMPTY), load_sample(FINISHED_EXAMPLE)
    for step in every_step():
        with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
            page = open_page(Path(folder), patch, step.key, example)
            mine, other = medians(page.run, empty.run, time.process_time)
        yield Pair(f"{step.title}, again", "an empty page", mine, other, "at most 15")
    logging.disable(logging.NOTSET)
