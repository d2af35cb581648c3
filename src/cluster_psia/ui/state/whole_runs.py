"""What a person did is carried out whole, and what a run drew reaches the browser whole.

Two things that Streamlit does otherwise and has no setting for. The methods are private, and the
version of Streamlit fixed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState


def keep_runs_whole() -> None:
    """From now on no callback of this process is cut short, and nothing that was drawn is dropped
    for a fragment that is drawn again.
    """
    _replace(ScriptRunner, "_maybe_handle_execution_control_request", _unless_in_callback)
    _replace(ForwardMsgQueue, "clear", _unless_for_fragment)


def _replace(owner: type, name: str, around: Callable[[Any], Any]) -> None:
    """Put ``around`` of a method in its place, once."""
    method = getattr(owner, name)
    if not hasattr(method, "__wrapped__"):
        setattr(owner, name, wraps(method)(around(method)))


def _unless_in_callback(cut_short: Callable[[ScriptRunner], None]) -> Callable[..., None]:
    """Streamlit cuts a run short for a newer act wherever the script asks for anything, and a
    callback asks for the session at its very beginning: of two quick acts, a text and then a press,
    the first came to nothing, unseen. Callbacks are short, and nothing is drawn in them; the newer
    act is taken up right after.
    """

    def unless_in_callback(runner: ScriptRunner) -> None:
        if ThreadState.get().run_location is not RunLocation.CALLBACK:
            cut_short(runner)

    return unless_in_callback


def _unless_for_fragment(clear: Callable[..., None]) -> Callable[..., None]:
    """When a part of the page is drawn again, Streamlit drops what was drawn of it and is still on
    its way, but not the word that the run before is finished: the browser took the part for gone,
    put it away with the focus and what was being typed in it, and made a new one.
    """

    def unless_for_fragment(
        queue: ForwardMsgQueue,
        retain_lifecycle_msgs: bool = False,
        fragment_ids_this_run: list[str] | None = None,
    ) -> None:
        if retain_lifecycle_msgs and fragment_ids_this_run is not None:
            queue._delta_index_map = {}  # what comes next is put behind all this, not in its place
        else:
            clear(queue, retain_lifecycle_msgs, fragment_ids_this_run)

    return unless_for_fragment
