"""The one script and the stylesheets of the light pages,
by addresses that change with their content.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

FOLDER = Path(__file__).parent / "static"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


class _File(NamedTuple):
    plain: bytes
    packed: bytes
    kind: str


@cache
def _files() -> dict[str, _File]:
    found = {}
    for file in sorted(FOLDER.iterdir()):
        if file.suffix in _TYPES:
            data = file.read_bytes()
            name = f"{file.stem}.{hashlib.sha256(data).hexdigest()[:8]}{file.suffix}"
            found[name] = _File(data, gzip.compress(data, 9, mtime=0), _TYPES[file.suffix])
    return found


@cache
def static_address(name: str) -> str:
    """The address of a static file."""
    stem, _, suffix = name.rpartition(".")
    for found in _files():
        if found.startswith(f"{stem}.") and found.endswith(suffix):
            return f"/w-static/{found}"
    raise FileNotFoundError(name)


async def serve_static(_: object, request: Request) -> Response:
    """One of the files; nothing else is looked for on the disk."""
    found = _files().get(request.path_params["name"])
    if found is None:
        return Response(status_code=404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(found.plain, media_type=found.kind, headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(found.packed, media_type=found.kind, headers=headers)
