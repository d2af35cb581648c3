"""Every page of every sample as a picture:
``python tests/browser/screenshots.py FOLDER [page …]``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from playwright.sync_api import Page, sync_playwright

from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample, sample_keys
from cluster_psia.ui.frame.walk import every_step
from tests.browser.served import Server, launch, put, serving, settled, visit, window
from tests.export.assessments import empty, filled

SIZES = {"desktop": (1280, 800), "phone": (390, 844), "projector": (1920, 1080)}
PAGES = tuple(step.key.replace("_", "-") for step in every_step())


def _whole_height(page: Page, width: int, height: int) -> None:
    """Make the window as tall as the page, so that one picture holds all of it
    (Streamlit scrolls inside).
    """
    tall = page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, min(int(tall) + 40, 9000))})


def picture(page: Page, server: Server, address: str, size: str, out: Path) -> None:
    """One page at one size."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    visit(page, server.url + address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=out.with_name(f"{out.stem}.fold.png"))
    _whole_height(page, width, height)
    page.wait_for_load_state("networkidle")
    settled(page)
    page.screenshot(path=out)


def main(folder: Path, wanted: tuple[str, ...]) -> None:
    """All pages of all samples and of an empty assessment, at all sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = {key: load_sample(key) for key in (*sample_keys(), FINISHED_EXAMPLE)} | {
        "filled": filled(),
        "empty": empty(),
    }
    with (
        tempfile.TemporaryDirectory() as work,
        serving(Path(work)) as server,
        sync_playwright() as playwright,
    ):
        ids = {key: put(server, document) for key, document in documents.items()}
        browser = launch(playwright)
        for size in SIZES:
            page = window(browser).new_page()
            for key, id_ in ids.items():
                for name in wanted:
                    address = f"/?a={id_}" if name == "home" else f"/{name}?a={id_}"
                    picture(page, server, address, size, folder / f"{key}-{name}-{size}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots"), tuple(sys.argv[2:]) or PAGES)
