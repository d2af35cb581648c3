"""``python -m cluster_psia`` is the command line."""

from cluster_psia.cli import main

main()
