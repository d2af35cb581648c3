"""Templates to responses.

Everything that people typed is text: autoescape is on for every template.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from cluster_psia.web.light.static import static_address
from cluster_psia.web.light.words import language_name, language_words


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(static=static_address, language_name=language_name)
    return made


def render_html(name: str, lang: str, **values: object) -> str:
    """A template filled in; texts in ``lang`` are at hand as ``t`` and ``p``."""
    w = language_words(lang)
    return _templates().get_template(name).render(w=w, t=w.t, p=w.p, **values)


def render_page(
    name: str,
    lang: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: object,
) -> HTMLResponse:
    """The same as a response."""
    return HTMLResponse(render_html(name, lang, **values), status, headers)
