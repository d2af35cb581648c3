"""What is still missing in an assessment, and what each gap blocks further down the walk."""

from __future__ import annotations

from collections.abc import Iterator

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.model import STEPS, Assessment, Rating
from cluster_psia.assessment.document.screening import is_looked_at
from cluster_psia.assessment.document.unknown_keys import unknown_keys
from cluster_psia.assessment.edits.chain_template import count_as_in_template
from cluster_psia.assessment.edits.groups import poor_nodes_without_group
from cluster_psia.assessment.edits.matrix import answered_ratings
from cluster_psia.assessment.gap import WALK_KEYS, Gap
from cluster_psia.mapping.reach_gaps import reach_gaps
from cluster_psia.walk.study_gaps import (
    design_gaps,
    indicator_gaps,
    method_gaps,
    work_plan_gaps,
)
from cluster_psia.words import and_phrase, counted_noun, counted_or_nothing, names_phrase, word_for

NAMED = 8  # so many rows without an answer are named one by one; more are only counted


def assessment_gaps(a: Assessment) -> tuple[Gap, ...]:
    """Every gap of ``a`` in the order of the walk."""
    checks = (
        _profile,
        _matrix,
        _chain,
        _screening,
        _groups,
        reach_gaps,
        design_gaps,
        indicator_gaps,
        method_gaps,
        work_plan_gaps,
        _unknown,
    )
    found = (gap for check in checks for gap in check(a))
    return tuple(sorted(found, key=lambda gap: WALK_KEYS.index(gap.step)))


def count_scored_criteria(a: Assessment, axis: str | None = None) -> int:
    """How many criteria that apply here have at least one score, on one axis or in all."""
    asked = [c.key for c in method_of(a).table_2.criteria if axis in (None, c.axis)]
    return sum(_is_scored(a.ratings.get(key, ())) for key in asked)


def _is_scored(ratings: tuple[Rating, ...]) -> bool:
    return any(isinstance(rating.answer, int) for rating in ratings)


def _profile(a: Assessment) -> Iterator[Gap]:
    named = {
        "name of the cluster": a.profile.cluster,
        "country": a.profile.country,
        "sector": a.profile.sector,
    }
    empty = [what for what, value in named.items() if not value]
    if empty:
        yield Gap(
            "profile",
            f"No {' and no '.join(empty)} yet.",
            "A reader of the plan cannot tell which cluster it is about.",
        )
    told = {
        "products": a.profile.products,
        "markets": a.profile.markets,
        "name of the programme": a.programme.name,
    }
    silent = [what for what, value in told.items() if not value]
    if silent:
        yield Gap(
            "profile",
            f"Not said yet: {', '.join(silent)}.",
            "A reader of the plan does not learn what is made for whom, or whose effects are"
            " assessed.",
        )
    if not a.programme.areas:
        yield Gap(
            "profile",
            "No area of intervention chosen yet.",
            "Indicators are then suggested for every area, not for what this programme does.",
        )


def _matrix(a: Assessment) -> Iterator[Gap]:
    table = method_of(a).table_2.criteria
    silent = [f"{c.number} {c.label}" for c in table if not answered_ratings(a, c.key)]
    if silent:
        count = counted_noun(len(silent), "criterion", "criteria")
        names = f": {', '.join(silent)}" if len(silent) <= NAMED else ""
        yield Gap(
            "matrix",
            f"{count} of {len(table)} without an answer{names}.",
            "What the matrix says may still change; “don't know” is an answer too.",
        )
    for axis in ("need", "capacity"):
        missing = _missing_on_axis(a, axis, [c.key for c in table if c.axis == axis])
        if missing:
            blocks = "The cluster is not placed between need and capacity."
            yield Gap("matrix", missing, blocks)


def _missing_on_axis(a: Assessment, axis: str, keys: list[str]) -> str:
    """Why an axis has no value; empty where it has one, and where the programme has switched all of
    its criteria off.
    """
    applying = [key for key in keys if not _does_not_apply(answered_ratings(a, key))]
    known = count_scored_criteria(a, axis)
    if keys and not applying:
        return f"No criterion on {axis} applies."
    if known * 2 < len(applying):
        scored = f"{known} of {len(applying)} criteria on {axis} have a score"
        return f"{scored}; at least half are needed."
    return ""


def _does_not_apply(ratings: tuple[Rating, ...]) -> bool:
    return bool(ratings) and all(r.answer == "not_applicable" for r in ratings)


def _chain(a: Assessment) -> Iterator[Gap]:
    actors = a.chain.actors
    if not actors:
        yield Gap(
            "chain",
            "No actors in the value chain yet.",
            "There are no nodes in which poverty groups could be found.",
        )
        return
    if not a.chain.links:
        yield Gap(
            "chain", "No links between the actors yet.", "The map cannot show who depends on whom."
        )
    yield from _as_in_template(a)


def _as_in_template(a: Assessment) -> Iterator[Gap]:
    """What came with the template and stands as it came."""
    nodes, links = count_as_in_template(a)
    counts = (counted_or_nothing(nodes, "node"), counted_or_nothing(links, "link"))
    said = and_phrase([count for count in counts if count])
    if said:
        yield Gap(
            "chain",
            f"{said} {word_for(nodes + links, 'stands', 'stand')} as the template of Box 2 has"
            f" {word_for(nodes + links, 'it', 'them')}.",
            "What a template shows says nothing about this cluster.",
        )


def _screening(a: Assessment) -> Iterator[Gap]:
    actors = a.chain.actors
    if not actors:
        yield Gap(
            "screening",
            "No node to look at yet, since there are no actors in the value chain.",
            "Nobody can say where poor people work.",
        )
    unscreened = [actor for actor in actors if not is_looked_at(actor)]
    if unscreened:
        yield Gap(
            "screening",
            f"{len(unscreened)} of {counted_noun(len(actors), 'actor')} not yet looked at.",
            "Poor people there may be left out.",
        )


def _groups(a: Assessment) -> Iterator[Gap]:
    if not a.groups:
        yield Gap(
            "groups",
            "No poverty groups yet.",
            "Indicators are suggested group by group, so there are none.",
        )
        return
    names = node_names(a.chain)
    bare = [names[actor.id] for actor in poor_nodes_without_group(a)]
    if bare:
        yield Gap(
            "groups",
            f"No group at: {', '.join(bare)}.",
            "Nobody speaks for the people at these poverty nodes.",
        )
    undecided = [group.label for group in a.groups if group.comparator is None]
    if undecided:
        yield Gap(
            "groups",
            "It is not said whether a comparator can be found for:"
            f" {names_phrase(undecided, NAMED)}.",
            "A change cannot be told from what would have come anyway.",
        )


def _unknown(a: Assessment) -> Iterator[Gap]:
    found = unknown_keys(a)
    for step in STEPS:
        names = dict.fromkeys(f"{key.key} ({key.where})" for key in found if key.field.step == step)
        if names:
            yield Gap(
                step,
                f"The method does not know any more: {names_phrase(list(names))}.",
                "It is kept, and counts in no mean, suggestion or sum until somebody says what it"
                " is now.",
            )
