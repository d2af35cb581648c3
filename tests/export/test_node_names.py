"""Two nodes of one name are told apart wherever they are named: on the sheets of the plan, in
the texts of the command line, in the guide, in reach, at links.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from cluster_psia.assessment.document.guide import MappingGuide
from cluster_psia.assessment.document.model import (
    Assessment,
    Chain,
    Informant,
    Link,
    replace,
)
from cluster_psia.design.indicators import suggest_indicators
from cluster_psia.drawing.map.svg import map_svg
from cluster_psia.export import build_report, workbook_bytes
from cluster_psia.export.text.reach import reach_lines, reach_record
from cluster_psia.export.text.screening import screening_lines, screening_record
from cluster_psia.export.text.suggestions import suggestion_lines, suggestions_record
from cluster_psia.mapping.checks import chain_disagreements
from cluster_psia.mapping.heard import gaps_in_hearing
from cluster_psia.mapping.words import map_finding, map_in_words
from cluster_psia.method import load_method
from tests.export.plan.reports import TODAY
from tests.export.plan.test_workbook import held_texts, opened
from tests.mapping.chains import activity, actor, assessment, body, group, links, poor

BARE = re.compile(r"Twins(?! \[(?:a|b|bds)\])")


def twins() -> Assessment:
    """Two poor nodes and an institution of one name, each in everything that names a node."""
    facts: dict[str, Any] = {
        "label": "Twins",
        "workers": 10,
        "women": 8,
        "men": 8,
        "income": {"amount": "50", "unit": "rupees a day"},
        "differences": [{"kind": "religion", "value": "Muslim", "people": 20}],
        "status_in_employment": ["home_workers"],
        "figure_sources": [{"figure": "workers", "as_of": "2004"}],
        "sure": "estimated",
        "screening": [{"item": "basic_needs", "sign": "clear"}],
    }
    chain = Chain(
        actors=(poor("a", **facts), poor("b", **facts), actor("buyer", "trader", "trade")),
        institutions=(
            body("bds", label="Twins", services="Advice", represents=["a"]),
            body("ngo", not_represented=["a", "b"]),
        ),
        links=(
            *links("a subcontracts b", "buyer subcontracts a", "bds serves buyer"),
            Link(source="b", target="buyer", kind="sells_to", power="source", note="Weekly"),
        ),
    )
    told = assessment(
        chain,
        activity("train", "a", effect=load_method().table_1.areas[0].effects[0].key),
        activity("lend", "b"),
        groups=(group("g", "a", why_poor="Low pay"),),
    )
    people = (Informant(id="one", name="Asha", node="bds"),)
    return replace(told, guide=MappingGuide(informants=people))


def without_ids(texts: Iterable[str]) -> list[str]:
    """The texts in which a name stands bare, so that nobody knows who is meant."""
    return [text for text in texts if BARE.search(text)]


def strings_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings_of(one)


def test_every_sheet_of_the_workbook_tells_them_apart() -> None:
    report = build_report(twins(), TODAY)
    texts = held_texts(opened(workbook_bytes(report))).splitlines()

    assert sum("Twins" in text for text in texts) > 20
    assert without_ids(texts) == []


@pytest.mark.parametrize("lines", [screening_lines, reach_lines, suggestion_lines])
def test_the_texts_of_the_command_line_tell_them_apart(lines: Any) -> None:
    texts = list(lines(twins()))

    assert "Twins [" in "\n".join(texts)
    assert without_ids(texts) == []


@pytest.mark.parametrize("record", [screening_record, reach_record, suggestions_record])
def test_the_records_for_programs_tell_them_apart(record: Any) -> None:
    told = json.loads(json.dumps(record(twins()), default=str))

    assert without_ids(strings_of(told)) == []


def test_map_guide_checks_and_reasons_tell_them_apart() -> None:
    a = twins()
    reasons = [str(reason) for s in suggest_indicators(a, "g") for reason in s.because]
    disagreements = [one.text for one in chain_disagreements(a)]
    texts = [
        map_finding(a.chain),
        *map_in_words(a.chain, load_method()),
        *gaps_in_hearing(a),
        *disagreements,
        *reasons,
    ]

    assert any("poverty node: Twins [a] and Twins [b]" in text for text in gaps_in_hearing(a))
    assert len(disagreements) > 1
    assert without_ids(texts) == []


def test_a_link_on_the_picture_says_which_of_them_it_joins() -> None:
    titles = re.findall(r"<title>(.*?)</title>", map_svg(twins()))

    assert any(title.startswith("Twins [a] ") and title.endswith(" Twins [b]") for title in titles)
    assert without_ids(titles) == []
