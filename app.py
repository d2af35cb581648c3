"""The ASGI application. ``streamlit run app.py`` serves it."""

from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).parent / "src" / "cluster_psia" / "ui" / "shell.py")
