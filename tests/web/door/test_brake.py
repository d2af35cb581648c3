"""Failures are slowed down, and nobody who gets it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.room import Hall


def test_failures_are_slowed_down_but_not_a_link_that_is_right(here: Hall) -> None:
    path = here.join()
    wrong = [here.say(f"/w/{here.code}/{n:022d}", "growth", 3) for n in range(70)]
    assert wrong[0] == 404
    assert wrong[-1] == 429
    slowed = here.client.get("/w/AAAAAA")
    assert (slowed.status_code, slowed.headers["retry-after"]) == (429, "60")
    assert here.say(path, "growth", 3) == 200
