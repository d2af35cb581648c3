"""Raw messages through the socket of somebody who came in with a room's key: the house stays shut,
whatever they ask for, and the socket ends with the session.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
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
from cluster_psia.store import put_back
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
    """A page's end of the socket, and the ids of all buttons and downloads that it was shown."""

    socket: Any
    buttons: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)  # what is made when somebody asks for it
    session: str = ""

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

    def file(self, id_: str) -> str:
        """Where what is made on demand can be fetched; empty when it is refused."""
        message = BackMsg()
        message.backend_operation_request.request_id = id_
        message.backend_operation_request.session_id = self.session
        message.backend_operation_request.deferred_file.file_id = id_
        self.socket.send_bytes(message.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(self.socket.receive_bytes())
            if answer.WhichOneof("type") == "backend_operation_response":
                return str(answer.backend_operation_response.deferred_file.url)

    def heard(self) -> str:
        said = []
        while True:
            message = ForwardMsg.FromString(self.socket.receive_bytes())
            said.append(str(message))
            self.session = message.new_session.initialize.session_id or self.session
            if message.delta.new_element.HasField("button"):
                self.buttons.add(message.delta.new_element.button.id)
            if id_ := message.delta.new_element.download_button.deferred_file_id:
                self.files.add(id_)
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


def test_a_backup_is_handed_to_the_facilitator_and_to_no_room(
    served: Served, tmp_path: Path
) -> None:
    cookie = served.enter()
    with served.socket("/_stcore/stream", cookie) as socket:
        house = Tab(socket)
        assert "cluster-psia restore FILE" in house.ask("home")
        (id_,) = house.files
        got = served.client.get(house.file(id_), headers=cookie)
        taken = tmp_path / "taken.db"
        taken.write_bytes(got.content)
        done = put_back(taken, f"sqlite:///{tmp_path / 'other.db'}")
        assert done.holding.in_words == "1 assessment, 1 room, 0 answers"
        in_room = served.enter(served.opened.facilitator_key)
        with served.socket("/_stcore/stream", in_room) as other:
            room = Tab(other)
            assert "cluster-psia restore" not in room.ask("home")
            assert not room.files
            for each in actions.door_sessions(served.rooms):
                if each.role == "facilitator":
                    actions.end_session(served.rooms, each.number)
            assert not room.file(id_)  # known from a tab that was logged out
