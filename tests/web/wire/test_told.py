"""A line a request says what was asked and how it went, and nothing that is anybody's secret."""

from __future__ import annotations

import logging
import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from cluster_psia.settings import REQUEST_LOG
from cluster_psia.web import light_web
from cluster_psia.web.wire.told import ToldRequests, told_path

ROUTES = light_web().routes


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/", "/"),
        ("/readyz", "/readyz"),
        ("/w/QK7RTM", "/w/{code}"),
        ("/w/QK7RTM/s3cr3t-link", "/w/{code}/{token}"),
        ("/w/QK7RTM/s3cr3t-link/answers", "/w/{code}/{token}/answers"),
        ("/w/QK7RTM/s3cr3t-link/another", "/…/…"),
        ("/media/9fa2.xlsx", "/media/…"),
        ("/_stcore/upload_file/abc/def", "/_stcore/upload_file"),
        ("/asha@example.org", "/…"),
    ],
)
def test_a_path_is_told_without_codes_links_and_names(path: str, told: str) -> None:
    assert told_path(path, ROUTES) == told


def test_a_line_holds_no_query_and_the_id_that_goes_out(caplog: pytest.LogCaptureFixture) -> None:
    app = Starlette(
        routes=[Route("/w/{code}", lambda _: PlainTextResponse("four", 404))],
        middleware=[Middleware(ToldRequests, routes=ROUTES)],
    )
    with caplog.at_level(logging.INFO):
        got = TestClient(app).get("/w/QK7RTM?key=s3cr3t", headers={"x-forwarded-for": "10.1.2.3"})
    (line,) = [each.getMessage() for each in caplog.records if "told" in each.name]
    id_ = re.escape(got.headers["x-request-id"])
    assert re.fullmatch(rf"GET /w/\{{code\}} 404 \d+ ms 4 bytes {id_}", line)


def test_it_is_told_where_it_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(REQUEST_LOG, raising=False)
    assert "ToldRequests" not in str(light_web().middleware)
    monkeypatch.setenv(REQUEST_LOG, "1")
    assert "ToldRequests" in str(light_web().middleware[0])
