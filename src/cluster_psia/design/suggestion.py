"""A suggestion as a value: what, because, against, source. Page, workbook and command line show all
four.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cluster_psia.assessment.reason import Reason
from cluster_psia.method.model import Frozen


class Suggestion(Frozen):
    """Something suggested, with what speaks for and against it. ``source`` says where the thing
    itself stands.
    """

    what: str
    because: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()
    source: str


def filled_template(template: str, words: Mapping[str, str]) -> str:
    """``template`` with each known ``{name}`` replaced, in one pass, so that a brace in a person's
    words stays one.
    """
    return re.sub(r"\{(\w+)\}", lambda found: words.get(found[1], found[0]), template)
