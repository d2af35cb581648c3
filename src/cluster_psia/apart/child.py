"""What runs in the process of its own: takes one piece of work after the other from its standard
input and gives back what came of it, until the server that started it goes. ``process.py`` is the
other side.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

try:
    import resource
except ImportError:  # Windows has none: there the time alone is limited
    resource = None  # type: ignore[assignment]

MEMORY = Path("/proc/self/statm")  # Linux counts there what this process holds
_KINDLY = 5  # phones and pages come first where cores are few
_PATIENCE = (
    5  # seconds of computing beyond the limit, for a server that is no longer there to stop it
)


class Work(NamedTuple):
    """A function of this program or a library, named by module and name, and its limits."""

    function: Callable[..., Any]
    args: tuple[Any, ...]
    seconds: float
    megabytes: int


class Returned(NamedTuple):
    """What the function returned."""

    value: Any


class Raised(NamedTuple):
    """What it raised, in parts: exceptions with a constructor of their own are not pickled whole.
    ``told`` is the traceback.
    """

    kind: type[Exception]
    args: tuple[Any, ...]
    values: dict[str, Any]
    told: str


class OutOfMemory(NamedTuple):
    """The memory was used up."""


READY = Returned("ready")
WorkOutcome = Returned | Raised | OutOfMemory


def main() -> None:
    """Work until standard input ends."""
    answers = _own_channel()
    given: queue.SimpleQueue[Work | Exception] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, given), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which ends this one
    if hasattr(os, "nice"):
        os.nice(_KINDLY)
    _send(answers, READY)
    while True:
        work = given.get()
        _send(answers, _refused(work) if isinstance(work, Exception) else _outcome(work))


def _own_channel() -> BinaryIO:
    """Standard output, kept for answers alone: what anybody prints goes to the server's log."""
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return channel


def _listen(given: BinaryIO, work: queue.SimpleQueue[Work | Exception]) -> None:
    """Hand on what comes; when the server is gone so is this process, whatever it works on."""
    while True:
        try:
            work.put(pickle.load(given))
        except EOFError:
            os._exit(0)
        except Exception as error:
            # Of a piece of work that cannot be read nobody knows where it ends.
            work.put(error)
            return


def _send(answers: BinaryIO, outcome: WorkOutcome) -> None:
    pickle.dump(outcome, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


def _outcome(work: Work) -> WorkOutcome:
    try:
        _limit(work)
        done: WorkOutcome = Returned(work.function(*work.args))
    except MemoryError:
        done = OutOfMemory()
    except Exception as error:
        done = _refused(error)
    finally:
        _free()
    return done if not isinstance(done, Raised) else _portable(done)


def _refused(error: Exception) -> Raised:
    told = "".join(traceback.format_exception(error))
    return Raised(type(error), error.args, dict(error.__dict__), told)


def _portable(raised: Raised) -> Raised:
    """The same, or its traceback alone where it holds what cannot be sent."""
    try:
        pickle.loads(pickle.dumps(raised))
    except Exception:
        return Raised(RuntimeError, (raised.told,), {}, raised.told)
    return raised


def _limit(work: Work) -> None:
    """Memory over what is held already, and computing time."""
    if resource is None:
        return
    if MEMORY.exists():
        held = int(MEMORY.read_text().split()[5]) * resource.getpagesize()
        _set_soft(resource.RLIMIT_DATA, held + work.megabytes * 1_000_000)
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = used.ru_utime + used.ru_stime
    _set_soft(resource.RLIMIT_CPU, int(spent + work.seconds) + _PATIENCE)


def _free() -> None:
    """No limit but the system's."""
    if resource is not None:
        for which in (resource.RLIMIT_DATA, resource.RLIMIT_CPU):
            _set_soft(which, resource.getrlimit(which)[1])


def _set_soft(which: int, most: int) -> None:
    with suppress(ValueError, OSError):  # more than the system lets anybody have
        resource.setrlimit(which, (most, resource.getrlimit(which)[1]))
