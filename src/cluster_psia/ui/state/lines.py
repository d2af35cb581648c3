"""Lines that a form takes one after another, and where the focus goes on after an action.

Enter takes a line out of its field at once, so that the next one can be typed while the program is
still busy. The browser numbers these lines and says them again until it is told that they were
heard; the same happens here as with a press of the form's button.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from cluster_psia.ui.state.tab import Session, session_
from cluster_psia.ui.state.texts import SAVED_WORD, name_in_browser
from cluster_psia.ui.state.widgets import said_by

LINES = "lines"  # what the component in the head says of them
_LINE = 300  # characters, as a line of a form may have


def note_lines(form: str, field: str, take: Callable[[str], object]) -> None:
    """Say that the form of that name takes the lines of its ``field`` (a widget's name) one after
    another; ``take`` gets each as soon as it was sent.
    """
    lines = session_().lines
    lines.takes[form] = take
    lines.drawn[name_in_browser(field)] = form


def take_lines() -> None:
    """Take up what was sent and not heard of yet, in the order in which it was typed."""
    now = session_()
    for one in said_by(SAVED_WORD, LINES) or ():
        number, take = one["number"], now.lines.takes.get(one["form"])
        if number <= now.lines.heard:
            continue
        if take and now.saved and one["assessment"] == now.saved.id:
            _take_once(now, number, partial(take, str(one["text"])[:_LINE]))
        now.lines.heard = number


def _take_once(now: Session, number: int, take: Callable[[], object]) -> None:
    """Take a line. Streamlit may cut a run short wherever it is asked for anything, and the line
    comes again then; not so when it was saved before that, or it would stand there twice.
    """
    before = now.saved
    try:
        take()
    finally:
        if now.saved is not before:
            now.lines.heard = number


def focus_next(name: str) -> None:
    """Let the widget of that name have the focus after this run, where the work goes on, unless
    the person has gone on elsewhere meanwhile.
    """
    lines = session_().lines
    lines.focus, lines.focus_asked = name, lines.focus_asked + 1


def lines_told() -> dict[str, Any]:
    """What the browser is told after each run: the number of the last line that was ``heard``, the
    ``rows`` (fields whose lines are taken, and of which form), and the ``focus`` with its number.
    """
    lines = session_().lines
    focus = {"at": name_in_browser(lines.focus), "number": lines.focus_asked}
    return {"heard": lines.heard, "rows": dict(lines.drawn), "focus": focus}
