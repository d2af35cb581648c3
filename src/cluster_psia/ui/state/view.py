"""What this tab shows of the open assessment: view state, which is never saved."""

from __future__ import annotations

from typing import Any

from cluster_psia.ui.state.tab import session_


def keep_view_state(name: str, what: Any) -> None:
    """Keep a piece of view state (which section is shown) for this tab and this assessment."""
    session_().view[name] = what


def view_state(name: str, default: Any = None) -> Any:
    """A piece of view state kept by ``keep_view_state``."""
    return session_().view.get(name, default)
