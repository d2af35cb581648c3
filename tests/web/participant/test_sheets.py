"""Paper sheets to print."""

from __future__ import annotations

import re
from html import escape

import pytest

from cluster_psia.workshop import actions
from tests.web.room import Hall, text_of


def test_sheets_number_criteria_as_the_upload_reads_them(here: Hall) -> None:
    with_cookie = here.client.get(f"/sheets/{here.code}").text
    printed = [int(n) for n in re.findall(r'<span class="no">(\d+)</span>', with_cookie)]
    assert printed == [
        text.number for text in actions.find_room(here.rooms, here.code).texts_in("en")
    ]
    assert printed != list(range(1, len(printed) + 1))


def test_sheets_carry_code_and_number_one_each(here: Hall) -> None:
    page = text_of(here.client.get(f"/sheets/{here.code}?from=3&to=5&lang=hi").text)
    assert page.count(here.code) >= 3
    raw = here.client.get(f"/sheets/{here.code}?from=3&to=5").text
    assert raw.count('class="sheet"') == 3
    assert [n for n in (3, 4, 5) if f"Sheet number: {n}" not in raw] == []


def test_a_sheet_explains_each_question_and_has_a_place_for_a_comment_on_it(here: Hall) -> None:
    raw = here.client.get(f"/sheets/{here.code}?lang=en").text
    asked = actions.find_room(here.rooms, here.code).texts_in("en")
    assert raw.count('class="own"') == len(asked)
    assert [text.key for text in asked if escape(text.explanation) not in raw] == []
    assert "I would rather not say" in raw


@pytest.mark.parametrize(
    "query", ["from=0", "from=x", "from=5&to=4", "from=1&to=101", "from=10000", "from=-1"]
)
def test_sheet_numbers_that_make_no_sense_are_refused(here: Hall, query: str) -> None:
    assert here.client.get(f"/sheets/{here.code}?{query}").status_code == 422
