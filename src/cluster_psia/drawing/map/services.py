"""The ways of an institution's links:
up between the columns, along the levels, and into the side of a node.
"""

from __future__ import annotations

from collections import Counter

from cluster_psia.drawing.map.places import BETWEEN, COLUMN, MapPoint, NodeBox, Plane, by_column
from cluster_psia.mapping.layout.lattice import ROW


class Services:
    """Ways of institutions: up between the columns, along the levels, and into the side of a node.

    Links of one kind from one institution share their way as far as it is the same, like the
    branches of a tree.
    """

    def __init__(self, plane: Plane) -> None:
        standing = (box for box in plane.boxes if box.level != "micro" and not box.aside)
        self.columns = by_column(standing)
        self.tops = {level.key: level.top for level in plane.levels}
        self.shore = plane.levels[0].bottom + BETWEEN / 2  # between operators and institutions
        self.used = Counter[tuple[str, int]]()
        self.held: dict[tuple[str, int, tuple[str, str]], float] = {}
        self.owner = ("", "")

    def way(self, source: NodeBox, target: NodeBox, kind: str) -> tuple[MapPoint, ...]:
        """The corners of the way from ``source`` to ``target``,
        at least one of which is an institution.
        """
        self.owner = (target.node if source.level == "micro" else source.node, kind)
        if source.level == "micro":
            return self._to_operator(target, source)[::-1]
        if target.level == "micro":
            return self._to_operator(source, target)
        if source.y >= target.y:
            return self._to_institution(source, target)
        return self._to_institution(target, source)[::-1]

    def _aside(self, kind: str, at: float, step: float, many: int = 9) -> float:
        """A little to one side of a way that others take too;
        after so many the first one's place comes again.
        """
        place = (kind, round(at))
        held = (*place, self.owner)
        if held not in self.held:
            taken, half = self.used[place], many // 2
            self.used[place] += 1
            self.held[held] = at + ((taken * (half - 1) + half) % many - half) * step
        return self.held[held]

    def _above(self, box: NodeBox) -> float:
        """The lane above an institution's row."""
        if box.y - ROW < self.tops[box.level]:
            return self.tops[box.level] - BETWEEN / 2
        return box.y - ROW / 2

    def _rise(self, x: float) -> float:
        return self._aside("rise", x, 4, 11)

    def _lane(self, y: float) -> float:
        return self._aside("lane", y, 3)

    def _to_operator(self, box: NodeBox, operator: NodeBox) -> tuple[MapPoint, ...]:
        right = box.x > operator.x
        gutter = operator.x + (COLUMN / 2 if right else -COLUMN / 2)
        free = self.columns[box.x][0] == box  # no other institution stands above
        if free and abs(gutter - box.x) < 1:
            rise = self._rise(gutter)
            points = [(rise, box.top)]
        else:
            points = self._over_the_shore(box, gutter, free=free, right=right)
            rise = points[-1][0]
        step = min(5.0, (operator.height - 18) / 8)
        at = self._aside(f"{operator.node} {right}", operator.y, step)
        return (*points, (rise, at), (operator.right if right else operator.left, at))

    def _over_the_shore(
        self, box: NodeBox, gutter: float, *, free: bool, right: bool
    ) -> list[MapPoint]:
        """From an institution up to the lane below all operators, and along it to a gutter."""
        start, rise, shore = self._rise(box.x), self._rise(gutter), self._lane(self.shore)
        points = [(start, box.top)]
        if not free:
            lane = self._lane(self._above(box))
            past = self._rise(box.x + (-COLUMN / 2 if right else COLUMN / 2))
            points += [(start, lane), (past, lane)]
        return [*points, (points[-1][0], shore), (rise, shore)]

    def _to_institution(self, lower: NodeBox, upper: NodeBox) -> tuple[MapPoint, ...]:
        """From an institution up to another, or along its row."""
        start, lane = self._rise(lower.x), self._lane(self._above(lower))
        if lower.y == upper.y:
            end = self._aside(f"top {upper.node}", upper.x, 4)
            if lower.node == upper.node:
                end = start + 30  # an institution linked to itself
            return (start, lower.top), (start, lane), (end, lane), (end, upper.top)
        end = self._aside(f"bottom {upper.node}", upper.x, 4)
        between = self._past_rows(lower, upper, lane, end)
        return (start, lower.top), (start, lane), *between, (end, upper.bottom)

    def _past_rows(
        self, lower: NodeBox, upper: NodeBox, lane: float, end: float
    ) -> tuple[MapPoint, ...]:
        """From the lane above the lower row to below the upper one, around rows between them."""
        if self._above(lower) - upper.y <= ROW / 2 + BETWEEN:
            return ((end, lane),)
        past = self._rise(upper.x + (COLUMN / 2 if lower.x > upper.x else -COLUMN / 2))
        below = self._lane(upper.y + ROW / 2)
        return (past, lane), (past, below), (end, below)
