"""What goes over the wire between a browser and the app, counted byte by byte, sockets included."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass
class Wire:
    """``url`` leads to the app; ``sent`` is what the app sent through it, in bytes, ``asked`` the
    addresses that the browser asked for.
    """

    url: str
    sent: int = 0
    asked: list[str] = field(default_factory=list)
    _counting: threading.Lock = field(default_factory=threading.Lock)

    def forget(self) -> None:
        """Count from nothing again."""
        with self._counting:
            self.sent, self.asked = 0, []

    def note_sent(self, data: bytes) -> None:
        """The app sent this."""
        with self._counting:
            self.sent += len(data)

    def note_asked(self, data: bytes) -> None:
        """The browser sent this; Chromium sends the head of a request in one piece."""
        with self._counting:
            self.asked += [one.decode() for one in re.findall(rb"GET (\S+) HTTP", data)]


@contextlib.contextmanager
def wire_to(port: int) -> Iterator[Wire]:
    """A wire to the app on ``port`` of this computer."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        wire = Wire(f"http://localhost:{listening.getsockname()[1]}")
        taker = threading.Thread(target=_take, args=(listening, port, wire), daemon=True)
        taker.start()
        yield wire
        listening.shutdown(socket.SHUT_RDWR)
        taker.join()


def _take(listening: socket.socket, port: int, wire: Wire) -> None:
    with contextlib.suppress(OSError):  # until the listening socket is shut
        while True:
            browser, _ = listening.accept()
            app = socket.create_connection(("127.0.0.1", port))
            for one, other, note in (
                (app, browser, wire.note_sent),
                (browser, app, wire.note_asked),
            ):
                threading.Thread(target=_pass_on, args=(one, other, note), daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket, note: Callable[[bytes], None]) -> None:
    with contextlib.suppress(OSError), one, other:
        while data := one.recv(65536):
            note(data)
            other.sendall(data)
