"""What the results of a room are worked out from: answers, and the rule of consensus."""

from __future__ import annotations

from typing import Protocol


class Answered(Protocol):
    """One answer of one rater in one round."""

    @property
    def number(self) -> int:
        """The rater, by number."""

    @property
    def group(self) -> str:
        """The participant group; empty when none was given."""

    @property
    def round(self) -> int:
        """The round, from 1."""

    @property
    def criterion(self) -> str:
        """The key of the criterion."""

    @property
    def answer(self) -> int | str:
        """A score of 1 to 5, "unknown" or "not_applicable"."""

    @property
    def comment(self) -> str:
        """What was written beside it."""

    @property
    def written_with(self) -> int | str:
        """The answer that stood there when the comment was written."""


class ConsensusRule(Protocol):
    """The consensus rule, fixed before the room opened."""

    @property
    def share(self) -> float:
        """The share of scores that must lie near the median."""

    @property
    def within(self) -> float:
        """How near, in scale points."""

    @property
    def spread(self) -> float:
        """How wide the middle half may be, in scale points."""
