"""The chain as a network: who is linked to whom, which nodes are poverty nodes, and who serves
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.mapping.screening import status_of

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import InstitutionScope
    from cluster_psia.assessment.document.model import Actor, Chain, Institution
    from cluster_psia.method import Method

POVERTY_SHADES = ("vulnerable", "likely")  # UNIDO 2004, Box 2


def nodes_by_id(chain: Chain) -> dict[str, Actor | Institution]:
    """Every node by its id: actors first, then institutions, each in the order of the document."""
    every: tuple[Actor | Institution, ...] = (*chain.actors, *chain.institutions)
    return {node.id: node for node in every}


def poverty_nodes(chain: Chain) -> tuple[Actor, ...]:
    """The actors with one of the two shades of UNIDO 2004, Box 2: a person's own word, else what
    screening suggests.
    """
    return tuple(actor for actor in chain.actors if status_of(actor) in POVERTY_SHADES)


def scope_of(institution: Institution, method: Method) -> InstitutionScope:
    """Whether an institution belongs to the cluster: as somebody said, else as its kind usually
    does.
    """
    if institution.scope is not None:
        return institution.scope
    return method.box_2.institution_kind(institution.kind).scope


def unserved_nodes(chain: Chain) -> tuple[Actor, ...]:
    """Poverty nodes to which no institution is linked: nobody is known to serve or speak for the
    people there. A link counts whichever way it was drawn, and so does being represented.
    """
    institutions = {institution.id for institution in chain.institutions}
    served = {node for institution in chain.institutions for node in institution.represents}
    for link in chain.links:
        ends = {link.source, link.target}
        if ends & institutions:
            served |= ends
    return tuple(actor for actor in poverty_nodes(chain) if actor.id not in served)
