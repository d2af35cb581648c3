"""Streamlit's scripts and style sheets as gzip, packed once and kept.

Streamlit serves them, and the page that asks for them, as they lie on the disk, since its own
middleware would pack them anew at each request. On a poor network their 2.4 MB are what a first
visit waits for.
"""

from __future__ import annotations

import asyncio
import gzip
from typing import TYPE_CHECKING, NamedTuple

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDER, FIRST_PAGE = "/static/", "/"
_TEXTS = (".css", ".js", ".json", ".svg")  # fonts and pictures are packed already
_LEVEL = 9
_MOST_KEPT = 16 * 2**20  # bytes; all of Streamlit's files together are some 7 MB when packed
_MARK = '-gzip"'  # what is packed is another representation, so its tag is another one, too
_CONDITIONS = ("if-none-match", "if-modified-since")


class _Answer(NamedTuple):
    status: int
    headers: MutableHeaders
    body: bytes


class PackedFiles:
    """Middleware: the answer of the app within, packed where the browser takes it so.

    What the app within says of a file (its tag, its age, whether it is there at all) stays its
    word; it is asked at every request, by HEAD. Whoever asks for a range gets bytes of the plain
    file.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._packed: dict[tuple[str, str], bytes] = {}  # by path and the plain file's tag
        self._one_at_a_time = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the packed file, or let the app within answer."""
        if not _asks_for_text(scope):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        answer = None
        if takes_gzip(asked.get("accept-encoding", "")) and "range" not in asked:
            answer = await self._answer(scope)
        if answer is None:
            await self.app(scope, receive, _varying(send))
        else:
            await _send_answer(answer, send, with_body=scope["method"] == "GET")

    async def _answer(self, scope: Scope) -> _Answer | None:
        """The packed file, or that it has not changed; None when it is not one to pack."""
        asked = MutableHeaders(raw=list(scope["headers"]))
        if "if-none-match" in asked:
            asked["if-none-match"] = _plain_tags(asked["if-none-match"])
        told = await self._ask(scope, "HEAD", asked)
        if told.status == 304:
            return _packed_headers(told, told.body)
        if not _is_file(told, scope):
            return None
        key = (scope["path"], told.headers["etag"])
        if key not in self._packed:
            await self._pack(scope, key)
        packed = self._packed.get(key)
        return None if packed is None else _packed_headers(told, packed)

    async def _pack(self, scope: Scope, key: tuple[str, str]) -> None:
        """Pack the file and keep it; whoever asks for it meanwhile waits for the same one."""
        async with self._one_at_a_time:
            if key in self._packed:
                return
            asked = MutableHeaders(raw=list(scope["headers"]))
            for condition in _CONDITIONS:
                del asked[condition]
            plain = await self._ask(scope, "GET", asked)
            # Another tag: the file was changed between the two questions. It goes out as it is.
            if not _is_file(plain, scope) or plain.headers["etag"] != key[1]:
                return
            packed = await asyncio.to_thread(gzip.compress, plain.body, _LEVEL, mtime=0)
            # One file has many addresses ("/static/./js/..."), so there must be a limit.
            if sum(map(len, self._packed.values())) + len(packed) > _MOST_KEPT:
                self._packed.clear()
            self._packed[key] = packed

    async def _ask(self, scope: Scope, method: str, headers: MutableHeaders) -> _Answer:
        """What the app within answers, whether or not the browser stays."""
        said: list[Message] = []

        async def keep(message: Message) -> None:
            said.append(message)

        inner = {**scope, "method": method, "headers": headers.raw, "extensions": {}}
        await self.app(inner, _wait, keep)
        start, *parts = said
        body = b"".join(part.get("body", b"") for part in parts)
        return _Answer(start["status"], MutableHeaders(raw=list(start["headers"])), body)


def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header lets an answer be gzip: named or ``*``, and not at
    ``q=0``.
    """
    weights = dict(_weight(choice) for choice in accepted.lower().split(","))
    return weights.get("gzip", weights.get("*", 0.0)) > 0


def _weight(choice: str) -> tuple[str, float]:
    name, _, weight = choice.partition(";")
    try:
        return name.strip(), float(weight.partition("=")[2]) if weight.strip() else 1.0
    except ValueError:
        return name.strip(), 0.0


def _asks_for_text(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return False
    path = scope["path"]
    return bool(path == FIRST_PAGE or (path.startswith(FOLDER) and path.endswith(_TEXTS)))


def _plain_tags(tags: str) -> str:
    """The tags of packed files, as the app within knows them; a plain file's tag does not fit."""
    given = [tag.strip() for tag in tags.split(",")]
    plain = [tag.removesuffix(_MARK) + '"' for tag in given if tag.endswith(_MARK)]
    return "*" if given == ["*"] else ", ".join(plain) or '""'


def _is_file(answer: _Answer, scope: Scope) -> bool:
    """Whether it is the file that was asked for, unpacked.

    For a name in its folder that it does not know Streamlit answers with its first page; that one
    is not to be kept for ever, as its files are.
    """
    return (
        answer.status == 200
        and ("immutable" in answer.headers.get("cache-control", "") or scope["path"] == FIRST_PAGE)
        and "etag" in answer.headers
        and "content-encoding" not in answer.headers
    )


def _packed_headers(told: _Answer, body: bytes) -> _Answer:
    headers = MutableHeaders(raw=list(told.headers.raw))
    headers.add_vary_header("Accept-Encoding")
    if "etag" in headers:
        headers["etag"] = headers["etag"].removesuffix('"') + _MARK
    if told.status == 200:
        headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(body))
        del headers["accept-ranges"]  # ranges are of the plain file
    return _Answer(told.status, headers, body)


async def _send_answer(answer: _Answer, send: Send, *, with_body: bool) -> None:
    start = {"type": "http.response.start", "status": answer.status, "headers": answer.headers.raw}
    await send(start)
    await send({"type": "http.response.body", "body": answer.body if with_body else b""})


def _varying(send: Send) -> Send:
    """Tell caches between us and the browser that the plain answer is one of two."""

    async def tell(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            headers.add_vary_header("Accept-Encoding")
            message = {**message, "headers": headers.raw}
        await send(message)

    return tell


async def _wait() -> Message:
    """Nothing ever comes from a browser: what is packed is for the next one as well."""
    await asyncio.Event().wait()
    raise AssertionError("nobody sets it")
