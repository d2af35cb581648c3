"""The preview as JSON."""

from __future__ import annotations

import json

from cluster_psia.assessment.tables.preview.record import preview_record
from tests.assessment.tables.given import EMPTY, makers
from tests.assessment.tables.preview.given_rows import preview_of


def test_a_record_says_all_that_the_preview_says_and_is_json() -> None:
    preview = preview_of(
        makers(workers=900), firms="Name,Kind,Workers\nMakers,,1240\nMakers,,1241\nDyers,x,5\n"
    )
    record = json.loads(json.dumps(preview_record(preview)))
    changed, twice, refused = record["rows"]
    assert record["counts"] == {
        "added": 0,
        "changed": 1,
        "unchanged": 0,
        "refused": 2,
        "left_out": 0,
    }
    assert record["totals"]["workers"] == {
        "before": {"total": 900, "known": 1},
        "after": {"total": 1240, "known": 1},
    }
    assert record["totals"]["operators"] == {"before": 2, "after": 2}
    assert (changed["file"], changed["sheet"], changed["row"]) == ("firms.csv", "", 2)
    assert changed["fields"] == [
        {"field": "workers", "head": "Workers", "before": 900, "after": 1240}
    ]
    assert twice["also"][0]["row"] == 2
    assert twice["also"][0]["cells"][1] == {"field": "workers", "head": "Workers", "text": "1240"}
    assert refused["refusals"][0]["head"] == "Kind"
    assert refused["refusals"][0]["mend"].startswith("use one of: ")


def test_a_record_tells_what_a_person_has_to_decide() -> None:
    record = preview_record(preview_of(EMPTY, firms="Whose,What\nMakers,9\n"))
    assert record["rows"] == []
    assert record["questions"][0]["heading_rows"] == [[1], [2]]
    assert record["questions"][0]["why"] in record["problems"][0]
