"""The script and the style sheets: small, and for old phones too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.room import Hall


def test_a_first_visit_weighs_under_30_kb_in_all(here: Hall) -> None:
    with_all = here.client.get(f"/w/{here.code}", headers={"accept-encoding": "identity"})
    weight = len(with_all.content)
    loaded = re.findall(r'(?:src|href)="(/w-static/[^"]+)"', with_all.text)
    assert len(loaded) == 2
    for address in loaded:
        got = here.client.get(address, headers={"accept-encoding": "identity"})
        assert got.status_code == 200
        assert "immutable" in got.headers["cache-control"]
        weight += len(got.content)
    assert weight < 30_000, f"{weight} bytes, unpacked"
    assert not re.search(r'(?:src|href)="(?:https?:)?//', with_all.text)


def test_a_strangers_file_name_finds_nothing(here: Hall) -> None:
    for name in ("light.js", "app.py", "x", "light.00000000.css"):
        assert here.client.get(f"/w-static/{name}").status_code == 404


def test_the_script_is_es2015() -> None:
    script = (Path(__file__).parents[3] / "src/cluster_psia/web/light/static/light.js").read_text(
        encoding="utf-8"
    )
    bare = re.sub(
        r"/\*.*?\*/|//[^\n]*|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'",
        "''",
        script,
        flags=re.DOTALL,
    )
    later = [
        r"\basync\b",
        r"\bawait\b",
        r"\?\.",
        r"\?\?",
        r"\*\*",
        r"\.\.\.\w+\s*\}",
        r"\bcatch\s*\{",
        r"\.includes\(",
        r"Object\.(entries|values)",
        r"\.padStart",
        r"\.flat\(",
        r"\.replaceAll",
        r"\bimport\b",
        r"`",
        r",\s*\)",
    ]
    assert [pattern for pattern in later if re.search(pattern, bare)] == []
    assert not re.search(
        r"randomUUID\(|serviceWorker|clipboard|eval\(|innerHTML|document\.write", bare
    )
