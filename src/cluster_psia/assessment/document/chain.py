"""The chain in the document: operators, institutions and links,
and what people know about each of them.
"""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from cluster_psia.assessment.document.fields import (
    Count,
    FreeText,
    Id,
    Line,
    Name,
    Part,
    PovertyStatus,
    whole_number,
)
from cluster_psia.assessment.document.sources import Citation

Sure = Literal["counted", "estimated", "told"]
Sign = Literal["none", "some", "clear", "unknown", "not_applicable"]
InstitutionScope = Literal["in", "beyond"]
Ownership = Literal["public", "private", "mixed"]
Strength = Literal["weak", "medium", "strong"]
# How a chain is governed: Gereffi, Humphrey and Sturgeon (2005), which is outside the five sources
# of the method.
Governance = Literal["market", "modular", "relational", "captive", "hierarchy"]
Power = Literal["source", "target", "even"]
CountedFigure = Literal["units", "workers", "women", "men"]
InFirmsEyes = Annotated[
    Literal[1, 2, 3, 4, 5, "unknown"], BeforeValidator(whole_number)
]  # 1 not at all, 5 very much


class FigureSource(Part):
    """Where one of a node's counts comes from, of what date, and how sure it is."""

    figure: CountedFigure
    as_of: Line = ""
    sure: Sure | None = None
    citation: Citation | None = None


class Figure(Part):
    """An income or a wage in the words it was told in, with its unit ("rupees a day")
    and its date.
    """

    amount: Name
    unit: Line = ""
    as_of: Line = ""
    sure: Sure | None = None
    citation: Citation | None = None


class NodeDifference(Part):
    """People of a node who differ: a kind of difference of Box 4,
    its value in words, and how many they are.
    """

    kind: Id
    value: Name
    people: Count | None = None
    sure: Sure | None = None
    citation: Citation | None = None


class Screened(Part):
    """What is known of a node on one item of Box A.2's poverty mapping, compared with the other
    nodes.

    ``sign`` is how clear a sign of deprivation it is: "unknown" as long as nobody has found out,
    "not_applicable" where the item cannot be said of these people (profits of wage workers). On the
    item of where women and minorities
    work it never counts.
    """

    item: Id
    sign: Sign = "unknown"
    note: FreeText = ""
    citation: Citation | None = None


class Actor(Part):
    """An operator of the chain: a kind of firm, trader or worker, drawn as one node on the micro
    level.

    ``poverty`` and ``poverty_reason`` are a person's own word; they stand above what the screening
    suggests, and both are kept. ``citation`` and ``sure`` hold for the figures that have none of
    their own in ``figure_sources``; ``facts`` are ids of the facts that are its evidence. Figures
    that do not fit together are taken as they were told;
    ``mapping/checks.py`` points them out.
    """

    id: Id
    label: Name
    kind: Id
    stage: Id
    units: Count | None = None
    workers: Count | None = None
    women: Count | None = None
    men: Count | None = None
    status_in_employment: tuple[Id, ...] = ()
    differences: tuple[NodeDifference, ...] = ()
    income: Figure | None = None
    sure: Sure | None = None
    figure_sources: tuple[FigureSource, ...] = ()
    screening: tuple[Screened, ...] = ()
    poverty: PovertyStatus | None = None
    poverty_reason: FreeText = ""
    note: FreeText = ""
    citation: Citation | None = None
    facts: tuple[Id, ...] = ()


class Institution(Part):
    """An institution in the cluster or beyond it.

    ``scope`` is empty where that of its kind holds. ``represents`` and ``not_represented`` are ids
    of nodes whose interests it speaks for, or leaves out; ``position`` is how it stands towards
    poor groups, ``role`` what part it may take in the assessment. ``facts`` are ids of its
    evidence.
    """

    id: Id
    label: Name
    kind: Id
    scope: InstitutionScope | None = None
    ownership: Ownership | None = None
    services: FreeText = ""
    importance: InFirmsEyes | None = None
    effectiveness: InFirmsEyes | None = None
    represents: tuple[Id, ...] = ()
    not_represented: tuple[Id, ...] = ()
    position: FreeText = ""
    role: FreeText = ""
    note: FreeText = ""
    citation: Citation | None = None
    facts: tuple[Id, ...] = ()


class Link(Part):
    """A link from one node to another; ``kind`` is a key of Box 2's link kinds.

    ``strength``, ``governance`` and ``power`` (which end holds it) are for those who know them;
    most maps leave them.
    """

    source: Id
    target: Id
    kind: Id
    strength: Strength | None = None
    governance: Governance | None = None
    power: Power | None = None
    note: FreeText = ""
    citation: Citation | None = None


class Chain(Part):
    """The value chain with its institutions. Ids are unique over actors and
    institutions together.
    """

    actors: tuple[Actor, ...] = ()
    institutions: tuple[Institution, ...] = ()
    links: tuple[Link, ...] = ()


Coordinate = Annotated[float, Field(ge=-100_000, le=100_000, strict=True)]
Position = tuple[Coordinate, Coordinate]  # x and y on the map, where a person dragged a node to


def node_names(chain: Chain) -> dict[str, str]:
    """What each node is called wherever it is named, by its id: its label, with the id behind it
    where another node has the same one.
    """
    nodes: tuple[Actor | Institution, ...] = (*chain.actors, *chain.institutions)
    labels = {node.id: node.label for node in nodes}
    times = Counter(labels.values())
    with_ids = {id_: f"{label} [{id_}]" for id_, label in labels.items()}
    taken = {with_ids[id_] for id_, label in labels.items() if times[label] > 1}
    return {
        id_: with_ids[id_] if times[label] > 1 or label in taken else label
        for id_, label in labels.items()
    }
