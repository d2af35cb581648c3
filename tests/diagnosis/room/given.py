"""A room with answers, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from cluster_psia.diagnosis.room.results import RoomResults, room_results


@dataclass(frozen=True)
class Said:
    number: int
    group: str
    criterion: str
    answer: int | str
    round: int = 1
    comment: str = ""

    @property
    def written_with(self) -> int | str:
        return self.answer


@dataclass(frozen=True)
class Rule:
    share: float = 0.75
    within: float = 1.0
    spread: float = 1.0


def results(*said: Said, criteria: tuple[str, ...] = ("a",), round: int = 1) -> RoomResults:
    return room_results(criteria, said, round, Rule())


def scored(
    *scores: int | str, group: str = "g", criterion: str = "a", first: int = 1
) -> list[Said]:
    return [Said(number, group, criterion, answer) for number, answer in enumerate(scores, first)]
