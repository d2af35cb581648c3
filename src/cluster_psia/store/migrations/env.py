"""How Alembic runs the steps: on the connection and inside the transaction
that ``store.migrate`` hands it.
"""

from alembic import context

from cluster_psia.store.migrate import VERSION_TABLE
from cluster_psia.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
)
context.run_migrations()
