"""Templates to responses: what people typed is text."""

from __future__ import annotations

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from cluster_psia.i18n import translated_text
from cluster_psia.web.light.render import render_html, render_page


def test_what_was_typed_is_text_and_no_mark() -> None:
    page = render_html("enter.html", "en", wrong=False, then='/"><script>x</script>')
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def test_a_value_that_was_forgotten_is_an_error_and_no_gap() -> None:
    with pytest.raises(UndefinedError, match="then"):
        render_html("enter.html", "en", wrong=False)


def test_a_page_speaks_its_language_and_runs_its_way() -> None:
    values = {"error": "other_site", "reason": "", "back": "/w"}
    urdu = render_html("refusal.html", "ur", **values)
    assert '<html lang="ur" dir="rtl">' in urdu
    assert translated_text("ur", "participant.error.title") in urdu
    assert '<html lang="en" dir="ltr">' in render_html("refusal.html", "xx", **values)


def test_a_response_has_its_status_and_headers() -> None:
    got = render_page("enter.html", "en", 403, {"x-way": "out"}, wrong=True, then="/")
    assert (got.status_code, got.headers["x-way"]) == (403, "out")
    assert got.headers["content-type"].startswith("text/html")


def test_only_our_own_templates_are_filled() -> None:
    with pytest.raises(TemplateNotFound):
        render_html("../render.py", "en")
