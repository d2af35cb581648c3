"""Whether this process lives, and whether it can work: for whoever keeps servers running.

Both are open to everybody, so they say a word and nothing more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, Response

from cluster_psia.settings import SettingsError
from cluster_psia.store import StoreError

if TYPE_CHECKING:
    from starlette.requests import Request

    from cluster_psia.web.light.service import Service


async def tell_alive(_: Service, __: Request) -> Response:
    """This process answers."""
    return PlainTextResponse("ok")


async def tell_ready(service: Service, _: Request) -> Response:
    """Its database is there, with all its tables as this program needs them; else 503."""
    try:
        await service.reading(lambda rooms: rooms.keys.session(""))
    except (StoreError, SettingsError):
        return PlainTextResponse("not ready", 503, headers={"Retry-After": "3"})
    return PlainTextResponse("ready")
