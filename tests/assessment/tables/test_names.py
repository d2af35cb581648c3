"""Names that could mean another node: each thing that goes out comes in at the node
that it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_psia.assessment.document.chain import NodeDifference
from cluster_psia.assessment.document.model import Chain, replace
from cluster_psia.assessment.edits.chain import (
    add_actor,
    add_institution,
    add_link,
    change_actor,
    change_institution,
)
from cluster_psia.assessment.tables.take import import_tables
from cluster_psia.export.chain.tables import chain_workbook
from tests.assessment.chain_strategies import chains
from tests.assessment.tables.given import cells_table
from tests.export.chain.as_tables import EMPTY, FORMS, by_place, files, listed, pages, sayable

if TYPE_CHECKING:
    from cluster_psia.assessment import Assessment

# Names that are the same but for capitals or spaces, ids of other nodes, lists, signs and
# formulas; and ids like them.
NAMES = (
    "a",
    "A",
    "a_2",
    "b",
    "B",
    "b_2",
    "a;b",
    "a  b",
    "a b",
    "?",
    "actor",
    "actor_2",
    "n/a",
    "=a",
    "'=a",
    "ﬀ",
    "ff",
    "İ",
    "ß",
    "ss",
    "தமிழ்",
)
IDS = ("a", "a_2", "b", "b_2", "actor", "actor_2", "a_b", "n", "ff", "ss")


@st.composite
def confusable(draw: st.DrawFn) -> Chain:
    """A chain whose nodes have such names and ids."""
    chain = Chain.model_validate(sayable(draw(chains()).model_dump()))
    old = [*(n.id for n in chain.actors), *(n.id for n in chain.institutions)]
    new = dict(zip(old, draw(st.permutations(IDS)), strict=False))

    def renamed(node: Any, **more: Any) -> Any:
        return replace(node, id=new[node.id], label=draw(st.sampled_from(NAMES)), **more)

    def named(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new[id_] for id_ in ids)

    return Chain(
        actors=tuple(renamed(actor) for actor in chain.actors),
        institutions=tuple(
            renamed(
                one, represents=named(one.represents), not_represented=named(one.not_represented)
            )
            for one in chain.institutions
        ),
        links=tuple(
            replace(link, source=new[link.source], target=new[link.target]) for link in chain.links
        ),
    )


@pytest.mark.parametrize("form", FORMS)
@settings(
    max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(chain=confusable())
def test_names_and_ids_that_could_mean_another_move_nothing(form: str, chain: Chain) -> None:
    a = listed(chain)
    tables = pages(*files(a, form))
    new = import_tables(EMPTY, tables)
    assert [row for row in new.rows if row.happens != "added"] == []
    assert by_place(new.assessment.chain) == by_place(chain)
    again = import_tables(a, tables)
    assert (again.assessment, again.count("added", "changed", "refused")) == (a, 0)


def named(*labels: str) -> Assessment:
    """A chain of two nodes of these names with a link between them."""
    a = EMPTY
    for label in labels:
        a = add_actor(a, label, "small_producer")
    source, target = (actor.id for actor in a.chain.actors)
    return add_link(a, source, target, "sells_to")


@pytest.mark.parametrize(
    "names",
    [
        ("Makers", "Makers"),
        ("Makers", "makers"),
        ("Makers of  shoes", "makers of shoes"),
        ("?", "a;b"),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_two_nodes_of_one_name_keep_their_links_and_stay_two_in_another_assessment(
    names: tuple[str, str], form: str
) -> None:
    a = add_institution(named(*names), "Guild", "trade_association")
    first, second = (actor.id for actor in a.chain.actors)
    a = change_institution(a, "guild", represents=(first,), not_represented=(second,))
    a = change_actor(a, second, differences=(NodeDifference(kind="age", value="old"),))
    assert import_tables(a, pages(*files(a, form))).assessment == a
    again = import_tables(EMPTY, pages(*files(a, form)))
    assert again.count("added") == 5
    assert by_place(again.assessment.chain) == by_place(a.chain)


def test_a_name_that_is_the_id_of_another_node_moves_no_link() -> None:
    a = add_actor(named("Traders", "Buyers"), "B", "trader")
    a = change_actor(change_actor(a, "traders", label="Firms"), "b", label="traders")
    a = add_link(a, "b", "buyers", "lends")
    assert import_tables(a, pages(chain_workbook(a))).assessment == a
    again = import_tables(EMPTY, pages(chain_workbook(a))).assessment.chain
    names = {actor.id: actor.label for actor in again.actors}
    assert [(names[k.source], k.kind, names[k.target]) for k in again.links] == [
        ("Firms", "sells_to", "Buyers"),
        ("traders", "lends", "Buyers"),
    ]


def test_an_id_that_another_node_gets_on_the_way_means_the_node_of_the_file() -> None:
    """The ids of the file are those of another map: here each is the one
    that the other node is given anew.
    """
    a = EMPTY
    for label in ("B", "C"):
        a = add_actor(a, label, "trader")
    swapped = {"b": "C", "c": "B"}
    a = replace(
        a, chain=Chain(actors=tuple(replace(n, label=swapped[n.id]) for n in a.chain.actors))
    )
    a = add_link(a, "b", "c", "lends")
    again = import_tables(EMPTY, pages(chain_workbook(a))).assessment.chain
    assert by_place(again) == by_place(a.chain)


def test_an_id_of_the_map_whose_node_the_file_knows_by_another_is_not_taken_for_it() -> None:
    """The file comes from another map: its 'makers' are not the Makers
    whom it has met under 'x' already.
    """
    a = add_actor(EMPTY, "Makers", "trader")
    rows = [["Id", "Name", "Kind"], ["x", "Makers", "Traders"], ["makers", "Dyers", "Traders"]]
    report = import_tables(a, [cells_table(*rows)])
    assert [row.happens for row in report.rows] == ["unchanged", "added"]
    assert [actor.label for actor in report.assessment.chain.actors] == ["Makers", "Dyers"]
