"""What light pages keep between the phone and this computer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.room import Hall


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
