"""From where a request comes: the other end of the connection, or what a proxy that was named says
of it. Anybody can write X-Forwarded-For.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

PROXIES = "CLUSTER_PSIA_PROXIES"  # addresses, separated by commas


def address_of(connection: HTTPConnection) -> str:
    """The address, as text; "nobody" where there is none."""
    address = _peer(connection)
    proxies = {name.strip() for name in os.environ.get(PROXIES, "").split(",")} - {""}
    if address not in proxies:
        return address
    passed = connection.headers.get("x-forwarded-for", "").split(",")
    # each proxy adds at the end whom it heard: what stands further in front is anybody's word
    for said in reversed([part.strip() for part in passed]):
        if said and said not in proxies:
            return said[:64]
    return address


def _peer(connection: HTTPConnection) -> str:
    """The other end of the connection, as the protocol noted it before any header was believed."""
    noted = connection.scope.get("state", {}).get("peer")
    if noted:
        return str(noted)
    return connection.client.host if connection.client else "nobody"
