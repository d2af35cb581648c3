"""The simplified cluster of UNIDO 2004, Box 2, as a chain to start from.

The drawing of Box 2 is lost in the scan. The kinds of operator, their shades and the institutions
come from ``box_2.yaml``; the links are read from the text beside the drawing where it names them,
and are otherwise ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.coherence.references import citing_things
from cluster_psia.assessment.document.model import (
    Actor,
    Assessment,
    Chain,
    Citation,
    Institution,
    Link,
    replace,
)
from cluster_psia.assessment.document.screening import TEMPLATE_SHADE
from cluster_psia.assessment.edits.profile import with_cited_source, with_source_like

if TYPE_CHECKING:
    from cluster_psia.method.model import ActorKind, Entry, InstitutionKind

NOTE = "Template after UNIDO 2004, Box 2: replace it by what you find in this cluster."
FROM_TEXT = "Template: read from the text beside UNIDO 2004, Box 2, whose drawing is lost."
OURS = "Template: ours, a usual link that the source does not name. Check it."

ACTORS = (
    "external_buyer",
    "trader",
    "large_producer",
    "independent_producer",
    "small_producer",
    "subcontractor",
    "own_account",
    "homeworker",
    "day_labourer",
    "wage_worker",
)
# What the text says: subcontractors depend on middlemen for wages, market, raw material and
# credit; small producers employ workers; independent producers market their products themselves.
LINKS: tuple[tuple[str, str, str, str], ...] = (
    ("trader", "external_buyer", "sells_to", OURS),
    ("large_producer", "external_buyer", "sells_to", OURS),
    ("independent_producer", "external_buyer", "sells_to", FROM_TEXT),
    ("small_producer", "trader", "sells_to", OURS),
    ("trader", "subcontractor", "subcontracts", FROM_TEXT),
    ("trader", "subcontractor", "lends", FROM_TEXT),
    ("subcontractor", "homeworker", "subcontracts", OURS),
    ("own_account", "trader", "sells_to", OURS),
    ("small_producer", "day_labourer", "employs", OURS),
    ("small_producer", "wage_worker", "employs", FROM_TEXT),
)


def start_from_template(a: Assessment) -> Assessment:
    """``a`` with Box 2's simplified cluster as its chain. Raises ValueError when there is a chain
    already.
    """
    _refuse_a_second(a)
    chain = _template_chain(a)
    citations = (*(n.citation for n in chain.actors), *(n.citation for n in chain.institutions))
    for cited in filter(None, citations):
        a, _ = with_cited_source(a, cited.source)
    return replace(a, chain=chain)


def count_as_in_template(a: Assessment) -> tuple[int, int]:
    """How many nodes, and how many links, nobody has touched since they came with the template."""
    made, now = _template_chain(a), a.chain
    nodes = sum(actor in made.actors for actor in now.actors)
    nodes += sum(institution in made.institutions for institution in now.institutions)
    return nodes, sum(link in made.links for link in now.links)


def _template_chain(a: Assessment) -> Chain:
    box = method_of(a).box_2
    kinds = {kind.key: kind for kind in box.actor_kinds}
    actors = tuple(_actor(kinds[key]) for key in ACTORS if key in kinds)
    institutions = tuple(_institution(kind) for kind in box.institution_kinds if kind.source)
    links = tuple(_links_between({actor.id for actor in actors}))
    return Chain(actors=actors, institutions=institutions, links=links)


def start_from_case(a: Assessment, case: Assessment) -> Assessment:
    """``a`` with the chain of ``case`` and the sources that it cites; facts stay behind. Raises
    ValueError when there is a chain already.
    """
    _refuse_a_second(a)
    listed, ids = _with_sources_of(a, case)
    chain = Chain.model_validate(_cited_anew(case.chain.model_dump(), ids))
    return replace(listed, chain=chain)


def _with_sources_of(a: Assessment, case: Assessment) -> tuple[Assessment, dict[str, str]]:
    """``a`` with the sources that the chain of ``case`` cites; their ids here by those there."""
    bare = replace(Assessment(name=case.name), sources=case.sources, facts=case.facts)
    there = citing_things(replace(bare, chain=case.chain))
    cited = {one.citation.source for one in there if one.citation}
    ids: dict[str, str] = {}
    for source in case.sources:
        if source.id in cited:
            a, ids[source.id] = with_source_like(a, source)
    return a, ids


def _cited_anew(value: Any, ids: Mapping[str, str]) -> Any:
    """A dumped part with the sources of its citations called as ``ids`` say, and without facts."""
    if isinstance(value, list | tuple):
        return [_cited_anew(one, ids) for one in value]
    if not isinstance(value, dict):
        return value
    found = {name: _cited_anew(held, ids) for name, held in value.items() if name != "facts"}
    if found.get("citation"):
        found["citation"]["source"] = ids[found["citation"]["source"]]
    return found


def _refuse_a_second(a: Assessment) -> None:
    if a.chain != Chain():
        raise ValueError(
            "the template is for an empty chain; delete the nodes first or go on with those"
            " there are"
        )


def _actor(kind: ActorKind) -> Actor:
    return Actor(
        id=kind.key,
        label=kind.label,
        kind=kind.key,
        stage=kind.stage,
        poverty=kind.poverty,
        poverty_reason=TEMPLATE_SHADE,
        note=_note(kind),
        citation=_citation(kind),
    )


def _institution(kind: InstitutionKind) -> Institution:
    return Institution(
        id=kind.key,
        label=kind.label,
        kind=kind.key,
        note=_note(kind),
        citation=_citation(kind),
    )


def _links_between(there: set[str]) -> Iterator[Link]:
    for source, target, kind, note in LINKS:
        if {source, target} <= there:
            yield Link(source=source, target=target, kind=kind, note=note)


def _note(kind: Entry) -> str:
    return NOTE if kind.source else f"{NOTE} This kind is ours: {kind.ours}"


def _citation(kind: Entry) -> Citation | None:
    if kind.source is None:
        return None
    return Citation(source=kind.source.document, place=kind.source.place)
