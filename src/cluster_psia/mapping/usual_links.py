"""Which kind of link usually joins two kinds of node: a guess of ours, for a link that was drawn.

Box 2 of UNIDO 2004 draws linkages without naming kinds. The text beside it says that producers
employ workers, that subcontractors depend on middlemen, and that producers sell; the rest is ours.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.method.model.entry import find_entry

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Chain
    from cluster_psia.method.model import Box2


@dataclass(frozen=True)
class UsualLink:
    """A kind of link that is guessed: its key in Box 2, and why, in half a sentence."""

    kind: str
    why: str


_WORKERS = frozenset({"day_labourer", "wage_worker"})
_FIRMS = frozenset({"small_producer", "independent_producer", "large_producer"})
_BUYERS = frozenset({"trader", "external_buyer"})
_ORDERING = _FIRMS | _BUYERS | {"subcontractor"}
_BY_ORDER = frozenset({"homeworker", "subcontractor", "process_specialist"})
_AT_HOME = frozenset({"homeworker", "own_account"})
_MAKERS = _FIRMS | _AT_HOME | {"subcontractor", "process_specialist"}
_OPERATORS = _MAKERS | _BUYERS | _WORKERS | {"input_supplier"}

# Kinds at the beginning, kinds at the end, the usual link, and why; the first that fits is taken.
_RULES: tuple[tuple[Collection[str], Collection[str], str, str], ...] = (
    (_OPERATORS - _WORKERS - _AT_HOME, _WORKERS, "employs", "workers are paid by those they serve"),
    ({"input_supplier"}, _MAKERS | _BUYERS, "sells_to", "input suppliers live from sales"),
    (_MAKERS, _BUYERS, "sells_to", "who makes goods sells them to traders and buyers"),
    (_ORDERING, _BY_ORDER, "subcontracts", "these work to order, for firms and traders"),
    (
        {"large_producer"},
        {"own_account", "small_producer"},
        "subcontracts",
        "large firms give work out to small ones",
    ),
    ({"subcontractor"}, {"own_account"}, "subcontracts", "subcontractors give work on"),
    (_MAKERS, _FIRMS, "sells_to", "what small makers make goes to firms that finish or sell it"),
    ({"trader"}, _BUYERS, "sells_to", "traders buy to sell on"),
    ({"training_institute"}, _OPERATORS, "trains", "training institutes teach"),
    (
        {"trade_association", "export_association"},
        _OPERATORS,
        "represents",
        "associations speak for firms",
    ),
    (
        {"labour_civil_society", "civil_society"},
        _OPERATORS,
        "represents",
        "unions and civil society speak for people",
    ),
    ({"government"}, _OPERATORS, "regulates", "government makes the rules"),
    ({"bds", "international_agency"}, _OPERATORS, "serves", "they are there to serve firms"),
)


def usual_link(source: str, target: str) -> UsualLink | None:
    """The link that usually leads from a node of kind ``source`` to one of kind ``target``; None
    where nothing is usual, and always for kinds that a program added. Ours.
    """
    for sources, targets, kind, why in _RULES:
        if source in sources and target in targets:
            return UsualLink(kind, why)
    return None


def link_guess(chain: Chain, source: str, target: str, box: Box2) -> UsualLink | None:
    """The guess for a link between two nodes of ``chain``, by their ids; None where nothing is
    usual, a node is not there, or the kind was switched off in ``box``.
    """
    there = nodes_by_id(chain)
    if source not in there or target not in there or source == target:
        return None
    guess = usual_link(there[source].kind, there[target].kind)
    return guess if guess and find_entry(box.link_kinds, guess.kind) else None
