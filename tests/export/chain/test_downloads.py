"""The files that the map can be taken away in."""

from cluster_psia.export.chain.downloads import map_files
from tests.drawing.map.drawn import MAP


def test_downloads_make_what_they_say() -> None:
    made = {download.file_name: download.make() for download in map_files(MAP, "women")}
    assert made["value-chain.svg"].startswith(b"<?xml")
    assert made["value-chain.png"].startswith(b"\x89PNG")
    assert b"graphml" in made["value-chain.graphml"]
    assert made["value-chain.txt"].decode().startswith("Home (")
    assert len(made) == 6
