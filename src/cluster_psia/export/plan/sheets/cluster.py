"""The sheets that describe the cluster and its poor: Cluster, Poverty groups."""

from __future__ import annotations

from cluster_psia.assessment.document.model import Assessment, Fact, PovertyGroup, Profile
from cluster_psia.assessment.files.samples import SampleError, case_keys, load_sample
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, node_labels, source_of
from cluster_psia.method import load_method
from cluster_psia.method.cite import cite, origin
from cluster_psia.words import entry_label, shade_words, yes_no


def cluster_sheet(a: Assessment) -> Sheet:
    """The profile, the programme and its areas, then every fact with its source."""
    columns = (
        Column("Kind", 16),
        Column("About", 18),
        Column("What is said", 72),
        Column("As of", 13),
        WHY,
        SOURCE,
    )
    rows = (*_named(a), *_areas(a), *(_fact(fact) for fact in a.profile.facts))
    empty = "Nothing is said of the cluster yet; fill in the Cluster profile."
    purpose = (
        "What the cluster and the programme are. Where sources differ, their figures stand side by"
        " side."
    )
    return Sheet(
        "Cluster",
        purpose,
        (Table("ClusterTable", columns, rows, empty),),
        a.notes.get("profile", ""),
    )


PROFILE = {
    "cluster": "Cluster",
    "place": "Place",
    "country": "Country",
    "sector": "Sector",
    "products": "Products",
    "markets": "Markets",
    "summary": "In a few sentences",
}
SUMMARY = "Ours: summary of the cited facts below"  # what a shipped sample says of itself


def _shipped_profile(a: Assessment) -> Profile | None:
    """The profile of the sample that ``a`` was copied from; None without one that can be read."""
    if a.sample is None or a.sample.key not in case_keys():
        return None
    try:
        return load_sample(a.sample.key).profile
    except SampleError:
        return None


def _named(a: Assessment) -> list[Row]:
    programme = a.programme
    shipped = _shipped_profile(a)
    rows: list[Row] = []
    for field, what in PROFILE.items():
        said = getattr(a.profile, field)
        ours = shipped is not None and said == getattr(shipped, field)
        if said:
            rows.append(
                (
                    "Profile",
                    what,
                    said,
                    "",
                    "Tells the reader which cluster the plan is about",
                    SUMMARY if ours else ENTERED,
                )
            )
    rows += [
        (
            "Programme",
            what,
            said,
            "",
            "What the programme does decides what can be expected of it",
            ENTERED,
        )
        for what, said in {
            "Programme": programme.name,
            "What it does": programme.description,
        }.items()
        if said
    ]
    return rows


def _areas(a: Assessment) -> list[Row]:
    rows: list[Row] = [
        (
            "Area of intervention",
            area.label,
            f"Matters to the poor through: {'; '.join(x.label for x in area.relevance)}",
            "",
            "Chosen for this programme; the indicators suggested follow from it",
            origin(area),
        )
        for area in load_method().table_1.areas
        if area.key in a.programme.areas
    ]
    if rows:
        rows += [
            (
                "Warning",
                warning.label,
                warning.explanation,
                "",
                "Holds for every area of intervention",
                origin(warning),
            )
            for warning in load_method().table_1.warnings
        ]
    return rows


def _fact(fact: Fact) -> Row:
    said = (
        fact.statement
        if not fact.value or fact.value in fact.statement
        else f"{fact.statement} ({fact.value})"
    )
    topic = fact.topic.replace("_", " ").capitalize()
    return (
        "Fact",
        topic,
        said,
        fact.as_of,
        "Describes the cluster before the study",
        source_of(fact.citation),
    )


def groups_sheet(a: Assessment) -> Sheet:
    """Poverty groups, one row each."""
    columns = (
        Column("Poverty group", 20),
        Column("Node", 18),
        Column("Kind (Box 4)", 14),
        Column("Gender", 10),
        Column("Other differences", 16),
        Column("People", 9, "number"),
        Column("About the number", 14),
        Column("Status", 11),
        Column("Why poor", 27),
        Column("Comparator", 17),
        WHY,
        SOURCE,
    )
    rows = tuple(_group(a, group) for group in a.groups)
    table = Table(
        "PovertyGroupsTable",
        columns,
        rows,
        "No poverty groups yet; add them on the Poverty groups page.",
    )
    purpose = (
        f"Whose lives the assessment follows ({cite('unido_2004', 'Box 4')}). An empty number means"
        " not known."
    )
    return Sheet("Poverty groups", purpose, (table,), a.notes.get("groups", ""))


def _group(a: Assessment, group: PovertyGroup) -> Row:
    box = load_method().box_4
    differences = "; ".join(
        f"{entry_label(box.differences, d.kind)}: {d.value}" for d in group.differences
    )
    comparator = ": ".join(
        part for part in (yes_no(group.comparator), group.comparator_note) if part
    )
    node, status = (
        node_labels(a)[group.node],
        shade_words(load_method().box_2.shades, group.poverty, "as its node"),
    )
    return (
        group.label,
        node,
        entry_label(box.kinds, group.kind),
        group.gender or "not known",
        differences,
        group.people,
        group.people_note,
        status,
        group.why_poor or "not yet said",
        comparator,
        f"Works at “{node}”, a node of the value chain",
        source_of(group.citation),
    )
