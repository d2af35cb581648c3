"""Suggestions are looked for once a change, however many rows of the page ask for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample
from cluster_psia.design.indicators import suggest_for_all_groups
from cluster_psia.ui.indicators import suggested
from tests.ui.app import open_page

if TYPE_CHECKING:
    import pytest

    from cluster_psia.assessment import Assessment


def test_a_page_looks_for_suggestions_once_and_not_again_while_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = []

    def look(a: Assessment) -> object:
        looked.append(a)
        return suggest_for_all_groups(a)

    monkeypatch.setattr(suggested, "suggest_for_all_groups", look)
    at = open_page(tmp_path, monkeypatch, "indicators", load_sample(FINISHED_EXAMPLE))
    assert len(looked) == 1
    at.run()
    assert len(looked) == 1
    at.toggle[0].set_value(not at.toggle[0].value).run()
    assert len(looked) == 2
