"""The participant's interface, as docs/participant-interface.md states it."""

from __future__ import annotations

import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cluster_psia.store import StoreError
from cluster_psia.workshop import actions
from tests.web.room import CRITERIA, Hall, hall, text_of


def kept(here: Hall, path: str) -> dict[str, tuple[object, str]]:
    """The answers of a link in the current round."""
    _, _, code, token = path.split("/")
    now = here.rooms.find(code).round
    own = actions.own_answers(here.rooms, code, token)
    return {given.criterion: (given.answer, given.comment) for given in own if given.round == now}


# Joining -----------------------------------------------------------------------------------------


def test_joining_leads_to_a_personal_link_that_shows_the_first_question(here: Hall) -> None:
    path = here.join(alias="Meena", group="home_workers")
    assert re.fullmatch(rf"/w/{here.code}/[\w-]{{22}}", path)
    page = here.client.get(path)
    assert page.status_code == 200
    assert "Where does the cluster lie?" in text_of(page.text)
    person = actions.room_participants(here.rooms, here.code)[0]
    assert (person.alias, person.group, person.language, person.helped) == (
        "Meena",
        "home_workers",
        "en",
        False,
    )


def test_name_and_group_may_be_empty_and_a_helper_is_noted(here: Hall) -> None:
    here.join(helped="yes")
    person = actions.room_participants(here.rooms, here.code)[0]
    assert (person.alias, person.group, person.helped) == ("", "", True)


def test_a_group_of_ones_own_goes_before_the_list_and_can_change(here: Hall) -> None:
    path = here.join(group="home_workers", group_other=" Job workers  <b>at the mill</b>")
    assert (
        actions.room_participants(here.rooms, here.code)[0].group
        == "Job workers <b>at the mill</b>"
    )
    page = here.client.get(f"{path}?q=last").text
    assert "Job workers &lt;b&gt;at the mill&lt;/b&gt;" in page
    here.client.post(f"{path}/details", data={"group": "Dyers", "group_other": ""})
    assert actions.room_participants(here.rooms, here.code)[0].group == "Dyers"


def test_nobody_joins_without_consent(here: Hall) -> None:
    got = here.client.post(f"/w/{here.code}/join", data={"alias": "x"})
    assert got.status_code == 422
    page = here.client.post(
        f"/w/{here.code}/join", data={"alias": "<Meena>"}, headers={"accept": "text/html"}
    )
    assert page.status_code == 422
    assert 'value="&lt;Meena&gt;"' in page.text
    assert actions.room_participants(here.rooms, here.code) == ()


def test_an_unknown_room_is_404_and_a_locked_one_lets_nobody_in(here: Hall) -> None:
    assert here.client.get("/w/AAAAAA").status_code == 404
    assert here.client.post("/w/AAAAAA/join", data={"consent": "yes"}).status_code == 404
    actions.lock_room(here.rooms, here.code, True)
    assert here.client.get(f"/w/{here.code}").status_code == 409
    assert here.client.post(f"/w/{here.code}/join", data={"consent": "yes"}).status_code == 409


def test_a_hundred_and_twenty_people_join_from_one_address(here: Hall) -> None:
    with ThreadPoolExecutor(12) as pool:
        paths = set(pool.map(lambda n: here.join(alias=f"P{n}"), range(120)))
    assert len(paths) == 120
    assert sorted(p.number for p in actions.room_participants(here.rooms, here.code)) == list(
        range(1, 121)
    )


def test_failures_are_slowed_down_but_not_a_link_that_is_right(here: Hall) -> None:
    path = here.join()
    wrong = [here.say(f"/w/{here.code}/{n:022d}", "growth", 3) for n in range(70)]
    assert wrong[0] == 404
    assert wrong[-1] == 429
    slowed = here.client.get("/w/AAAAAA")
    assert (slowed.status_code, slowed.headers["retry-after"]) == (429, "60")
    assert here.say(path, "growth", 3) == 200


# Answering ---------------------------------------------------------------------------------------


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


def test_a_body_over_8_kb_is_413_announced_or_not(here: Hall) -> None:
    path = here.join()
    big = json.dumps({"criterion": "growth", "score": 3, "comment": "x" * 9000}).encode()
    headers = {"content-type": "application/json"}
    assert here.client.post(f"{path}/answers", content=big, headers=headers).status_code == 413
    pieces = (big[i : i + 500] for i in range(0, len(big), 500))
    assert here.client.post(f"{path}/answers", content=pieces, headers=headers).status_code == 413
    assert here.client.post(f"/w/{here.code}/join", data={"alias": "x" * 9000}).status_code == 413
    assert kept(here, path) == {}


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


# Forms, without the script -----------------------------------------------------------------------


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


