"""What an entry says is no more than its source says, as far as a rule can hold that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cluster_psia.method import load_method
from cluster_psia.method.cite import origin
from cluster_psia.method.graph import entries_by_address

if TYPE_CHECKING:
    from cluster_psia.method.model import Criterion, Document

METHOD = load_method()
ENTRIES = entries_by_address(METHOD)


@pytest.mark.parametrize("row", METHOD.table_2.criteria, ids=lambda row: row.key)
def test_what_explains_a_row_of_table_2_has_a_place_or_is_ours(row: Criterion) -> None:
    """The table prints names and labels; it explains no row."""
    assert row.also_in or row.partly_ours


def damaged_places(document: Document) -> set[str]:
    """The places of a document of which a note says that our copy is damaged there."""
    return {
        note.source.place
        for note in METHOD.source_notes.notes
        if note.kind == "damaged" and note.source and note.source.document == document.key
    }


def test_the_note_on_our_copy_names_every_table_and_box_that_is_damaged_in_it() -> None:
    document = METHOD.documents.document("unido_2004")
    named = set(re.findall(r"\b(?:\d|A\.\d)(?=\b|,)", document.note))
    numbers = {
        found[1]
        for place in damaged_places(document)
        if (found := re.search(r"(?:Table|Box) ([\w.]+)$", place))
    }
    assert len(numbers) >= 6
    assert numbers <= named


# A claim about all needs a source that makes it. Where one of these words stands in an entry from
# a source, this says why it may: by the source's own word, or because the entry claims nothing.
ABSOLUTE = re.compile(r"\b(always|never|hardest|nobody|no one(?!-)|impossible)\b", re.I)
MAY_SAY_SO = {
    "table_2.criteria.gender_and_difference": "a warning of ours, and marked so",
    "box_3.units.individual.advantages.easily_defined": "easily defined and identified",
    "box_3.units.individual.advantages.personal_issues": "more personal and intimate issues",
    "box_3.units.household.disadvantages.not_good_for_all": "may",
    "box_4.differences.age": "a warning of ours, and marked so",
    "box_5.choosing.only_possible": "not mechanically prescribed by outsiders",
    "box_7.approaches.one_off.advantages.no_dilemma": "does not have the dilemma",
    "study_design.questions.comparator.answers.none": "an answer that people give",
    "study_design.rules.one_off_against_not_started": "what the answer says",
    "study_design.rules.longitudinal_against_late_start": "what the answers say",
    "stakeholder_analysis.representation.unrepresented_firms": "scarcely or not at all",
    "pro_poor.obstacles.weak_enforcement": "unable to exercise control and enforce sanctions",
    "skills.types.traditional_diversified.traits.no_upgrading_barred": "no upgrading is barred",
    "skills.approaches.intra_cluster_cooperation.points.loose_to_formal": "non-binding",
    "skills.upgrading_kinds.functional": "the most difficult to achieve",
    "skills.warnings.functions_are_kept": "the most difficult to achieve",
    "skills.dissent.not_decent_work": "always on the brink",
    "collective_efficiency.components.passive": "incidental",
    "collective_efficiency.effects.pecuniary": "no disagreement",
    "collective_efficiency.self_help.no_automatic_state": "it denies it",
    "source_notes.notes.table_2_child_workers": "a warning of ours",
    "source_notes.notes.section_6_not_lost": "it denies it",
}


def test_a_claim_about_all_stands_only_where_the_source_makes_it() -> None:
    found = {
        address
        for address, entry in ENTRIES.items()
        if entry.source and ABSOLUTE.search(f"{entry.label} {entry.explanation}")
    }
    assert found - set(MAY_SAY_SO) == set(), "say it as the source does, or say where it says so"
    assert set(MAY_SAY_SO) - found == set(), "these do not say so any more"


def test_which_indicators_a_sourced_rule_lifts_is_said_to_be_ours() -> None:
    rules = [r for r in METHOD.study_design.indicator_rules if r.measures and r.source]
    assert len(rules) >= 6
    assert [rule.key for rule in rules if not rule.partly_ours] == []


def test_who_would_bear_a_harm_is_said_to_be_ours() -> None:
    assert [
        harm.key for harm in METHOD.reach.harms if "who would bear it" not in origin(harm)
    ] == []


# Lists of which the print has a few words for each entry and no sentence.
WORDS_ALONE = (
    "table_1.areas.enterprise_development.effects",
    "table_1.areas.local_governance.relevance",
    "box_1.states",
    "box_3.units",
    "box_4.kinds",
    "box_6.sources",
    "box_7.approaches.repeat.disadvantages",
)


@pytest.mark.parametrize("address", WORDS_ALONE)
def test_where_the_print_has_words_alone_a_note_says_so(address: str) -> None:
    brief = {
        about for note in METHOD.source_notes.notes if note.kind == "brief" for about in note.about
    }
    assert address in brief


def test_no_text_makes_a_number_of_poor_people_out_of_the_matrix() -> None:
    told = [
        address
        for address, entry in ENTRIES.items()
        if address.startswith(("table_2.groups", "table_2.themes", "glossary.terms.need"))
        and re.search(r"how many (?:poor )?people", entry.explanation)
    ]
    assert told == []
