"""What stands on the wall of a room: kept with it, so that laptop and projector agree and a restart
changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import Field

from cluster_psia.assessment.document.fields import Line, Part

WallPart = Literal["", "join", "results"]
# (rater number, round, criterion, comment): with the text, for whoever wrote it may change it
# after it was picked.
Pick = tuple[int, int, str, str]
LONGEST_WIFI_NAME, LONGEST_WIFI_PASSWORD = 32, 63  # what a router takes


class Wall(Part):
    """The ``part`` of the room that fills the screen, "" for none; the one ``criterion`` that it
    shows, "" for all; the Wi-Fi of the hall; comments ``picked`` to be read out, and those ``kept``
    as evidence when the room ends.
    """

    part: WallPart = ""
    criterion: str = ""
    wifi_name: Annotated[Line, Field(max_length=LONGEST_WIFI_NAME)] = ""
    wifi_password: Annotated[str, Field(max_length=LONGEST_WIFI_PASSWORD)] = ""
    picked: tuple[Pick, ...] = ()
    kept: tuple[Pick, ...] = ()

    def without(self, numbers: Collection[int], round_: int | None = None) -> Wall:
        """The wall without what these people wrote, in a round or in every one."""

        def _stays(pick: Pick) -> bool:
            return pick[0] not in numbers or round_ not in (None, pick[1])

        picked, kept = (tuple(filter(_stays, picks)) for picks in (self.picked, self.kept))
        return self.model_copy(update={"picked": picked, "kept": kept})
