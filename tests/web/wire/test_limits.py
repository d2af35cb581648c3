"""A server with the limits, and connections that would hold it."""

from __future__ import annotations

import asyncio
import resource
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from cluster_psia.web.light import asked
from cluster_psia.web.light.refusals import Refusal
from cluster_psia.web.wire import arrivals, limits
from tests.machine import PATIENCE, free_port, run_apart

if TYPE_CHECKING:
    from starlette.requests import Request


async def _answer(request: Request) -> PlainTextResponse:
    if request.url.path == "/small":
        try:
            await asked.request_body(request)
        except Refusal as refusal:
            return PlainTextResponse(refusal.reason, refusal.status, refusal.headers)
    body = await request.body()
    return PlainTextResponse(f"{len(body)} {request.scope['state']['peer']}")


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where it listens; a second in place of twenty, three requests in place of 256."""
    monkeypatch.setattr(arrivals, "PATIENCE", 1.0)
    monkeypatch.setattr(arrivals, "MOST_UNFINISHED", 3)
    limits.limit_connections()
    found = free_port()
    app = Starlette(routes=[Route("/{rest:path}", _answer, methods=["GET", "POST"])])
    config = uvicorn.Config(app, port=found, log_level="error", http="httptools")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    until = time.monotonic() + PATIENCE
    while not server.started and time.monotonic() < until:
        thread.join(0.02)
    yield found
    server.should_exit = True
    thread.join(PATIENCE)


def answered(port: int, *sends: tuple[bytes, ...], drip: float = 0) -> list[bytes]:
    """What each connection hears that sends these parts, ``drip`` seconds between them, all at
    once; nothing where it was cut.
    """

    async def one(parts: tuple[bytes, ...]) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            for part in parts:
                writer.write(part)
                await writer.drain()
                await asyncio.sleep(drip)
            return await reader.read()
        except ConnectionError:
            return b""
        finally:
            writer.close()

    async def every() -> list[bytes]:
        return await asyncio.gather(*map(one, sends))

    return run_apart(asyncio.wait_for(every(), PATIENCE))


GET = b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n"
POST = b"POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 400\r\n\r\n"


@pytest.mark.parametrize("first", [b"", b"GET / HT", GET, POST, POST + b"x" * 20])
def test_what_never_comes_whole_is_cut(port: int, first: bytes) -> None:
    assert answered(port, (first,)) == [b""]


def test_a_byte_now_and_then_is_cut_and_a_slow_phone_is_not(port: int) -> None:
    drops = (GET, *[b"a"] * 20)
    assert answered(port, drops, drip=0.1) == [b""]
    body = POST.replace(b"400", b"4000")
    (said,) = answered(port, (body, *[b"x" * 400] * 10), drip=0.25)
    assert said.endswith(b"4000 127.0.0.1")


@pytest.mark.parametrize("sort", ["request line", "one header", "many headers"])
def test_a_head_that_never_ends_is_refused_in_words(port: int, sort: str) -> None:
    begin = {"request line": b"GET /", "one header": GET + b"a: "}.get(sort, GET)
    more = b"a: " + b"b" * 4000 + b"\r\n" if sort == "many headers" else b"b" * 4000
    (said,) = answered(port, (begin, *[more] * 40))
    assert said == b"" or said.startswith(b"HTTP/1.1 431 ")  # the kernel may drop what we said
    (fits,) = answered(port, (GET + b"a: " + b"b" * 8000 + b"\r\n\r\n",))
    assert fits.startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("announced", [9_000, 900_000, 9_000_000])
def test_a_body_that_is_too_big_is_refused_in_words(port: int, announced: int) -> None:
    """Closed over bytes that nobody read, the connection would be reset and the words lost."""
    head = POST.replace(b"400", b"%d" % announced).replace(b"POST /", b"POST /small")
    body = b"x" * (announced if announced < 1_000_000 else 0)
    (said,) = answered(port, (head, body))
    assert said.startswith(b"HTTP/1.1 413 ")
    assert said.endswith(b"bytes at once.")


def test_the_oldest_goes_when_one_address_holds_too_many_and_a_phone_gets_its_answer(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "PATIENCE", PATIENCE)

    async def play() -> tuple[bytes, bytes]:
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(GET + b"\r\n")
        said = await reader.read()
        try:
            first = await held[0][0].read()
        except ConnectionError:
            first = b""
        for each in (writer, *(writer for _, writer in held)):
            each.close()
        return said, first

    said, first = run_apart(asyncio.wait_for(play(), PATIENCE))
    assert said.startswith(b"HTTP/1.1 200 ")
    assert first == b""


def test_as_many_files_may_be_open_as_the_system_lets() -> None:
    limits.raise_file_limit()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert soft == min(limits.MOST_FILES, hard) or soft > limits.MOST_FILES
