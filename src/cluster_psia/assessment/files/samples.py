"""The samples: published clusters as assessments, built only from what the source documents print
about them.

Each fact, score, node and group in them cites its place. Scores are Cluster PSIA's reading of
published sources; what the sources do not say is left empty. Where the files lie says
``places.py``. One more file is the finished example: Tiruppur carried to the end of the walk, of
which everything beyond the published facts is our own illustration (``cases/finished``).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cluster_psia.assessment.files.file import AssessmentFileError, read_assessment
from cluster_psia.method import load_method
from cluster_psia.places import SAMPLES

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

_OFFERED = ("tiruppur", "sialkot", "agra")  # on Home, in this order
FINISHED_EXAMPLE: Final = "tiruppur_finished"
"""The key of the finished example, for ``load_sample``."""


class SampleError(Exception):
    """A sample is unknown, missing or damaged. The message says which
    one, where it was looked for, and what to do.
    """


def sample_keys() -> tuple[str, ...]:
    """The keys of the samples that Home offers, in this order."""
    return _OFFERED


def case_keys() -> tuple[str, ...]:
    """The keys of all published clusters and programmes, in the order of ``cases.yaml``."""
    return tuple(case.key for case in load_method().cases.cases)


def shipped_keys() -> tuple[str, ...]:
    """The keys of all that is shipped: the samples on Home, the other cases, the finished
    example.
    """
    return tuple(dict.fromkeys((*_OFFERED, *case_keys(), FINISHED_EXAMPLE)))


def kind_of_sample(a: Assessment) -> str:
    """What a shipped assessment or a copy of it is called: "published sample" or "finished
    example"; empty for any other.
    """
    if a.sample is None:
        return ""
    return "finished example" if a.sample.key == FINISHED_EXAMPLE else "published sample"


def load_sample(key: str, folder: Path | None = None) -> Assessment:
    """The sample of any published case, or the finished example, marked as a sample. Raises
    SampleError.
    """
    folder = folder or SAMPLES
    return _sample_of(key, folder, _read(key, folder))


@lru_cache(maxsize=16)  # Home offers some at every run
def _sample_of(key: str, folder: Path, text: str) -> Assessment:
    """What stands in a sample's file. Raises SampleError."""
    try:
        assessment = read_assessment(text.encode())
    except AssessmentFileError as error:
        where = error.place or "the top"
        raise SampleError(f"sample '{key}' in {folder}: at {where}: {error.rule}") from error
    if assessment.sample is None or assessment.sample.key != key:
        raise SampleError(
            f"sample '{key}' in {folder}: the file does not mark itself as the sample '{key}'"
        )
    return assessment


def _read(key: str, folder: Path) -> str:
    """The text of a sample's file. Raises SampleError."""
    known = shipped_keys()
    if key not in known:
        raise SampleError(f"there is no sample '{key}'; choose one of {', '.join(known)}")
    try:
        return (folder / f"{key}.json").read_text(encoding="utf-8")
    except OSError as error:
        raise SampleError(
            f"sample '{key}' cannot be read from {folder} ({error.strerror}); the samples lie in"
            " the folder sample_data that comes with the program; run it from a full copy of the"
            " repository, or install it anew"
        ) from error
    except UnicodeDecodeError as error:
        raise SampleError(f"sample '{key}' in {folder} is not text in UTF-8") from error
