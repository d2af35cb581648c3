"""Where assessments and rooms are kept: SQLite or PostgreSQL.

Only this package knows SQLAlchemy.
"""

from cluster_psia.store.assessments import AssessmentStore
from cluster_psia.store.backup.making import back_up, backup_bytes
from cluster_psia.store.backup.restoring import put_back
from cluster_psia.store.door.bound import bound_stores
from cluster_psia.store.drafts import DraftStore
from cluster_psia.store.open import open_both, open_rooms, open_store, settle_store
from cluster_psia.store.rooms import RoomStore
from cluster_psia.store.values import (
    DamagedStore,
    NotFound,
    Saved,
    StaleRevision,
    StoreError,
    Summary,
)

__all__ = [
    "AssessmentStore",
    "DamagedStore",
    "DraftStore",
    "NotFound",
    "RoomStore",
    "Saved",
    "StaleRevision",
    "StoreError",
    "Summary",
    "back_up",
    "backup_bytes",
    "bound_stores",
    "open_both",
    "open_rooms",
    "open_store",
    "put_back",
    "settle_store",
]
