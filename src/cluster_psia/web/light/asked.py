"""Reading what a page or program sent:
from our own pages only, at most 8 KB, as JSON or form fields.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from cluster_psia.web.light.refusals import Refusal, other_site

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection, Request

LARGEST = 8 * 1024
# So much more is read and forgotten, so that the refusal arrives: a connection that is closed over
# unread bytes is reset, and the page would only hear that it is gone.
_FORGOTTEN = 1024 * 1024


def from_our_pages(request: Request, *, secret_address: bool = False) -> None:
    """Refuse what another site's page sends in a person's name."""
    if not is_ours(request, secret_address=secret_address):
        raise other_site()


def is_ours(connection: HTTPConnection, *, secret_address: bool = False) -> bool:
    """Whether one of our pages asks, or a program that is no browser.

    On plain http a phone sends no Sec-Fetch-Site, and a page with ``Referrer-Policy: no-referrer``
    posts its forms with ``Origin: null``; that is taken only where the address itself holds a
    secret that no other site can know.
    """
    origin = connection.headers.get("origin")
    if origin not in {None, "null"}:  # browsers differ in what else they say of a socket
        return _place(str(origin)) == connection.headers.get("host", "").lower()
    from_here = connection.headers.get("sec-fetch-site", "none") in {"same-origin", "none"}
    return from_here and (origin is None or secret_address)


def _place(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:  # an address in brackets that is none
        return None


async def request_body(request: Request) -> bytes:
    """The body. Refuses more than 8 KB; more than 1 MB at the announcement, without reading it."""
    announced = request.headers.get("content-length", "0")
    size = int(announced) if announced.isascii() and announced.isdigit() else 0
    if size > _FORGOTTEN:
        raise _too_big()
    too_big = size > LARGEST
    came, length = bytearray(), 0
    async for chunk in request.stream():
        length += len(chunk)
        if too_big or length > LARGEST:
            too_big = True
            came.clear()
            if length > _FORGOTTEN:
                break
        else:
            came += chunk
    if too_big:
        raise _too_big()
    return bytes(came)


def _too_big() -> Refusal:
    # What may be left of the body is not read, so the connection takes no other request.
    return Refusal(
        413, "too_big", f"At most {LARGEST} bytes at once.", headers={"Connection": "close"}
    )


def content_type(request: Request) -> str:
    """The content type, bare."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def form_fields(request: Request) -> dict[str, str]:
    """Form fields; of a name given twice the last counts."""
    data = await request_body(request)
    if content_type(request) not in {"application/x-www-form-urlencoded", ""}:
        raise Refusal(422, "bad_answer", "Send form fields (application/x-www-form-urlencoded).")
    try:
        return dict(parse_qsl(data.decode("utf-8"), keep_blank_values=True, max_num_fields=40))
    except ValueError as error:
        raise Refusal(422, "bad_answer", "The form cannot be read.") from error


async def json_object(request: Request) -> dict[str, Any]:
    """A JSON object."""
    data = await request_body(request)
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Refusal(422, "bad_answer", "This is not JSON that can be read.") from error
    if not isinstance(found, dict):
        raise Refusal(422, "bad_answer", "Send one JSON object.")
    return found
