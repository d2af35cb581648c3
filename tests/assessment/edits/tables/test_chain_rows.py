"""The chain as tables that people write into: names, figures, ends of links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor, add_institution, add_link
from cluster_psia.assessment.edits.groups import add_group
from cluster_psia.assessment.edits.tables.chain import (
    actors_table,
    institutions_table,
    links_table,
)
from cluster_psia.assessment.grid.changes import GridChange
from cluster_psia.assessment.grid.table import GridTable, grid_of
from cluster_psia.assessment.grid.take import TakenChanges, take_changes
from cluster_psia.assessment.grid.value import DataGrid, GridDraft, GridRow

Table = Callable[[Assessment], GridTable[Assessment]]
Taken = TakenChanges[Assessment]


def chain() -> Assessment:
    a = add_actor(Assessment(name="x"), "Traders", "trader", workers=50)
    a = add_actor(a, "Homeworkers", "homeworker", workers=900, women=800)
    a = add_actor(a, "Dyers", "process_specialist")
    a = add_institution(a, "Guild", "trade_association")
    a = add_link(a, "traders", "homeworkers", "subcontracts")
    return add_link(a, "dyers", "traders", "sells_to")


def write(table: Table, a: Assessment, *rows: tuple[str, dict[str, str]]) -> Taken:
    changes = [
        GridChange("set", row, key, text) for row, cells in rows for key, text in cells.items()
    ]
    return take_changes(a, GridDraft(), changes, table(a))


def paste(table: Table, a: Assessment, at: str, column: str, text: str) -> Taken:
    change = GridChange("paste", at, column, text, new="new-p")
    return take_changes(a, GridDraft(), [change], table(a))


def delete(table: Table, a: Assessment, *rows: str) -> Taken:
    return take_changes(a, GridDraft(), [GridChange("delete", rows=rows)], table(a))


def as_texts(grid: DataGrid, row: GridRow) -> list[str]:
    return [grid.text(row, column) for column in grid.columns]


def test_an_edited_label_keeps_the_id_and_everything_that_hangs_on_it() -> None:
    done = write(actors_table, chain(), ("traders", {"label": "Middlemen"}))
    assert done.draft == GridDraft()
    assert next((n.id, n.label) for n in done.document.chain.actors) == ("traders", "Middlemen")
    assert done.document.chain.links == chain().chain.links


def test_a_bad_cell_stays_with_its_reason_and_costs_no_other() -> None:
    done = write(
        actors_table,
        chain(),
        ("traders", {"units": "12", "workers": "a few"}),
        ("homeworkers", {"women": "-901"}),
        ("dyers", {"label": ""}),
        ("new-1", {"label": "Packers"}),
    )
    traders, home, dyers = done.document.chain.actors
    assert (traders.units, traders.workers, home.women, dyers.label) == (12, 50, 800, "Dyers")
    assert done.draft.reasons == {
        ("traders", "workers"): "Workers: 'a few' is no whole number; write 1200, or ? when it is"
        " not known",
        ("homeworkers", "women"): "Women: '-901' is no whole number of things or people: it is less"
        " than none; write 1200, or ? when it is not known",
        ("dyers", "label"): "has no name yet; write who this is",
    }
    assert done.draft.lacking == {("new-1", "kind"): "has no kind yet; choose one"}


def test_a_pasted_block_is_read_by_the_one_reader() -> None:
    """The table of the shared cases: one reader for file, paste and table."""
    block = (
        "Tanners\tsmall_producer\tproduction\t12\t1,200\t300\t\n"
        "Sewers\thomeworker\tproduction\t1.200\t23,4\t12.5\t~5\n"
        "Traders of X\ttrader\ttrade\t1 200\t.5\t1e3\t-4\n"
        "Small ones\tSmall producer\tProduction\t1,50,000\t१२\t?\tje ne sais pas\n"
    )
    done = paste(actors_table, Assessment(name="x"), "new-0", "label", block)
    assert [(n.label, n.units, n.workers, n.women, n.men) for n in done.document.chain.actors] == [
        ("Tanners", 12, 1200, 300, None),
        ("Sewers", 1200, None, None, None),
        ("Traders of X", 1200, None, None, None),
        ("Small ones", 150_000, 12, None, None),
    ]
    assert done.draft.cells == {
        ("sewers", "workers"): "23,4",
        ("sewers", "women"): "12.5",
        ("sewers", "men"): "~5",
        ("traders_of_x", "workers"): ".5",
        ("traders_of_x", "women"): "1e3",
        ("traders_of_x", "men"): "-4",
    }
    assert set(done.draft.reasons) == set(done.draft.cells)


def test_what_a_table_shows_and_is_pasted_back_changes_nothing() -> None:
    a = add_link(chain(), "guild", "dyers", "serves")
    for table in (actors_table, institutions_table, links_table):
        grid = grid_of("x", a, GridDraft(), table(a))
        lines = ["\t".join(as_texts(grid, row)) for row in grid.rows]
        done = paste(table, a, grid.rows[0].id, grid.columns[0].key, "\n".join(lines))
        assert (done.document, done.draft) == (a, GridDraft())


def test_a_new_row_gets_an_id_from_its_label_and_the_stage_of_its_kind() -> None:
    done = write(
        actors_table,
        chain(),
        ("new-1", {"label": "Dyers", "kind": "Day labourers", "workers": "30"}),
    )
    new = done.document.chain.actors[-1]
    assert (new.id, new.stage, new.workers, new.poverty) == ("dyers_2", "home_work", 30, None)
    assert done.renamed == {"new-1": "dyers_2"}


def test_a_status_is_taken_only_with_its_reason_and_goes_with_it() -> None:
    a = chain()
    alone = write(
        actors_table,
        a,
        ("homeworkers", {"poverty": "Likelihood of poverty"}),
        ("traders", {"workers": "7"}),
    )
    assert alone.document.chain.actors[1] == a.chain.actors[1]
    assert alone.document.chain.actors[0].workers == 7, "one row's refusal costs no other row"
    assert alone.draft.reasons == {
        (
            "homeworkers",
            "poverty",
        ): "say why 'Homeworkers' is so; the suggestion and your reason are both kept"
    }
    both = take_changes(
        alone.document,
        alone.draft,
        [GridChange("set", "homeworkers", "poverty_reason", "Paid late")],
        actors_table(alone.document),
    )
    assert (both.document.chain.actors[1].poverty, both.draft) == ("likely", GridDraft())
    emptied = write(actors_table, both.document, ("homeworkers", {"poverty_reason": ""}))
    assert emptied.document == both.document
    taken_back = write(actors_table, both.document, ("homeworkers", {"poverty": ""}))
    assert taken_back.document.chain.actors[1] == a.chain.actors[1]


def test_emptied_cells_mean_not_known() -> None:
    done = write(actors_table, chain(), ("homeworkers", {"women": "", "note": "", "poverty": ""}))
    home = done.document.chain.actors[1]
    assert (home.women, home.note, done.draft) == (None, "", GridDraft())


@pytest.mark.parametrize(
    "cells",
    [
        {"workers": "-1"},
        {"workers": "2.5"},
        {"kind": ""},
        {"kind": "Astronauts"},
        {"stage": "moon"},
        {"label": " "},
        {"label": "x" * 301},
        {"note": "x" * 5001},
    ],
)
def test_cells_that_cannot_be_are_kept_as_typed(cells: dict[str, str]) -> None:
    done = write(actors_table, chain(), ("traders", cells))
    assert done.document == chain()
    assert list(done.draft.cells.values()) == list(cells.values())
    assert len(done.draft.reasons) == 1


def test_a_deleted_actor_takes_its_links_but_one_with_groups_is_kept() -> None:
    a = add_group(chain(), "homeworkers", "home_workers", "Women stitchers")
    done = delete(actors_table, a, "homeworkers", "dyers")
    assert [n.id for n in done.document.chain.actors] == ["traders", "homeworkers"]
    assert [link.target for link in done.document.chain.links] == ["homeworkers"]
    assert "Women stitchers" in done.notes[0]


def test_links_to_itself_or_without_an_end_are_kept_and_the_others_taken() -> None:
    done = write(
        links_table,
        chain(),
        ("traders|homeworkers|subcontracts", {"target": "Traders"}),
        ("dyers|traders|sells_to", {"note": "on credit"}),
        ("new-1", {"source": "Guild", "kind": "Represents"}),
        ("new-2", {"source": "guild", "kind": "represents", "target": "gone"}),
        ("new-3", {"source": "Guild", "kind": "Represents", "target": "Dyers"}),
    )
    assert [(link.source, link.target, link.note) for link in done.document.chain.links] == [
        ("traders", "homeworkers", ""),
        ("dyers", "traders", "on credit"),
        ("guild", "dyers", ""),
    ]
    assert "linked to itself" in done.draft.reasons[("traders|homeworkers|subcontracts", "target")]
    assert "no node is called 'gone'" in done.draft.reasons[("new-2", "target")]
    assert done.draft.lacking == {("new-1", "target"): "has no end; choose a node under To"}
    assert done.renamed == {"new-3": "guild|dyers|represents"}


def test_a_link_is_turned_round_as_soon_as_both_ends_are_written() -> None:
    a = chain()
    half = write(links_table, a, ("traders|homeworkers|subcontracts", {"source": "Homeworkers"}))
    assert half.document == a
    done = take_changes(
        half.document,
        half.draft,
        [GridChange("set", "traders|homeworkers|subcontracts", "target", "Traders")],
        links_table(a),
    )
    assert next((k.source, k.target) for k in done.document.chain.links) == (
        "homeworkers",
        "traders",
    )
    assert done.draft == GridDraft()
    gone = delete(links_table, done.document, "dyers|traders|sells_to")
    assert len(gone.document.chain.links) == 1


def test_nodes_of_one_name_are_told_apart_by_their_ids() -> None:
    a = add_actor(chain(), "Traders", "trader")
    table = links_table(a)
    source = table.columns[0]
    assert source.options["traders_2"] == "Traders [traders_2]"
    assert source.options["Guild"] == ""
    done = write(links_table, a, ("traders|homeworkers|subcontracts", {"source": "traders_2"}))
    assert done.document.chain.links[0].source == "traders_2"
    assert "2 nodes are called" in next(
        iter(
            write(
                links_table, a, ("traders|homeworkers|subcontracts", {"source": "Traders"})
            ).draft.reasons.values()
        )
    )


def test_institutions_are_edited_and_removed_with_their_links() -> None:
    a = add_link(chain(), "guild", "dyers", "serves")
    kind = institutions_table(a).columns[1]
    union = next(words for words in kind.options if "abour" in words)
    renamed = write(institutions_table, a, ("guild", {"label": "Union", "kind": union}))
    assert [(i.id, i.label, i.kind) for i in renamed.document.chain.institutions] == [
        ("guild", "Union", "labour_civil_society")
    ]
    gone = delete(institutions_table, a, "guild").document.chain
    assert (gone.institutions, gone.links) == ((), chain().chain.links)


def test_a_row_of_a_node_that_is_gone_meanwhile_changes_nothing() -> None:
    a = chain()
    without = delete(actors_table, a, "dyers").document
    assert write(actors_table, without, ("dyers", {"label": "Back"})).document == without


@pytest.mark.parametrize("text", ["=1+1", "-", "?", "“x”", "#1 weavers"])
def test_a_name_is_kept_as_it_was_typed(text: str) -> None:
    done = write(actors_table, chain(), ("traders", {"label": text}))
    shown = grid_of("x", done.document, done.draft, actors_table(done.document))
    assert shown.text(shown.rows[0], shown.columns[0]) == text


def test_many_rows_are_pasted_within_seconds() -> None:
    block = "\n".join(f"Node {n}\tTraders\t\t\t{n}" for n in range(600))
    done: Any = paste(
        actors_table, chain(), "new-0", "label", f"{block}\nTraders\tmoon\nx\tTraders"
    )
    assert len(done.document.chain.actors) == 3 + 601
    assert len(done.draft.reasons) == 1


def test_the_apostrophe_of_an_export_goes_and_one_of_a_name_stays() -> None:
    out = write(actors_table, chain(), ("traders", {"label": "'=1+1"}))
    assert out.document.chain.actors[0].label == "=1+1"
    own = write(actors_table, chain(), ("traders", {"label": "''=1+1"}))
    table = actors_table(own.document)
    shown = grid_of("x", own.document, own.draft, table)
    assert own.document.chain.actors[0].label == "'=1+1"
    assert shown.text(shown.rows[0], table.columns[0]) == "''=1+1"
