"""What is sent comes from our own pages, and is small."""

from __future__ import annotations

import json

from tests.web.room import Hall, kept


def test_a_body_over_8_kb_is_413_announced_or_not(here: Hall) -> None:
    path = here.join()
    big = json.dumps({"criterion": "growth", "score": 3, "comment": "x" * 9000}).encode()
    headers = {"content-type": "application/json"}
    assert here.client.post(f"{path}/answers", content=big, headers=headers).status_code == 413
    pieces = (big[i : i + 500] for i in range(0, len(big), 500))
    assert here.client.post(f"{path}/answers", content=pieces, headers=headers).status_code == 413
    assert here.client.post(f"/w/{here.code}/join", data={"alias": "x" * 9000}).status_code == 413
    assert kept(here, path) == {}


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