def test_a_form_to_a_closed_round_says_so_on_a_page(here: Hall) -> None:
    path = here.join()
    actions.close_round(here.rooms, here.code)
    got = here.client.post(f"{path}/answers", data={"criterion": "growth", "score": "4"})
    assert got.status_code == 409
    assert "This round is closed" in got.text
    assert f'href="{path}"' in got.text


def test_details_can_change_and_the_language_with_them(here: Hall) -> None:
    path = here.join(alias="Meena", group="Dyers")
    got = here.client.post(f"{path}/details", data={"language": "hi", "then": "growth"})
    assert got.headers["location"] == f"{path}?q=growth"
    page = here.client.get(path).text
    assert '<html lang="hi"' in page
    person = actions.room_participants(here.rooms, here.code)[0]
    assert (person.alias, person.group, person.language) == ("Meena", "Dyers", "hi")
    assert here.client.post(f"{path}/details", data={"alias": "x" * 61}).status_code == 422


# Other sites, and what is told to whom -----------------------------------------------------------


def test_posts_from_other_sites_are_refused(here: Hall) -> None:
    path = here.join()
    for strange in (
        {"origin": "http://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"origin": "http://localhost:9"},
    ):
        sent = {"criterion": "growth", "score": 3}
        assert here.client.post(f"{path}/answers", json=sent, headers=strange).status_code == 403
        assert (
            here.client.post(f"{path}/details", data={"alias": "x"}, headers=strange).status_code
            == 403
        )
        join = here.client.post(f"/w/{here.code}/join", data={"consent": "yes"}, headers=strange)
        assert join.status_code == 403
    assert kept(here, path) == {}


def test_every_answer_keeps_tokens_to_itself(here: Hall) -> None:
    path = here.join()
    for got in (
        here.client.get(f"/w/{here.code}"),
        here.client.get(path),
        here.client.get(f"{path}/state"),
        here.client.get("/w/AAAAAA"),
        here.client.post(f"{path}/answers", json={"criterion": "growth", "score": 3}),
        here.client.get("/enter"),
    ):
        assert got.headers["referrer-policy"] == "no-referrer"
        assert got.headers["cache-control"] == "no-store"
        policy = got.headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"\son\w+=|style=|<script>", got.text)


def test_the_state_tells_when_a_page_is_out_of_date(here: Hall) -> None:
    path = here.join()
    before = here.client.get(f"{path}/state").json()
    assert before["version"] in here.client.get(path).text
    actions.reveal_results(here.rooms, here.code, ["growth"])
    after = here.client.get(f"{path}/state").json()
    assert (before["round"], before["state"], after["state"]) == (1, "open", "open")
    assert before["version"] != after["version"]
    assert here.client.get(f"/w/{here.code}/AAAAAAAAAAAAAAAAAAAAAA/state").status_code == 404


# What the room says ------------------------------------------------------------------------------


def answered(here: Hall, *scores: object) -> list[str]:
    paths = [here.join() for _ in scores]
    for path, score in zip(paths, scores, strict=True):
        here.say(path, "growth", score)
    return paths


def test_after_the_reveal_the_spread_is_shown_with_the_own_answer_marked(here: Hall) -> None:
    paths = answered(here, 4, 4, 4, 5, "unknown")
    assert "What the room says" not in text_of(here.client.get(paths[0]).text)
    actions.reveal_results(here.rooms, here.code, ["growth"])
    page = text_of(here.client.get(f"{paths[0]}?q=last").text)
    assert "Agreed: most say 4" in page
    assert "3 ◀ you" in page
    assert "1 person does not know" in page
    assert "Where does the cluster lie?" in page  # still open
    assert "You gave no answer here" in text_of(here.client.get(here.join() + "?q=last").text)


def test_a_room_that_shows_nothing_shows_nothing(tmp_path: Path) -> None:
    with hall(tmp_path, show="never") as here:
        (path,) = answered(here, 4)
        actions.reveal_results(here.rooms, here.code)
        page = text_of(here.client.get(path).text)
        assert "What the room says" not in page
        actions.start_next_round(here.rooms, here.code)
        page = text_of(here.client.get(f"{path}?q=growth").text)
        assert "Your answer in round 1: 4" in page
        assert "The middle of the room" not in page


def test_a_room_that_is_not_blind_shows_the_room_after_the_own_answer(tmp_path: Path) -> None:
    with hall(tmp_path, blind=False, show="after_own") as here:
        paths = answered(here, 2, 2, 3)
        assert "What the room says" in text_of(here.client.get(f"{paths[0]}?q=growth").text)
        late = here.join()
        assert "What the room says" not in text_of(here.client.get(late).text)
        actions.close_round(here.rooms, here.code)
        assert 'data-shown="growth"' in here.client.get(paths[0]).text
        assert 'data-shown="growth"' not in here.client.get(late).text  # no answer of their own
        actions.reveal_results(here.rooms, here.code)
        assert 'data-shown="growth"' in here.client.get(late).text


