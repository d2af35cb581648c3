"""What the head of the page says on the next run, each once."""

from __future__ import annotations

from cluster_psia.ui.state.tab import session_


def add_notice(text: str) -> None:
    """Say something good in passing on the next run."""
    session_().notices.append(text)


def add_error(text: str) -> None:
    """Say something wrong at the head of the page."""
    session_().errors.append(text)


def take_messages() -> tuple[list[str], list[str]]:
    """(errors, notices) to show now; each is shown once."""
    now = session_()
    taken = (now.errors, now.notices)
    now.errors, now.notices = [], []
    return taken
