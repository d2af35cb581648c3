"""A suggestion as a value: what, because, against, source.
Page, workbook and command line show all four.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cluster_psia.method.model import Frozen


class Reason(Frozen):
    """One sentence that names a fact of the assessment, and where the judgement in it comes from.

    ``source`` is a citation in words ("UNIDO 2004, Box 7") or "Ours: " and the reason why it is
    ours.
    """

    text: str
    source: str

    def __str__(self) -> str:
        return f"{self.text} ({self.source})"


class Suggestion(Frozen):
    """Something suggested, with what speaks for and against it.
    ``source`` says where the thing itself stands.
    """

    what: str
    because: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()
    source: str


def filled_template(template: str, words: Mapping[str, str]) -> str:
    """``template`` with each known ``{name}`` replaced, in one pass,
    so that a brace in a person's words stays one.
    """
    return re.sub(r"\{(\w+)\}", lambda found: words.get(found[1], found[0]), template)
