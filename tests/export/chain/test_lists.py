"""Lists to choose from in the workbook of the chain."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.tables.choice_cells import ChoiceCell
from cluster_psia.assessment.tables.columns import TABLES, WORDS
from cluster_psia.export.chain.tables import chain_workbook
from cluster_psia.method import load_method
from tests.export.chain.whole_chain import full

EMPTY = Assessment(name="x")


def test_cells_offer_the_words_that_an_import_takes_and_bar_no_other() -> None:
    book = load_workbook(io.BytesIO(chain_workbook(full())))
    offered = {}
    for page in book:
        heads = [cell.value for cell in page[1]]
        for rule in page.data_validations.dataValidation:
            assert not rule.showErrorMessage
            cells = book[WORDS][rule.formula1.rpartition("!")[2].replace("$", "")]
            cells = cells if isinstance(cells, tuple) else ((cells,),)
            words = [cell.value for (cell,) in cells]
            first = next(iter(rule.sqref.ranges))
            offered[page.title, heads[first.min_col - 1]] = words
            assert first.max_row > page.max_row
    for table in TABLES:
        for column in table.columns:
            if isinstance(column.how, ChoiceCell):
                words = list(column.how.labels(load_method()).values())
                assert offered.pop((table.title, column.head)) == words
    nodes = ["Stitchers; at home", "Traders", "Guild"]
    sources = {head for _, head in offered if head.endswith(("Source", "source"))}
    assert sources == {"Source", "Income source"}
    offered = {place: words for place, words in offered.items() if place[1] not in sources}
    assert offered == {("Links", "From"): nodes, ("Links", "To"): nodes} | {
        (title, "Node"): nodes[:2] for title in ("Differences", "Sources of figures", "Screening")
    }
