"""POST /w/{code}/{token}/details: name, group and language, changed by the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.web.light import asked
from cluster_psia.web.participant.address import back_to_page
from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from cluster_psia.web.light.service import Service


async def change_participant(service: Service, request: Request) -> Response:
    """Change what the form holds; what it does not hold stays."""
    asked.from_our_pages(request, secret_address=True)
    form = await asked.form_fields(request)
    code, token = request.path_params["code"], request.path_params["token"]
    _, person = await service.reading(actions.find_participant, code, token)
    await service.writing(
        actions.change_details,
        code,
        token,
        alias=form.get("alias", person.alias),
        group=form.get("group_other") or form.get("group", person.group),
        language=form.get("language", person.language),
    )
    return back_to_page(code, token, form.get("then", ""))
