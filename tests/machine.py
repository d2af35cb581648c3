"""What tests ask of the machine: a port that stays free, and patience while it is busy."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Given = TypeVar("Given")
PATIENCE = (
    240  # seconds for what takes one or two when nothing else runs: only what hangs is given up
)
# Below those ports that systems hand out by themselves: between looking and serving nobody gets
# ours by chance.
PORTS = range(20_000, 32_000)
# What tests of a kind need, one of these: the shell of Chromium has no window to draw, and takes a
# quarter less time.
NEEDS = {"browser": ("chromium-headless-shell", "chromium"), "office": ("soffice",)}


def program_for(marker: str) -> str | None:
    """The path of the program that tests with this mark need; None where there is none."""
    return next(filter(None, map(shutil.which, NEEDS[marker])), None)


def free_port() -> int:
    """A port on which nobody listens."""
    for port in random.SystemRandom().sample(PORTS, 100):
        with socket.socket() as probe:
            probe.setsockopt(
                socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
            )  # one that was ours a minute ago will do
            try:
                probe.bind(("", port))
            except OSError:
                continue
            return port
    raise RuntimeError("100 ports were tried, and all are taken")


def rounds(few: int) -> Iterator[int]:
    """Rounds of something that is tried again and again: ``few`` of them. ``make soak`` asks for so
    many times more, and begins none once its seconds are over.
    """
    times = int(os.environ.get("CLUSTER_PSIA_SOAK", "1"))
    until = time.monotonic() + float(os.environ.get("CLUSTER_PSIA_SOAK_SECONDS", "inf"))
    for number in range(few * times):
        if number >= few and time.monotonic() > until:
            return
        yield number


def soaked(what: str, count: int) -> None:
    """Say how much was tried; seen where pytest lets through what is printed."""
    print(f"\n{count:>9,} {what}", end="")


def run_apart(play: Coroutine[Any, Any, Given]) -> Given:
    """Run a coroutine in a thread of its own, for a browser's loop may be running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, play).result()


def wait_until_served(process: subprocess.Popen[bytes], url: str) -> None:
    """Return once ``url`` answers well. Raises RuntimeError when ``process``, which is to serve it,
    has ended, or does not answer in time.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the app stopped with {process.returncode}")
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=PATIENCE):
            return
        # Waiting for the process is waiting for a fact: it returns at once when the app has died.
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.1)
    raise RuntimeError(f"the app did not answer within {PATIENCE} seconds")
