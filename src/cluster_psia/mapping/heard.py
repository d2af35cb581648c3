"""What the mapping guide holds: how much is answered, who was heard and who not. What nobody said
stays not known.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.coherence.chain import guide_items
from cluster_psia.mapping.network import nodes_by_id, poverty_nodes
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import names_phrase

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import (
        Actor,
        Assessment,
        Chain,
        Informant,
        Institution,
    )
    from cluster_psia.method import Method


@dataclass(frozen=True)
class Heard:
    """An informant in the tree; ``depth`` counts the steps from whoever was met without being named
    by anybody.
    """

    informant: Informant
    depth: int


def count_guide_answers(a: Assessment) -> tuple[int, int]:
    """How many of the guide's questions have an answer, and how many there are."""
    questions = set(guide_items())
    answered = {answer.item for answer in a.guide.answers} & questions
    return len(answered), len(questions)


def informant_tree(a: Assessment) -> tuple[Heard, ...]:
    """Every informant, each below whoever named them. The document holds no circle."""
    named: dict[str | None, list[Informant]] = {}
    for one in a.guide.informants:
        named.setdefault(one.named_by, []).append(one)
    found: list[Heard] = []
    waiting = [Heard(one, 0) for one in reversed(named.get(None, ()))]
    while waiting:
        heard = waiting.pop()
        found.append(heard)
        below = reversed(named.get(heard.informant.id, ()))
        waiting += [Heard(one, heard.depth + 1) for one in below]
    return tuple(found)


def gaps_in_hearing(a: Assessment) -> tuple[str, ...]:
    """From whom nobody has heard, the poor first; nothing is said before there is anybody in the
    tree.
    """
    people = a.guide.informants
    if not people:
        return ()
    by_id = nodes_by_id(a.chain)
    heard = {one.node for one in people if one.node in by_id}
    silent_nodes = _silent_poor(a.chain, heard)
    silent_kinds = _silent_kinds(by_id, heard, method_of(a))
    return (*silent_nodes, *silent_kinds, *_unheard_people(people))


def _silent_poor(chain: Chain, heard: Container[str]) -> Iterator[str]:
    names = node_names(chain)
    silent = [names[actor.id] for actor in poverty_nodes(chain) if actor.id not in heard]
    if silent:
        yield f"Nobody has been heard from a poverty node: {names_phrase(silent)}."


def _silent_kinds(
    by_id: dict[str, Actor | Institution], heard: Container[str], method: Method
) -> Iterator[str]:
    box = method.box_2
    labels = labels_by_key((*box.actor_kinds, *box.institution_kinds))
    kinds = dict.fromkeys(node.kind for node in by_id.values())
    spoken = {node.kind for id_, node in by_id.items() if id_ in heard}
    silent = [labels[kind].lower() for kind in kinds if kind not in spoken]
    if silent:
        said = names_phrase(silent, most=8)
        yield f"Kinds of node on the map from which nobody has been heard: {said}."


def _unheard_people(people: Sequence[Informant]) -> Iterator[str]:
    """Women, minorities and the poor, where nobody of them is among those who were heard."""
    if not any(one.gender == "woman" for one in people):
        unsaid = sum(one.gender is None for one in people)
        yield f"No woman has been heard{_open(unsaid)}."
    if not any(one.minority for one in people):
        unsaid = sum(one.minority is None for one in people)
        yield f"Nobody of a minority has been heard{_open(unsaid)}."
    told = [one.better_off for one in people if one.better_off is not None]
    if told and all(told):
        count = f"{len(told)} of {len(people)} informants"
        yield f"Only the better off have been heard, as far as that is known: {count}."


def _open(unknown: int) -> str:
    return f", as far as is known; of {unknown} it is not written down" if unknown else ""
