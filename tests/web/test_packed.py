"""Scripts and style sheets of Streamlit go out packed, and are the same files all the same."""

from __future__ import annotations

import asyncio
import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from cluster_psia.web import light_web
from cluster_psia.web.packed import PackedFiles, takes_gzip
from tests.machine import run_apart

SCRIPT = b"export const answer = 42; // " + b"of the cluster " * 500
ADDRESS = "/static/js/main.js"
PACKED, PLAIN = {"accept-encoding": "br, gzip"}, {"accept-encoding": "identity"}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder as Streamlit has one."""
    for name, content in {
        "index.html": b"<!doctype html><title>Streamlit</title>" * 20,
        "static/js/main.js": SCRIPT,
        "static/css/index.css": b"p { color: #1F2933 }" * 100,
        "static/media/font.woff2": bytes(range(256)) * 10,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.fixture
def within(files: Path) -> Starlette:
    """Streamlit's own handler on that folder, with nothing around it."""
    return Starlette(routes=[Mount("/", create_streamlit_static_handler(str(files), None))])


@pytest.fixture
def client(within: Starlette) -> Iterator[TestClient]:
    with TestClient(PackedFiles(within)) as made:
        yield made


@pytest.fixture
def times_packed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of what is packed while the test runs."""
    sizes, pack = [], gzip.compress

    def count(data: bytes, *level: int, **more: Any) -> bytes:
        sizes.append(len(data))
        return pack(data, *level, **more)

    monkeypatch.setattr(gzip, "compress", count)
    return sizes


@pytest.mark.parametrize("address", [ADDRESS, "/static/css/index.css", "/"])
def test_what_is_unpacked_again_is_the_file_byte_by_byte(
    client: TestClient, files: Path, address: str
) -> None:
    file = files / ("index.html" if address == "/" else address[1:])
    with client.stream("GET", address, headers=PACKED) as got:
        sent = b"".join(got.iter_raw())
    assert got.headers["content-encoding"] == "gzip"
    assert got.headers["content-length"] == str(len(sent))
    assert len(sent) < file.stat().st_size / 4
    assert gzip.decompress(sent) == file.read_bytes()


def test_all_other_headers_are_streamlits_own(client: TestClient, within: Starlette) -> None:
    ours = client.get(ADDRESS, headers=PACKED).headers
    theirs = TestClient(within).get(ADDRESS, headers=PACKED).headers
    changed = {"content-encoding", "content-length", "etag", "vary", "accept-ranges"}
    assert {*ours.items()} - {*theirs.items()} <= {(name, ours.get(name)) for name in changed}
    assert {*theirs} - {*ours} == {"accept-ranges"}
    assert "immutable" in ours["cache-control"]


@pytest.mark.parametrize("headers", [PLAIN, {"accept-encoding": "gzip;q=0, br"}])
def test_a_browser_that_does_not_unpack_gets_the_file_as_it_is(
    client: TestClient, headers: dict[str, str]
) -> None:
    client.get(ADDRESS, headers=PACKED)
    got = client.get(ADDRESS, headers=headers)
    assert "content-encoding" not in got.headers
    assert got.content == SCRIPT


def test_every_answer_says_that_it_depends_on_what_the_browser_takes(client: TestClient) -> None:
    tag = client.get(ADDRESS, headers=PACKED).headers["etag"]
    for headers in (PACKED, PLAIN, {"range": "bytes=0-9"}, {**PACKED, "if-none-match": tag}):
        assert client.get(ADDRESS, headers=headers).headers["vary"] == "Accept-Encoding"


def test_head_says_what_get_would_and_sends_nothing(client: TestClient) -> None:
    for headers in (PACKED, PLAIN):
        told = client.head(ADDRESS, headers=headers)
        got = client.get(ADDRESS, headers=headers)
        assert told.content == b""
        assert told.headers == got.headers


def test_a_range_is_one_of_the_plain_file(client: TestClient) -> None:
    client.get(ADDRESS, headers=PACKED)
    got = client.get(ADDRESS, headers={**PACKED, "range": "bytes=7-18"})
    assert got.status_code == 206
    assert "content-encoding" not in got.headers
    assert got.headers["content-range"] == f"bytes 7-18/{len(SCRIPT)}"
    assert got.content == SCRIPT[7:19]


def test_the_rest_of_a_packed_file_is_never_taken_from_the_plain_one(client: TestClient) -> None:
    tag = client.get(ADDRESS, headers=PACKED).headers["etag"]
    got = client.get(ADDRESS, headers={**PACKED, "range": "bytes=7-", "if-range": tag})
    assert (got.status_code, got.content) == (200, SCRIPT)


def test_what_the_browser_has_is_not_sent_again(client: TestClient) -> None:
    for headers in (PACKED, PLAIN):
        first = client.get(ADDRESS, headers=headers)
        for asked in (first.headers["etag"], f'"other", W/{first.headers["etag"]}', "*"):
            again = client.get(ADDRESS, headers={**headers, "if-none-match": asked})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == first.headers["etag"]
        since = {"if-modified-since": first.headers["last-modified"]}
        assert client.get(ADDRESS, headers={**headers, **since}).status_code == 304


def test_packed_and_plain_are_not_taken_for_each_other(client: TestClient) -> None:
    packed = client.get(ADDRESS, headers=PACKED).headers["etag"]
    plain = client.get(ADDRESS, headers=PLAIN).headers["etag"]
    assert packed != plain
    for headers, other in ((PACKED, plain), (PLAIN, packed)):
        # With both conditions the tag alone counts, as the standard has it.
        asked = {**headers, "if-none-match": other, "if-modified-since": "Fri, 01 Jan 2100"}
        assert client.get(ADDRESS, headers=asked).status_code == 200


def test_a_file_is_packed_once_and_anew_when_it_has_changed(
    client: TestClient, files: Path, times_packed: list[int]
) -> None:
    for _ in range(3):
        client.get(ADDRESS, headers=PACKED)
        client.head(ADDRESS, headers=PACKED)
    assert times_packed == [len(SCRIPT)]
    changed = SCRIPT.replace(b"42", b"43")
    (files / ADDRESS[1:]).write_bytes(changed)
    os.utime(files / ADDRESS[1:], (2_000_000_000, 2_000_000_000))
    assert client.get(ADDRESS, headers=PACKED).content == changed
    assert times_packed == [len(SCRIPT), len(changed)]


def test_many_at_once_wait_for_one_packing(within: Starlette, times_packed: list[int]) -> None:
    app, bodies = PackedFiles(within), []

    async def browser() -> None:
        async def keep(message: Any) -> None:
            if message["type"] == "http.response.body":
                bodies.append(gzip.decompress(message["body"]))

        headers = [(b"accept-encoding", b"gzip")]
        scope = {"type": "http", "method": "GET", "path": ADDRESS, "headers": headers}

        async def leave() -> Any:
            return {"type": "http.disconnect"}

        await app({**scope, "query_string": b"", "root_path": ""}, leave, keep)

    async def all_of_them() -> None:
        await asyncio.gather(*(browser() for _ in range(20)))

    run_apart(all_of_them())
    assert bodies == [SCRIPT] * 20
    assert times_packed == [len(SCRIPT)]


@pytest.mark.parametrize(
    "address", ["/static/media/font.woff2", "/static/js/nothing.js", "/matrix"]
)
def test_what_is_no_text_or_no_file_goes_out_as_before(
    client: TestClient, within: Starlette, address: str, times_packed: list[int]
) -> None:
    got, before = (one.get(address, headers=PACKED) for one in (client, TestClient(within)))
    assert got.content == before.content
    assert "content-encoding" not in got.headers
    assert got.headers["etag"] == before.headers["etag"]
    assert times_packed == []


def test_one_file_under_many_names_does_not_fill_the_memory(
    within: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cluster_psia.web.packed._MOST_KEPT", 1000)
    app = PackedFiles(within)
    client = TestClient(app)
    for n in range(50):
        got = client.get("/static/" + "%2E/" * n + "js/main.js", headers=PACKED)
        assert got.headers["content-encoding"] == "gzip"
        assert got.content == SCRIPT
    assert 0 < sum(map(len, app._packed.values())) <= 1000


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip", True),
        ("GZIP, deflate, br, zstd", True),
        ("br;q=1.0, gzip;q=0.5", True),
        ("*", True),
        ("*;q=0", False),
        ("gzip;q=0, *", False),
        ("gzip;q=none", False),
        ("gzipped, x-gzip", False),
        ("identity", False),
        ("", False),
    ],
)
def test_what_a_browser_takes_is_read_from_its_own_words(accepted: str, takes: bool) -> None:
    assert takes_gzip(accepted) is takes


@pytest.mark.parametrize("door", [False, True])
def test_it_stands_inside_everything_that_says_who_may_come_in(door: bool) -> None:
    innermost: object = light_web(door=door).middleware[-1].cls
    assert innermost is PackedFiles
