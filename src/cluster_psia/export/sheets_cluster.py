"""The sheets that describe the cluster: Cluster, Value chain, Links, Poverty groups."""

from __future__ import annotations

from cluster_psia.assessment.model import Actor, Assessment, Fact, Institution, PovertyGroup
from cluster_psia.export.report import Column, Sheet, Table
from cluster_psia.export.words import label_of, node_labels, shade, source_of, yes_no
from cluster_psia.method import load_method
from cluster_psia.method.cite import origin

WHY = Column("Why it is here", 38)
SOURCE = Column("Source", 34)


def _said(fact: Fact) -> str:
    """The statement, with the figure as printed where the statement does not hold it already."""
    return fact.statement if fact.value in fact.statement else f"{fact.statement} ({fact.value})"


def cluster_sheet(a: Assessment) -> Sheet:
    """The profile in two columns, then every fact with its source."""
    p, areas = a.profile, load_method().table_1.areas
    own = "Entered in this assessment"
    named = (
        ("Cluster", p.cluster), ("Place", p.place), ("Country", p.country), ("Sector", p.sector),
        ("Products", p.products), ("Markets", p.markets), ("In a few sentences", p.summary),
        ("Programme", a.programme.name), ("What it does", a.programme.description),
    )  # fmt: skip
    rows = [("Profile", what, value, "", "Tells the reader which cluster and programme this is about", own)
            for what, value in named if value]  # fmt: skip
    rows += [
        ("Area of intervention", area.label, "; ".join(x.label for x in area.relevance), "",
         "Chosen for this programme; the indicators suggested follow from it", origin(area))
        for area in areas if area.key in a.programme.areas
    ]  # fmt: skip
    rows += [
        ("Fact", f.topic.replace("_", " "), _said(f), f.as_of, "Describes the cluster", source_of(f.citation))
        for f in p.facts
    ]
    columns = (Column("Kind", 20), Column("About", 22), Column("What is said", 70), Column("As of", 14), WHY, SOURCE)
    table = Table(
        "ClusterTable", columns, tuple(rows), "Nothing is said of the cluster yet; fill in the Cluster profile."
    )
    return Sheet("Cluster", "What the cluster and the programme are, with the source of every fact.", (table,),
                 a.notes.get("profile", ""))  # fmt: skip


def _actor_row(actor: Actor) -> tuple[str | int | None, ...]:
    box = load_method().box_2
    why = actor.poverty_reason or {
        None: "An operator of the chain that nobody has screened for poverty yet",
        "none": "An operator of the chain, screened and not seen as a poverty node",
    }.get(actor.poverty, "A poverty node; the reason is not written down yet")
    return ("operator", actor.label, label_of(box.actor_kinds, actor.kind), label_of(box.stages, actor.stage),
            actor.units, actor.workers, actor.women, shade(actor.poverty), actor.note, why,
            source_of(actor.citation))  # fmt: skip


def _institution_row(institution: Institution) -> tuple[str | int | None, ...]:
    kinds = load_method().box_2.institution_kinds
    kind = next(k for k in kinds if k.key == institution.kind)
    scope = "in the cluster" if kind.scope == "in" else "beyond the cluster"
    return (f"institution {scope}", institution.label, kind.label, "", None, None, None, "", institution.note,
            "An institution whose position towards poor groups matters for the assessment",
            source_of(institution.citation))  # fmt: skip


def chain_sheet(a: Assessment) -> Sheet:
    """Actors and institutions, one row each."""
    columns = (
        Column("Level", 22), Column("Name", 30), Column("Kind", 26), Column("Stage", 24), Column("Units", 10, "number"),
        Column("Workers", 10, "number"), Column("Women", 10, "number"), Column("Poverty node", 24), Column("Note", 34),
        WHY, SOURCE,
    )  # fmt: skip
    rows = (*map(_actor_row, a.chain.actors), *map(_institution_row, a.chain.institutions))
    table = Table("ValueChainTable", columns, rows, "The chain is empty; add actors on the Value chain page.")
    purpose = "Actors and institutions. Poverty nodes in the two shades of UNIDO 2004, Box 2. An empty number means not known."
    return Sheet("Value chain", purpose, (table,), a.notes.get("chain", ""))


def links_sheet(a: Assessment) -> Sheet:
    """Links between nodes, one row each."""
    names, kinds = node_labels(a), load_method().box_2.link_kinds
    rows = tuple(
        (names[link.source], label_of(kinds, link.kind), names[link.target], link.note,
         "Shows who depends on whom and which institution serves whom", source_of(link.citation))
        for link in a.chain.links
    )  # fmt: skip
    columns = (Column("From", 30), Column("Kind of link", 24), Column("To", 30), Column("Note", 40), WHY, SOURCE)
    table = Table("LinksTable", columns, rows, "No links yet; add them on the Value chain page.")
    return Sheet("Links", "Who sells to, employs, subcontracts, serves or regulates whom.", (table,))


def _group_row(a: Assessment, group: PovertyGroup) -> tuple[str | int | None, ...]:
    box = load_method().box_4
    differences = "; ".join(f"{label_of(box.differences, d.kind)}: {d.value}" for d in group.differences)
    comparator = ": ".join(part for part in (yes_no(group.comparator), group.comparator_note) if part)
    return (group.label, node_labels(a)[group.node], label_of(box.kinds, group.kind), group.gender or "not known",
            differences, group.people, group.people_note, group.why_poor or "not yet said", comparator,
            f"Works at the poverty node “{node_labels(a)[group.node]}”", source_of(group.citation))  # fmt: skip


def groups_sheet(a: Assessment) -> Sheet:
    """Poverty groups, one row each."""
    columns = (
        Column("Poverty group", 30), Column("Node", 26), Column("Kind (Box 4)", 22), Column("Gender", 12),
        Column("Other differences", 26), Column("People", 10, "number"), Column("About the number", 22),
        Column("Why poor", 40), Column("Comparator", 28), WHY, SOURCE,
    )  # fmt: skip
    rows = tuple(_group_row(a, group) for group in a.groups)
    table = Table("PovertyGroupsTable", columns, rows, "No poverty groups yet; add them on the Poverty groups page.")
    purpose = "The groups whose lives the assessment follows (UNIDO 2004, Box 4). An empty number means not known."
    return Sheet("Poverty groups", purpose, (table,), a.notes.get("groups", ""))
