"""What the page of consent promises holds for the file and the workbook: a number drawn by lot, no
name, no link, no small group, and no comment that was not picked.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from cluster_psia.assessment.files.file import write_assessment
from cluster_psia.export.plan.build import build_report
from cluster_psia.export.plan.workbook import workbook_bytes
from cluster_psia.workshop import actions

if TYPE_CHECKING:
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
