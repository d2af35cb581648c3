"""The ASGI application. ``streamlit run app.py`` serves it."""

from cluster_psia.method import MethodError, load_method

try:  # first of all, since most of the program reads the method while it is imported
    load_method()
except MethodError as error:
    raise SystemExit(
        f"Cluster PSIA cannot start, because a file of the method is wrong. {error}"
    ) from None

# Below it, so that a wrong file is told in one line and not by a traceback through everything that
# follows.
import streamlit as st

from cluster_psia.places import SHELL
from cluster_psia.ui.frame.fault import tell_fault
from cluster_psia.web import light_web

light = light_web()
app = st.App(
    SHELL,
    routes=light.routes,
    middleware=light.middleware,
    lifespan=light.lifespan,
    on_script_error=tell_fault,
)
