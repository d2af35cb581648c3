"""An open socket ends as soon as the session does that opened it, whichever server ended it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from cluster_psia.web.wire.own_pages import CLOSED

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Send

_GONE: dict[str, object] = {"type": "websocket.disconnect", "code": 1008, "reason": "closed"}


def while_it_holds(receive: Receive, send: Send, holds: Callable[[], Awaitable[bool]]) -> Receive:
    """``receive`` of a socket, for the app within: what comes after the session has ended is never
    handed on, and the socket is closed.
    """
    ended = False

    async def receive_while_it_holds() -> Message:
        nonlocal ended
        if ended:
            return _GONE
        message = await receive()
        if message["type"] == "websocket.receive" and not await holds():
            ended = True
            await send(CLOSED)
            return _GONE
        return message

    return receive_while_it_holds
