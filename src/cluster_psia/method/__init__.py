"""The published method as data. ``load_method()`` is the way in."""

from cluster_psia.method.load import MethodError, load_method
from cluster_psia.method.model import CitedPlace, Entry, Method

__all__ = ["CitedPlace", "Entry", "Method", "MethodError", "load_method"]
