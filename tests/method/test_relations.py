"""Relations read into edges on a survey of a few entries, and what is dead in them."""

from __future__ import annotations

from typing import Any

from cluster_psia.method import Entry
from cluster_psia.method.model.entry import CitedPlace
from cluster_psia.method.model.register import LinkRelation
from cluster_psia.method.relations import Edge, RelationReader, what_stands_in
from cluster_psia.method.survey import Survey


def said(key: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "label": key, "explanation": "E", "ours": "A test."} | more


class Fruit(Entry):
    """An entry that names others."""

    trees: tuple[str, ...] = ()
    why: str = ""


def survey(**lists: tuple[Entry, ...]) -> Survey:
    found = Survey()
    for name, entries in lists.items():
        found.lists[f"box.{name}"] = entries
        for i, entry in enumerate(entries):
            found.entries[f"box.{name}.{entry.key}"] = entry
            found.paths[f"box.{name}.{entry.key}"] = f"box.{name}.{i}"
    return found


APPLE = Fruit(**said("apple", ours="Apples are ours."), trees=("oak", "elm"), why="Seen so.")
TREES = (Entry(**said("oak")), Entry(**said("elm")))
HERE = survey(fruits=(APPLE,), trees=TREES)


def relation(**more: Any) -> LinkRelation:
    given = {"inverse": "bears", "left": "box.fruits", "right": ("box.trees",)} | more
    return LinkRelation.model_validate(said("grows_on") | given)


def link(start: str, *to: str, **more: Any) -> dict[str, Any]:
    return {"from": start, "to": to, "ours": "Told here."} | more


def read(told: LinkRelation, found: Survey = HERE) -> tuple[list[Edge], list[tuple[str, str]]]:
    reader = RelationReader(found, {"book": "Book 2004"})
    return list(reader.of_relation(told, 3)), reader.dead


def pairs(edges: list[Edge]) -> list[tuple[str, str]]:
    return [(edge.start, edge.end) for edge in edges]


def test_a_link_cites_its_source_by_the_short_name_or_says_that_it_is_ours() -> None:
    cited = link("apple", "elm", ours=None, source=CitedPlace(document="book", place="Page 1"))
    edges, dead = read(relation(links=[link("apple", "oak"), cited]))
    assert [edge.origin for edge in edges] == ["Ours: Told here.", "Book 2004, Page 1"]
    assert dead == []


def test_a_link_that_stands_twice_is_read_once_and_told() -> None:
    edges, dead = read(relation(links=[link("apple", "oak"), link("apple", "oak")]))
    assert pairs(edges) == [("box.fruits.apple", "box.trees.oak")]
    assert dead == [
        (
            "links.relations.3.links.1",
            "the link from 'box.fruits.apple' to 'box.trees.oak' stands twice",
        )
    ]


def test_a_dead_end_is_told_and_the_links_beside_it_are_read() -> None:
    edges, dead = read(relation(links=[link("apple", "palm", "oak")]))
    assert pairs(edges) == [("box.fruits.apple", "box.trees.oak")]
    assert dead == [("links.relations.3.links.0", "'palm' is no entry of box.trees")]


def test_a_key_that_stands_in_two_lists_is_told() -> None:
    found = survey(fruits=(APPLE,), trees=TREES, shrubs=(Entry(**said("oak")),))
    told = relation(right=("box.trees", "box.shrubs"), links=[link("apple", "oak")])
    edges, dead = read(told, found)
    assert pairs(edges) == [("box.fruits.apple", "box.trees.oak")]
    assert dead[0][1].startswith("'oak' stands in more than one list: ")


def test_a_relation_to_a_list_that_is_not_there_has_no_edges() -> None:
    edges, dead = read(relation(right=("box.moods",), field="trees"))
    assert edges == []
    assert dead == [
        ("links.relations.3", "there is no list 'box.moods' for the relation 'grows_on'")
    ]


def test_a_field_on_the_right_is_read_the_other_way_round() -> None:
    left = relation(field="trees")
    right = relation(left="box.trees", right=("box.fruits",), field="trees", held="right")
    assert pairs(read(left)[0])[0] == ("box.fruits.apple", "box.trees.oak")
    assert pairs(read(right)[0])[0] == ("box.trees.oak", "box.fruits.apple")


def test_a_field_has_its_origin_from_where_the_relation_says() -> None:
    def origin(**more: str) -> str:
        return read(relation(field="trees", **more))[0][0].origin

    assert origin() == "Ours: A test."
    assert origin(origin="entry") == "Ours: Apples are ours."
    assert origin(origin="reasons", reasons="why") == "Ours: Seen so."


def test_a_field_that_entries_do_not_have_is_told_once() -> None:
    found = survey(fruits=(APPLE, Fruit(**said("pear"))), trees=TREES)
    edges, dead = read(relation(field="colour"), found)
    assert edges == []
    assert dead == [("links.relations.3", "the entries of 'box.fruits' have no field 'colour'")]


def test_lists_are_called_by_what_stands_in_them() -> None:
    assert what_stands_in(("box_6.rows", "policy.options")) == (
        "row of box_6 or entry of policy.options"
    )
