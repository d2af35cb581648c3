"""What a first visit weighs, as it goes over the wire."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.served import serving, visit, window
from tests.browser.wire import wire_to

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

MOST = 1_200_000  # bytes, all in all; Streamlit's two fonts alone are 546,000


def test_a_first_visit_is_light_and_the_second_loads_no_file_again(
    chromium: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as server, wire_to(server.port) as wire:
        context = window(chromium)
        visit(context.new_page(), wire.url)
        assert any(address.startswith("/static/js/") for address in wire.asked)
        assert wire.sent < MOST
        wire.forget()
        visit(context.new_page(), wire.url)
        assert [address for address in wire.asked if address.startswith("/static/")] == []
        assert wire.sent < MOST / 20
        context.close()
