"""GraphML read back by networkx is the same chain, whatever people wrote into it."""

import io
import xml.etree.ElementTree as ET
from typing import Any

import networkx
import pytest
from hypothesis import given, settings

from cluster_psia.assessment import Assessment, Chain
from cluster_psia.assessment.document.model import Citation, Source
from cluster_psia.assessment.files.samples import case_keys, load_sample
from cluster_psia.export.chain.graphml import as_graph, graphml_file
from tests.assessment import strategies
from tests.mapping.chains import actor, body, links

BOOK = (Source(id="book", document="Book"),)
EVIL = "<script>alert(1)</script> & \"href\" 'x' گھر 🧵"


def back(a: Assessment) -> Any:
    return networkx.read_graphml(io.BytesIO(graphml_file(a)), force_multigraph=True)


def edges(graph: Any) -> list[tuple[str, str, list[tuple[str, Any]]]]:
    """Every link with all that is known of it; the id that networkx gives an edge is its own
    affair.
    """
    found = graph.edges(data=True)
    return sorted((source, target, without_id(fields)) for source, target, fields in found)


def without_id(fields: dict[str, Any]) -> list[tuple[str, Any]]:
    return sorted((name, value) for name, value in fields.items() if name != "id")


def same(a: Assessment) -> None:
    read, chain = back(a), a.chain
    actors = {actor.id for actor in chain.actors}
    institutions = {institution.id for institution in chain.institutions}
    assert set(read.nodes) == actors | institutions
    assert sorted((s, t, f["kind"]) for s, t, f in read.edges(data=True)) == sorted(
        (link.source, link.target, link.kind) for link in chain.links
    )
    assert edges(read) == edges(as_graph(a))
    assert {id_: dict(fields) for id_, fields in read.nodes(data=True)} == dict(
        as_graph(a).nodes(data=True)
    )


@pytest.mark.parametrize("key", case_keys())
def test_a_published_chain_reads_back_the_same(key: str) -> None:
    same(load_sample(key))


@settings(max_examples=40, deadline=None)
@given(strategies.assessments())
def test_any_assessment_reads_back_the_same(a: Assessment) -> None:
    same(a)


def test_fields_are_text_and_numbers_parts_are_flat_and_what_is_not_known_is_left_out() -> None:
    maker = actor(
        "m",
        label=EVIL,
        workers=12_000_000_000 // 3,
        citation=Citation(source="book", place="p. 3"),
        differences=[{"kind": "caste", "value": "Jatav"}],
    )
    chain = Chain(
        actors=(maker,), institutions=(body("b"),), links=links("b serves m", "b trains m")
    )
    read = back(Assessment(name="x", sources=BOOK, chain=chain))
    fields = read.nodes["m"]
    assert fields["label"] == EVIL
    assert fields["workers"] == 4_000_000_000
    assert (fields["citation_source"], fields["citation_place"]) == ("Book", "p. 3")
    assert '"Jatav"' in fields["differences"]
    assert (fields["side"], fields["level"], read.nodes["b"]["side"]) == (
        "operator",
        "micro",
        "institution",
    )
    assert "women" not in fields
    assert sorted(f["link_word"] for _, _, f in read.edges(data=True)) == ["serves", "trains"]


def test_what_is_known_of_a_link_reads_back() -> None:
    link = links("a lends b")[0].model_copy(
        update={
            "strength": "weak",
            "governance": "captive",
            "power": "source",
            "note": EVIL,
            "citation": Citation(source="book", place="p. 3"),
        }
    )
    a = Assessment(
        name="x", sources=BOOK, chain=Chain(actors=(actor("a"), actor("b")), links=(link,))
    )
    same(a)
    known = dict(edges(back(a))[0][2])
    assert (known["strength"], known["governance"], known["power"]) == ("weak", "captive", "source")
    assert (known["note"], known["citation_place"]) == (EVIL, "p. 3")


def test_an_attribute_that_is_a_number_here_and_a_word_there_is_one_column_of_text() -> None:
    chain = Chain(institutions=(body("b", importance=4), body("c", importance="unknown")))
    data = graphml_file(Assessment(name="x", chain=chain))
    keys = [key for key in ET.fromstring(data) if key.get("attr.name") == "importance"]
    assert [key.get("attr.type") for key in keys] == ["string"]
    assert back(Assessment(name="x", chain=chain)).nodes["b"]["importance"] == "4"


def test_control_characters_that_slipped_past_the_model_do_not_break_the_file() -> None:
    bad = actor("m").model_copy(update={"label": "a\x00b\x1bc\ud800d\ufffee", "note": "x\u0085y"})
    a = Assessment(name="x").model_copy(
        update={"chain": Chain.model_construct(actors=(bad,), institutions=(), links=())}
    )
    assert back(a).nodes["m"]["label"] == "abcde"
    assert back(a).nodes["m"]["note"] == "xy"


def test_an_empty_chain_is_an_empty_network() -> None:
    assert len(back(Assessment(name="x")).nodes) == 0


@pytest.mark.parametrize("key", ["tiruppur", "agra", "sialkot"])
def test_44_each_attribute_has_one_key_of_one_type(key: str) -> None:
    keys = list(
        ET.fromstring(graphml_file(load_sample(key))).iter(
            "{http://graphml.graphdrawing.org/xmlns}key"
        )
    )
    names = [(each.get("for"), each.get("attr.name")) for each in keys]
    assert len(names) == len(set(names))


# What yEd and Gephi ask for ----------------------------------------------------------------------

_OF = "{http://graphml.graphdrawing.org/xmlns}"
TYPES = {"string", "long", "double"}  # of those that both know


@pytest.mark.parametrize("key", case_keys())
def test_each_key_is_one_attribute_of_one_type_and_called_by_what_it_holds(key: str) -> None:
    root = ET.fromstring(graphml_file(load_sample(key)))
    keys = root.findall(f"{_OF}key")
    assert {one.get("id") for one in keys} == {f"{k.get('for')}.{k.get('attr.name')}" for k in keys}
    assert len({one.get("id") for one in keys}) == len(keys)
    assert {one.get("for") for one in keys} <= {"node", "edge"}, "Gephi refuses those of the graph"
    assert {one.get("attr.type") for one in keys} <= TYPES
    used = {(data.get("key") or "") for data in root.iter(f"{_OF}data")}
    assert used == {one.get("id") for one in keys}


@pytest.mark.parametrize("key", case_keys())
def test_every_node_and_link_has_an_id_of_its_own_and_a_label(key: str) -> None:
    root = ET.fromstring(graphml_file(load_sample(key)))
    every: list[str | None] = []
    for kind in ("node", "edge"):
        for thing in root.iter(f"{_OF}{kind}"):
            every.append(thing.get("id"))
            assert thing.findtext(f"{_OF}data[@key='{kind}.label']")
    assert len(set(every)) == len(every)


def test_what_people_write_is_never_taken_for_a_key() -> None:
    evil = '<data key="d3">x</data> <key id="d1" for="node" attr.name="y"'
    a = Assessment(name="x", chain=Chain(actors=(actor("d3", label=evil, note='key="d1"'),)))
    fields = back(a).nodes["d3"]
    assert (fields["label"], fields["note"]) == (evil, 'key="d1"')
