"""The app with one more route: the least that a server could do with an answer, on the same engine
and writer.

``streamlit run benchmarks/room_server.py`` serves it; ``benchmarks/rooms.py`` measures it. Never
for a workshop.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import streamlit as st
from sqlalchemy.dialects.sqlite import insert
from starlette.responses import Response
from starlette.routing import Route

from cluster_psia.places import SHELL
from cluster_psia.store.tables import answers
from cluster_psia.web.app import light_web, participant_routes
from cluster_psia.web.light.service import Service

if TYPE_CHECKING:
    from starlette.requests import Request

    from cluster_psia.store import RoomStore

BARE = "/bare/{participant}"

_new = insert(answers)
_UPSERT = _new.on_conflict_do_update(
    index_elements=[answers.c.participant_id, answers.c.round, answers.c.criterion],
    set_={name: _new.excluded[name] for name in ("answer", "comment", "sent", "at")},
)


def upsert(rooms: RoomStore, row: dict[str, Any]) -> None:
    """One upsert and commit, by the store's own engine, pragmas and lock."""
    with rooms._writing() as connection:
        connection.execute(_UPSERT, row)


async def bare(request: Request) -> Response:
    """Parse the same JSON, keep it, say so; check nothing."""
    sent = json.loads(await request.body())
    row = {
        "participant_id": int(request.path_params["participant"]),
        "round": 1,
        "criterion": sent["criterion"],
        "answer": str(sent["score"]),
        "comment": sent["comment"],
        "sent": sent["sent"],
        "at": "2026-01-01T00:00:00.000000+00:00",
    }
    await service.writing(upsert, row)
    return Response('{"saved":true}', media_type="application/json")


service = Service()
app = st.App(
    SHELL,
    routes=[*participant_routes(service), Route(BARE, bare, methods=["POST"])],
    middleware=light_web(door=False).middleware,
)
