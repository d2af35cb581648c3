"""The sheets of the value chain: its nodes, its links, and the map in words."""

from __future__ import annotations

from cluster_psia.assessment.document.model import Actor, Assessment, Institution, Link
from cluster_psia.assessment.document.screening import status_of
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Picture, Row, Sheet, Table
from cluster_psia.export.plan.words import READ, node_labels, source_of
from cluster_psia.mapping.grid import chain_grid
from cluster_psia.mapping.network import scope_of
from cluster_psia.mapping.words import map_finding, map_in_words
from cluster_psia.method import load_method
from cluster_psia.method.cite import cite
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import entry_label, shade_words

_ALT = 1500  # characters that a screen reader is given in one go
_SCREENED = {
    None: "An operator of the chain that nobody has looked at for poverty yet",
    "none": "An operator of the chain, looked at and not seen as a poverty node",
}


def chain_sheet(a: Assessment) -> Sheet:
    """Actors and institutions, one row each."""
    columns = (
        Column("Name", 22),
        Column("Level", 16),
        Column("Kind", 18),
        Column("Stage", 14),
        Column("Units", 9, "number"),
        Column("Workers", 9, "number"),
        Column("Women", 9, "number"),
        Column("Men", 9, "number"),
        Column("Poverty node", 14),
        Column("Note", 24),
        WHY,
        SOURCE,
    )
    rows = (*map(_actor, a.chain.actors), *map(_institution, a.chain.institutions))
    table = Table(
        "ValueChainTable", columns, rows, "The chain is empty; add actors on the Value chain page."
    )
    box = cite("unido_2004", "Box 2")
    purpose = (
        f"Actors and institutions. ▲ vulnerable to poverty, ▲▲ poverty likely ({box}). Empty"
        " numbers: not known."
    )
    return Sheet("Value chain", purpose, (table,), a.notes.get("chain", ""), picture=_picture(a))


def _picture(a: Assessment) -> Picture | None:
    """The map below the tables, where there is anything on it; its
    words stand in full on the sheet of links.
    """
    if not (a.chain.actors or a.chain.institutions):
        return None
    said = " ".join((f"Value chain map. {map_finding(a.chain)}.", *map_in_words(a.chain)))
    whole = said if len(said) <= _ALT else f"{said[:_ALT]}… In full on the sheet Links."
    return Picture(a, whole)


def _actor(actor: Actor) -> Row:
    box = load_method().box_2
    status = status_of(actor)
    why = actor.poverty_reason or _SCREENED.get(
        status, "A poverty node; the reason is not written down yet"
    )
    if status and not actor.poverty:
        why = "Suggested by the screening of the node; nobody has said otherwise"
    return (
        actor.label,
        "operator",
        entry_label(box.actor_kinds, actor.kind),
        entry_label(box.stages, actor.stage),
        actor.units,
        actor.workers,
        actor.women,
        actor.men,
        shade_words(box.shades, status),
        actor.note,
        why,
        source_of(actor.citation),
    )


def _institution(institution: Institution) -> Row:
    kind = load_method().box_2.institution_kind(institution.kind)
    level = f"institution {'in' if scope_of(institution) == 'in' else 'beyond'} the cluster"
    why = "Its position towards poor groups matters: whom it serves, speaks for or rules"
    return (
        institution.label,
        level,
        kind.label,
        "",
        None,
        None,
        None,
        None,
        "",
        institution.note,
        why,
        source_of(institution.citation),
    )


def links_sheet(a: Assessment) -> Sheet:
    """Links between nodes, one row each, and the map read out node by node."""
    columns = (
        Column("From", 24),
        Column("Kind of link", 16),
        Column("To", 24),
        Column("Strength, governance, power", 20),
        Column("Note", 36),
        WHY,
        SOURCE,
    )
    rows = tuple(_link(link, node_labels(a)) for link in a.chain.links)
    links = Table(
        "LinksTable", columns, rows, "No links yet; add them on the Value chain page.", "Links"
    )
    purpose = (
        "Who sells to, employs, subcontracts, serves or regulates whom; below, the map of the chain"
        " in words."
    )
    return Sheet("Links", purpose, (links, _map(a)))


def _link(link: Link, names: dict[str, str]) -> Row:
    kind = load_method().box_2.link_kind(link.kind)
    why = {
        "operators": "Shows who depends on whom along the chain",
        "institution": "Shows whom the institution reaches",
    }[kind.between]
    return (
        names[link.source],
        kind.label.lower(),
        names[link.target],
        _kept(link, names),
        link.note,
        why,
        source_of(link.citation),
    )


def _kept(link: Link, names: dict[str, str]) -> str:
    """Strength, governance and power of a link, as far as somebody said them."""
    holders = {
        "source": names[link.source],
        "target": names[link.target],
        "even": "both alike",
        None: "",
    }
    power = holders[link.power]
    return "; ".join(
        part for part in (link.strength, link.governance, power and f"power with {power}") if part
    )


def _map(a: Assessment) -> Table:
    """The map as sentences, in reading order: by level, then from the first stage to the last."""
    names, box = node_labels(a), load_method().box_2
    levels = labels_by_key(box.levels)
    stages = {actor.id: entry_label(box.stages, actor.stage) for actor in a.chain.actors}
    rows: tuple[Row, ...] = tuple(
        (
            names[place.node],
            levels[place.level],
            stages.get(place.node, ""),
            sentence,
            "The map of the Value chain page, for readers of the workbook",
            f"{READ}; grid of stages and levels ours",
        )
        for place, sentence in zip(chain_grid(a.chain).places, map_in_words(a.chain), strict=True)
    )
    columns = (
        Column("Node", 24),
        Column("Level", 16),
        Column("Stage", 24),
        Column("The map in words", 60),
        WHY,
        SOURCE,
    )
    return Table("MapTable", columns, rows, "The map is still empty.", "The map in words")
