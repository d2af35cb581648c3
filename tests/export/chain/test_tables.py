"""Tables of the chain: they go out and come in as the same chain, and text stays text."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from cluster_psia.assessment.document.chain import Actor, Figure, Screened
from cluster_psia.assessment.document.model import Chain, replace
from cluster_psia.assessment.document.sources import Citation
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.assessment.tables.columns import TABLES
from cluster_psia.assessment.tables.take import import_tables
from cluster_psia.export.chain.tables import CsvMark, chain_csv, chain_workbook
from cluster_psia.method import load_method
from tests.assessment.chain_strategies import chains
from tests.export.assessments import filled
from tests.export.chain.as_tables import EMPTY, FORMS, by_place, files, listed, pages, sayable
from tests.export.chain.whole_chain import full
from tests.export.office import recalculated

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment

# The same chain ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(chains().map(lambda chain: Chain.model_validate(sayable(chain.model_dump()))))
def test_any_chain_goes_out_and_comes_in_as_the_same_chain(form: str, chain: Chain) -> None:
    a = listed(chain)
    tables = pages(*files(a, form))
    new = import_tables(EMPTY, tables)
    assert [row for row in new.rows if row.happens != "added"] == []
    assert by_place(new.assessment.chain) == by_place(chain)
    again = import_tables(a, tables)
    assert (again.assessment, again.count("added", "changed", "refused")) == (a, 0)
    assert bool(again.problems) == (not again.rows)  # an empty map is said to be one


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(chain=chains())
def test_what_an_older_file_holds_is_never_changed_by_its_own_tables(
    form: str, chain: Chain
) -> None:
    """Statuses without a reason and places without a source, which the app no longer takes,
    stay as they are.
    """
    a = listed(chain)
    again = import_tables(a, pages(*files(a, form)))
    assert (again.assessment, again.count("added", "changed", "refused")) == (a, 0)


@pytest.mark.parametrize("key", ["sialkot", "tiruppur", "sinos_valley"])
@pytest.mark.parametrize("form", FORMS)
def test_a_published_chain_comes_back_unchanged(key: str, form: str) -> None:
    a = load_sample(key)
    again = import_tables(a, pages(*files(a, form)))
    assert again.count("added", "changed", "refused") == 0
    assert again.assessment == a


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("a", [full(), filled()], ids=["full", "filled"])
def test_everything_that_nodes_and_links_know_comes_into_an_empty_assessment(
    form: str, a: Assessment
) -> None:
    new = import_tables(EMPTY, pages(*files(a, form)))
    assert (new.count("refused"), new.problems) == (0, ())
    assert by_place(new.assessment.chain) == by_place(a.chain)


# Text stays text ---------------------------------------------------------------------------------


EVIL = (
    "=1+1",
    "+1",
    "-5 %",
    "@SUM(A1)",
    "'=1+1",
    "''-x",
    "'quoted'",
    '"?"',
    "?",
    "-",
    "n/a",
    '"',
    '"-',
    "_x0041_",
    "＝1",
    "2024-03-01",
    "1e5",
    "TRUE",
    "007",
    "a,b\tc;d",
    "two\nlines",
    "x" * 5000,
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", EVIL)
def test_any_text_comes_back_as_it_was_typed(form: str, text: str) -> None:
    line = " ".join(text[:300].split())
    a = add_actor(
        listed(Chain()),
        line,
        "trader",
        note=text,
        poverty="none",
        poverty_reason=text,
        income=Figure(amount=line, unit=line),
        citation=Citation(source="unido_2004", place=line),
    )
    again = import_tables(EMPTY, pages(*files(a, form))).assessment.chain.actors[0]
    assert again.model_dump(exclude={"id"}) == a.chain.actors[0].model_dump(exclude={"id"})


def test_no_cell_of_a_workbook_or_csv_is_a_formula() -> None:
    a = EMPTY
    for text in EVIL[:6]:
        a = add_actor(a, text, "trader", note=text, income=Figure(amount=text))
    book = load_workbook(io.BytesIO(chain_workbook(a)))
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {
        "s",
        "n",
    }
    rows = list(csv.reader(io.StringIO(chain_csv(a, "actors").decode("utf-8-sig"))))
    assert [cell for row in rows[1:] for cell in row if cell[:1] in tuple("=+-@＝")] == []


@pytest.mark.parametrize("mark", [",", ";"])
def test_41_43_either_mark_stands_between_cells_and_none_makes_a_formula(mark: CsvMark) -> None:
    a = add_actor(EMPTY, "Tanners;=1+1", "trader", note="a,+1\n-2;@x")
    data = chain_csv(a, "actors", mark)
    assert data.decode("utf-8-sig").startswith(f"Id{mark}Name{mark}Kind")
    parts = re.split(r"[,;\t\n]", data.decode("utf-8-sig"))
    assert not [part for part in parts if part.lstrip(' "')[:1] in tuple("=+-@")]
    actor = import_tables(EMPTY, pages(data)).assessment.chain.actors[0]
    assert (actor.label, actor.note) == ("Tanners;=1+1", "a,+1\n-2;@x")


def test_numbers_are_numbers_and_labels_stand_for_keys() -> None:
    page = load_workbook(io.BytesIO(chain_workbook(full())))["Institutions"]
    heads, cells = page.iter_rows(max_row=2, values_only=True)
    row = dict(zip(heads, cells, strict=True))
    assert (row["Importance"], row["Effectiveness"], row["Scope"]) == (
        5,
        "Not known",
        "Beyond the cluster",
    )
    assert row["Not represented"] == "stitchers_at_home", (
        "a name with a semicolon in it gives way to the id"
    )
    assert row["Represents"] == "Traders"


def test_an_empty_map_gives_the_headings_to_fill_in() -> None:
    book = load_workbook(io.BytesIO(chain_workbook(EMPTY)))
    assert [page.title for page in book if page.sheet_state == "visible"] == [
        table.title for table in TABLES
    ]
    assert [cell.value for cell in book["Differences"][1]] == [
        "Node",
        "Differs in",
        "Who",
        "People",
        "How sure",
        "Source",
        "Place in it",
    ]
    (told,) = import_tables(EMPTY, pages(chain_workbook(EMPTY))).problems
    assert told == "There are headings and no row below them."


@given(st.permutations(range(len(TABLES))))
@settings(max_examples=20)
def test_the_order_of_the_tables_makes_no_difference(order: list[int]) -> None:
    tables = pages(*files(full(), "csv"))
    new = import_tables(EMPTY, [tables[n] for n in order])
    assert new.count("refused") == 0
    assert (new.assessment.chain, new.assessment.sources) == (full().chain, full().sources)


@pytest.mark.office
def test_a_workbook_saved_by_another_program_still_changes_nothing(tmp_path: Path) -> None:
    a = full()
    for text in EVIL:
        a = add_actor(a, " ".join(text[:300].split()), "trader", note=text)
    out = io.BytesIO()
    recalculated(chain_workbook(a), tmp_path).save(out)
    again = import_tables(a, pages(out.getvalue()))
    assert ([row for row in again.rows if row.happens != "unchanged"], again.problems) == ([], ())
    assert again.assessment == a


# Files that people made --------------------------------------------------------------------------


def test_a_day_typed_into_excel_comes_in_without_an_hour() -> None:
    book = Workbook()
    sheet = book.create_sheet("Nodes", 0)
    sheet.append(["Name", "Kind", "Income", "Income date"])
    midnight = dt.datetime.combine(dt.date(2003, 5, 1), dt.time())
    sheet.append(["Makers", "Small producers", 120.5, midnight])
    out = io.BytesIO()
    book.save(out)
    income = import_tables(EMPTY, pages(out.getvalue())).assessment.chain.actors[0].income
    assert income == Figure(amount="120.5", as_of="2003-05-01")


def test_a_chain_of_two_thousand_nodes_fits_into_its_own_tables() -> None:
    signs = tuple(Screened(item=item.key, sign="some") for item in load_method().screening.items)
    actors = tuple(
        Actor(id=f"n{n}", label=f"Makers {n}", kind="trader", stage="trade", screening=signs)
        for n in range(2_000)
    )
    a = replace(EMPTY, chain=Chain(actors=actors))
    again = import_tables(a, pages(chain_workbook(a)))
    assert (again.count("unchanged"), len(again.rows)) == (20_000, 20_000)
