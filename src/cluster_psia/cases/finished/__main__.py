"""Build the finished example again: ``python -m cluster_psia.cases.finished``, or
``make example``.
"""

from __future__ import annotations

from cluster_psia.assessment.files.file import write_assessment
from cluster_psia.assessment.files.samples import FINISHED_EXAMPLE, load_sample
from cluster_psia.cases.finished.build import BARE, finished_example
from cluster_psia.places import SAMPLES

if __name__ == "__main__":
    kept = SAMPLES / f"{FINISHED_EXAMPLE}.json"
    kept.write_bytes(write_assessment(finished_example(load_sample(BARE))))
    print(f"written: {kept}")
