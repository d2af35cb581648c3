"""Cluster profile: fields, areas of intervention, facts with sources."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import Fact, Profile
from cluster_psia.assessment.document.words import TOPICS
from cluster_psia.assessment.edits.profile import add_fact, with_part
from cluster_psia.assessment.files.samples import load_sample
from tests.export.assessments import half
from tests.ui.app import cite, cited, open_page, saved, shown_values, widget
from tests.ui.grids import cells, tell_grid


def test_every_topic_of_a_fact_has_words() -> None:
    assert set(TOPICS) == set(get_args(Fact.model_fields["topic"].annotation))


def test_areas_are_kept_in_the_order_of_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="A"))
    widget(at, "button_group", "programme.areas").set_value(
        ["local_governance", "enterprise_development"]
    ).run()
    assert saved(at).programme.areas == ("enterprise_development", "local_governance")
    assert any("displac" in said for said in shown_values(at, "markdown"))


LINES = [field for field in Profile.model_fields if field not in {"summary", "facts"}]


@pytest.mark.parametrize(
    ("kind", "name", "part", "field"),
    [
        *[("text_input", f"profile.{field}", "profile", field) for field in LINES],
        ("text_area", "profile.summary", "profile", "summary"),
        ("text_input", "programme.name", "programme", "name"),
        ("text_area", "programme.description", "programme", "description"),
    ],
)
def test_each_field_is_saved_where_it_belongs_and_nothing_else_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, name: str, part: str, field: str
) -> None:
    before = half()
    at = open_page(tmp_path, monkeypatch, "profile", before)
    widget(at, kind, name).set_value("آگرہ <b>2026</b> =1+1").run()
    assert saved(at) == with_part(before, part, **{field: "آگرہ <b>2026</b> =1+1"})


def test_a_fact_goes_with_its_source_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", Assessment(name="A"))
    fields = {field.label: field for field in (*at.text_input, *at.text_area)}
    fields["What is said, in your own words"].set_value("Most work at home")
    next(b for b in at.button if b.label == "Add the fact").click().run()
    assert saved(at).facts == ()
    fields = {field.label: field for field in (*at.text_input, *at.text_area)}
    fields["What is said, in your own words"].set_value("Most work at home")
    cite(at, "fact.new.source", "Talk with the association")
    next(b for b in at.button if b.label == "Add the fact").click().run()
    (fact,) = saved(at).facts
    assert (fact.statement, cited(at, fact.citation)) == (
        "Most work at home",
        "Talk with the association",
    )


def test_a_fact_can_be_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = load_sample("tiruppur")
    at = open_page(tmp_path, monkeypatch, "profile", sample)
    tell_grid(at, "profile.facts", {"what": "delete", "rows": [sample.facts[0].id]})
    assert saved(at).facts == sample.facts[1:]


def test_a_fact_tells_when_it_was_so_from_when_it_was_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "profile", load_sample("java_furniture"))
    told = "\n".join(text.value for text in at.markdown).replace("\\", "").replace("\u2060", "")
    assert "nearly 44,000** (1998; reported 2002)" in told
    assert "rural Java** (reported 2004)" in told
    assert "domestic and export markets**  \n" in told, "the statement names the study of 2002"


def test_a_fact_is_edited_with_both_its_dates_and_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(
        tmp_path, monkeypatch, "profile", add_fact(Assessment(name="A"), "other", "Many")
    )
    written = {"statement": "Most work at home", "event": "1998", "reported": "2008"}
    tell_grid(at, "profile.facts", *cells("many", source="Visit", **written))
    (fact,) = saved(at).facts
    assert (fact.id, fact.statement, fact.event, fact.reported) == (
        "many",
        "Most work at home",
        "1998",
        "2008",
    )
    assert cited(at, fact.citation) == "Visit"
    said = " ".join(shown_values(at, "markdown")).replace("\\", "")
    assert "Most work at home (1998; reported 2008)" in said
