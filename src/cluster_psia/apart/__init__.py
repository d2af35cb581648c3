"""Heavy work in processes of their own, so that nobody's phone waits for it."""

from cluster_psia.apart.errors import (
    ApartError,
    MemoryUpError,
    ProcessEndedError,
    QueueError,
    TimeUpError,
)
from cluster_psia.apart.run import run_apart

__all__ = [
    "ApartError",
    "MemoryUpError",
    "ProcessEndedError",
    "QueueError",
    "TimeUpError",
    "run_apart",
]
