"""What an assessor goes by: context, scope, stakeholder analysis, the plan's contents, policy
options and learning.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cluster_psia.method.model.entry import Entry, Frozen


class InformantKind(Entry):
    """Somebody to talk to, and the circle that the print counts them in."""

    circle: Literal[
        "first_contacts", "cluster_actors", "cluster_institutions", "related_institutions"
    ]


class ContextGuide(Frozen):
    """``context.yaml``: what to find out about the surroundings, in what order, through whom, and
    the poorest.
    """

    items: tuple[Entry, ...]  # the context list of section 5
    mapping_steps: tuple[Entry, ...]  # the order in which section 5 and Box A.2 map
    shocks: tuple[Entry, ...]  # three levels at which something may make people poor
    informants: tuple[InformantKind, ...]  # whom Box A.2 and phase two name
    informant_tree: tuple[Entry, ...]  # how one leads to the next, and what to ask
    access: tuple[Entry, ...]  # how to find and reach the poorest


class ScopePoint(Entry):
    """What decides how wide an assessment looks; ``bullet`` is the bullet of section 5 that it
    stands in, if any.
    """

    bullet: Annotated[int, Field(ge=1, le=3)] | None = None


class ScopeGuide(Frozen):
    """``scope.yaml``: how wide an assessment looks, at whom, and the link between groups and
    households.
    """

    points: tuple[ScopePoint, ...]
    units: tuple[
        Entry, ...
    ]  # how to come to a unit of assessment; Box 3 weighs the units themselves
    household_link: tuple[Entry, ...]
    tests: tuple[Entry, ...]  # by what a cluster's pay is judged


class StakeholderAnalysis(Frozen):
    """``stakeholder_analysis.yaml``: positions, interests and tensions of stakeholders, and who
    represents whom.
    """

    points: tuple[Entry, ...]  # UNIDO 2004, section 5 and Annex II
    representation: tuple[Entry, ...]  # ILO 2008


class SamplingRule(Entry):
    """A rule of sampling, and whom it is about."""

    about: Literal["kind", "size", "groups", "households", "control_group"]


class AssessmentPlan(Frozen):
    """``assessment_plan.yaml``: what an impact assessment plan contains, how it comes about, the
    team, the sample.
    """

    contents: tuple[Entry, ...]
    making: tuple[Entry, ...]  # how the plan and the mix of methods are settled
    team: tuple[Entry, ...]  # what the field team must bring, all together
    team_rules: tuple[Entry, ...]  # how it is put together, trained and employed
    sampling: tuple[SamplingRule, ...]


class PolicyPoint(Entry):
    """A policy point, with the ways or parts that the text gives it."""

    parts: tuple[Entry, ...] = ()


class Policy(Frozen):
    """``policy.yaml``: pro-poor policy options, the challenges of the briefing, and the agenda on
    two levels.
    """

    options: tuple[
        PolicyPoint, ...
    ]  # UNIDO 2004: the points of section 6, then what the executive summary adds
    challenges: tuple[Entry, ...]  # IDS 2004
    levels: tuple[
        PolicyPoint, ...
    ]  # adjusting existing tools; labour standards, conditions, health and safety
    standards: tuple[Entry, ...]  # which weigh most in which trades
    considerations: tuple[Entry, ...]  # what section 6 asks to be weighed on both levels


class Learning(Frozen):
    """``learning.yaml``: impact assessment as a loop of learning, and what follows it up."""

    steps: tuple[Entry, ...]  # the loop, in order
    principles: tuple[Entry, ...]  # what learning from impact asks for
    committee: tuple[Entry, ...]  # the poverty monitoring committee
    follow_up: tuple[Entry, ...]  # ways of assessing again
    sharing: tuple[Entry, ...]  # feedback to those assessed, and learning beyond them
