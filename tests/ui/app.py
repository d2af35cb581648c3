"""AppTest through the shell: open a page on a store of its own,
act on widgets by name, look into the store.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from cluster_psia.assessment.document.words import citation_words
from cluster_psia.places import SHELL
from cluster_psia.store import AssessmentStore, open_store
from cluster_psia.ui.frame import walk
from tests.machine import PATIENCE

if TYPE_CHECKING:
    import pytest

    from cluster_psia.assessment import Assessment, Citation


def database(tmp_path: Path) -> str:
    """The database of this test."""
    return f"sqlite:///{tmp_path / 'test.db'}"


def store_of(tmp_path: Path) -> AssessmentStore:
    """The store of this test, opened apart from the app's."""
    return open_store(database(tmp_path))


def open_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, assessment: Assessment | None = None
) -> AppTest:
    """The app on ``page``, through the shell, with ``assessment`` in the store
    and in the address.
    """
    monkeypatch.setenv("CLUSTER_PSIA_DATABASE", database(tmp_path))
    st.cache_resource.clear()
    at = AppTest.from_file(str(SHELL), default_timeout=PATIENCE)
    at.session_state["test.folder"] = str(tmp_path)
    if assessment is not None:
        store = store_of(tmp_path)
        at.query_params["a"] = store.create(assessment).id
        store.close()
    at.run()
    if page != "home":
        address = at.query_params.get("a")
        at.switch_page(str(walk.walk_step(page).path))
        if address:
            at.query_params["a"] = address
        at.run()
    assert not at.exception, [e.value for e in at.exception]
    return at


def saved(at: AppTest) -> Assessment:
    """What the store holds now of the assessment in the address."""
    address = at.query_params["a"]
    store = store_of(Path(at.session_state["test.folder"]))
    try:
        return store.get(address[0] if isinstance(address, list) else address).assessment
    finally:
        store.close()


def shown_values(at: AppTest, *kinds: str) -> list[str]:
    """What the elements of these kinds ("markdown", …) say, kind by kind."""
    elements = [element for kind in kinds for element in at.get(kind)]
    return [str(element.value) for element in elements if isinstance(element, Element)]


def widget(at: AppTest, kind: str, name: str) -> Any:
    """The widget of that kind ("button", …) that ``state.widget_key`` names ``name``, however often
    its form was emptied ("~1").
    """
    named = [(w, w.key.partition("#")[0]) for w in at.get(kind) if w.key is not None]
    found = [w for w, key in named if name in (key, key.partition("~")[0])]
    assert found, f"no {kind} named {name}; there are {sorted(str(w.key) for w in at.get(kind))}"
    return found[0]


def cite(at: AppTest, name: str, source: str | None) -> None:
    """Pick a source, type the title of a new one, or none: in the list that ``name`` begins."""
    (box,) = [w for w in at.selectbox if w.key and w.key.startswith(name)]
    if source is not None and source not in map(box.format_func, box.options):
        box.options.append(source)  # as the browser answers what was typed
    box.set_value(source).run()
    assert not at.exception, [e.value for e in at.exception]


def starts_with(at: AppTest, kind: str, name: str) -> Any:
    """The one widget of that kind whose key begins so."""
    (found,) = (w for w in at.get(kind) if w.key is not None and w.key.startswith(name))
    return found


def cited(at: AppTest, citation: Citation | None) -> str:
    """What is cited, in words, as the store holds it."""
    return citation_words(saved(at), citation)
