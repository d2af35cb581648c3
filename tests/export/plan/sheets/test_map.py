"""What the sheets say of the map: its shape, its nodes, their screening, and reach."""

from __future__ import annotations

from cluster_psia.mapping.words import map_in_words
from cluster_psia.method import load_method
from tests.export.assessments import mapped
from tests.export.plan.reports import report_of, rows, texts


def test_only_informants_who_agreed_are_named_and_notes_on_the_others_stay_out() -> None:
    held = "\n".join(texts(report_of("mapped")))
    assert "Asha" in held
    assert "Informant 2, not named" in held
    assert "Bina" not in held
    assert "foreman" not in held


def test_the_screening_has_ratings_suggestion_and_the_persons_word_with_its_reason() -> None:
    told = rows(report_of("mapped"), "Screening", "ScreeningTable")
    assert len(told) == len(mapped().chain.actors)
    row = told[-1]
    assert (row["Incomes and wages"], row["Security of production and work"]) == (
        "no sign",
        "some sign",
    )
    assert "Incomes and wages: What we saw of Incomes and wages" in row["What was found"].split(
        "\n"
    )
    assert (row["Known, of those that apply"], row["Suggested"]) == (
        "8 of 8",
        "Likelihood of poverty",
    )
    assert (row["A person says"], row["Reason given"]) == ("Not marked", "They have land besides")
    assert "At least two signs are clear" in row["Why it is here"]


def test_the_map_stands_in_words_in_reading_order_for_whoever_cannot_see_it() -> None:
    told = [row["The map in words"] for row in rows(report_of("mapped"), "Links", "MapTable")]
    assert told == list(map_in_words(mapped().chain, load_method())) != []


def test_figures_that_do_not_agree_and_what_nodes_know_stand_in_one_table() -> None:
    told = rows(report_of("mapped"), "Map findings", "NodeDetailsTable")
    assert any("60 women and 30 men make 90" in row["What is known"] for row in told)
    assert {"Income", "Difference", "Services", "Represents", "Does not represent"} <= {
        row["What"] for row in told
    }


def test_reach_is_a_table_with_the_unreached_first_and_warnings_with_their_sources() -> None:
    told = rows(report_of("mapped"), "Reach", "ReachTable")
    order = ["Not reached", "Trickle-down, assumed", "Indirect", "Direct"]
    ways = [order.index(row["Reached"]) for row in told]
    assert ways == sorted(ways)
    assert any("UNIDO 2004, Table 1, note" in row["Source"] for row in told)
    counts = {
        row["Way"]: row["People of them known"]
        for row in rows(report_of("mapped"), "Reach", "ReachCountsTable")
    }
    assert counts["Trickle-down, assumed"] is None


def test_what_the_shape_says_stands_gravest_first() -> None:
    told = rows(report_of("tiruppur"), "Map findings", "StructureTable")
    gravity = [row["Gravity (3 gravest)"] for row in told]
    assert gravity == sorted(gravity, reverse=True) != []
