"""Where assessments are kept: SQLite or PostgreSQL, every change a revision. Only this package knows SQLAlchemy."""

from cluster_psia.store.assessments import AssessmentStore
from cluster_psia.store.open import open_store
from cluster_psia.store.values import NotFound, Saved, StaleRevision, StoreError, Summary

__all__ = ["AssessmentStore", "NotFound", "Saved", "StaleRevision", "StoreError", "Summary", "open_store"]
