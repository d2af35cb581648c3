"""Tables that are refused, with line and reason, and what does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_psia.evidence.data import A1, A2
from cluster_psia.evidence.italy import EvidenceError, italy_evidence
from tests.evidence.tables import change

E = italy_evidence()


SPOILED = {
    "unknown column": (
        A1,
        "sector,area",
        "branch,sector,area",
        "line 1: the column 'branch' is not known",
    ),
    "missing column": (A2, "workers,", "", "line 1: the column 'workers' is missing"),
    "column twice": (
        A1,
        "area,year",
        "area,area,year",
        "line 1: the column 'area' stands there twice",
    ),
    "no number": (A1, ",295631,", ",295 631,", "line 3: employment '295 631' is not a number"),
    "not finite": (A2, "15.736", "nan", "line 2: salary_thousand_euro 'nan' is not a number that"),
    "endless": (
        A2,
        "15.736",
        "1e999999",
        "line 2: salary_thousand_euro '1e999999' is not a number that",
    ),
    "printed no number": (
        A2,
        ",107.9",
        ",ca. 108",
        "line 3: index_1994_100 'ca. 108' is not a number",
    ),
    "zero": (A1, ",318778,", ",0,", "line 2: employment '0' must be above 0"),
    "unknown area": (
        A1,
        "outside,1991",
        "beside,1991",
        "line 2: area 'beside' is not one of outside, inside",
    ),
    "unknown year": (A2, ",1996,", ",1997,", "line 3: year '1997' is not one of 1994, 1996, 1998"),
    "duplicate row": (
        A1,
        "inside,1991,155278",
        "outside,1991,155278",
        "line 4: duplicate row, the same cell stands",
    ),
    "cells": (
        A1,
        "outside,1991,318778,",
        "outside,1991",
        "line 2: 3 cells where there are 5 columns",
    ),
    "no sector": (A1, "Food industry,outside,1991", ",outside,1991", "line 2: sector '' is empty"),
    "no first year": (
        A1,
        "Food industry,outside,1991,318778,\n",
        "",
        "line 2: there is no row of 1991 for Food",
    ),
    "not printed": (
        A1,
        "295631,-7.3",
        "295631,",
        "line 3: the printed figure is missing for Food industry",
    ),
    "open quote": (A1, "TOTAL,outside,1991", '"TOTAL,outside,1991', "is no CSV"),
}


@pytest.mark.parametrize("what", SPOILED)
def test_a_spoiled_table_is_named_with_line_and_reason(own: Path, what: str) -> None:
    name, old, new, said = SPOILED[what]
    change(own / name, old, new)
    with pytest.raises(EvidenceError) as refused:
        italy_evidence(own)
    message = str(refused.value)
    assert message.startswith(str(own / name))
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "'sector' is missing"), (b"\xff\xfe\x00", "UTF-8")]
)
def test_what_is_no_table_is_refused(own: Path, content: bytes, said: str) -> None:
    (own / A1).write_bytes(content)
    with pytest.raises(EvidenceError, match=said):
        italy_evidence(own)


def test_a_head_alone_and_a_missing_file_are_refused(own: Path) -> None:
    head = (own / A2).read_text(encoding="utf-8").splitlines()[0]
    (own / A2).write_text(head + "\n", encoding="utf-8")
    with pytest.raises(EvidenceError, match="there are no rows"):
        italy_evidence(own)
    (own / A2).unlink()
    with pytest.raises(EvidenceError, match="cannot be read"):
        italy_evidence(own)


def test_a_mark_of_utf_8_another_order_of_columns_and_empty_lines_do_no_harm(own: Path) -> None:
    lines = (own / A1).read_text(encoding="utf-8").splitlines()
    assert lines[1] == "Food industry,outside,1991,318778,"
    turned = [",".join(reversed(line.rsplit(",", 4))) for line in lines if '"' not in line]
    (own / A1).write_text("\ufeff" + "\n\n".join(turned) + "\n", encoding="utf-8")
    assert italy_evidence(own).of("A.1")[0] == E.of("A.1")[0]
