"""POST /w/{code}/{token}/withdraw: the person takes all own answers out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from cluster_psia.web.light import asked
from cluster_psia.web.participant.address import page_address
from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from cluster_psia.web.light.service import Service


async def withdraw_participant(service: Service, request: Request) -> Response:
    """Delete the answers of every round, then show the page anew, which says so."""
    asked.from_our_pages(request, secret_address=True)
    code, token = request.path_params["code"], request.path_params["token"]
    await service.writing(actions.withdraw_answers, code, token)
    return RedirectResponse(f"{page_address(code, token)}?out=1", 303)
