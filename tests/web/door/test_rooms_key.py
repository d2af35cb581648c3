"""Raw messages through the socket of somebody who came in with a room's key: the house stays shut,
whatever they ask for, and the socket ends with the session.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import streamlit as st
from starlette.websockets import WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash

from cluster_psia.assessment import Assessment
from cluster_psia.places import SHELL
from cluster_psia.settings import DOOR, VARIABLE
from cluster_psia.ui.frame.walk import every_step, walk_step
from cluster_psia.workshop import actions
from tests.web.door.served import Served, served_behind_door

NEIGHBOURS = "The plan next door"


@pytest.fixture
def served(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """The whole app; the store that its pages open is the one that the door asks."""
    monkeypatch.setenv(DOOR, "1")
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'door.db'}")
    st.cache_resource.clear()
    with served_behind_door(tmp_path, SHELL) as made:
        yield made
    st.cache_resource.clear()


@dataclass
class Tab:
    """A page's end of the socket, and the ids of all buttons that it was shown."""

    socket: Any
    buttons: set[str] = field(default_factory=set)

    def ask(self, page: str = "", query: str = "", pressed: Collection[str] = ()) -> str:
        """Ask for a page, with buttons pressed on it; all that came for that run, as text."""
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_name = query, page
        if page:
            step = walk_step(page)
            rerun.page_script_hash = calc_hash("" if page == "home" else page.replace("_", "-"))
            assert step
        for id_ in pressed:
            state = rerun.widget_states.widgets.add()
            state.id, state.trigger_value = id_, True
        self.socket.send_bytes(message.SerializeToString())
        return self.heard()

    def heard(self) -> str:
        said = []
        while True:
            message = ForwardMsg.FromString(self.socket.receive_bytes())
            said.append(str(message))
            if message.delta.new_element.HasField("button"):
                self.buttons.add(message.delta.new_element.button.id)
            if message.WhichOneof("type") == "script_finished":
                return "\n".join(said)


def test_plan_home_and_their_buttons_are_out_of_reach(served: Served) -> None:
    other = served.assessments.create(Assessment(name=NEIGHBOURS))
    mine = served.assessments.get(served.opened.room.assessment_id)
    query = f"a={other.id}"
    with served.socket("/_stcore/stream", served.enter()) as socket:
        house = Tab(socket)
        home, plan = house.ask("home", query), house.ask("plan", query)
    assert NEIGHBOURS in home
    assert NEIGHBOURS in plan
    pressed = house.buttons
    assert len(pressed) > 5
    with served.socket("/_stcore/stream", served.enter(served.opened.facilitator_key)) as socket:
        room = Tab(socket)
        for page in ("", *(step.key for step in every_step())):
            said = room.ask(page, f"{query}&room=AAAAAA", pressed)
            assert NEIGHBOURS not in said
            assert "All rooms" not in said
            assert ":material/undo:" not in said
            assert served.code[:3] in said
        assert "Close the round" in said
    assert served.assessments.get(other.id) == other
    assert served.assessments.get(mine.id) == mine


def test_a_page_that_comes_back_under_a_rooms_key_has_the_house_no_more(served: Served) -> None:
    other = served.assessments.create(Assessment(name=NEIGHBOURS))
    with served.socket("/_stcore/stream", served.enter()) as socket:
        first = Tab(socket)
        home = first.ask("home", f"a={other.id}")
    session = next(line.split('"')[1] for line in home.splitlines() if "session_id:" in line)
    again = {
        **served.enter(served.opened.facilitator_key),
        "sec-websocket-protocol": f"streamlit, x, {session}",
    }
    with served.socket("/_stcore/stream", again) as socket:
        assert NEIGHBOURS not in Tab(socket).ask("plan", "", first.buttons)
    assert served.assessments.get(other.id) == other


def test_the_socket_ends_with_the_session_whoever_ended_it(served: Served) -> None:
    cookie = served.enter(served.opened.facilitator_key)
    actions.end_room(served.rooms, served.assessments, served.code)
    with served.socket("/_stcore/stream", cookie) as socket:
        tab = Tab(socket)
        assert served.code[:3] in tab.ask()
        actions.delete_traces(served.rooms, served.code)  # as another server would
        with pytest.raises(WebSocketDisconnect):
            tab.ask()
    assert served.client.get("/_stcore/health", headers=cookie).status_code == 403
