"""An act is carried out whole, also when the next one is there before it has begun; what is on its
way to a browser stays so when a fragment of the page is drawn again.
"""

from __future__ import annotations

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.testing.v1 import AppTest

from cluster_psia.ui.state.whole_runs import keep_runs_whole

GRID = "the fragment of a grid"


def _page() -> None:
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    def act() -> None:
        if "done" not in st.session_state:
            now = get_script_run_ctx()
            assert now
            assert now.script_requests
            now.script_requests.request_rerun(RerunData())  # somebody does something else
        st.session_state.done = st.session_state.get("done", 0) + 1

    st.button("Act", on_click=act)
    st.caption(f"Done: {st.session_state.get('done', 0)}")


def test_a_press_is_carried_out_once_although_something_else_was_done_meanwhile() -> None:
    keep_runs_whole()
    at = AppTest.from_function(_page).run()
    at.button[0].click().run()
    assert [one.value for one in at.caption] == ["Done: 1"]


def drawn(words: str, fragment: str = "") -> ForwardMsg:
    """A text that a run drew, in a fragment or beside it."""
    message = ForwardMsg()
    message.metadata.delta_path[:] = [0, 1 if fragment else 0]
    message.delta.new_element.text.body = words
    message.delta.fragment_id = fragment
    return message


def finished() -> ForwardMsg:
    """The word that a run of the whole page came to its end."""
    message = ForwardMsg()
    message.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    return message


def test_a_fragment_that_is_drawn_again_takes_nothing_from_a_page_on_its_way() -> None:
    keep_runs_whole()
    page, queue = [drawn("Page"), drawn("Grid", GRID), finished()], ForwardMsgQueue()
    for message in page:
        queue.enqueue(message)
    before = [message.SerializeToString() for message in queue._queue]
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[GRID])
    queue.enqueue(drawn("Grid again", GRID))
    now = [message.SerializeToString() for message in queue.flush()]
    assert now == [*before, drawn("Grid again", GRID).SerializeToString()]


def test_a_page_that_is_drawn_again_goes_before_what_was_on_its_way() -> None:
    keep_runs_whole()
    queue = ForwardMsgQueue()
    for message in (drawn("Grid", GRID), finished()):
        queue.enqueue(message)
    queue.clear(retain_lifecycle_msgs=True)
    assert [each.script_finished for each in queue.flush()] == [ForwardMsg.FINISHED_EARLY_FOR_RERUN]
