"""Answers from the script and from forms, as docs/participant-interface.md states it."""

from __future__ import annotations

import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from cluster_psia.store import StoreError
from cluster_psia.workshop import actions
from tests.web.room import Hall, kept, text_of


@pytest.mark.parametrize("score", [1, 2, 3, 4, 5, "unknown", "not_applicable"])
def test_an_answer_is_kept_when_it_is_acknowledged(here: Hall, score: object) -> None:
    path = here.join()
    sent = {"criterion": "growth", "score": score, "comment": " many  orders ", "sent": "abc:1"}
    got = here.client.post(f"{path}/answers", json=sent)
    assert (got.status_code, got.json()["saved"], got.json()["changed"]) == (200, True, True)
    assert kept(here, path)["growth"][0] == score


def test_the_same_answer_three_times_is_one_and_an_old_one_replaces_no_newer_one(
    here: Hall,
) -> None:
    path = here.join()
    assert [here.say(path, "growth", 2, sent="abc:2") for _ in range(3)] == [200, 200, 200]
    assert here.say(path, "growth", 5, sent="abc:1") == 200
    assert kept(here, path) == {"growth": (2, "")}


@pytest.mark.parametrize(
    "sent",
    [
        {"criterion": "growth", "score": 6},
        {"criterion": "growth", "score": 0},
        {"criterion": "growth", "score": True},
        {"criterion": "growth", "score": 3.0},
        {"criterion": "growth", "score": "3"},
        {"criterion": "growth"},
        {"score": 3},
        {"criterion": "nothing", "score": 3},
        {"criterion": ["growth"], "score": 3},
        {"criterion": "growth", "score": [3]},
        {"criterion": "growth", "score": 3, "comment": "x" * 301},
        {"criterion": "growth", "score": 3, "comment": 5},
        {"criterion": "growth", "score": 3, "comment": None},
        {"criterion": "growth", "score": 3, "sent": "x" * 81},
        {"criterion": "growth", "score": 3, "sent": 5},
        {"criterion": "growth", "score": 3, "round": "1"},
        {"criterion": "growth", "score": {"a": 1}},
        {"criterion": "growth", "score": 3, "round": 2**63},
        {"criterion": "growth", "score": 3, "round": -1},
        [],
        "x",
        None,
        3,
    ],
)
def test_a_bad_answer_is_422_with_its_reason(here: Hall, sent: object) -> None:
    path = here.join()
    headers = {"content-type": "application/json"}
    got = here.client.post(f"{path}/answers", content=json.dumps(sent), headers=headers)
    assert got.status_code == 422, got.text
    assert got.json()["saved"] is False
    assert len(got.json()["reason"]) > 10
    assert kept(here, path) == {}


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"\xff\xfe", b"[" * 8000, b'{"criterion":"growth","score":NaN}']
)
def test_what_is_no_json_is_422(here: Hall, raw: bytes) -> None:
    got = here.client.post(
        f"{here.join()}/answers", content=raw, headers={"content-type": "application/json"}
    )
    assert got.status_code == 422


def test_an_unknown_link_is_404_and_a_closed_round_409(here: Hall) -> None:
    path = here.join()
    assert here.say(f"/w/{here.code}/AAAAAAAAAAAAAAAAAAAAAA", "growth", 3) == 404
    assert here.say(path.replace(here.code, "AAAAAA"), "growth", 3) == 404
    actions.close_round(here.rooms, here.code)
    assert here.say(path, "growth", 3) == 409
    actions.reopen_round(here.rooms, here.code, "growth")
    assert here.say(path, "growth", 3) == 200
    assert here.say(path, "location", 3) == 409


def test_an_answer_that_waited_is_not_taken_for_the_next_round(here: Hall) -> None:
    path = here.join()
    actions.reveal_results(here.rooms, here.code)
    actions.start_next_round(here.rooms, here.code)
    assert here.say(path, "growth", 3, round=1) == 409
    assert here.say(path, "growth", 3, round=2) == 200


def test_two_answers_at_once_leave_one_of_them(here: Hall) -> None:
    path, start = here.join(), threading.Barrier(2)

    def one(score: int) -> int:
        start.wait()
        return here.say(path, "growth", score, sent=f"c{score}:1")

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(one, (2, 4))) == [200, 200]
    assert kept(here, path)["growth"][0] in (2, 4)


