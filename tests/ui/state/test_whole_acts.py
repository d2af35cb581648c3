"""An act is carried out whole, also when the next one is there before it has begun."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from cluster_psia.ui.state.whole_acts import carry_out_whole


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
    carry_out_whole()
    at = AppTest.from_function(_page).run()
    at.button[0].click().run()
    assert [one.value for one in at.caption] == ["Done: 1"]
