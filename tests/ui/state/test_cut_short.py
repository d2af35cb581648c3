"""A run that Streamlit cuts short, as it may wherever it is asked for anything: what was saved by
then is known to be saved, and what was not comes again.
"""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from cluster_psia.ui.state import lines, texts, widgets
from cluster_psia.ui.state.tab import Session
from cluster_psia.ui.state.text_values import TextField


class CutShortError(BaseException):
    """As Streamlit's own: no error, and caught by nobody."""


def saved() -> Any:
    """A revision of the assessment that is open."""
    return SimpleNamespace(id="mine")


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Session:
    """A tab in which an assessment is open."""
    session = Session(saved=saved())
    for module in (lines, texts, widgets):
        monkeypatch.setattr(module, "session_", lambda: session)
    return session


def say(monkeypatch: pytest.MonkeyPatch, *said: dict[str, object]) -> None:
    """What the component in the head says."""
    for module in (lines, texts):
        monkeypatch.setattr(module, "said_by", lambda *_: said)


def taken(now: Session, monkeypatch: pytest.MonkeyPatch, take: Callable[[str], object]) -> None:
    """Send a line whose run is cut short, and then again, as the browser does."""
    say(monkeypatch, {"number": 1, "form": "add", "assessment": "mine", "text": "Dyers"})
    now.lines.takes["add"] = take
    with pytest.raises(CutShortError):
        lines.take_lines()
    lines.take_lines()


def test_a_line_that_was_saved_is_not_taken_again(
    now: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def take(text: str) -> None:
        heard.append(text)
        now.saved = saved()
        raise CutShortError

    taken(now, monkeypatch, take)
    assert heard == ["Dyers"]


def test_a_line_that_was_not_saved_comes_again(
    now: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def take(text: str) -> None:
        heard.append(text)
        if len(heard) == 1:
            raise CutShortError

    taken(now, monkeypatch, take)
    assert heard == ["Dyers", "Dyers"]


def test_the_browser_hears_of_a_text_that_was_kept(
    now: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_short() -> Session:
        raise CutShortError

    def keep(_: str) -> None:
        for module in (texts, widgets):
            monkeypatch.setattr(module, "session_", cut_short)

    name = texts.name_in_browser("place")
    now.texts.fields[name] = TextField("place", "Place in it", keep)
    say(monkeypatch, {"name": name, "assessment": "mine", "text": "page 4"})
    with pytest.raises(CutShortError):
        texts.keep_unsent()
    assert now.texts.taken == {f"mine/{name}": texts.text_digest("page 4")}
