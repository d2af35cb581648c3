"""The preview of tables on the page: values beside their rows, rows by what happens, all or some
taken over in one step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor
from tests.ui.app import open_page, saved, widget
from tests.ui.chain.test_page import said, starts
from tests.ui.previews import lines_of, preview_data_of, tick

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

TABLE = (
    "Name|Kind|Workers|Women",
    "Makers||1,240|?",
    "Tanners|Traders|40|0",
    "Home sewers|Traders|40|",
    "Home sewers|Traders|25|",
    "Dyers|Traders|12.5|",
)


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    a = add_actor(Assessment(name="Leather"), "Makers", "trader", workers=900, women=3)
    opened = open_page(tmp_path, monkeypatch, "chain", a)
    starts(opened, "button_group", "chain.section").set_value("files").run()
    return opened


def paste(at: AppTest, *rows: str) -> None:
    pasted = "\n".join(row.replace("|", "\t") for row in rows)
    starts(at, "text_area", "chain.paste.table").set_value(pasted).run()
    assert not at.exception


def press(at: AppTest, name: str) -> None:
    widget(at, "button", f"chain.import.{name}").click().run()
    assert not at.exception


def workers(at: AppTest) -> dict[str, int | None]:
    return {actor.label: actor.workers for actor in saved(at).chain.actors}


def test_every_row_shows_what_would_be_written_or_why_not(at: AppTest) -> None:
    paste(at, *TABLE)
    assert lines_of(at) == [
        "[x] row 2: Changed: Makers: Workers 900 → 1,240 | Women 3 → empty",
        "[x] row 3: New: Tanners: Kind Traders | Stage Trade | Workers 40 | Women 0",
        "[x] row 4: New: Home sewers: Kind Traders | Stage Trade | Workers 40",
        "row 5: Refused: Home sewers: Stands in row 4, too; keep one of the two rows, or give them"
        " different names | row 4: Name Home sewers · Kind Traders · Workers 40 | this row: Name"
        " Home sewers · Kind Traders · Workers 25",
        "row 6: Refused: Dyers: Workers: '12.5' is no whole number: it has decimals; write 1200, or"
        " ? when it is not known | this row: Name Dyers · Kind Traders · Workers 12.5",
    ]
    assert "1,320 workers in 3 nodes; before: 900 in 1" in said(at)
    assert "3 rows would be written; 2 refused and not taken." in said(at)


def test_files_and_sheets_stand_beside_their_rows(at: AppTest) -> None:
    data = b"Name,Kind\nTanners,Traders\n"
    files = [("north.csv", data, "text/csv"), ("south.csv", data, "text/csv")]
    widget(at, "file_uploader", "chain.upload").set_value(files).run()
    north, south = lines_of(at)
    assert north.startswith("[x] north.csv, row 2: New: Tanners:")
    assert south.startswith("south.csv, row 2: As it is: Tanners:")
    assert "north.csv, row 2: Name Tanners" in south


def test_taken_over_at_once_and_taken_back_at_once(at: AppTest) -> None:
    before = saved(at)
    paste(at, *TABLE[:4])
    press(at, "take")
    assert workers(at) == {"Makers": 1240, "Tanners": 40, "Home sewers": 40}
    assert starts(at, "text_area", "chain.paste.table").value == "", "all of it is on the map"
    at.button(key="undo").click().run()
    assert saved(at) == before


def test_a_row_that_is_left_out_is_not_taken_and_the_sums_follow(at: AppTest) -> None:
    paste(at, *TABLE)
    tick(at, "Tanners", "Home sewers")
    assert [line[:30] for line in lines_of(at)[1:4]] == [
        "[ ] row 3: New: Tanners: Kind ",
        "[ ] row 4: New: Home sewers: K",
        "[x] row 5: New: Home sewers: K",
    ]
    assert "1,265 workers in 2 nodes; before: 900 in 1" in said(at)
    assert preview_data_of(at)["heard"] == ["test", 1]
    press(at, "take")
    assert workers(at) == {"Makers": 1240, "Home sewers": 25}
    assert lines_of(at)[1].startswith("[ ] row 3: New: Tanners:"), "it stays, to be taken later"


def test_a_choice_is_taken_back_by_another_and_gone_with_another_table(at: AppTest) -> None:
    paste(at, *TABLE)
    tick(at, "Tanners")
    tick(at, n=2)
    assert widget(at, "button", "chain.import.take").label == "Take all over"
    tick(at, "Tanners", n=3)
    paste(at, TABLE[0], "Weavers|Traders|5|", "Knitters|Traders|5|")
    assert [line[:8] for line in lines_of(at)] == ["[x] row ", "[x] row "]


def test_rows_are_looked_at_by_what_happens_to_them(at: AppTest) -> None:
    paste(at, *TABLE)
    rows = starts(at, "button_group", "chain.import.filter")
    assert rows.options == ["All 5", "New 2", "Changed 1", "As it is 0", "Refused 2"]
    rows.set_value("refused").run()
    assert [line[:14] for line in lines_of(at)] == ["row 5: Refused", "row 6: Refused"]
    starts(at, "button_group", "chain.import.filter").set_value("added").run()
    press(at, "none")
    assert "1 row would be written; 2 left out; 2 refused" in said(at)
    press(at, "all")
    assert widget(at, "button", "chain.import.take").label == "Take all over"


def test_only_the_rows_in_sight_are_sent(at: AppTest) -> None:
    paste(at, "Name|Kind", *(f"Firm {n}|Traders" for n in range(120)))
    assert len(lines_of(at)) == 50
    assert "Rows 1 to 50 of 120" in [caption.value for caption in at.caption]
    tick(at, "Firm 7")
    press(at, "after")
    press(at, "after")
    assert lines_of(at)[-1].startswith("[x] row 121: New: Firm 119")
    assert len(lines_of(at)) == 20
    assert widget(at, "button", "chain.import.after").disabled
    tick(at, "Firm 118", n=2)
    press(at, "take")
    assert len(saved(at).chain.actors) == 119
    assert not {"Firm 7", "Firm 118"} & workers(at).keys()


def test_another_assessment_state_makes_another_preview(at: AppTest) -> None:
    paste(at, *TABLE[:3])
    press(at, "take")
    paste(at, *TABLE[:3])
    assert [line[:20] for line in lines_of(at)] == ["row 2: As it is: Mak", "row 3: As it is: Tan"]
    assert widget(at, "button", "chain.import.take").disabled
    at.button(key="undo").click().run()
    assert lines_of(at)[0].startswith("[x] row 2: Changed: Makers")
