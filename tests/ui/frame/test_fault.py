"""A fault of ours is told in our words and logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

from cluster_psia.ui.frame.fault import TOLD, tell_fault

if TYPE_CHECKING:
    import pytest


def test_a_fault_is_told_in_our_words_and_logged_in_full(caplog: pytest.LogCaptureFixture) -> None:
    def script() -> None:
        from cluster_psia.ui.frame.fault import tell_fault

        tell_fault(ZeroDivisionError("in the middle"))

    at = AppTest.from_function(script).run()
    assert [error.value for error in at.error] == [TOLD]
    assert not at.exception
    assert "in the middle" in caplog.text


def test_the_app_asks_nobody_else_what_to_show() -> None:
    import app

    assert app.app._on_script_error is tell_fault
