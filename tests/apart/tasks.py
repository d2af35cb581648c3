"""Work for processes of their own, in a module that they can import."""

from __future__ import annotations

import os
import signal
import sys
import threading


class RefusedError(Exception):
    """One of ours: its constructor takes other things than its message."""

    def __init__(self, place: str, rule: str) -> None:
        self.place, self.rule = place, rule
        super().__init__(f"{place}: {rule}")


def add(a: int, b: int) -> int:
    return a + b


def own_process() -> int:
    return os.getpid()


def refuse(place: str, rule: str) -> None:
    raise RefusedError(place, rule)


def raise_what_cannot_be_sent() -> None:
    raise ValueError(threading.Lock())


def wait_for_ever() -> None:
    threading.Event().wait()


def say_and_wait() -> None:
    """Say which process this is, then never come to an end."""
    print("process", os.getpid(), flush=True)
    wait_for_ever()


def swell(megabytes: int) -> int:
    return len(bytearray(megabytes * 1_000_000))


def end_itself() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    wait_for_ever()


def print_something() -> str:
    print("what a library prints", flush=True)
    return "said"


def what_is_imported() -> frozenset[str]:
    return frozenset(sys.modules)


def how_kindly() -> int:
    return os.nice(0)
