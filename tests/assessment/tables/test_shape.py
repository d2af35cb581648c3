"""What a table is, and how a field of a field is found."""

from __future__ import annotations

import pytest

from cluster_psia.assessment.document.chain import Figure
from cluster_psia.assessment.tables.cells import OptionalCell
from cluster_psia.assessment.tables.shape import ChainColumn, ChainTable, value_at
from tests.mapping.chains import actor

COLUMNS = (
    ChainColumn("label", "Name", OptionalCell(), ("straße",)),
    ChainColumn("note", "Straße", OptionalCell()),
)
TABLE = ChainTable("actors", "Operators", COLUMNS, lambda _: (), ("label",))


def test_a_heading_is_compared_evened_out_and_other_ways_follow_it() -> None:
    assert COLUMNS[0].headings == ("name", "strasse")
    assert COLUMNS[1].headings == ("strasse",)


def test_a_table_says_what_stands_over_a_field_and_knows_no_other() -> None:
    assert TABLE.head("note") == "Straße"
    with pytest.raises(StopIteration):
        TABLE.head("kind")


def test_a_value_is_found_in_a_field_and_in_a_field_of_a_field() -> None:
    node = actor("a", workers=0, income=Figure(amount="50"))
    assert value_at(node, "workers") == 0
    assert value_at(node, "income.amount") == "50"
    assert value_at(node, "income.citation.source") is None


def test_nothing_on_the_way_is_nothing_but_an_unknown_field_is_a_fault() -> None:
    assert value_at(None, "workers") is None
    assert value_at(actor("a"), "income.amount") is None
    with pytest.raises(AttributeError):
        value_at(actor("a"), "colour")
