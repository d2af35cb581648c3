"""One process that takes work, started when it is first needed and again after it was ended.

``multiprocessing`` is not used: it runs the program's own start again in each process, which under
Streamlit is the page that was drawn last.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from cluster_psia.apart import child
from cluster_psia.apart.errors import ProcessEndedError, TimeUpError

_MAIN = f"from {child.__name__} import main; main()"
START = 60.0  # seconds until a new process must have said that it is there
_GONE = (OSError, EOFError, pickle.UnpicklingError)  # what its pipes say when it is


class Process:
    """Used by one thread at a time, as ``turns.py`` sees to; any may end it."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    def do(self, work: child.Work) -> child.WorkOutcome:
        """What came of it. Raises TimeUpError, ProcessEndedError; then the process is ended."""
        if self._running is None or self._running.poll() is not None:
            self._begin()
        return self._ask(work, work.seconds)

    def end(self) -> None:
        """Whatever it works on."""
        running, self._running = self._running, None
        if running is not None:
            running.kill()
            running.wait()
            for pipe in _pipes(running):
                _close(pipe)

    def _begin(self) -> None:
        self.end()
        path = os.pathsep.join(each or os.getcwd() for each in sys.path)
        self._running = subprocess.Popen(
            [sys.executable, "-P", "-c", _MAIN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._ask(None, START)

    def _ask(self, work: child.Work | None, seconds: float) -> child.WorkOutcome:
        """Send work, or nothing, and wait for what comes back."""
        running = self._running
        if running is None:  # it was ended meanwhile, since the server stops
            raise ProcessEndedError
        given, answers = _pipes(running)
        with _killed_after(seconds, running) as late:
            try:
                if work is not None:
                    pickle.dump(work, given, pickle.HIGHEST_PROTOCOL)
                    given.flush()
                # In pieces as they come: of one large pickle nobody else would get a turn.
                outcome: child.WorkOutcome = pickle.load(answers)
            except _GONE as error:
                self.end()
                raise (TimeUpError(seconds) if late.is_set() else ProcessEndedError()) from error
            except BaseException:
                self.end()  # what stands in its pipes is nobody's answer any more
                raise
        if late.is_set():  # it was killed in the very moment in which it was done
            self.end()
        return outcome


def _pipes(running: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if running.stdin is None or running.stdout is None:
        raise ProcessEndedError
    return running.stdin, running.stdout


def _close(pipe: IO[bytes]) -> None:
    with suppress(OSError):  # what was not sent yet has nobody to read it
        pipe.close()


@contextmanager
def _killed_after(seconds: float, running: subprocess.Popen[bytes]) -> Iterator[threading.Event]:
    """The process is killed when the time is up; the event says that it was."""
    late = threading.Event()

    def _kill() -> None:
        late.set()
        running.kill()

    timer = threading.Timer(seconds, _kill)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()
