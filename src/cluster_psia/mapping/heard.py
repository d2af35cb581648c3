"""What the mapping guide holds: how much is answered, who was heard
and who not. What nobody said stays not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.chain_coherence import guide_items
from cluster_psia.assessment.document.model import Assessment, Informant
from cluster_psia.mapping.network import nodes_by_id, poverty_nodes
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import names_phrase


@dataclass(frozen=True)
class Heard:
    """An informant in the tree; ``depth`` counts the steps from
    whoever was met without being named by anybody.
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
        waiting += [
            Heard(one, heard.depth + 1) for one in reversed(named.get(heard.informant.id, ()))
        ]
    return tuple(found)


def gaps_in_hearing(a: Assessment) -> tuple[str, ...]:
    """From whom nobody has heard, the poor first; nothing is
    said before there is anybody in the tree.
    """
    return tuple(_gaps(a)) if a.guide.informants else ()


def _gaps(a: Assessment) -> Iterator[str]:
    people, by_id = a.guide.informants, nodes_by_id(a.chain)
    heard = {by_id[one.node].id for one in people if one.node in by_id}
    names = node_names(a.chain)
    if left := [names[actor.id] for actor in poverty_nodes(a.chain) if actor.id not in heard]:
        yield f"Nobody has been heard from a poverty node: {names_phrase(left)}."
    box = method_of(a).box_2
    labels = labels_by_key((*box.actor_kinds, *box.institution_kinds))
    kinds = dict.fromkeys(node.kind for node in by_id.values())
    spoken = {by_id[node].kind for node in heard}
    if silent := [labels[kind].lower() for kind in kinds if kind not in spoken]:
        yield (
            "Kinds of node on the map from which nobody has been heard:"
            f" {names_phrase(silent, most=8)}."
        )
    if not any(one.gender == "woman" for one in people):
        yield f"No woman has been heard{_open(sum(one.gender is None for one in people))}."
    if not any(one.minority for one in people):
        yield (
            "Nobody of a minority has been"
            f" heard{_open(sum(one.minority is None for one in people))}."
        )
    told = [one.better_off for one in people if one.better_off is not None]
    if told and all(told):
        yield (
            "Only the better off have been heard, as far as that is known: "
            + f"{len(told)} of {len(people)} informants."
        )


def _open(unknown: int) -> str:
    return f", as far as is known; of {unknown} it is not written down" if unknown else ""
