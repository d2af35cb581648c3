"""How many entries every list of the method has, in one table: from a source, ours, and the places
they stand in.

Counted by hand against the print (the tests of each file say how). Nothing may be lost or added
silently: whoever adds an entry changes a line here, and entries of ours are counted apart. Where
the print has running text and no list (among them the order of work, the role of the state,
warnings, dissent, riskable steps and self-help) the number is that of its arguments as we read
them.
"""

from __future__ import annotations

from collections import Counter

import pytest

from cluster_psia.method import load_method
from cluster_psia.method.cite import document_name
from cluster_psia.method.graph import cached_survey
from cluster_psia.method.model.entry import Entry

# List ("*" is any entry around it): entries from a source, entries of ours, and the places that
# hold the most of them. ruff: noqa: E501 - a place is as long as its heading in print
COUNTS: dict[str, tuple[int, int, str]] = {
    "table_1.areas.*.effects": (28, 0, "UNIDO 2004: Table 1"),
    "table_1.areas.*.relevance": (14, 0, "UNIDO 2004: Table 1"),
    "table_1.areas": (3, 0, "UNIDO 2004: Box 1"),
    "table_1.warnings": (2, 0, "UNIDO 2004: Table 1, note"),
    "table_2.groups": (4, 0, "UNIDO 2004: Table 2"),
    "table_2.themes": (0, 7, "ours"),
    "table_2.footnotes": (3, 0, "UNIDO 2004: Table 2, footnote a and 2 more"),
    "table_2.readings": (1, 2, "UNIDO 2004: Table 2"),
    "table_2.fields": (0, 4, "ours"),
    "table_2.criteria": (20, 0, "UNIDO 2004: Table 2"),
    "box_1.states": (28, 0, "UNIDO 2004: Box 1"),
    "box_2.stages": (0, 6, "ours"),
    "box_2.levels": (0, 3, "ours"),
    "box_2.actor_kinds": (
        11,
        1,
        (
            "UNIDO 2004: Section 5, Mapping the industrial cluster and institutions and 1 more;"
            " Schmitz 1997: Section 2, Exporting clusters in the South"
        ),
    ),
    "box_2.institution_kinds": (
        7,
        1,
        "UNIDO 2004: Section 5, Mapping the industrial cluster and institutions",
    ),
    "box_2.link_kinds": (
        5,
        4,
        "UNIDO 2004: Section 5, Mapping the industrial cluster and institutions",
    ),
    "box_2.shades": (2, 1, "UNIDO 2004: Box 2"),
    "box_3.units.*.advantages": (14, 0, "UNIDO 2004: Box 3"),
    "box_3.units.*.disadvantages": (8, 0, "UNIDO 2004: Box 3"),
    "box_3.units": (3, 0, "UNIDO 2004: Box 3"),
    "box_4.kinds": (8, 0, "UNIDO 2004: Box 4"),
    "box_4.differences": (
        6,
        0,
        "UNIDO 2004: Section 5, Units and indicators of assessment and 2 more",
    ),
    "box_5.stakeholders": (4, 0, "UNIDO 2004: Box 5"),
    "box_5.indicators": (29, 0, "UNIDO 2004: Box 5"),
    "box_5.kinds": (4, 0, "UNIDO 2004: Section 5, Units and indicators of assessment"),
    "box_5.choosing": (5, 0, "UNIDO 2004: Section 5, Units and indicators of assessment"),
    "box_6.rows": (7, 15, "UNIDO 2004: Box 6"),
    "box_6.sources": (21, 15, "UNIDO 2004: Box 6 and 3 more"),
    "box_7.approaches.*.advantages": (12, 0, "UNIDO 2004: Box 7"),
    "box_7.approaches.*.disadvantages": (9, 0, "UNIDO 2004: Box 7"),
    "box_7.approaches": (3, 0, "UNIDO 2004: Box 7"),
    "study_design.questions.*.answers": (
        8,
        8,
        "UNIDO 2004: Section 5, Approaches to impact assessment and 4 more",
    ),
    "study_design.questions": (
        5,
        0,
        "UNIDO 2004: Section 5, Time frame and collection of baseline data and 3 more",
    ),
    "study_design.rules": (45, 0, "UNIDO 2004: Box 7 and 6 more"),
    "study_design.counterfactual_levels": (3, 0, "UNIDO 2004: Section 5, The counterfactual"),
    "study_design.hazards": (9, 1, "UNIDO 2004: Section 5, The counterfactual and 2 more"),
    "study_design.indicator_rules": (
        8,
        4,
        "UNIDO 2004: Section 5, Mapping the industrial cluster and institutions and 3 more",
    ),
    "methods.methods": (25, 0, "UNIDO 2004: Annex II, Box A.3 and 6 more"),
    "box_a1.stages": (3, 0, "UNIDO 2004: Annex II, Box A.1"),
    "box_a1.families": (3, 0, "UNIDO 2004: Annex II, Box A.1"),
    "box_a1.uses": (9, 0, "UNIDO 2004: Annex II, Box A.1"),
    "box_a2.items": (19, 0, "UNIDO 2004: Annex II, Box A.2"),
    "box_a3.tools": (7, 0, "UNIDO 2004: Annex II, Box A.3"),
    "phases.phases.*.tasks": (36, 0, "UNIDO 2004: Annex II, Phase three and 7 more"),
    "phases.phases.*.methods": (31, 0, "UNIDO 2004: Annex II, Phase five and 6 more"),
    "phases.phases.*.cautions": (12, 0, "UNIDO 2004: Annex II, Phase three and 7 more"),
    "phases.phases.*.methods.*.cautions": (30, 0, "UNIDO 2004: Annex II, Phase three and 5 more"),
    "phases.phases": (7, 0, "UNIDO 2004: Annex II, Phase one and 6 more"),
    "context.items": (
        7,
        0,
        "UNIDO 2004: Section 5, Mapping the industrial cluster and institutions",
    ),
    "context.mapping_steps": (
        7,
        0,
        "UNIDO 2004: Section 5, Mapping the industrial cluster and institutions",
    ),
    "context.informants": (13, 0, "UNIDO 2004: Annex II, Phase two and 1 more"),
    "context.informant_tree": (6, 0, "UNIDO 2004: Annex II, Phase two and 1 more"),
    "context.access": (9, 0, "UNIDO 2004: Annex II, Phase two and 2 more"),
    "scope.points": (8, 0, "UNIDO 2004: Section 5, Scope of assessment"),
    "scope.units": (5, 0, "UNIDO 2004: Section 5, Units and indicators of assessment"),
    "scope.household_link": (
        10,
        0,
        "UNIDO 2004: Section 5, Units and indicators of assessment and 1 more",
    ),
    "stakeholder_analysis.points": (
        13,
        0,
        "UNIDO 2004: Section 5, Mapping the industrial cluster and institutions and 6 more",
    ),
    "stakeholder_analysis.representation": (
        11,
        0,
        "ILO 2008: Part II, The Sinos Valley footwear cluster, Lessons learned and 3 more",
    ),
    "assessment_plan.contents": (7, 0, "UNIDO 2004: Annex II, Phase one"),
    "assessment_plan.making": (8, 0, "UNIDO 2004: Annex II, Phase one and 2 more"),
    "assessment_plan.team": (8, 0, "UNIDO 2004: Annex II, Phase three"),
    "assessment_plan.team_rules": (6, 0, "UNIDO 2004: Annex II, Phase three and 3 more"),
    "assessment_plan.sampling": (13, 0, "UNIDO 2004: Annex II, Phase three and 2 more"),
    "policy.options.*.parts": (5, 0, "UNIDO 2004: Section 6"),
    "policy.options": (11, 0, "UNIDO 2004: Section 6 and 1 more"),
    "policy.challenges": (7, 0, "IDS 2004: Clusters and poverty: the policy challenge"),
    "policy.levels.*.parts": (8, 0, "UNIDO 2004: Executive summary and 1 more"),
    "policy.levels": (2, 0, "UNIDO 2004: Executive summary"),
    "policy.considerations": (7, 0, "UNIDO 2004: Section 6"),
    "learning.steps": (0, 5, "ours"),
    "learning.principles": (
        8,
        0,
        (
            "UNIDO 2004: Section 5, Impact as a learning process; IDS 2004: Poverty and social"
            " impact assessments of cluster development"
        ),
    ),
    "learning.committee": (5, 0, "UNIDO 2004: Section 5, Impact as a learning process and 1 more"),
    "learning.follow_up": (5, 0, "UNIDO 2004: Annex II, Phase seven and 2 more"),
    "learning.sharing": (4, 0, "UNIDO 2004: Annex II, Phase six and 1 more"),
    "pro_poor.lines.*.means": (
        11,
        0,
        "UNIDO 2010: Section 3.3, Unlocking pro-poor effects and 2 more",
    ),
    "pro_poor.lines": (2, 0, "UNIDO 2010: Section 3.3, Unlocking pro-poor effects"),
    "pro_poor.capabilities": (5, 0, "UNIDO 2010: Section 3.3, Unlocking pro-poor effects"),
    "pro_poor.trade_offs.*.sides": (6, 0, "UNIDO 2010: Section 4, Lessons learned and conclusions"),
    "pro_poor.trade_offs": (3, 0, "UNIDO 2010: Section 4, Lessons learned and conclusions"),
    "pro_poor.choosing": (3, 0, "UNIDO 2010: Section 4, Lessons learned and conclusions"),
    "pro_poor.obstacles": (
        8,
        0,
        "UNIDO 2010: Section 3, UNIDO’s approach and services for cluster development",
    ),
    "pro_poor.services.*.activities": (
        9,
        0,
        "UNIDO 2010: Section 3.1, Trust and governance building and 2 more",
    ),
    "pro_poor.services": (
        3,
        0,
        "UNIDO 2010: Section 3.1, Trust and governance building and 2 more",
    ),
    "pro_poor.order_of_work": (
        12,
        0,
        "UNIDO 2010: Section 4, Lessons learned and conclusions and 3 more",
    ),
    "typologies.typologies.*.types": (9, 0, "UNIDO 2004: Section 3, Cluster features and poverty"),
    "typologies.typologies": (4, 0, "UNIDO 2004: Section 3, Cluster features and poverty"),
    "skills.dimensions.*.poles": (
        4,
        0,
        "ILO 2008: Part I, Section 5, Addressing cluster diversity in skills development",
    ),
    "skills.dimensions": (
        2,
        0,
        "ILO 2008: Part I, Section 5, Addressing cluster diversity in skills development",
    ),
    "skills.types.*.traits": (
        11,
        0,
        "ILO 2008: Part I, Section 5, Traditional manufacturing: Diversified clusters and 2 more",
    ),
    "skills.types.*.interventions": (
        15,
        0,
        "ILO 2008: Part I, Section 5, Traditional manufacturing: Diversified clusters and 2 more",
    ),
    "skills.types": (
        4,
        0,
        "ILO 2008: Part I, Section 5, Traditional manufacturing: Diversified clusters and 3 more",
    ),
    "skills.left_out": (
        2,
        0,
        "ILO 2008: Part I, Section 5, Addressing cluster diversity in skills development",
    ),
    "skills.advantages.*.factors": (
        7,
        0,
        "ILO 2008: Part I, Section 3, The role of skills in cluster development and 2 more",
    ),
    "skills.advantages.*.factors.*.ways": (
        2,
        0,
        (
            "ILO 2008: Part I, Section 3, Marketing thickening and knowledge spillover effects:"
            " Second advantage"
        ),
    ),
    "skills.advantages": (
        2,
        0,
        "ILO 2008: Part I, Section 3, The role of skills in cluster development",
    ),
    "skills.approaches.*.points": (
        19,
        0,
        "ILO 2008: Part I, Section 4, Promoting intra-cluster cooperation and 3 more",
    ),
    "skills.approaches": (
        4,
        0,
        "ILO 2008: Part I, Section 4, Provision of demand-driven training and 3 more",
    ),
    "skills.state_role": (
        8,
        0,
        (
            "ILO 2008: Part I, Section 4, Role of the state in skills upgrading for clusters and 1"
            " more"
        ),
    ),
    "skills.skills_focus": (
        2,
        0,
        "ILO 2008: Part I, Section 4, Labour specialization or skills diversification?",
    ),
    "skills.warnings": (
        12,
        0,
        "ILO 2008: Part I, Section 6, Social dimension of cluster development and 9 more",
    ),
    "skills.floor_test": (3, 0, "ILO 2008: Footnote 20"),
    "skills.floor_test_notes": (3, 0, "ILO 2008: Footnote 20"),
    "skills.dissent": (
        6,
        0,
        "ILO 2008: Part I, Section 6, Social dimension of cluster development",
    ),
    "collective_efficiency.components": (2, 0, "Schmitz 1997: Section 4, Joint action"),
    "collective_efficiency.external_economies": (
        3,
        0,
        "Schmitz 1997: Section 3, External economies",
    ),
    "collective_efficiency.joint_action": (4, 0, "Schmitz 1997: Table 1"),
    "collective_efficiency.balance": (3, 0, "Schmitz 1997: Section 4, Joint action"),
    "collective_efficiency.cooperation_index": (5, 1, "Schmitz 1997: Note 11 and 2 more"),
    "collective_efficiency.measurable_gains": (2, 0, "Schmitz 1997: Note 11"),
    "collective_efficiency.cautions": (4, 0, "Schmitz 1997: Section 4, Joint action"),
    "collective_efficiency.riskable_steps": (7, 0, "Schmitz 1997: Section 8, Riskable steps"),
    "collective_efficiency.effects": (
        8,
        0,
        "Schmitz 1997: Section 6, Enabling and disabling external economies and 1 more",
    ),
    "collective_efficiency.self_help": (
        8,
        0,
        "Schmitz 1997: Section 7, Government intervention or private self-help? and 3 more",
    ),
    "screening.signs": (0, 5, "ours"),
    "screening.items": (0, 9, "ours"),
    "screening.rules": (0, 4, "ours"),
    "reach.ways": (3, 1, "UNIDO 2004: Section 5, Developing a conceptual frame for PSIA"),
    "reach.carries": (0, 10, "ours"),
    "reach.spending": (
        2,
        0,
        "UNIDO 2004: Section 5, Units and indicators of assessment and 1 more",
    ),
    "reach.harms": (
        11,
        0,
        (
            "UNIDO 2004: Section 4, Cluster dynamics and poverty and 5 more; ILO 2008: Part "
            "I, Section 5, Traditional manufacturing: Diversified clusters and 2 more"
        ),
    ),
    "structure.goods": (0, 3, "ours"),
    "structure.rules": (
        1,
        4,
        "UNIDO 2004: Section 5, Mapping the industrial cluster and institutions",
    ),
    "instruments.instruments": (
        21,
        1,
        (
            "UNIDO 2004: Table 2 and 16 more; UNIDO 2010: Section 3.3, Unlocking pro-poor effects;"
            " ILO 2008: Table 1 and 1 more; Schmitz 1997: Section 4, Joint action"
        ),
    ),
    "links.relations": (12, 22, "UNIDO 2004: Box 6 and 7 more"),
    "source_notes.notes": (
        55,
        9,
        (
            "UNIDO 2004: Table 2 and 20 more; ILO 2008: Foreword and 2 more; IDS 2004: Figure "
            "1 and 1 more; Schmitz 1997: Table 1"
        ),
    ),
    "glossary.terms": (
        79,
        9,
        (
            "UNIDO 2004: Box 4 and 27 more; Schmitz 1997: Section 4, Joint action and 4 more;"
            " IDS 2004: Small firms, global markets and 4 more; ILO 2008: Part I, Section 2, "
            "Theoretical background on clusters and skills and 2 more; UNIDO 2010: Section 3,"
            " UNIDO’s approach and services for cluster development and 2 more"
        ),
    ),
    "cases.sectors": (0, 9, "ours"),
    "italy.arguments": (3, 0, "UNIDO 2004: Annex I, Table A.1 and 2 more"),
    "italy.limits": (0, 6, "ours"),
    "italy.oddities": (0, 4, "ours"),
    "cases.cases": (
        47,
        0,
        (
            "UNIDO 2004: Section 4, Cluster features and poverty and 7 more; ILO 2008: Part II, The"
            " African manufacturing clusters and 10 more; IDS 2004: UNIDO pro-poor cluster"
            " programmes in India and 1 more; Schmitz 1997: Section 4, Joint action and 1 more;"
            " UNIDO 2010: Section 1, Origins and objectives of the approach and 8 more"
        ),
    ),
    "context.shocks": (3, 0, "UNIDO 2004: Section 2, Participation"),
    "scope.tests": (1, 0, "UNIDO 2004: Section 4, Cluster features and poverty"),
    "policy.standards": (4, 0, "UNIDO 2004: Section 6"),
    "pro_poor.arguments": (
        3,
        0,
        ("UNIDO 2010: Section 2, The determinants and pro-poor potential of cluster development"),
    ),
    "pro_poor.wider_view": (5, 0, "UNIDO 2010: Section 4, Lessons learned and conclusions"),
    "skills.upgrading_kinds": (
        3,
        0,
        "ILO 2008: Part I, Section 2, Theoretical background on clusters and skills",
    ),
    "skills.sialkot_lessons": (
        6,
        0,
        "ILO 2008: Part II, The Sialkot surgical instruments cluster, Lessons learned",
    ),
    "skills.ludhiana_lessons": (
        7,
        0,
        "ILO 2008: Part II, The Ludhiana knitwear cluster, Lessons learned",
    ),
    "skills.institutions": (
        5,
        0,
        "ILO 2008: Part II, The African manufacturing clusters, Lessons learned",
    ),
    "collective_efficiency.developments": (
        6,
        0,
        "Schmitz 1997: Section 2, Exporting clusters in the South",
    ),
    "collective_efficiency.increasing_returns": (
        5,
        0,
        "Schmitz 1997: Section 5, Increasing returns",
    ),
}


