"""How clusters can work for the poor: UNIDO 2010's two lines of assistance, dimensions of poverty,
trade-offs, obstacles and order of work.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from cluster_psia.method.model.entry import Entry, Frozen, Key, Text


class ProPoorLine(Entry):
    """One of the two self-reinforcing lines of assistance, and the means that the text gives for
    it.
    """

    means: tuple[Entry, ...]


class Deprivation(Entry):
    """A dimension of poverty: economic deprivation, or the lack of one of four further
    capabilities.

    ``explanation`` says what is lacking, ``holds_back`` how that keeps poor people from the
    economy. ``helped_by`` are keys of the means of the two lines. ``held_back_ours`` and
    ``helped_by_ours`` say why, where the text does not tie the two together itself.
    """

    kind: Literal["economic", "capability"]
    holds_back: Text
    held_back_ours: str = ""
    helped_by: tuple[Key, ...]
    helped_by_ours: str = ""


class TradeOff(Entry):
    """A trade-off of pro-poor cluster initiatives with its two sides, in the order of the print."""

    sides: tuple[Entry, Entry]


class Obstacle(Entry):
    """An obstacle to working together, in the actors' dealings with each other or in the
    institutions around them.
    """

    lies_in: Literal["dealings", "institutions"]


class ServiceArea(Entry):
    """One of the three areas of UNIDO's assistance, and the activities that the text describes in
    it.
    """

    activities: tuple[Entry, ...] = ()


class WorkStep(Entry):
    """A step of a pro-poor initiative. ``order_ours`` says why it stands here where the print gives
    it no place.
    """

    number: Annotated[int, Field(ge=1, le=99)]
    order_ours: str = ""


class ProPoor(Frozen):
    """``pro_poor.yaml``: UNIDO 2010's two lines, dimensions of poverty, trade-offs, obstacles and
    order of work.
    """

    arguments: tuple[Entry, ...]  # why clusters are a target of development assistance
    lines: tuple[ProPoorLine, ...]
    capabilities: tuple[Deprivation, ...]  # economic deprivation and four further capabilities
    trade_offs: tuple[TradeOff, ...]
    choosing: tuple[Entry, ...]  # how to take a trade-off
    wider_view: tuple[Entry, ...]  # what lies beyond the cluster
    obstacles: tuple[Obstacle, ...]  # to joint action
    services: tuple[ServiceArea, ...]
    order_of_work: tuple[WorkStep, ...]

    @model_validator(mode="after")
    def _help_and_numbers_are_whole(self) -> ProPoor:
        self._check_help()
        self._check_numbers()
        return self

    def _check_help(self) -> None:
        means = {mean.key for line in self.lines for mean in line.means}
        for lack in self.capabilities:
            for key in lack.helped_by:
                if key not in means:
                    raise ValueError(
                        f"'{lack.key}' is helped by '{key}', but no line has a means of that key"
                    )

    def _check_numbers(self) -> None:
        for place, step in enumerate(self.order_of_work, 1):
            if step.number != place:
                raise ValueError(
                    f"step '{step.key}' stands at place {place} but has the number {step.number}"
                )
