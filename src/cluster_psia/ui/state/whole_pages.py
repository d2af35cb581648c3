"""What a run drew reaches the browser whole, also when a part of the page is drawn again at once.

Streamlit drops what was drawn of that part and is still on its way, but not the word that the run
before is finished: the browser took the part for gone, put it away with the focus and what was
being typed in it, and made a new one.
"""

from __future__ import annotations

from functools import wraps

from streamlit.runtime.forward_msg_queue import ForwardMsgQueue


def send_whole() -> None:
    """From now on nothing of this process is dropped for a fragment that is drawn again.

    Streamlit has no setting for that; the queue is no public part of it, and the version of
    Streamlit fixed.
    """
    clear = ForwardMsgQueue.clear
    if hasattr(clear, "__wrapped__"):
        return

    @wraps(clear)
    def unless_for_fragment(
        queue: ForwardMsgQueue,
        retain_lifecycle_msgs: bool = False,
        fragment_ids_this_run: list[str] | None = None,
    ) -> None:
        if not retain_lifecycle_msgs or fragment_ids_this_run is None:
            return clear(queue, retain_lifecycle_msgs, fragment_ids_this_run)
        queue._delta_index_map = {}  # what comes next is put behind all this, and not in its place
        return None

    setattr(ForwardMsgQueue, "clear", unless_for_fragment)  # noqa: B010 - as a method it is typed
