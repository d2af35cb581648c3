"""What is taken away as tables comes back as the same chain."""

from __future__ import annotations

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.chain_import import imported
from cluster_psia.assessment.edit_chain import add_actor, add_institution, add_link, change_actor
from cluster_psia.assessment.samples import load_sample
from cluster_psia.export.chain_tables import SHEETS, chain_csv, chain_workbook
from cluster_psia.workshop.sheet_file import read_pages


def pages(*files: bytes) -> list[list[tuple[int, list[str]]]]:
    found = [page for data in files for page in read_pages(data)]
    return [[(line.number, [cell.text for cell in line.cells]) for line in page] for page in found]


@pytest.mark.parametrize("key", ["sialkot", "tiruppur", "sinos_valley"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_chain_comes_back_unchanged(key: str, form: str) -> None:
    a = load_sample(key)
    files = [chain_workbook(a)] if form == "xlsx" else [chain_csv(a, which) for which in SHEETS]
    again = imported(a, pages(*files))
    assert again.count("refused", "added") == 0
    assert again.assessment.chain == a.chain
    new = imported(Assessment(name="x"), pages(*files))
    assert new.count("refused") == 0
    assert [len(part) for part in (new.assessment.chain.actors, new.assessment.chain.links)] == [
        len(a.chain.actors), len(a.chain.links),
    ]  # fmt: skip


def test_text_that_begins_like_a_formula_stays_text() -> None:
    a = add_actor(Assessment(name="x"), "=1+1", "trader", note="-5 %")
    again = imported(a, pages(chain_workbook(a)))
    assert again.assessment == a


def named(*labels: str) -> Assessment:
    """A chain of two nodes of these names with a link between them."""
    a = Assessment(name="x")
    for label in labels:
        a = add_actor(a, label, "small_producer")
    return add_link(a, *(actor.id for actor in a.chain.actors), "sells_to")


@pytest.mark.parametrize("names", [("Makers", "Makers"), ("Makers", "makers")])
def test_two_nodes_of_one_name_keep_their_links_and_stay_two_in_another_assessment(names: tuple[str, str]) -> None:
    a = named(*names)
    assert imported(a, pages(chain_workbook(a))).assessment == a
    again = imported(Assessment(name="x"), pages(chain_workbook(a)))
    assert again.count("added") == 3
    assert again.assessment.chain == a.chain


def test_a_name_that_is_the_id_of_another_node_moves_no_link() -> None:
    a = add_actor(named("Traders", "Buyers"), "B", "trader")
    a = change_actor(change_actor(a, "traders", label="Firms"), "b", label="traders")
    a = add_link(a, "b", "buyers", "lends")
    assert imported(a, pages(chain_workbook(a))).assessment == a
    again = imported(Assessment(name="x"), pages(chain_workbook(a))).assessment.chain
    names = {actor.id: actor.label for actor in again.actors}
    assert [(names[k.source], k.kind, names[k.target]) for k in again.links] == [
        ("Firms", "sells_to", "Buyers"), ("traders", "lends", "Buyers"),
    ]  # fmt: skip


def test_owner_and_services_of_an_institution_come_back() -> None:
    a = add_institution(Assessment(name="x"), "Guild", "trade_association", ownership="mixed", services="Fairs")
    a = add_institution(a, "Bank", "bds")
    assert imported(Assessment(name="x"), pages(chain_workbook(a))).assessment == a
    wrong = imported(a, [[(1, ["Name", "Owned"]), (2, ["Guild", "royal"])]])
    assert wrong.rows[0].why == "'royal' is no kind of owner; use one of: public, private, mixed"
    assert (
        imported(a, [[(1, ["Name", "Owned"]), (2, ["Guild", "?"])]]).assessment.chain.institutions[0].ownership is None
    )
