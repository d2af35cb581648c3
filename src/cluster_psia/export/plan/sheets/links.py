"""The Links sheet: who deals with whom, and the map of the chain in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import READ, source_of
from cluster_psia.mapping.layout.grid import shown_grid
from cluster_psia.mapping.words import map_in_words
from cluster_psia.words import entry_label

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Link

_WHY_LINKED = {
    "operators": "Shows who depends on whom along the chain",
    "institution": "Shows whom the institution reaches",
}
_LINKS = (
    Column("source_node", "From", 24),
    Column("kind", "Kind of link", 16),
    Column("target_node", "To", 24),
    Column("quality", "Strength, governance, power", 20),
    Column("note", "Note", 36),
    WHY,
    SOURCE,
)
_MAP = (
    Column("node", "Node", 24),
    Column("level", "Level", 16),
    Column("stage", "Stage", 24),
    Column("sentence", "The map in words", 60),
    WHY,
    SOURCE,
)


def links_sheet(a: Assessment) -> Sheet:
    """Links between nodes, one row each, and the map read out node by node."""
    purpose = (
        "Who sells to, employs, subcontracts, serves or regulates whom;"
        " below, the map of the chain in words."
    )
    return Sheet("Links", purpose, (_links(a), _map(a)))


def _links(a: Assessment) -> Table:
    names = node_names(a.chain)
    rows = tuple(_link(a, link, names) for link in a.chain.links)
    empty = "No links yet; add them on the Value chain page."
    return Table("LinksTable", _LINKS, rows, empty, "Links")


def _link(a: Assessment, link: Link, names: Mapping[str, str]) -> Row:
    kind = method_of(a).box_2.link_kind(link.kind)
    return Row(
        source_node=names[link.source],
        kind=kind.label.lower(),
        target_node=names[link.target],
        quality=_quality(link, names),
        note=link.note,
        why=_WHY_LINKED[kind.between] if kind.known else kind.explanation,
        source=source_of(a, link.citation),
    )


def _quality(link: Link, names: Mapping[str, str]) -> str:
    """Strength, governance and power of a link, as far as somebody said them."""
    holders = {
        "source": names[link.source],
        "target": names[link.target],
        "even": "both alike",
    }
    power = f"power with {holders[link.power]}" if link.power else ""
    return "; ".join(part for part in (link.strength, link.governance, power) if part)


def _map(a: Assessment) -> Table:
    """The map as sentences, in reading order: by level, then from the first stage to the last."""
    names, stages, method = node_names(a.chain), _stage_labels(a), method_of(a)
    told = map_in_words(a.chain, method, a.positions)
    sentences = zip(shown_grid(a).places, told, strict=True)
    rows = tuple(
        Row(
            node=names[place.node],
            level=entry_label(method.box_2.levels, place.level),
            stage=stages.get(place.node, ""),
            sentence=sentence,
            why="The map of the Value chain page, for readers of the workbook",
            source=f"{READ}; grid of stages and levels ours",
        )
        for place, sentence in sentences
    )
    return Table("MapTable", _MAP, rows, "The map is still empty.", "The map in words")


def _stage_labels(a: Assessment) -> dict[str, str]:
    """The stage of each operator in words; institutions have none."""
    stages = method_of(a).box_2.stages
    return {actor.id: entry_label(stages, actor.stage) for actor in a.chain.actors}
