"""Policy points, learning, older typologies, notes on the sources and choosing indicators:
complete, with places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from cluster_psia.method import Entry, load_method
from cluster_psia.method.links import walk_values
from tests.method.data_folder import message, spoiled

METHOD = load_method()
POLICY, LEARNING, NOTES = METHOD.policy, METHOD.learning, METHOD.source_notes.notes
OURS = ""


def _places(entries: Iterable[Entry]) -> dict[str, int]:
    """How many entries stand at each place; those that are ours count under the empty name."""
    return dict(
        Counter(f"{e.source.document}, {e.source.place}" if e.source else OURS for e in entries)
    )


def _parts(level: int) -> tuple[Entry, ...]:
    return POLICY.levels[level].parts


LEARNING_PROCESS = "unido_2004, Section 5, Impact as a learning process"
PHASE_SIX, PHASE_SEVEN = "unido_2004, Annex II, Phase six", "unido_2004, Annex II, Phase seven"
SUMMARY, SECTION_6 = "unido_2004, Executive summary", "unido_2004, Section 6"
TYPES = [kind for typology in METHOD.typologies.typologies for kind in typology.types]

# Parts of a list, and lists over several places: entries by place. Whole lists at one place:
# test_counts.py.
COUNTS: list[tuple[str, Iterable[Entry], dict[str, int]]] = [
    ("options", POLICY.options, {SECTION_6: 7, SUMMARY: 4}),
    ("bases of targeting", POLICY.options[0].parts, {SECTION_6: 3}),
    ("kinds of strategic support", POLICY.options[2].parts, {SECTION_6: 2}),
    ("existing tools", _parts(0), {SUMMARY: 3, SECTION_6: 2}),
    ("neglected areas", _parts(1), {SUMMARY: 3}),
    (
        "principles of learning",
        LEARNING.principles,
        {
            LEARNING_PROCESS: 7,
            "ids_2004, Poverty and social impact assessments of cluster development": 1,
        },
    ),
    ("committee", LEARNING.committee, {LEARNING_PROCESS: 4, PHASE_SIX: 1}),
    ("follow-up", LEARNING.follow_up, {PHASE_SIX: 1, PHASE_SEVEN: 3, LEARNING_PROCESS: 1}),
    ("sharing", LEARNING.sharing, {PHASE_SIX: 3, LEARNING_PROCESS: 1}),
]


@pytest.mark.parametrize(
    ("entries", "places"), [row[1:] for row in COUNTS], ids=[row[0] for row in COUNTS]
)
def test_every_list_holds_what_its_places_hold(
    entries: Iterable[Entry], places: dict[str, int]
) -> None:
    assert _places(entries) == places


def test_the_second_level_is_labour_standards_conditions_and_health() -> None:
    assert [part.key for part in _parts(1)] == [
        "labour_standards",
        "working_conditions",
        "health_and_safety",
    ]


def test_each_older_typology_names_its_authors_and_its_types() -> None:
    assert {typology.authors: len(typology.types) for typology in METHOD.typologies.typologies} == {
        "Gulati (1997)": 2,
        "Sandee (2002)": 2,
        "Schmitz and Nadvi (1999)": 2,
        "Altenburg and Meyer-Stamer (1999)": 3,
    }
    assert {kind.key for kind in TYPES if kind.poverty} == {
        "dormant",
        "incipient",
        "mature",
        "survival",
    }


def _box_5(direction: str) -> Iterator[str]:
    for indicator in METHOD.box_5.indicators:
        if getattr(indicator, direction):
            yield indicator.stakeholder


@pytest.mark.parametrize("direction", ["positive", "negative"])
def test_box_5_is_complete_in_both_directions(direction: str) -> None:
    assert Counter(_box_5(direction)) == {
        "entrepreneurs": 9,
        "workers": 10,
        "households": 5,
        "local_community": 3,
    }


def test_the_notes_are_counted_by_kind_and_origin() -> None:
    assert Counter((note.kind, note.ours is not None) for note in NOTES) == {
        ("damaged", False): 28,
        ("damaged", True): 1,
        ("oddity", False): 21,
        ("brief", False): 6,
        ("oddity", True): 8,
    }


def test_every_uncertain_row_of_table_2_has_a_note_of_its_own() -> None:
    uncertain = {row.key for row in METHOD.table_2.criteria if row.certainty.level != "printed"}
    told = {
        note.key.removeprefix("table_2_")
        for note in NOTES
        if note.about[0].startswith("table_2.criteria.")
    }
    assert len(uncertain) == 12
    assert uncertain <= told


def test_every_note_says_where_it_matters_in_a_file_of_the_method() -> None:
    files = set(type(METHOD).model_fields)
    for note in NOTES:
        assert note.about, note.key
        assert {address.partition(".")[0] for address in note.about} <= files, note.key


@pytest.mark.parametrize("name", ["policy", "learning", "typologies", "source_notes"])
def test_an_explanation_is_two_sentences_at_most(name: str) -> None:
    entries = [entry for _, entry in walk_values(getattr(METHOD, name)) if isinstance(entry, Entry)]
    long = [
        entry.key
        for entry in entries
        if entry.explanation.count(". ") + entry.explanation.count("? ") > 1
    ]
    assert not long


def test_a_policy_point_without_a_place_is_refused(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "policy", lambda content: content["options"][0].pop("source"))
    assert "poverty_targeting" in message(folder)
