"""The ways in which a workshop can refuse:
each message is one plain sentence for the person who asked.
"""

from __future__ import annotations


class WorkshopError(Exception):
    """Something in a workshop cannot be done. Nothing was changed."""


class RoomNotFound(WorkshopError):  # noqa: N818 - the name of the contract
    """There is no room with this code."""

    def __init__(self) -> None:
        super().__init__("There is no room with this code; look at the code on the wall again.")


class ParticipantNotFound(WorkshopError):  # noqa: N818 - the name of the contract
    """The personal link, or the rater number, leads to nobody in this room."""

    def __init__(self) -> None:
        super().__init__(
            "This link is not known in this room; join again with the code on the wall."
        )


class RoundClosed(WorkshopError):  # noqa: N818 - the name of the contract
    """The round, or this criterion in it, takes no answers now."""

    def __init__(self) -> None:
        super().__init__("This round is closed, so the answer was not taken.")


class RoomLocked(WorkshopError):  # noqa: N818 - the name of the contract
    """The facilitator lets nobody else in, or the room has ended."""

    def __init__(self) -> None:
        super().__init__("Nobody else can join this room now; ask the facilitator.")


class TooManyJoin(WorkshopError):  # noqa: N818 - in line with the others
    """More people join from one address within a minute than a hall does."""

    def __init__(self) -> None:
        super().__init__("Too many people join at once from this address; wait a minute.")


class BadAnswer(WorkshopError):  # noqa: N818 - the name of the contract
    """What a person sent cannot be taken; ``reason`` says why and how to mend it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class NotNow(WorkshopError):  # noqa: N818 - in line with the others
    """The facilitator asks for a step that the room's state does not allow."""
