"""Cluster profile: fields, areas of intervention, facts with sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.samples import load_sample
from tests.ui.app import open_page, saved, widget


def test_areas_are_kept_in_the_order_of_the_table(tmp_path: Path, monkeypatch: Any) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="A"))
    widget(at, "button_group", "programme.areas").set_value(["local_governance", "enterprise_development"]).run()
    assert saved(at).programme.areas == ("enterprise_development", "local_governance")
    assert any("displac" in warning.value for warning in at.warning)


def test_a_fact_goes_with_its_source_or_not_at_all(tmp_path: Path, monkeypatch: Any) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="A"))
    fields = {field.label: field for field in (*at.text_input, *at.text_area)}
    fields["What is said, in your own words"].set_value("Most work at home")
    next(b for b in at.button if b.label == "Add the fact").click().run()
    assert saved(at).profile.facts == ()
    fields = {field.label: field for field in (*at.text_input, *at.text_area)}
    fields["What is said, in your own words"].set_value("Most work at home")
    fields["Source: document, or who said it"].set_value("Talk with the association")
    next(b for b in at.button if b.label == "Add the fact").click().run()
    (fact,) = saved(at).profile.facts
    assert (fact.statement, fact.citation.document) == ("Most work at home", "Talk with the association")


def test_a_fact_can_be_removed(tmp_path: Path, monkeypatch: Any) -> None:
    sample = load_sample("tiruppur")
    at = open_page(tmp_path, monkeypatch, "profile", sample)
    widget(at, "button", "fact.0.remove").click().run()
    assert saved(at).profile.facts == sample.profile.facts[1:]
