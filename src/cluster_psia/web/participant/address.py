"""The address of a participant's own page."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import RedirectResponse


def page_address(code: str, token: str) -> str:
    """The participant's page; whatever came in is quoted, so that it stays below this link."""
    return f"/w/{quote(code, safe='')}/{quote(token, safe='')}"


def back_to_page(code: str, token: str, screen: str) -> RedirectResponse:
    """303 to the participant's page at a screen.

    The address is built of what came in: everything in it is quoted.
    """
    return RedirectResponse(f"{page_address(code, token)}?q={quote(screen, safe='')}", 303)
