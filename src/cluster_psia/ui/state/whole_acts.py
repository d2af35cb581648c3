"""What a person did is carried out whole, whatever is done meanwhile.

Streamlit cuts a run short for a newer act wherever the script asks for anything, and a callback
asks for the session at its very beginning: of two quick acts, a text and then a press, the first
came to nothing, unseen. Callbacks are short, and nothing is drawn in them; the newer act is taken
up right after.
"""

from __future__ import annotations

from functools import wraps

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState

METHOD = "_maybe_handle_execution_control_request"


def carry_out_whole() -> None:
    """From now on no callback of this process is cut short.

    Streamlit has no setting for that; the method is private, and the version of Streamlit fixed.
    """
    cut_short = getattr(ScriptRunner, METHOD)
    if hasattr(cut_short, "__wrapped__"):
        return

    @wraps(cut_short)
    def unless_in_callback(runner: ScriptRunner) -> None:
        if ThreadState.get().run_location is not RunLocation.CALLBACK:
            cut_short(runner)

    setattr(ScriptRunner, METHOD, unless_in_callback)
