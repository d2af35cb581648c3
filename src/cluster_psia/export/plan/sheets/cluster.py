"""The Cluster sheet: what people say of the cluster, the programme and its areas, and each fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.files.samples import SampleError, load_sample, shipped_keys
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Row, Sheet, Table
from cluster_psia.export.plan.words import ENTERED, evidence_words, joined_lines, source_of
from cluster_psia.method.cite import origin

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Fact, Profile
    from cluster_psia.method.model import InterventionArea

PROFILE = {
    "cluster": "Cluster",
    "place": "Town or region",
    "country": "Country",
    "sector": "Sector",
    "products": "Products",
    "markets": "Markets",
    "summary": "In a few sentences",
}
SUMMARY = "Ours: summary of the cited facts below"  # what a shipped sample says of itself
_COLUMNS = (
    Column("kind", "Kind", 16),
    Column("about", "About", 18),
    Column("said", "What is said", 72),
    Column("event", "When it was so", 13, optional=True),
    Column("reported", "When it was said", 13, optional=True),
    WHY,
    SOURCE,
)


def cluster_sheet(a: Assessment) -> Sheet:
    """The profile, the programme and its areas, then every fact with its source."""
    evidence = evidence_words(a)
    facts = (_fact(a, fact, evidence.get(fact.id, "")) for fact in a.facts)
    rows = (*_profile(a), *_programme(a), *_areas(a), *facts)
    empty = "Nothing is said of the cluster yet; fill in the Cluster profile."
    purpose = (
        "What the cluster and the programme are."
        " Where sources differ, their figures stand side by side."
    )
    table = Table("ClusterTable", _COLUMNS, rows, empty)
    return Sheet("Cluster", purpose, (table,), a.notes.get("profile", ""))


def _profile(a: Assessment) -> Iterator[Row]:
    shipped = _shipped_profile(a)
    for field, what in PROFILE.items():
        said = getattr(a.profile, field)
        ours = shipped is not None and said == getattr(shipped, field)
        if said:
            yield Row(
                kind="Profile",
                about=what,
                said=said,
                why="Tells the reader which cluster the plan is about",
                source=SUMMARY if ours else ENTERED,
            )


def _shipped_profile(a: Assessment) -> Profile | None:
    """The profile of the sample that ``a`` was copied from; None without one that can be read."""
    if a.sample is None or a.sample.key not in shipped_keys():
        return None
    try:
        return load_sample(a.sample.key).profile
    except SampleError:
        return None


def _programme(a: Assessment) -> Iterator[Row]:
    texts = {"Programme": a.programme.name, "What it does": a.programme.description}
    for what, said in texts.items():
        if said:
            yield Row(
                kind="Programme",
                about=what,
                said=said,
                why="What the programme does decides what can be expected of it",
                source=ENTERED,
            )


def _areas(a: Assessment) -> list[Row]:
    """The areas of intervention, and after them the warnings that hold for all."""
    table = method_of(a).table_1
    rows = [_area(area) for area in table.areas if area.key in a.programme.areas]
    if not rows:
        return []
    warnings = (
        Row(
            kind="Warning",
            about=warning.label,
            said=warning.explanation,
            why="Holds for every area of intervention",
            source=origin(warning),
        )
        for warning in table.warnings
    )
    return [*rows, *warnings]


def _area(area: InterventionArea) -> Row:
    relevance = "; ".join(entry.label for entry in area.relevance)
    return Row(
        kind="Area of intervention",
        about=area.label,
        said=f"Matters to the poor through: {relevance}",
        why="Chosen for this programme; the indicators suggested follow from it",
        source=origin(area),
    )


def _fact(a: Assessment, fact: Fact, evidence: str) -> Row:
    value_is_said = not fact.value or fact.value in fact.statement
    return Row(
        kind="Fact",
        about=fact.topic.replace("_", " ").capitalize(),
        said=fact.statement if value_is_said else f"{fact.statement} ({fact.value})",
        event=fact.event,
        reported=fact.reported,
        why=joined_lines(("Describes the cluster before the study", evidence)),
        source=source_of(a, fact.citation),
    )