def test_a_database_that_cannot_keep_it_is_503_and_says_not_saved_yet(
    here: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = here.join()

    def full(*_: object, **__: object) -> None:
        raise StoreError("the database file /secret/place cannot grow: the disk is full")

    monkeypatch.setattr(here.rooms, "put_answer", full)
    got = here.client.post(f"{path}/answers", json={"criterion": "growth", "score": 3})
    assert (got.status_code, got.json()["saved"], got.json()["error"]) == (503, False, "not_saved")
    assert "not saved yet" in got.text.lower()
    assert "secret" not in got.text
    page = here.client.post(f"{path}/answers", data={"criterion": "growth", "score": "3"})
    assert (page.status_code, "Not saved yet" in page.text) == (503, True)


def test_a_participant_reads_and_writes_only_what_is_their_own(here: Hall) -> None:
    mine, yours = here.join(alias="Meena"), here.join(alias="Ravi")
    here.say(mine, "growth", 4, comment="between us")
    page = here.client.get(yours).text
    assert "between us" not in page
    assert "Meena" not in page
    assert kept(here, yours) == {}


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=x>', "=1+1", "{{7*7}}", "'; drop--"]
)
def test_what_people_write_is_text(here: Hall, text: str) -> None:
    path = here.join(alias=text, group=text)
    here.say(path, "growth", 3, comment=text)
    page = here.client.get(path).text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "{{7*7}}" not in page or text == "{{7*7}}"
    assert kept(here, path)["growth"][1] == text


def test_a_form_keeps_the_answer_and_shows_the_question_again(here: Hall) -> None:
    path = here.join()
    got = here.client.post(
        f"{path}/answers", data={"criterion": "growth", "score": "4", "comment": "x", "round": "1"}
    )
    assert (got.status_code, got.headers["location"]) == (303, f"{path}?q=growth")
    assert kept(here, path) == {"growth": (4, "x")}
    page = here.client.get(got.headers["location"]).text
    assert re.search(r'value="4" aria-pressed="true"', page)


def test_next_goes_on_and_brings_a_changed_comment(here: Hall) -> None:
    path = here.join()
    go = {"criterion": "growth", "go": "last", "round": "1"}
    assert here.client.post(f"{path}/answers", data=go).headers["location"] == f"{path}?q=last"
    assert kept(here, path) == {}
    assert here.client.post(f"{path}/answers", data={**go, "comment": "why"}).status_code == 422
    here.say(path, "growth", "unknown")
    assert here.client.post(f"{path}/answers", data={**go, "comment": "why"}).status_code == 303
    assert kept(here, path) == {"growth": ("unknown", "why")}


def test_a_comment_that_is_too_long_stays_in_the_form_and_is_not_cut(here: Hall) -> None:
    path = here.join()
    here.say(path, "growth", 2, comment="few orders")
    written = "Orders grow, " * 24 + "or so they say <here>"
    sent = {"criterion": "growth", "score": "4", "comment": written, "round": "1"}
    got = here.client.post(f"{path}/answers", data=sent)
    assert got.status_code == 422
    assert kept(here, path) == {"growth": (4, "few orders")}  # the score is no part of it
    assert "or so they say &lt;here&gt;</textarea>" in got.text
    assert "Not saved: 33 characters too many" in text_of(got.text)
    assert 'data-screen="growth">' in got.text  # the question that is shown
    assert 'data-kept="few orders"' in got.text
    go = {**sent, "score": "", "go": "last", "comment": "x" * 301}
    assert "Not saved: 1 character too many" in text_of(
        here.client.post(f"{path}/answers", data=go).text
    )
    assert "maxlength" not in here.client.get(path).text


def test_a_form_to_a_closed_round_says_so_on_a_page(here: Hall) -> None:
    path = here.join()
    actions.close_round(here.rooms, here.code)
    got = here.client.post(f"{path}/answers", data={"criterion": "growth", "score": "4"})
    assert got.status_code == 409
    assert "This round is closed" in got.text
    assert f'href="{path}"' in got.text
