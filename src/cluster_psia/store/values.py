"""What the store gives back, and the ways in which it can refuse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


@dataclass(frozen=True)
class Saved:
    """One revision of an assessment. ``changed_at`` is aware, in UTC; ``undo_to`` and ``redo_to``
    are the revisions to which undo and redo lead, if there is anything to take back.
    """

    id: str
    revision: int
    assessment: Assessment
    changed_at: datetime
    undo_to: int | None
    redo_to: int | None

    @property
    def can_undo(self) -> bool:
        """Whether anything can be taken back."""
        return self.undo_to is not None

    @property
    def can_redo(self) -> bool:
        """Whether anything that was taken back can be brought back."""
        return self.redo_to is not None


@dataclass(frozen=True)
class Summary:
    """A line of the list.

    ``damaged``: its newest revision is missing, newer than this program, or makes no sense.
    """

    id: str
    name: str
    cluster: str
    country: str
    sample: bool
    revision: int
    changed_at: datetime
    damaged: bool = False


class StoreError(Exception):
    """The store cannot do it. The message is one line for people, without passwords.

    ``trouble`` says the same for somebody who is to know nothing of file, host or name; empty
    where there is nothing else to say.
    """

    def __init__(self, message: str, trouble: str = "") -> None:
        super().__init__(message)
        self.trouble = trouble


class DamagedStore(StoreError):  # noqa: N818 - what has happened
    """What is kept there cannot be read as it is: damaged, empty, or no database of ours."""


class NotFound(Exception):  # noqa: N818 - the name of the contract
    """There is no assessment with this id, or it is deleted."""

    def __init__(self, id_: str) -> None:
        super().__init__(f"there is no assessment '{id_[:40]}'")


class StaleRevision(Exception):  # noqa: N818 - the name of the contract
    """Somebody saved in between: ``newer`` is what stands in the store now. Nothing was written."""

    def __init__(self, newer: Saved) -> None:
        self.newer = newer
        super().__init__(f"revision {newer.revision} was saved in between")
