"""The address of a participant's own page."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import RedirectResponse


def back_to_page(code: str, token: str, screen: str) -> RedirectResponse:
    """303 to the participant's page at a screen.

    The address is built of what came in: everything in it is quoted, and it stays below this link.
    """
    page = f"/w/{quote(code, safe='')}/{quote(token, safe='')}"
    return RedirectResponse(f"{page}?q={quote(screen, safe='')}", 303)
