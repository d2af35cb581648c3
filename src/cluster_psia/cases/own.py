"""The assessment that is open as one more column beside published cases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cluster_psia.cases.library import OWN_KEY, CaseView, case_view
from cluster_psia.method.model.register import Case

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

_UNSAID = "not stated"


def own_view(a: Assessment) -> CaseView:
    """The assessment as a case of its own: its facts and scores, and nothing added to them.

    It stands in no register, so it has no notes on sources; country and sector are those of its
    profile.
    """
    profile = a.profile
    case = Case(
        key=OWN_KEY,
        label=profile.cluster.strip() or a.name,
        explanation=profile.summary.strip() or a.name,
        ours="The assessment that is open, with its own facts and scores.",
        kind="cluster",
        country=profile.country.strip() or f"country {_UNSAID}",
        sector=OWN_KEY,
    )
    return replace(case_view(case, a), sector=profile.sector.strip() or f"sector {_UNSAID}")
