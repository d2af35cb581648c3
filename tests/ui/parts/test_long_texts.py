"""A text that is too long is refused in words and stays in its field: nothing of it is dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.ui.frame.walk import WALK
from tests.ui.app import open_page, saved, widget

LONG = "Far too long. " * 500  # 7,000 letters: more than any field takes
PAGES = [step.key for step in WALK]


@pytest.mark.parametrize("page", PAGES)
def test_every_text_field_keeps_what_it_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    at = open_page(tmp_path, monkeypatch, page, load_sample("tiruppur_finished"))
    before = saved(at) if page != "home" else None
    for field in [*at.text_input, *at.text_area]:
        field.set_value(LONG)
    at.run()
    assert not at.exception, [e.value for e in at.exception]
    assert {field.value for field in [*at.text_input, *at.text_area]} <= {LONG}
    if before is not None:
        assert saved(at) == before


def test_the_name_of_a_new_assessment_may_be_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(tmp_path, monkeypatch, "home")
    widget(at, "text_input", "home.new").set_value(LONG).run()
    widget(at, "button", "home.new.send").click().run()
    assert not at.exception, [e.value for e in at.exception]
    assert "may have 300; shorten it" in at.error[0].value
    assert widget(at, "text_input", "home.new").value == LONG
