"""The published method as data. ``load_method()`` is the way in."""

from cluster_psia.method.load import MethodError, load_method
from cluster_psia.method.model import Entry, Method, Source

__all__ = ["Entry", "Method", "MethodError", "Source", "load_method"]
