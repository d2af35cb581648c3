"""Why work in a process of its own came to no end, in words for people."""

from __future__ import annotations


class ApartError(Exception):
    """The work was not done. The message says why and how to go on; whoever shows it names before
    it what the work was about.
    """


class TimeUpError(ApartError):
    """The time was up."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"It took longer than {seconds:g} seconds and was stopped; try again with less in it."
        )


class MemoryUpError(ApartError):
    """The memory was used up."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(
            f"It needed more than {megabytes:,} MB of memory and was stopped; try again with less"
            " in it."
        )


class ProcessEndedError(ApartError):
    """The process went while it worked: something ended it, or memory was refused to a library
    that goes down with that.
    """

    def __init__(self) -> None:
        super().__init__(
            "The process that worked on it was ended, perhaps for want of memory; try again, with"
            " less in it if it happens again."
        )


class QueueError(ApartError):
    """Others were before it for too long."""

    def __init__(self) -> None:
        super().__init__("The server is busy with what others asked for; try again in a minute.")