@pytest.mark.parametrize(("scores", "shown"), [((2, 5), False), ((2, 5, 4), True)])
def test_two_in_a_room_that_is_not_blind_do_not_see_each_other_before_the_reveal(
    tmp_path: Path, scores: tuple[int, ...], shown: bool
) -> None:
    with hall(tmp_path, blind=False, show="after_close") as here:
        path = answered(here, *scores)[0]
        assert 'data-shown="growth"' not in here.client.get(path).text
        actions.close_round(here.rooms, here.code)
        assert ('data-shown="growth"' in here.client.get(path).text) is shown
        actions.reveal_results(here.rooms, here.code)
        assert 'data-shown="growth"' in here.client.get(path).text


def test_round_two_shows_the_own_earlier_score_and_the_rooms(here: Hall) -> None:
    paths = answered(here, 1, 5, 5)
    actions.reveal_results(here.rooms, here.code)
    actions.start_next_round(here.rooms, here.code)
    page = text_of(here.client.get(f"{paths[0]}?q=growth").text)
    assert "Your answer in round 1: 1" in page
    assert "The middle of the room in round 1: 5" in page
    assert 'aria-pressed="true"' not in here.client.get(paths[0]).text


def test_an_ended_room_says_what_happens_next(here: Hall) -> None:
    (path,) = answered(here, 3)
    actions.end_room(here.rooms, here.assessments, here.code)
    page = text_of(here.client.get(path).text)
    assert "This workshop has ended" in page
    assert here.say(path, "growth", 3) == 409


# Weight and language -----------------------------------------------------------------------------


def test_a_first_visit_weighs_under_30_kb_in_all(here: Hall) -> None:
    with_all = here.client.get(f"/w/{here.code}", headers={"accept-encoding": "identity"})
    weight = len(with_all.content)
    loaded = re.findall(r'(?:src|href)="(/w-static/[^"]+)"', with_all.text)
    assert len(loaded) == 2
    for address in loaded:
        got = here.client.get(address, headers={"accept-encoding": "identity"})
        assert got.status_code == 200
        assert "immutable" in got.headers["cache-control"]
        weight += len(got.content)
    assert weight < 30_000, f"{weight} bytes, unpacked"
    assert not re.search(r'(?:src|href)="(?:https?:)?//', with_all.text)


def test_a_strangers_file_name_finds_nothing(here: Hall) -> None:
    for name in ("light.js", "app.py", "x", "light.00000000.css"):
        assert here.client.get(f"/w-static/{name}").status_code == 404


def test_the_script_is_es2015() -> None:
    script = (Path(__file__).parents[3] / "src/cluster_psia/web/light/static/light.js").read_text(
        encoding="utf-8"
    )
    bare = re.sub(
        r"/\*.*?\*/|//[^\n]*|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'",
        "''",
        script,
        flags=re.DOTALL,
    )
    later = [
        r"\basync\b",
        r"\bawait\b",
        r"\?\.",
        r"\?\?",
        r"\*\*",
        r"\.\.\.\w+\s*\}",
        r"\bcatch\s*\{",
        r"\.includes\(",
        r"Object\.(entries|values)",
        r"\.padStart",
        r"\.flat\(",
        r"\.replaceAll",
        r"\bimport\b",
        r"`",
        r",\s*\)",
    ]
    assert [pattern for pattern in later if re.search(pattern, bare)] == []
    assert not re.search(
        r"randomUUID\(|serviceWorker|clipboard|eval\(|innerHTML|document\.write", bare
    )


def test_the_phones_setting_is_the_default_language_and_the_person_chooses(here: Hall) -> None:
    hindi = here.client.get(
        f"/w/{here.code}", headers={"accept-language": "ta,hi-IN;q=0.8,en;q=0.5"}
    ).text
    assert '<html lang="hi" dir="ltr">' in hindi
    assert (
        '<html lang="en"'
        in here.client.get(f"/w/{here.code}?lang=en", headers={"accept-language": "hi"}).text
    )
    urdu = here.client.get(f"/w/{here.code}?lang=ur").text
    assert '<html lang="ur" dir="rtl">' in urdu
    assert '<html lang="en"' in here.client.get(f"/w/{here.code}?lang=xx").text


def test_all_questions_are_in_the_page_so_that_it_works_offline(here: Hall) -> None:
    page = here.client.get(here.join()).text
    assert [key for key in CRITERIA if f'data-screen="{key}"' not in page] == []


# Sheets ------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize(
    "query", ["from=0", "from=x", "from=5&to=4", "from=1&to=101", "from=10000", "from=-1"]
)
def test_sheet_numbers_that_make_no_sense_are_refused(here: Hall, query: str) -> None:
    assert here.client.get(f"/sheets/{here.code}?{query}").status_code == 422
