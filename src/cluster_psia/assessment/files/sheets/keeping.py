"""Reading a large table makes a hundred thousand small values that all stay: Python looks for those
that nobody needs any more whenever a quarter has come on top, and finds none.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def made_to_stay(make: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """``make``, for which Python's search for circles of unneeded values waits. It goes on after a
    second at most, since what is read is limited; nothing else is ever kept longer by it.
    """

    @wraps(make)
    def _made(*given: _Given.args, **named: _Given.kwargs) -> _Made:
        if not gc.isenabled():
            return make(*given, **named)
        gc.disable()
        try:
            return make(*given, **named)
        finally:
            gc.enable()

    return _made
