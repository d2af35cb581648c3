"""A damaged SQLite file ends in one line, whatever byte of it is wrong."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from cluster_psia.store import DamagedStore, NotFound, StoreError, open_store
from tests.machine import rounds, soaked
from tests.store.racing import hall_at

FILES = 400  # each opened, and read if it can be
PAGE = 4096  # bytes; the first one holds the names of tables


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    """A whole database, with the id of its assessment."""
    file = tmp_path_factory.mktemp("sound") / "kept.db"
    hall = hall_at(f"sqlite:///{file}")
    hall.all_answer(hall.join("Asha", "Traders"))
    hall.assessments.close()
    return file.read_bytes(), hall.saved.id


def read_all(file: Path, id_: str) -> None:
    """Read the assessments. Raises StoreError, NotFound."""
    store = open_store(f"sqlite:///{file}")
    try:
        store.list()
        store.get(id_)
    finally:
        store.close()


def test_a_byte_that_is_no_letter_in_the_names_of_tables_is_damage(
    sound: tuple[bytes, str], file: Path
) -> None:
    data, id_ = sound
    at = data.index(b"CREATE TABLE assessments") + len(b"CREATE TABLE as")
    file.write_bytes(data[:at] + b"\xff" + data[at + 1 :])
    with pytest.raises(DamagedStore, match="is damaged; stop the program and put back a backup"):
        read_all(file, id_)


def test_whatever_byte_is_wrong_ends_in_one_line(sound: tuple[bytes, str], file: Path) -> None:
    data, id_ = sound
    chance = random.Random(18)
    used = [at for at, byte in enumerate(data) if byte]
    of_schema = [at for at in used if at < PAGE]
    said, n = [], 0
    for n in rounds(FILES):
        at = chance.choice(of_schema if n % 2 else used)
        file.write_bytes(data[:at] + bytes([chance.randrange(128, 256)]) + data[at + 1 :])
        try:
            read_all(file, id_)
        except (StoreError, NotFound) as error:
            said.append(str(error))
        for beside in file.parent.glob(f"{file.name}-*"):
            beside.unlink()
    assert len(said) > FILES // 20
    assert not any("\n" in line for line in said)
    soaked(f"damaged databases, {len(said):,} of them told", n + 1)
