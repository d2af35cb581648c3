"""Cluster PSIA: from a small-firm cluster to a plan for assessing what a programme does to
poverty in it.
"""

__version__ = "0.1.0"
