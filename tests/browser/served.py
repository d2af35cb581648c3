"""The app served as people get it, and a browser that may ask nobody else."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import TimeoutError as TooLate

from cluster_psia.store import open_store
from tests.machine import free_port, program_for, wait_until_served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request

    from cluster_psia.assessment import Assessment

ROOT = Path(__file__).parents[2]
RERUNS = Path(__file__).with_name("reruns.js")
# Phones in the hall reach us under a name that is not localhost, so their pages are no secure
# context.
PHONES = "hall.example"
QUIET = [
    f"--host-resolver-rules=MAP {PHONES} 127.0.0.1",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
READY = 60_000  # milliseconds; the first page of a cold server on a busy machine


@dataclass
class Server:
    """A running app on a database of its own. ``kill`` is SIGKILL;
    ``start`` brings it back on the same port.
    """

    database: str
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    environment: dict[str, str] = field(default_factory=dict)
    app: str = "app.py"

    @property
    def url(self) -> str:
        """Where the app is."""
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Serve, and return once it answers."""
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "streamlit",
                "run",
                self.app,
                "--server.port",
                str(self.port),
                "--server.headless",
                "true",
            ],
            cwd=ROOT,
            env={**os.environ, "CLUSTER_PSIA_DATABASE": self.database, **self.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # Health stands behind the door, the first page does not.
        behind_door = self.environment.get("CLUSTER_PSIA_DOOR")
        try:
            wait_until_served(
                self.process, self.url if behind_door else f"{self.url}/_stcore/health"
            )
        except RuntimeError:
            self.kill()
            raise

    def kill(self) -> None:
        """SIGKILL, as when the power goes."""
        if self.process:
            self.process.kill()
            self.process.wait()


@contextlib.contextmanager
def serving(folder: Path, **environment: str) -> Iterator[Server]:
    """The app on an empty SQLite store in ``folder``."""
    server = Server(f"sqlite:///{folder / 'browser.db'}", environment=environment)
    server.start()
    try:
        yield server
    finally:
        server.kill()


def launch(playwright: Playwright) -> Browser:
    """The distribution's Chromium."""
    return playwright.chromium.launch(executable_path=program_for("browser"), args=QUIET)


def window(browser: Browser, **more: Any) -> BrowserContext:
    """A window of its own, patient enough for a busy machine;
    ``settled`` knows what runs in its pages.
    """
    made = browser.new_context(**more)
    made.set_default_timeout(READY)
    made.add_init_script(path=RERUNS)
    return made


@contextlib.contextmanager
def asking_nobody_else(context: BrowserContext, server: Server) -> Iterator[None]:
    """Fails at its end when any page of ``context`` asked another host than the app's meanwhile."""
    asked: list[str] = []

    def note(url: str) -> None:
        parts = urlsplit(url)
        if (
            parts.scheme in {"http", "https", "ws", "wss"}
            and parts.netloc != urlsplit(server.url).netloc
        ):
            asked.append(url)

    def note_request(request: Request) -> None:
        note(request.url)

    def note_sockets(page: Page) -> None:
        page.on("websocket", lambda socket_: note(socket_.url))

    context.on("request", note_request)
    context.on("page", note_sockets)
    yield
    context.remove_listener("request", note_request)
    context.remove_listener("page", note_sockets)
    assert asked == [], f"the app asked other hosts: {asked[:5]}"


@contextlib.contextmanager
def alone(browser: Browser, server: Server, **more: Any) -> Iterator[BrowserContext]:
    """A window of its own that asks nobody but the app."""
    made = window(browser, **more)
    try:
        with asking_nobody_else(made, server):
            yield made
    finally:
        made.close()


@contextlib.contextmanager
def lent(kept_open: BrowserContext, server: Server) -> Iterator[BrowserContext]:
    """A window that stays open for the next test, so that the app's scripts are read once: twice
    as quick as a new one. What a test left in it is gone at the end.
    """
    try:
        with asking_nobody_else(kept_open, server):
            yield kept_open
    finally:
        forget_all(kept_open, server)


def forget_all(context: BrowserContext, server: Server) -> None:
    """Close every page of a window, and take out what they left in it."""
    for page in context.pages:
        page.close()
    context.set_offline(False)
    context.clear_cookies()
    blank = context.new_page()
    context.new_cdp_session(blank).send(
        "Storage.clearDataForOrigin", {"origin": server.url, "storageTypes": "all"}
    )
    blank.close()


def settled(page: Page) -> None:
    """Wait until every run that was asked for has come to its end, and what it brought is drawn."""
    try:
        page.wait_for_function("(seen) => window.settled(seen)", arg={}, polling=20, timeout=READY)
    except TooLate as late:
        raise AssertionError(f"{page.url} waits: {page.evaluate('window.awaited()')}") from late


def visit(page: Page, url: str) -> None:
    """Open an address of the app and wait until it stands."""
    page.goto(url)
    page.wait_for_selector("[data-testid='stMain'] h1", timeout=READY)
    settled(page)


def pick(page: Page, label: str, option: str) -> None:
    """Choose in a select box by typing, as with a keyboard, once the page stands."""
    settled(page)
    box = page.get_by_role("combobox", name=re.compile(label)).last
    box.evaluate("box => box.scrollIntoView({ block: 'center' })")  # a scroll closes an open list
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def put(server: Server, a: Assessment) -> str:
    """Put an assessment into the server's store; its id."""
    store = open_store(server.database)
    try:
        return store.create(a).id
    finally:
        store.close()


def kept(server: Server, id_: str) -> Assessment:
    """What the server's store holds of it now."""
    store = open_store(server.database)
    try:
        return store.get(id_).assessment
    finally:
        store.close()
