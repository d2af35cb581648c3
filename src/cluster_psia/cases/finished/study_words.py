"""What the finished example says of groups, of a programme and of the study: our own illustration,
without a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cluster_psia.cases.finished.words import (
    BARGAINING,
    CONTRACTS,
    JOB_WORKERS,
    LABOURERS,
    MIGRANTS,
    SUBCONTRACTORS,
    WOMEN,
    WOMENS_PAY,
)

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import StepKey

PROGRAMME: Final = "An imagined cluster programme (ours)"
PROGRAMME_IS: Final = (
    "Ours: no source describes a programme in Tiruppur. These activities are imagined, so that"
    " reach, indicators and plan can be shown. Whom each serves is said in words; how many is not"
    " known."
)


@dataclass(frozen=True)
class ImaginedActivity:
    """An activity of the imagined programme: area and effect of Table 1, the node where it enters
    the chain, and whom it serves in words.
    """

    area: str
    effect: str
    label: str
    node: str
    whom: str


ACTIVITIES: Final = (
    ImaginedActivity(
        "enterprise_development",
        "better_conditions",
        "Safer and fairer workplaces",
        "garment_firms",
        "firms that take part",
    ),
    ImaginedActivity(
        "enterprise_development",
        "better_skills",
        "Training of women for better-paid tasks",
        "women_workers",
        "women who sew and pack",
    ),
    ImaginedActivity(
        "business_linkages",
        "vendor_upgradation",
        "Help for subcontractors to deliver what buyers ask for",
        "subcontractors",
        "subcontractors who take part",
    ),
    ImaginedActivity(
        "local_governance",
        "networks",
        "A group of job workers that seeks orders together",
        "job_workers",
        "job workers who join",
    ),
    ImaginedActivity(
        "local_governance",
        "institutional_networking",
        "Talks of firms, unions and state on pay and contracts",
        "trade_unions",
        "members of the unions",
    ),
)
ACTIVITY_NOTE: Final = "Ours: imagined for this example."


@dataclass(frozen=True)
class ComparatorSaid:
    """Whether a group can be compared, why, and the facts that are the group's evidence."""

    found: bool
    note: str
    facts: tuple[str, ...]


GROUPS: Final[Mapping[str, ComparatorSaid]] = {
    "women_sewing_packing": ComparatorSaid(
        found=True,
        note="Ours: women who sew and pack in firms of the cluster that do not take part.",
        facts=(WOMEN, WOMENS_PAY),
    ),
    "own_account_job_workers": ComparatorSaid(
        found=True, note="Ours: job workers who do not join the group.", facts=(JOB_WORKERS,)
    ),
    "small_subcontractors": ComparatorSaid(
        found=True,
        note="Ours: subcontractors who do not take part.",
        facts=(SUBCONTRACTORS,),
    ),
    "contract_piece_rate": ComparatorSaid(
        found=False,
        note=(
            "Ours: they may work in turn for firms that take part and firms that do not. Nobody has"
            " looked yet."
        ),
        facts=(CONTRACTS, BARGAINING),
    ),
    "rural_migrants": ComparatorSaid(
        found=False,
        note="Ours: they may move on between two rounds of the study. Nobody has looked yet.",
        facts=(MIGRANTS, LABOURERS),
    ),
}

ANSWERS: Final[Mapping[str, str]] = {
    "purpose": "both",
    "resources": "moderate",
    "programme_stage": "not_started",
    "baseline": "none",
    "comparator": "inside_cluster",
}
APPROACH_REASON: Final = "Ours: the recommendation is followed, for the reasons that it gives."
INDICATOR_NOTE: Final = (
    "Ours: taken as the program suggests it and ranked in its order. No group was asked; in a"
    " study of your own the group itself confirms and ranks."
)
METHOD_NOTE: Final = "Ours: taken as the program suggests it."

NOTES: Final[Mapping[StepKey, str]] = {
    "matrix": (
        "Where the sources say nothing of Tiruppur the answer is “don't know”, which is ours. Half"
        " of the criteria on capacity are open: ask there first."
    ),
    "groups": (
        "Numbers of people are not printed for any group. Caste, religion and age of the poorer"
        " workers are not stated. Of traders, garment firms and men in waged work no source says"
        " how poor they are, so these nodes are left open in the screening. The comparators are"
        " ours."
    ),
    "design": (
        "Ours, to show a design with its reasons: the study is to prove and to improve; there is"
        " enough for two rounds of fieldwork; the imagined programme has not begun; no baseline on"
        " poverty is published; firms and people in the cluster that do not take part are compared."
    ),
    "indicators": (
        "Ours: all that the program puts forward for each group is marked as confirmed, so that"
        " the later pages are full. No group was asked."
    ),
    "methods": "Ours: all methods that the program suggests are taken, with their reasons.",
    "work_plan": (
        "Ours: tasks, people and days are the first guesses that the program makes for anybody. No"
        " date is set, because nobody plans such a study: calendar and follow-up are shown in day"
        " numbers."
    ),
    "plan": (
        "An example of a finished plan. Beyond the published facts it is our own illustration, and"
        " nobody in Tiruppur was asked."
    ),
}
