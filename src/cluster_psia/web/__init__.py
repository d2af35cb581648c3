"""The web beside Streamlit: the door around everything, and the light pages of participants.

``app.py`` hands ``light_web()`` to ``st.App``. A participant's tap never waits for Streamlit:
handlers are async, the store's calls run in threads of their own, and writes queue for one writer.
"""

from cluster_psia.web.app import LightWeb, light_web

__all__ = ["LightWeb", "light_web"]
