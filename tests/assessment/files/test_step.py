"""A step to the next version, carried out on a copy of the program as ``docs/architecture.md``
says: everything that was ever kept goes on opening.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cluster_psia.assessment.document.fields import SCHEMA_VERSION
from cluster_psia.assessment.files.file import read_assessment, write_assessment
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.places import SAMPLES
from cluster_psia.store import open_store
from tests.assessment.files.test_golden import NEWEST

SOURCE = SAMPLES.parent / "src"
NEXT = SCHEMA_VERSION + 1
OPEN_EVERYTHING = """
import json
import sys
from cluster_psia.assessment.files import adaptation_file, file, samples
from cluster_psia.cases.library import case_library
from cluster_psia.store import open_store

golden, database = sys.argv[1:]
read = file.read_file(golden)
overlay = {"cluster_psia_adaptation": read.schema_version - 1, "adaptation": {"name": "Here"}}
store = open_store(database)
versions = {
    "file": read.schema_version,
    "samples": {samples.load_sample(key).schema_version for key in samples.shipped_keys()},
    "cases": {view.assessment.schema_version for view in case_library()},
    "store": {store.get(line.id).assessment.schema_version for line in store.list()},
    "damaged": [line.name for line in store.list() if line.damaged],
    "adaptation": adaptation_file.read_adaptation(json.dumps(overlay).encode()).name,
}
print(versions)
first = store.list()[0]
store.save(first.id, store.get(first.id).assessment.model_copy(update={"name": "New"}), 1)
store.close()
"""


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} has no line '{old}' any more"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program that is one version further, with an empty step."""
    root = tmp_path_factory.mktemp("newer")
    shutil.copytree(SOURCE, root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SAMPLES, root / "sample_data")
    assessment = root / "src" / "cluster_psia" / "assessment"
    now = f"SCHEMA_VERSION: Final = {SCHEMA_VERSION}"
    replaced(assessment / "document" / "fields.py", now, f"SCHEMA_VERSION: Final = {NEXT}")
    step = f"STEPS: Mapping[int, UpgradeStep] = {{{SCHEMA_VERSION}: lambda raw: raw, "
    replaced(assessment / "files" / "upgrade.py", "STEPS: Mapping[int, UpgradeStep] = {", step)
    return root / "src"


def test_after_a_step_everything_kept_still_opens(newer: Path, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'kept.db'}"
    store = open_store(database)
    kept = store.create(load_sample("agra"))
    (tmp_path / "file.json").write_bytes(write_assessment(read_assessment(NEWEST.read_bytes())))

    done = subprocess.run(
        [sys.executable, "-c", OPEN_EVERYTHING, tmp_path / "file.json", database],
        env={**os.environ, "PYTHONPATH": str(newer)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    told = {
        "file": NEXT,
        "samples": {NEXT},
        "cases": {NEXT},
        "store": {NEXT},
        "damaged": [],
        "adaptation": "Here",
    }
    assert done.stdout.strip() == str(told)
    assert store.list()[0].damaged, "what the newer program saved is newer than this one"
    with pytest.raises(Exception, match="written by a newer Cluster PSIA"):
        store.get(kept.id)
    store.close()
