"""Which kind of link usually joins two kinds of node: a guess of ours, for a link that was drawn.

Box 2 of UNIDO 2004 draws linkages without naming kinds. The text beside it says that producers
employ workers, that subcontractors depend on middlemen, and that producers sell; the rest is ours.
"""

from __future__ import annotations

from collections.abc import Collection

_WORKERS = frozenset({"day_labourer", "wage_worker"})
_FIRMS = frozenset({"small_producer", "independent_producer", "large_producer"})
_BUYERS = frozenset({"trader", "external_buyer"})
_ORDERING = _FIRMS | _BUYERS | {"subcontractor"}
_BY_ORDER = frozenset({"homeworker", "subcontractor", "process_specialist"})
_AT_HOME = frozenset({"homeworker", "own_account"})
_MAKERS = _FIRMS | _AT_HOME | {"subcontractor", "process_specialist"}
_OPERATORS = _MAKERS | _BUYERS | _WORKERS | {"input_supplier"}

# Kinds at the beginning, kinds at the end, the usual link; the first rule that fits is taken.
_RULES: tuple[tuple[Collection[str], Collection[str], str], ...] = (
    (_OPERATORS - _WORKERS - _AT_HOME, _WORKERS, "employs"),
    ({"input_supplier"}, _MAKERS | _BUYERS, "sells_to"),
    (_MAKERS, _BUYERS, "sells_to"),
    (_ORDERING, _BY_ORDER, "subcontracts"),
    ({"large_producer"}, {"own_account", "small_producer"}, "subcontracts"),
    ({"subcontractor"}, {"own_account"}, "subcontracts"),
    (_MAKERS, _FIRMS, "sells_to"),
    ({"trader"}, _BUYERS, "sells_to"),
    ({"training_institute"}, _OPERATORS, "trains"),
    ({"trade_association", "export_association"}, _OPERATORS, "represents"),
    ({"labour_civil_society", "civil_society"}, _OPERATORS, "represents"),
    ({"government"}, _OPERATORS, "regulates"),
    ({"bds", "international_agency"}, _OPERATORS, "serves"),
)


def usual_link_kind(source: str, target: str) -> str | None:
    """The key of the link that usually leads from a node of kind ``source`` to one of kind
    ``target``; None where nothing is usual, and always for kinds that a program added. Ours.
    """
    for sources, targets, kind in _RULES:
        if source in sources and target in targets:
            return kind
    return None
