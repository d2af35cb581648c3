"""What the page of consent promises holds for the file and the workbook: a number drawn by lot, no
name, no link, no small group, and no comment that was not picked; and for phones, the page after
the end and the wall: the scores only all together.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment.files.file import write_assessment
from cluster_psia.drawing.charts.room import results_table
from cluster_psia.export.plan.build import build_report
from cluster_psia.export.plan.workbook import workbook_bytes
from cluster_psia.ui.room.results import wall_results
from cluster_psia.workshop import actions
from cluster_psia.workshop.ratings import pick_of
from tests.web.room import answered, text_of
from tests.web.room import hall as served_hall

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.room import Hall as ServedHall
    from tests.workshop.hall import Hall

PICKED, LEFT = "Near the road it is", "My sister-in-law told me"


def test_file_and_workbook_keep_what_consent_promises(hall: Hall) -> None:
    people = [hall.join(f"Asha-{n}", "home_workers") for n in range(4)]
    people += [
        hall.join("Ravi-the-smith", "Smiths behind the temple"),
        hall.join("Lone", "traders"),
    ]
    for who in people:
        hall.answer(who, "location", 2, comment=LEFT)
    hall.answer(people[0], "market", 4, comment=PICKED)
    actions.end_room(hall.rooms, hall.assessments, hall.code, [(1, 1, "market", PICKED)])
    a = hall.assessments.get(hall.saved.id).assessment
    with zipfile.ZipFile(BytesIO(workbook_bytes(build_report(a)))) as book:
        sheets = b"".join(book.read(name) for name in book.namelist())
    for told in (write_assessment(a), sheets):
        assert PICKED.encode() in told
        secrets = [who.token for who in people] + [who.participant.alias for who in people]
        for secret in (*secrets, hall.code, LEFT, "Smiths behind the temple"):
            assert secret.encode() not in told, secret


@pytest.mark.parametrize(("scores", "told"), [((2,), False), ((2, 5), False), ((2, 5, 5), True)])
def test_phones_the_ended_page_and_the_wall_show_scores_only_all_together(
    tmp_path: Path, scores: tuple[int, ...], told: bool
) -> None:
    """Of one or two scores everybody in a village knows whose they are."""
    with served_hall(tmp_path) as here:
        mine = answered(here, *scores)[0]
        here.say(mine, "growth", scores[0], comment=PICKED)
        actions.reveal_results(here.rooms, here.code, ["growth"])
        other = here.client.get(f"{here.join()}?q=last").text
        own = text_of(here.client.get(f"{mine}?q=last").text)
        wall = _wall(here)
        actions.start_next_round(here.rooms, here.code)
        later = here.client.get(f"{here.join()}?q=growth").text
        actions.end_room(here.rooms, here.assessments, here.code)
        after = here.client.get(f"/w/{here.code}?lang=en").text
    for page in (other, after):
        assert ('class="bars"' in page) is told
        assert ("The middle of the room" in page) is told
        assert f"{len(scores)} answer" in text_of(page)
    assert ("The middle of the room in round 1" in later) is told
    assert "Your answer: 2 –" in own
    assert ("say 2" in wall) is told
    assert ("median" in wall) is told
    assert ("within one point" in wall) is told
    assert ("says 2" in wall) is told
    assert PICKED in wall
    assert "too few to show" in wall or told


def _wall(here: ServedHall) -> str:
    """The wall with the comment of the first person on it."""
    given = actions.answers_given(here.rooms, here.code)
    picked = {"picked": tuple(pick_of(each) for each in given if each.comment)}
    room = actions.change_wall(here.rooms, here.code, lambda wall: wall.model_copy(update=picked))
    found = actions.criterion_results(here.rooms, here.code)
    return results_table(wall_results(room, found, given, frozenset()), {}, found.round)