def found() -> dict[str, list[Entry]]:
    """The entries of every list, with the keys of the entries around it left out of the list's
    address.
    """
    survey = cached_survey(load_method())
    lists: dict[str, list[Entry]] = {}
    for address, items in survey.lists.items():
        steps = address.split(".")
        around = [".".join(steps[: n + 1]) in survey.entries for n in range(len(steps))]
        name = ".".join(
            "*" if is_entry else step for step, is_entry in zip(steps, around, strict=True)
        )
        lists.setdefault(name, []).extend(item for item in items if isinstance(item, Entry))
    return {name: entries for name, entries in lists.items() if entries}


def test_no_list_is_missing_and_none_is_new() -> None:
    assert sorted(found()) == sorted(COUNTS)


@pytest.mark.parametrize("name", COUNTS)
def test_a_list_has_what_was_counted_and_ours_apart(name: str) -> None:
    entries = found()[name]
    origins = sum(e.source is not None for e in entries), sum(e.source is None for e in entries)
    assert (*origins, places_of(entries)) == COUNTS[name]


def places_of(entries: list[Entry]) -> str:
    """Each document with the place that holds the most of ``entries``,
    and how many other places of it hold some.
    """
    most = Counter((e.source.document, e.source.place) for e in entries if e.source).most_common()
    places: dict[str, list[str]] = {}
    for (document, place), _ in most:
        places.setdefault(document_name(document), []).append(place)
    said = (
        f"{name}: {first}{f' and {len(more)} more' if more else ''}"
        for name, (first, *more) in places.items()
    )
    return "; ".join(said) or "ours"


def test_the_whole_is_the_sum() -> None:
    assert sum(sourced + ours for sourced, ours, _ in COUNTS.values()) == sum(
        map(len, found().values())
    )
