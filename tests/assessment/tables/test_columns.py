"""Columns of the tables of nodes and links."""

from __future__ import annotations

from typing import Any

from cluster_psia.assessment.document.chain import Figure
from cluster_psia.assessment.document.sources import Citation
from cluster_psia.assessment.tables.columns import TABLES
from tests.export.chain.whole_chain import full


def test_each_thing_that_the_model_knows_has_a_column() -> None:
    """Whoever adds a field to a node or link adds it to the tables."""
    for table in TABLES:
        told = {column.field for column in table.columns}
        thing = next(iter(table.things(full().chain)))[1]
        fields = {f"{name}.{inner}" if inner else name for name, inner in flat(thing)}
        parts = {"differences", "figure_sources", "screening"}  # tables of their own
        assert fields - parts == told - {"node"}


def flat(thing: Any) -> list[tuple[str, str]]:
    found = []
    for name in type(thing).model_fields:
        value = getattr(thing, name)
        if isinstance(value, Citation | Figure):
            inner = [f"{i}.{j}" if j else i for i, j in flat(value)]
            found += [(name, each) for each in inner]
        else:
            found.append((name, ""))
    return found
