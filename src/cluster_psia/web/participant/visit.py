"""Somebody on their page: what every part of it is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.diagnosis.agreement import FEWEST
from cluster_psia.diagnosis.room.results import CriterionResult

if TYPE_CHECKING:
    from cluster_psia.web.light.words import PageWords
    from cluster_psia.workshop.values import CriterionText, Given, Room

FEWEST_LIVE = FEWEST  # before a reveal, fewer answers would show who gave which

ResultsOfRound = Callable[[int], Mapping[str, CriterionResult]]


@dataclass(frozen=True)
class Visit:
    """Somebody on their page, and the room.

    ``mine`` are one's own answers by (round, criterion), ``w`` has the texts of one's language,
    ``results`` leads from a round to what the room said in it.
    """

    room: Room
    mine: Mapping[tuple[int, str], Given]
    w: PageWords
    results: ResultsOfRound

    def own_now(self, text: CriterionText) -> Given | None:
        """One's own answer in this round."""
        return self.mine.get((self.room.round, text.key))

    def newest_own(self, text: CriterionText, upto: int) -> Given | None:
        """One's own newest answer up to a round."""
        own = (
            given
            for given in self.mine.values()
            if given.criterion == text.key and given.round <= upto
        )
        return max(own, key=lambda given: given.round, default=None)

    def result(self, text: CriterionText, round_: int) -> CriterionResult:
        """What the room said about a criterion in a round."""
        return self.results(round_)[text.key]

    def revealed_rounds(self, text: CriterionText) -> list[int]:
        """The rounds in which a criterion was revealed."""
        return [round_ for round_, key in self.room.revealed if key == text.key]
