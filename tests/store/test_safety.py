"""Nothing that was acknowledged is lost: threads, processes,
SIGKILL, and two programs that open at once.
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.profile import with_note
from cluster_psia.store import AssessmentStore, StaleRevision, open_store
from tests.machine import PATIENCE
from tests.store.places import killed_after

# Adds lines to a note, each on top of whatever is newest; prints the revision after the store has
# acknowledged it.
APPEND = """
import sys
from cluster_psia.assessment.edits.profile import with_note
from cluster_psia.store import StaleRevision, open_store
url, id_, who, times = sys.argv[1:]
store = open_store(url)
for n in range(int(times)):
    while True:
        now = store.get(id_)
        note = f"{now.assessment.notes.get('plan', '')}\\n{who}{n}"
        try:
            saved = store.save(id_, with_note(now.assessment, "plan", note), now.revision)
        except StaleRevision:
            continue
        print(saved.revision, f"{who}{n}", flush=True)
        break
"""
CREATE = """
import sys
from cluster_psia.assessment import Assessment
from cluster_psia.store import open_store
sys.stdin.readline()
print(open_store(sys.argv[1]).create(Assessment(name=sys.argv[2])).id)
"""


def program(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def lines(store: AssessmentStore, id_: str) -> list[str]:
    return store.get(id_).assessment.notes["plan"].split()


def test_two_processes_that_write_at_once_lose_nothing(store: AssessmentStore, url: str) -> None:
    id_ = store.create(Assessment(name="shared")).id
    writers = [program(APPEND, url, id_, who, "15") for who in "ab"]
    said = [writer.communicate(timeout=PATIENCE)[0].splitlines() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    acknowledged = sorted((int(line.split()[0]), line.split()[1]) for one in said for line in one)
    assert [revision for revision, _ in acknowledged] == list(range(2, 32))
    assert lines(store, id_) == [line for _, line in acknowledged]


def test_eight_threads_that_write_at_once_lose_nothing(store: AssessmentStore) -> None:
    id_ = store.create(Assessment(name="shared")).id

    def append(who: int) -> None:
        for n in range(6):
            now = store.get(id_)
            while True:
                note = f"{now.assessment.notes.get('plan', '')}\n{who}.{n}"
                try:
                    store.save(id_, with_note(now.assessment, "plan", note), now.revision)
                    break
                except StaleRevision as stale:
                    now = stale.newer  # what comes with the refusal is enough to go on with

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(append, range(8)))
    assert sorted(lines(store, id_)) == sorted(f"{who}.{n}" for who in range(8) for n in range(6))
    assert store.get(id_).revision == 49


def test_threads_that_rename_at_once_all_get_through(store: AssessmentStore) -> None:
    id_ = store.create(Assessment(name="shared")).id
    with ThreadPoolExecutor(6) as pool:
        renamed = list(pool.map(lambda n: store.rename(id_, f"name {n}"), range(12)))
    assert sorted(saved.revision for saved in renamed) == list(range(2, 14))
    last = max(renamed, key=lambda saved: saved.revision)
    assert store.get(id_) == last


def test_what_was_acknowledged_before_a_kill_is_there_afterwards(
    store: AssessmentStore, url: str
) -> None:
    id_ = store.create(Assessment(name="killed")).id
    store.close()
    writer = program(APPEND, url, id_, "k", "100000")
    heard = killed_after(writer, 25)  # in the middle of whatever it does then
    revision, last = heard[-1].split()
    again = open_store(url)
    found = lines(again, id_)
    assert again.get(id_).revision - int(revision) in {
        0,
        1,
    }  # at most one was kept and not yet said
    assert found[int(last[1:])] == last
    assert found == [f"k{n}" for n in range(len(found))]
    after = again.save(id_, Assessment(name="goes on"), again.get(id_).revision)
    assert after.can_undo
    again.close()


def test_programs_that_open_an_empty_database_at_once_all_get_in(url: str) -> None:
    programs = [program(CREATE, url, f"from {n}") for n in range(4)]
    for each in programs:
        assert each.stdin
        each.stdin.write("go\n")
        each.stdin.flush()
    ids = {each.communicate(timeout=PATIENCE)[0].strip() for each in programs}
    assert [each.returncode for each in programs] == [0, 0, 0, 0]
    store = open_store(url)
    assert {line.id for line in store.list()} == ids
    store.close()


def test_threads_that_open_an_empty_database_at_once_all_get_in(url: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: open_store(url), range(6)))
    ids = {each.create(Assessment(name=str(n))).id for n, each in enumerate(stores)}
    assert {line.id for line in stores[0].list()} == ids
    for each in stores:
        each.close()
