"""What the finished example says beyond the published facts of Tiruppur.

No number stands in these words but those that a fact prints. What no source says begins with
"Ours". A test holds both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import Sign

NAME: Final = "Tiruppur, a finished example"
NOTE: Final = (
    "An example carried to the end, to show what a finished plan looks like. The facts, the map and"
    " the scores are those of the sample “Tiruppur knitwear, India”: each names its published"
    " place. Whatever goes beyond them is our own illustration and says “ours”: no such programme"
    " is published, no group was asked, and nobody in Tiruppur has decided anything of this. Every"
    " figure is published, or empty where none is; people and days of the work plan are the first"
    " guesses that this program makes for anybody."
)

# Facts, by what they are about; each as it stands in the sample.
KNITWEAR: Final = "tiruppur_makes_cotton_knitwear_and_knitted_garments"
MARKETS: Final = "its_garment_producers_are_an_example_of_small_clustered_firm"
JOBS: Final = "jobs_in_cotton_knitwear_doubled_in_ten_years_cawthorne_1995"
MORE_JOBS: Final = "newer_evidence_puts_employment_in_garments_at_several_times"
MIGRANTS: Final = "much_of_the_new_employment_was_filled_by_migrants_first_from"
LABOURERS: Final = "rural_labourers_without_means_landless_peasants_among_them_c"
WOMEN: Final = "women_make_up_most_of_the_labour_force_and_are_pushed_into_s"
MENS_PAY: Final = "what_a_man_was_paid_for_a_day_s_work_singh_2003"
WOMENS_PAY: Final = "a_woman_s_daily_pay_was_much_lower_and_lay_under_the_legal_m"
CONTRACTS: Final = "work_under_contract_has_spread_and_pay_by_the_piece_carries"
UNIONS: Final = "after_a_history_of_labour_unrest_and_activism_the_trade_unio"
BARGAINING: Final = "the_right_to_bargain_together_is_wearing_away"
SUBCONTRACTORS: Final = "subcontractors_cannot_reach_the_market_themselves_work_under"
JOB_WORKERS: Final = "job_workers_are_very_small_or_one_person_businesses_that_do"
GOUNDARS: Final = "the_farming_caste_of_the_goundars_came_to_dominate_the_indus"
FADED: Final = "a_later_study_finds_that_this_dominance_faded_as_the_cluster"
PUNJAB: Final = "manufacturers_and_traders_from_punjab_moved_to_tiruppur_when"
MINIMUM: Final = "the_cluster_lies_in_southern_india_the_wage_floor_that_its_p"

RATING_FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "type_of_firms": (SUBCONTRACTORS, JOB_WORKERS),
    "organization": (SUBCONTRACTORS, JOB_WORKERS),
    "type_of_good": (KNITWEAR,),
    "market": (MARKETS,),
    "employment": (CONTRACTS, UNIONS, BARGAINING),
    "labour_skills": (WOMEN, SUBCONTRACTORS),
    "gender_and_difference": (WOMEN,),
    "social_capital": (GOUNDARS, FADED),
    "agglomeration": (SUBCONTRACTORS, JOB_WORKERS),
    "growth": (JOBS, MORE_JOBS),
}
NO_SCORE: Final = "Ours: the source documents of the method say nothing of this in Tiruppur."

NODE_FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "buyers": (MARKETS,),
    "traders": (PUNJAB,),
    "garment_firms": (KNITWEAR, GOUNDARS, PUNJAB),
    "subcontractors": (SUBCONTRACTORS,),
    "job_workers": (JOB_WORKERS,),
    "women_workers": (WOMEN, WOMENS_PAY),
    "men_workers": (MENS_PAY,),
    "contract_workers": (CONTRACTS, BARGAINING),
    "migrant_workers": (MIGRANTS, LABOURERS),
    "trade_unions": (UNIONS, BARGAINING),
    "tamil_nadu": (MINIMUM, WOMENS_PAY),
}
# Pay as printed: amount, unit, the year it was reported in, and the fact that prints it.
PAY: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "women_workers": ("40-50", "rupees a day", "reported 2003", WOMENS_PAY),
    "men_workers": ("85", "rupees a day", "reported 2003", MENS_PAY),
}
# As what people of a node work, where a source says it.
STATUS: Final[Mapping[str, str]] = {
    "subcontractors": "small_subcontractors",
    "job_workers": "own_account_workers",
    "contract_workers": "contract_labour",
}


@dataclass(frozen=True)
class SignSaid:
    """What is said of a node on one item of the screening; ``fact`` is the id of what prints it,
    empty where no source says it.
    """

    node: str
    item: str
    sign: Sign
    note: str
    fact: str = ""


_WAGES = ("women_workers", "men_workers", "contract_workers", "migrant_workers")
_NO_FIRM = "Ours: people who work for wages have no profits."
_NO_GOODS = "Ours: people who work for wages sell no goods of their own."
SIGNS: Final[tuple[SignSaid, ...]] = (
    *(SignSaid(node, "profits_and_revenues", "not_applicable", _NO_FIRM) for node in _WAGES),
    *(SignSaid(node, "income_retained", "not_applicable", _NO_GOODS) for node in _WAGES),
    SignSaid(
        "women_workers",
        "incomes_and_wages",
        "clear",
        "Paid 40-50 rupees a day where men had 85, and less than the legal minimum wage.",
        WOMENS_PAY,
    ),
    SignSaid(
        "women_workers",
        "women_and_minorities",
        "clear",
        "Women are pushed into sewing and packing, which pay less.",
        WOMEN,
    ),
    SignSaid(
        "men_workers",
        "incomes_and_wages",
        "unknown",
        "85 rupees a day. Whether that reaches the legal minimum is not said.",
        MENS_PAY,
    ),
    SignSaid(
        "contract_workers",
        "security_of_work",
        "some",
        "Work under contract has spread and pay by the piece carries more weight. How soon such"
        " work can stop is not said, so the sign is not called clear.",
        CONTRACTS,
    ),
    SignSaid(
        "contract_workers",
        "social_protection",
        "unknown",
        "The right to bargain together is wearing away. Who is covered when ill or out of work is"
        " not said.",
        BARGAINING,
    ),
    SignSaid(
        "migrant_workers",
        "basic_needs",
        "unknown",
        "Labourers without means came to look for work. How they live in Tiruppur is not said.",
        LABOURERS,
    ),
    SignSaid(
        "job_workers",
        "security_of_work",
        "clear",
        "Demand for them comes in seasons, so their incomes swing widely.",
        JOB_WORKERS,
    ),
    SignSaid(
        "subcontractors",
        "security_of_work",
        "unknown",
        "They cannot reach the market themselves. Whether their orders can stop from one day to"
        " the next is not said.",
        SUBCONTRACTORS,
    ),
    SignSaid(
        "subcontractors",
        "personal_well_being",
        "some",
        "They work under worse conditions; which harm these do is not said.",
        SUBCONTRACTORS,
    ),
)

SERVICES: Final[Mapping[str, str]] = {
    "trade_unions": "They speak for their members, a small part of the labour force.",
    "tamil_nadu": "The legal minimum wage is the one of Tamil Nadu.",
}
ROLES: Final[Mapping[str, str]] = {
    "trade_unions": "Ours: could bring the assessment together with workers who are members.",
    "tamil_nadu": "Ours: could say what the minimum wage was in each round of the study.",
}
