"""The beginning of every run, after what people did was heard; and its end, if it comes to one."""

from __future__ import annotations

from cluster_psia.ui.state.steps import take_asked_step
from cluster_psia.ui.state.tab import begin_tab, begin_widgets, session_
from cluster_psia.ui.state.texts import try_refused_again


def begin_run() -> None:
    """Open what the address asks for, and do what waited for everything else that was heard.

    Texts that were refused are tried again once the document has changed.
    """
    begin_tab()
    take_asked_step()
    now = session_()
    if now.texts.refused and now.saved and now.texts.tried_at != now.saved.revision:
        try_refused_again()
        now.texts.tried_at = now.saved.revision
    begin_widgets()


def end_run() -> None:
    """Take note that everything was drawn: no other run cut this one short."""
    now = session_()
    now.drawn = now.drawing
