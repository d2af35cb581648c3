"""The server's side: heavy work goes to one of two processes, first come, first served.

A thread of the server that computes keeps Python's lock, and phones wait for it; a thread that
waits for another process keeps nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple, cast

from cluster_psia.apart import child
from cluster_psia.apart.errors import MemoryUpError
from cluster_psia.apart.turns import Turns

T = TypeVar("T")
WorkArgs = TypeVarTuple("WorkArgs")

PROCESSES = 2  # one that is slow leaves the other to everybody else
QUEUE = 60.0  # seconds until others must have been served

_turns = Turns(PROCESSES, QUEUE)


def run_apart(
    function: Callable[[*WorkArgs], T], *args: *WorkArgs, seconds: float, megabytes: int
) -> T:
    """``function(*args)`` in a process of its own.

    ``function`` stands at the top of a module that does not import Streamlit; what it takes and
    gives can be pickled. Whatever it raises is raised here. Raises ApartError when time or memory
    (``megabytes`` over what the idle process holds; only Linux limits it) ran out, or the process
    went.
    """
    with _turns.take() as process:
        outcome = process.do(child.Work(function, args, seconds, megabytes))
    if isinstance(outcome, child.OutOfMemory):
        raise MemoryUpError(megabytes)
    if isinstance(outcome, child.Raised):
        raise _again(outcome)
    return cast("T", outcome.value)


def _again(raised: child.Raised) -> Exception:
    """The exception as it was raised there; the traceback goes along for the log."""
    error = raised.kind.__new__(raised.kind)
    error.args = raised.args
    error.__dict__.update(raised.values)
    error.add_note(f"In a process of its own:\n{raised.told}")
    return error
