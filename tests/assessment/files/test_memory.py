"""How much memory small files take that unpack to much, in the process that reads what comes in."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from cluster_psia.apart import run_apart
from cluster_psia.assessment.files.file import AssessmentFileError, read_assessment
from cluster_psia.assessment.files.sheets.read import GivenFile, read_sheet_file
from tests.assessment.files.sheets.made import known_words
from tests.assessment.files.sheets.test_read import HOSTILE
from tests.machine import PATIENCE

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux limits the memory of a process"
)
MOST = 300  # MB


def document(rest: str) -> bytes:
    return f'{{"schema_version": 2, "name": "Agra", {rest}}}'.encode()


def listed(name: str, item: str, times: int) -> bytes:
    return document(f'"{name}": [{",".join([item] * times)}]')


def keyed(times: int) -> str:
    return ",".join(f'"k{n}": 1' for n in range(times))


def grouped(parts: int, keys: int) -> bytes:
    """So many unknown keys in each rating of as many criteria."""
    return document(
        '"ratings": {' + ",".join(f'"c{n}": [{{{keyed(keys)}}}]' for n in range(parts)) + "}"
    )


SWELLING: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty sources": (lambda: listed("sources", "{}", 290_000), "sources.0.id: is missing"),
    "numbers as sources": (lambda: listed("sources", "1", 590_000), "sources.0: 1 is not"),
    "unknown keys": (lambda: document(keyed(590_000)), "590,002 keys in one object are too many"),
    "unknown keys of each": (lambda: grouped(10, 10_000), "100,000 things are wrong in it"),
}


@pytest.mark.parametrize("what", SWELLING)
def test_many_problems_of_a_document_need_no_memory_each(what: str) -> None:
    made, said = SWELLING[what]
    with pytest.raises(AssessmentFileError, match=said):
        run_apart(read_assessment, made(), seconds=PATIENCE, megabytes=MOST)


def test_half_a_million_runs_of_one_text_need_little_memory() -> None:
    given = GivenFile("given", HOSTILE["runs of one text"]())
    found = run_apart(read_sheet_file, given, known_words, seconds=PATIENCE, megabytes=MOST)
    assert "unpacks to far more than tables hold" in found.problem
