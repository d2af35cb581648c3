"""What tests ask of the machine: a port that stays free, and patience while it is busy."""

from __future__ import annotations

import random
import socket

PATIENCE = (
    240  # seconds for what takes one or two when nothing else runs: only what hangs is given up
)
# Below those ports that systems hand out by themselves: between looking and serving nobody gets
# ours by chance.
PORTS = range(20_000, 32_000)


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
