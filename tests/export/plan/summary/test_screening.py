"""The screening in short."""

from __future__ import annotations

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain_template import start_from_template
from cluster_psia.assessment.edits.screening import follow_suggestion, override_status, rate_item
from cluster_psia.export.plan.summary.screening import screening_section
from cluster_psia.mapping.screening import screen_all
from cluster_psia.mapping.screening_words import screening_finding
from cluster_psia.method import load_method


def test_a_template_is_not_yet_looked_at() -> None:
    a = start_from_template(Assessment(name="A"))
    (finding,) = screening_section(a).findings
    assert finding.startswith("Not enough is known of any of the 10 nodes")


def test_it_tells_what_was_found_by_whom_and_where_word_and_signs_differ() -> None:
    a = start_from_template(Assessment(name="A"))
    first, second = a.chain.actors[0].id, a.chain.actors[1].id
    for node in (first, second):
        for item in load_method().screening.items:
            a = rate_item(a, node, item.key, "none")
    a = override_status(a, first, "likely", "They owe the trader.")
    a = follow_suggestion(a, second)
    found = screening_section(a)
    assert found.findings == (
        f"{screening_finding(a, screen_all(a))}.",
        "2 of 10 actors looked at: 1 likely poor and 1 not marked.",
    )
    assert "Poverty is marked at 1 of 10 nodes" in found.findings[0]
    assert [item.detail for item in found.items] == [
        "a person says likely poor (They owe the trader); the items suggest not marked (8 of 8"
        " items known)"
    ]


def test_without_actors_there_is_nobody_to_look_at() -> None:
    found = screening_section(Assessment(name="A"))
    assert found.findings == ("No actor in the value chain to look at yet.",)
