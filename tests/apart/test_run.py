"""Work in a process of its own: what comes back, and what ends it."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from cluster_psia.apart import MemoryUpError, ProcessEndedError, TimeUpError, run_apart
from tests.apart import tasks
from tests.machine import PATIENCE

ROOT = Path(__file__).parents[2]
LINUX = sys.platform == "linux"
_apart = partial(run_apart, seconds=60, megabytes=500)


def test_the_value_comes_back_from_another_process_which_stays() -> None:
    assert _apart(tasks.add, 2, 3) == 5
    first, second = (_apart(tasks.own_process) for _ in range(2))
    assert first == second != os.getpid()


def test_an_exception_comes_back_as_it_was_with_its_words_and_parts() -> None:
    with pytest.raises(tasks.RefusedError) as raised:
        _apart(tasks.refuse, "row 3", "is empty")
    assert str(raised.value) == "row 3: is empty"
    assert (raised.value.place, raised.value.rule) == ("row 3", "is empty")
    assert "in refuse" in raised.value.__notes__[0]


def test_an_exception_that_cannot_be_sent_comes_back_as_its_traceback() -> None:
    with pytest.raises(RuntimeError, match="in raise_what_cannot_be_sent"):
        _apart(tasks.raise_what_cannot_be_sent)


def test_what_takes_too_long_is_stopped_and_the_next_one_is_served() -> None:
    before = _apart(tasks.own_process)
    with pytest.raises(TimeUpError, match=r"longer than 0\.3 seconds and was stopped; try"):
        run_apart(tasks.wait_for_ever, seconds=0.3, megabytes=500)
    assert not is_alive(before)
    assert _apart(tasks.own_process) != before


@pytest.mark.skipif(not LINUX, reason="only Linux limits the memory of a process")
def test_what_needs_too_much_memory_is_told_and_the_limit_goes_with_it() -> None:
    with pytest.raises(MemoryUpError, match="more than 50 MB of memory and was stopped; try"):
        run_apart(tasks.swell, 100, seconds=60, megabytes=50)
    assert run_apart(tasks.swell, 100, seconds=60, megabytes=500) == 100_000_000


def test_a_process_that_ends_in_the_middle_is_told_and_replaced() -> None:
    with pytest.raises(ProcessEndedError, match=r"was ended, .* try again"):
        _apart(tasks.end_itself)
    assert _apart(tasks.add, 1, 1) == 2


@pytest.mark.skipif(not LINUX, reason="only Linux lets anybody wait for a process")
def test_one_that_was_killed_while_it_was_idle_is_replaced_unseen() -> None:
    before = _apart(tasks.own_process)
    os.kill(before, 9)
    wait_until_gone(before)
    assert _apart(tasks.own_process) != before


def test_what_cannot_be_sent_is_a_fault_here_and_costs_the_next_one_nothing() -> None:
    with pytest.raises((TypeError, AttributeError)):
        _apart(lambda: 1)
    assert _apart(tasks.add, 1, 1) == 2


def test_what_is_printed_there_is_no_answer() -> None:
    assert _apart(tasks.print_something) == "said"


def test_it_imports_neither_streamlit_nor_the_program_before_it_is_needed() -> None:
    with pytest.raises(ProcessEndedError):
        _apart(tasks.end_itself)  # a fresh one
    loaded = _apart(tasks.what_is_imported)
    assert "streamlit" not in loaded
    assert {name for name in loaded if name.startswith("cluster_psia.")} <= {
        "cluster_psia.apart",
        "cluster_psia.apart.child",
        "cluster_psia.apart.errors",
        "cluster_psia.apart.process",
        "cluster_psia.apart.run",
        "cluster_psia.apart.turns",
    }


@pytest.mark.skipif(os.name != "posix", reason="only there a process can stand back")
def test_it_stands_back_behind_those_that_answer_phones() -> None:
    assert _apart(tasks.how_kindly) > os.nice(0)


ASK = """
from cluster_psia.apart import run_apart
from tests.apart.tasks import say_and_wait
run_apart(say_and_wait, seconds=600, megabytes=500)
"""


@pytest.mark.skipif(not LINUX, reason="only Linux lets anybody wait for a process")
def test_none_stays_when_the_server_is_killed() -> None:
    # What the process prints goes to the server's log.
    with subprocess.Popen([sys.executable, "-c", ASK], cwd=ROOT, stderr=subprocess.PIPE) as server:
        assert server.stderr is not None
        said = next(line for line in server.stderr if line.startswith(b"process "))
        server.kill()
        wait_until_gone(int(said.split()[1]))


def wait_until_gone(pid: int) -> None:
    """Return once there is no such process any more, whoever's it is."""
    with contextlib.suppress(ProcessLookupError):
        ended = os.pidfd_open(pid)
        try:
            assert select.select([ended], [], [], PATIENCE)[0]
        finally:
            os.close(ended)


def is_alive(pid: int) -> bool:
    """Whether there is such a process, ended ones that nobody asked about left out."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")
