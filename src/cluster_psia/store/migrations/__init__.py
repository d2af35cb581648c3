"""Alembic's steps; ``store.migrate`` runs them when a database is opened."""
