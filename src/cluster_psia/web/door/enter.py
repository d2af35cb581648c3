"""The facilitator's way in: a key against a cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from cluster_psia.settings import DOOR_COOKIE
from cluster_psia.store import StoreError
from cluster_psia.web.light import asked, words
from cluster_psia.web.light.refusals import too_many_tries
from cluster_psia.web.light.render import render_page
from cluster_psia.workshop import actions
from cluster_psia.workshop.keys import SESSION

if TYPE_CHECKING:
    from starlette.requests import Request

    from cluster_psia.web.light.service import Service


async def key_form(_: Service, request: Request) -> Response:
    """Ask for the key."""
    return render_page(
        "enter.html",
        words.asked_for(request),
        wrong=False,
        then=_inside(request.query_params.get("then")),
    )


async def enter_with_key(service: Service, request: Request) -> Response:
    """Set the cookie against a key that is right."""
    asked.from_our_pages(request)
    form = await asked.form_fields(request)
    then = _inside(form.get("then"))
    try:
        await service.publish_key()
        session = await service.writing(actions.start_session, form.get("key", ""))
    except StoreError as error:
        return _not_kept(request, then, error)
    if session is None:
        if await service.brake.failed(request, "key"):
            raise too_many_tries()
        return render_page("enter.html", words.asked_for(request), 403, wrong=True, then=then)
    response = RedirectResponse(then, 303)
    _set_cookie(response, session, secure=request.url.scheme == "https")
    return response


def _not_kept(request: Request, then: str, error: StoreError) -> Response:
    """The form again, with what is wrong: who has a key looks after this computer, or knows who
    does. Where the database stands is not said to whoever is not in.
    """
    return render_page(
        "enter.html",
        words.asked_for(request),
        503,
        {"Retry-After": "3"},
        wrong=False,
        trouble=error.trouble,
        then=then,
    )


def _set_cookie(response: Response, session: str, *, secure: bool) -> None:
    response.set_cookie(
        DOOR_COOKIE,
        session,
        max_age=int(SESSION.total_seconds()),
        path="/",
        httponly=True,
        samesite="strict",
        secure=secure,
    )


def _inside(then: str | None) -> str:
    """An address of this server to go on to."""
    plain = then or ""
    fine = (
        plain.startswith("/")
        and not plain.startswith(("//", "/\\"))
        and plain.isprintable()
        and len(plain) < 500
    )
    return plain if fine else "/"
