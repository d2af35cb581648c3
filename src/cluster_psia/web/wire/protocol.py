"""uvicorn's protocol with the limits. Streamlit names no protocol to uvicorn and lets nobody else
name one, so this one is made wherever that one would be.
"""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from cluster_psia.web.wire.arrivals import Arrival, Unfinished

_TOO_LONG = b"The request line and headers are too long."
_REFUSAL = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\n"
    b"content-type: text/plain; charset=utf-8\r\ncontent-length: %i\r\n\r\n%b"
)
_unfinished = Unfinished()


class LimitedProtocol(HttpToolsProtocol):
    """One connection, each of whose requests must arrive in time and with a head that ends."""

    arrival: Arrival | None = None

    def connection_made(self, transport: Any) -> None:
        """The first request is expected now."""
        super().connection_made(transport)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing more is expected."""
        self._finish()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Refuse a head that is too long as soon as it is."""
        super().data_received(data)
        if self.arrival is not None and not self.arrival.more(len(data)):
            self.transport.write(_REFUSAL % (len(_TOO_LONG), _TOO_LONG))
            self.transport.close()
            self._finish()

    def on_message_begin(self) -> None:
        """Note whose connection it is, whatever a header says: uvicorn believes loopback's."""
        super().on_message_begin()
        self.scope["state"]["peer"] = self.client[0] if self.client else "nobody"
        if self.arrival is None:  # the first one has begun with its connection
            self._expect()

    def on_headers_complete(self) -> None:
        """From here on it is a body."""
        if self.arrival is not None:
            self.arrival.in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The whole request is here."""
        self._finish()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """The whole request is here, and others will speak over this connection."""
        self._finish()
        super().handle_websocket_upgrade()

    def _expect(self) -> None:
        client = self.client[0] if self.client else "nobody"
        self.arrival = Arrival(client, self.transport, self.loop, _unfinished)

    def _finish(self) -> None:
        if self.arrival is not None:
            self.arrival.finish()
            self.arrival = None


def put_limits_in_place() -> None:
    """Every connection from now on has the limits."""
    HttpToolsProtocol.__new__ = staticmethod(_limited)  # type: ignore[method-assign,assignment]


def _limited(*_: object, **__: object) -> LimitedProtocol:
    return object.__new__(LimitedProtocol)
