"""Names of informants that may not be used: where they stand besides the list of informants, and so
would get out.

The workbook's list of informants leaves such names out. In an answer, a note or a source they are
text like any other, which no rule can take out without changing what people wrote: so the places
are told, to be mended by people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.method.graph import entry_at

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Chain, Informant

_SHORTEST = 3  # a name of one or two letters stands in many a word of its own right
_PARTS = {
    "name": "the name of the assessment",
    "profile": "Cluster profile",
    "sources": "the list of sources",
    "facts": "Cluster profile",
    "ratings": "Poverty matrix",
    "groups": "Poverty groups",
    "programme": "Reach",
    "design": "Study design",
    "indicators": "Indicators",
    "methods": "Methods",
    "work_plan": "Work plan",
    "adaptation": "Local adaptation",
    "notes": "the notes of the pages",
}


@dataclass(frozen=True)
class Withheld:
    """An informant whose name may not be used, or of whom nobody has asked, and the places where it
    stands.
    """

    informant: Informant
    places: tuple[str, ...]


def withheld_names(a: Assessment) -> tuple[Informant, ...]:
    """Informants who have not agreed that their names are used."""
    return tuple(one for one in a.guide.informants if not one.may_be_named)


def names_elsewhere(a: Assessment) -> tuple[Withheld, ...]:
    """Those whose name, as it is written, stands in some other text of the assessment, with the
    places in words.
    """
    looked_for = [one for one in withheld_names(a) if len(one.name) >= _SHORTEST]
    texts = list(_texts(a)) if looked_for else []
    found = []
    for one in looked_for:
        whole = re.compile(rf"(?<!\w){re.escape(one.name)}(?!\w)")
        places = dict.fromkeys(place for place, text in texts if whole.search(text))
        if places:
            found.append(Withheld(one, tuple(places)))
    return tuple(found)


def _texts(a: Assessment) -> Iterator[tuple[str, str]]:
    """Every text that people wrote, with its place in words."""
    yield from _chain_texts(a.chain)
    yield from _guide_texts(a)
    document = a.model_dump(mode="json", include=set(_PARTS))
    for part, place in _PARTS.items():
        yield from _leaves(place, document[part])


def _chain_texts(chain: Chain) -> Iterator[tuple[str, str]]:
    labels = node_names(chain)
    for id_, node in nodes_by_id(chain).items():
        written = node.model_dump(mode="json", exclude={"id"})
        yield from _leaves(f"the node {labels[id_]}", written)
    for link in chain.links:
        place = f"the link from {labels[link.source]} to {labels[link.target]}"
        yield from _leaves(place, link.model_dump(mode="json", include={"note", "citation"}))


def _guide_texts(a: Assessment) -> Iterator[tuple[str, str]]:
    method = whole_method_of(a)
    for answer in a.guide.answers:
        place = f"an answer to “{entry_at(method, answer.item, or_stand_in=True).label}”"
        yield from _leaves(place, answer.model_dump(mode="json", include={"answer", "citation"}))
    for one in a.guide.informants:
        if one.may_be_named:  # of the others not even the note goes out
            yield f"the note on {one.name}", one.note


def _leaves(place: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _leaves(place, one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(place, one)
