"""Writing what a command was asked for into files:
whole or not at all, and never over what was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cluster_psia.cli.frame import BadInput


@dataclass(frozen=True)
class OutputKind:
    """What is written, a name that it might have, and the option that says where it goes."""

    what: str
    example: str
    option: str


def write_files(files: Iterable[tuple[Path, bytes]], read_from: Path, kind: OutputKind) -> None:
    """Write every file, or none when one of the places cannot be written. Raises BadInput."""
    wanted = tuple(files)
    _differ(wanted, kind.what)
    for output, _ in wanted:
        with _told(output, kind):
            _check(output, read_from, kind)
    for output, data in wanted:
        with _told(output, kind):
            _write(output.resolve(), data)


@contextmanager
def _told(output: Path, kind: OutputKind) -> Iterator[None]:
    """Says in one line what the system has against a place."""
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a name that no system takes
        reason = getattr(error, "strerror", None) or str(error)
        said = (
            f"{output}: cannot be written ({reason.lower()});"
            f" choose another place with {kind.option}"
        )
        raise BadInput(said) from error


def _differ(wanted: tuple[tuple[Path, bytes], ...], what: str) -> None:
    """Refuse two outputs in one place: the second would replace the first."""
    seen: set[Path] = set()
    for output, _ in wanted:
        try:
            place = output.resolve()
        except (OSError, ValueError, RuntimeError):
            continue  # told when it is checked
        if place in seen:
            raise BadInput(f"{output}: named twice; choose a name of its own for each {what}")
        seen.add(place)


def _check(output: Path, file: Path, kind: OutputKind) -> None:
    """Refuse a place where nothing can or should be written.
    Raises BadInput, OSError or ValueError.
    """
    if output.is_dir():
        raise BadInput(
            f"{output}: this is a folder; name a file in it, for example {output / kind.example}"
        )
    if not output.absolute().parent.is_dir():
        raise BadInput(
            f"{output}: there is no folder {output.absolute().parent};"
            " make it first or choose another"
        )
    if output.exists() and not output.is_file():
        raise BadInput(
            f"{output}: this is no ordinary file; choose another name for the {kind.what}"
        )
    if output.exists() and output.samefile(file):
        raise BadInput(
            f"{output}: this is the assessment itself; choose another name for the {kind.what}"
        )
    if output.exists():
        with output.open("r+b"):  # may it be written at all, or does another program hold it?
            pass


def _write(target: Path, data: bytes) -> None:
    """Write the whole file or none of it: what stood there before is replaced only at the end."""
    half = target.with_name(f".{target.stem[:80]}.half")
    try:
        half.write_bytes(data)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
